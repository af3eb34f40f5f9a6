"""Plans side by side on a terminal: one column a plan, in as many tables as the width asks for."""

from collections.abc import Iterator

from models.comparison import Comparison, PlanOutcome
from solver.report.catalogue import compare, policy
from solver.report.compare_tables import (
    all_grades,
    by_seats,
    contests,
    fitted,
    grades,
    measures,
    people,
    plan_label,
)
from solver.report.conflict import claim_text
from solver.report.naming import Names
from solver.report.page import PLAIN, Page
from solver.report.policy import policy_text
from solver.report.table import Section
from solver.report.words import Surface, Words


def comparison_words(page: Page, *more: Surface) -> Words:
    """The words that the report needs, and more."""
    return Words(page.lang, compare.WORDS, policy.WORDS, *more)


def comparison_text(names: Names, comparison: Comparison, page: Page = PLAIN) -> str:
    """The whole comparison: what each plan changes, the measures, the grades, the people."""
    blocks = [page.head(_title(names, comparison))]
    for key, section in comparison_sections(names, comparison):
        if section:
            head = page.head(names.words(f"compare.head.{key}"))
            blocks.append(f"{head}\n{fitted(section, page.width)}")
    return "\n\n".join(blocks) + "\n"


def comparison_sections(names: Names, comparison: Comparison) -> Iterator[tuple[str, Section]]:
    """Every section by the key of its heading, the empty ones too."""
    changes, conflicted = [*_changes(names, comparison)], [*conflicts(names, comparison)]
    today = names.words("compare.today", cost=f"{comparison.cost_today:,}")
    yield "plans", [changes] if changes else []
    yield "measures", [*measures(names, comparison), [today]]
    yield "grades", grades(names, comparison)
    yield "contests", contests(names, comparison)
    yield "people", people(names, comparison)
    yield "conflicts", [conflicted] if conflicted else []


def _title(names: Names, comparison: Comparison) -> str:
    scenario, words = names.scenario, names.words
    counted = words.count("compare.title", len(comparison.plans))
    stage = words(f"stage.{scenario.stage}")
    return " · ".join([scenario.institution, stage, str(scenario.as_of), counted])


def _changes(names: Names, comparison: Comparison) -> Iterator[str]:
    """Every alternative in a line: its note, and what it changes."""
    base, *others = comparison.plans
    for plan in others:
        told = names.words.join(_change(names, base, plan), "semicolon")
        note = f"{plan.note}{names.words('end')} " if plan.note else ""
        yield f"- {plan.plan}: {note}{told}{names.words('end')}"


def _change(names: Names, base: PlanOutcome, plan: PlanOutcome) -> list[str]:
    words = names.words
    moved = [
        f"{names.grade(grade)} {by:+d}"
        for grade in all_grades([plan])
        if (by := by_seats(base, plan, grade))
    ]
    told = [words("compare.quota", changes=words.join(moved))] if moved else []
    told += [policy_text(words, key, value) for key, value in plan.policy.items()]
    for key, limits in (("beyond", plan.beyond_base), ("breaks", plan.broken)):
        if limits:
            named = words.join([limit_name(names, limit) for limit in limits])
            told.append(words(f"compare.{key}", limits=named))
    return told or [words("compare.nothing")]


def limit_name(names: Names, limit: str) -> str:
    """A ratio, or the authorised total."""
    return names.words("compare.total") if limit == "total" else names.ratio(limit)


def conflicts(names: Names, comparison: Comparison) -> Iterator[str]:
    """A plan without an answer, in a line."""
    for plan in comparison.plans:
        if plan.conflict:
            claims = names.words.join(
                (claim_text(names, one) for one in plan.conflict), "semicolon"
            )
            yield f"- {plan_label(names.words, plan.plan)}: {claims}{names.words('end')}"
