"""Plans side by side on a terminal: one column a plan, in as many tables as the width asks for."""

from collections.abc import Callable, Iterator, Sequence

from models.comparison import Comparison, Difference, PlanOutcome
from models.grades import Grade, grade_named, position
from models.plan import BASE_PLAN
from solver.report.catalogue import compare, policy
from solver.report.conflict import claim_text
from solver.report.naming import Names
from solver.report.page import PLAIN, Page
from solver.report.table import Column, table
from solver.report.words import Words

_NARROWEST = 40
_OUTCOMES = ("retained", "promoted", "transferred", "appointed", "transitional", "waiting")
_ALWAYS = ("retained", "promoted", "transferred", "waiting")


def comparison_words(page: Page) -> Words:
    """The words that the report needs."""
    return Words(page.lang, compare.WORDS, policy.WORDS)


def comparison_text(names: Names, comparison: Comparison, page: Page = PLAIN) -> str:
    """The whole comparison: what each plan changes, the measures, the grades, the people."""
    words = names.words
    blocks = [
        page.head(_title(names, comparison)),
        _section(names, page, "plans", "\n".join(_changes(names, comparison))),
        _section(names, page, "measures", _measures(names, comparison, page.width)),
        words("compare.today", cost=f"{comparison.cost_today:,}"),
        _section(names, page, "grades", _grades(names, comparison, page.width)),
        _section(names, page, "contests", _contests(names, comparison, page.width)),
        _section(names, page, "people", _people(names, comparison, page.width)),
        _section(names, page, "conflicts", "\n".join(_conflicts(names, comparison))),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _title(names: Names, comparison: Comparison) -> str:
    scenario, words = names.scenario, names.words
    counted = words.count("compare.title", len(comparison.plans))
    stage = words(f"stage.{scenario.stage}")
    return " · ".join([scenario.institution, stage, str(scenario.as_of), counted])


def _section(names: Names, page: Page, key: str, body: str) -> str:
    return f"{page.head(names.words(f'compare.head.{key}'))}\n{body}" if body else ""


def plan_label(words: Words, plan: str) -> str:
    """How a plan is called: by its name, the base plan in the reader's language."""
    return words("compare.base") if plan == BASE_PLAN else plan


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
        for grade in _all_grades([plan])
        if (by := _by(base, plan, grade))
    ]
    told = [words("compare.quota", changes=words.join(moved))] if moved else []
    told += [policy_text(words, key, value) for key, value in plan.policy.items()]
    for key, limits in (("beyond", plan.beyond_base), ("breaks", plan.broken)):
        if limits:
            named = words.join([limit_name(names, limit) for limit in limits])
            told.append(words(f"compare.{key}", limits=named))
    return told or [words("compare.nothing")]


def policy_text(words: Words, key: str, value: str) -> str:
    """A policy or reading in words."""
    return words("policy.aims", value=value) if key == "aims" else words(f"policy.{key}.{value}")


def limit_name(names: Names, limit: str) -> str:
    """A ratio, or the authorised total."""
    return names.words("compare.total") if limit == "total" else names.ratio(limit)


def _by(base: PlanOutcome, plan: PlanOutcome, grade: Grade) -> int:
    return plan.quota.get(grade, 0) - base.quota.get(grade, 0)


def _all_grades(plans: Sequence[PlanOutcome]) -> list[Grade]:
    """Every grade that a plan has or somebody holds."""
    found = {grade for plan in plans for grade in plan.quota}
    found |= {use.grade for plan in plans for use in plan.use}
    return sorted(found, key=position)


Rows = list[tuple[str, list[str]]]


def _measures(names: Names, comparison: Comparison, width: int | None) -> str:
    words, plans = names.words, comparison.plans

    def solved(tell: Callable[[PlanOutcome], object]) -> list[str]:
        return [str(tell(plan)) if plan.solved else "–" for plan in plans]

    shown = [
        outcome
        for outcome in _OUTCOMES
        if outcome in _ALWAYS or any(outcome in plan.people for plan in plans)
    ]
    rows: Rows = [
        (words("compare.limits"), [words(f"compare.{_limits(plan)}") for plan in plans]),
        (words("compare.answer"), [words(f"compare.{plan.status}") for plan in plans]),
        (words("compare.placed"), solved(lambda p: f"{_placed(p)}/{comparison.staff}")),
        *(
            (words(f"outcome.{outcome}"), solved(lambda p, of=outcome: p.people.get(of, 0)))  # type: ignore[misc]
            for outcome in shown
        ),
        (words("compare.tied"), solved(lambda p: p.tied)),
        (words("compare.authorised"), [str(plan.total) for plan in plans]),
        (words("compare.seats"), [str(plan.seats) for plan in plans]),
        (words("compare.vacant"), solved(lambda p: sum(p.vacant.values()))),
        (words("compare.contests"), solved(lambda p: len(p.contests))),
        (words("compare.envy"), solved(lambda p: p.envy)),
        (words("compare.cost"), solved(lambda p: f"{p.cost:,}")),
        (words("compare.full"), [f"{plan.full_cost:,}" for plan in plans]),
        *_aims(names, comparison),
    ]
    return _tables(names, comparison, words("compare.measure"), rows, width)


def _limits(plan: PlanOutcome) -> str:
    return "broken" if plan.broken else "new" if plan.beyond_base else "kept"


def _placed(plan: PlanOutcome) -> int:
    return sum(number for outcome, number in plan.people.items() if outcome != "waiting")


def _aims(names: Names, comparison: Comparison) -> Rows:
    """Every aim that some plan pursues, in the order in which they first come."""
    words = names.words
    pursued = dict.fromkeys(aim.aim for plan in comparison.plans for aim in plan.aims)
    values = [{aim.aim: aim.value for aim in plan.aims} for plan in comparison.plans]
    return [
        (
            words("compare.aim", aim=words(f"aim.{aim}")),
            [f"{found[aim]:,}" if aim in found else "–" for found in values],
        )
        for aim in pursued
    ]


def _grades(names: Names, comparison: Comparison, width: int | None) -> str:
    base = comparison.plans[0]
    rows: Rows = [
        (names.grade(grade), [_filled(base, plan, grade) for plan in comparison.plans])
        for grade in _all_grades(comparison.plans)
    ]
    return _tables(names, comparison, names.words("col.grade"), rows, width)


def _filled(base: PlanOutcome, plan: PlanOutcome, grade: Grade) -> str:
    """`2/3 (+1)`: people of seats, and seats more than in the base plan."""
    held = {use.grade: use.filled for use in plan.use}
    filled = str(held.get(grade, 0)) if plan.solved else "–"
    by = _by(base, plan, grade)
    return f"{filled}/{plan.quota.get(grade, 0)}" + (f" ({by:+d})" if by else "")


def _contests(names: Names, comparison: Comparison, width: int | None) -> str:
    words = names.words
    fought = dict.fromkeys(contest.of for plan in comparison.plans for contest in plan.contests)
    order = sorted(fought, key=lambda of: (grade_named(of) is None, of))
    found = [{contest.of: contest for contest in plan.contests} for plan in comparison.plans]
    rows: Rows = [
        (
            names.grade(grade) if (grade := grade_named(of)) else of,
            [
                words("compare.contest", n=len(one[of].applicants), free=one[of].free)
                if of in one
                else "·"
                for one in found
            ],
        )
        for of in order
    ]
    return _tables(names, comparison, words("col.of"), rows, width) if rows else ""


def _people(names: Names, comparison: Comparison, width: int | None) -> str:
    """Everybody who gets something else under some plan, the base plan's place beside it."""
    words = names.words
    base, *others = comparison.plans
    if not others:
        return ""
    if not base.solved:
        return words("compare.no-base")
    by_plan = [{d.person: d for d in plan.differences or ()} for plan in others]
    people = sorted({person for differences in by_plan for person in differences})
    if not people:
        return words("compare.nobody")
    before = {person: d.before for one in by_plan for person, d in one.items()}
    rows: Rows = [
        (
            person,
            [
                names.place(before[person]),
                *(
                    _told(names, one.get(person)) if plan.solved else "–"
                    for plan, one in zip(others, by_plan, strict=True)
                ),
            ],
        )
        for person in people
    ]
    legend = [words("compare.legend")]
    if not all(d.certain for one in by_plan for d in one.values()):
        legend.append(words("compare.legend.tied"))
    body = _tables(names, comparison, words("col.person"), rows, width)
    return f"{body}\n{words.join(legend, 'semicolon')}"


def _told(names: Names, difference: Difference | None) -> str:
    if difference is None:
        return "·"
    told = names.words(f"compare.{difference.effect}", place=names.place(difference.after))
    return told if difference.certain else f"{told} ?"


def _conflicts(names: Names, comparison: Comparison) -> Iterator[str]:
    """A plan without an answer, in a line."""
    for plan in comparison.plans:
        if plan.conflict:
            claims = names.words.join(
                (claim_text(names, one) for one in plan.conflict), "semicolon"
            )
            yield f"- {plan_label(names.words, plan.plan)}: {claims}{names.words('end')}"


def _tables(names: Names, comparison: Comparison, head: str, rows: Rows, width: int | None) -> str:
    """One table, or several below each other, so that each fits; every one tells its rows."""
    first = Column(head, [name for name, _ in rows])
    columns = [
        Column(plan_label(names.words, plan.plan), [cells[index] for _, cells in rows], right=True)
        for index, plan in enumerate(comparison.plans)
    ]
    room = None if width is None else max(width, _NARROWEST) - first.width
    parts: list[list[Column]] = [[]]
    for column in columns:
        taken = sum(one.width + 2 for one in parts[-1])
        if parts[-1] and room is not None and taken + column.width + 2 > room:
            parts.append([])
        parts[-1].append(column)
    return "\n\n".join(table([first, *part], None) for part in parts)
