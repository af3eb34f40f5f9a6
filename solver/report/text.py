"""The terminal report: the answer first, then what a personnel officer asks next."""

from collections.abc import Iterator

from models.findings import AuditFinding, Findings
from models.plan import BASE_PLAN
from models.result import Result
from models.scenario import Scenario
from solver.report import people, seats
from solver.report.audit import audit_lines
from solver.report.conflict import claims_text, questions_text, repairs_text
from solver.report.naming import Names
from solver.report.page import PLAIN, Page
from solver.report.verdict import verdict
from solver.report.words import Words


def report(
    scenario: Scenario,
    result: Result,
    findings: Findings,
    audit: tuple[AuditFinding, ...],
    page: Page = PLAIN,
) -> str:
    """The whole report of one result."""
    names = Names(scenario, Words(page.lang))
    blocks = [title(names, page), verdict(names, result, findings)]
    for key, body in _sections(names, result, findings, page):
        if body:
            blocks.append(f"{page.head(names.words(key))}\n{body}")
    told = [one for one in audit if one.level != "note" or not result.solved]
    if told:
        shown = "\n".join(audit_lines(names, tuple(told)))
        blocks.append(f"{page.head(names.words('head.audit'))}\n{shown}")
    return "\n\n".join(block for block in blocks if block) + "\n"


def title(names: Names, page: Page) -> str:
    """Institution, stage, date, and the plan where it is not the base plan."""
    scenario, words = names.scenario, names.words
    parts = [scenario.institution, words(f"stage.{scenario.stage}"), str(scenario.as_of)]
    if scenario.plan_name != BASE_PLAN:
        parts.append(words("plan", name=scenario.plan_name))
    return page.head(" · ".join(parts))


def _sections(
    names: Names, result: Result, findings: Findings, page: Page
) -> Iterator[tuple[str, str]]:
    width = page.width
    if findings.conflict is not None:
        yield "head.conflict", claims_text(names, findings.conflict)
        yield "head.repairs", repairs_text(names, findings.conflict, width)
    yield "head.appointments", people.appointments(names, result, width)
    if findings.ties is not None and findings.ties.questions:
        asked = questions_text(names, findings.ties)
        yield "head.ties", f"{asked}\n\n{people.ties(names, result, width)}"
    yield "head.contests", people.contests(names, findings, width)
    yield "head.vacancies", seats.vacancies(names, findings, width)
    yield "head.waiting", people.waiting(names, findings, width)
    yield "head.review", people.review(names, findings, width)
    yield "head.fairness", people.fairness(names, result, findings)
    yield "head.quota", seats.quota(names, result, findings, width)
    yield "head.proof", seats.proof(names, result, width)
