"""The terminal report: the answer first, then what a personnel officer asks next."""

from collections.abc import Iterator

from models.findings import AuditFinding, Findings
from models.plan import BASE_PLAN
from models.result import Result
from models.scenario import Scenario
from solver.report import people, recusal, seats
from solver.report.audit import audit_lines
from solver.report.catalogue import log
from solver.report.conflict import claims, questions, repairs
from solver.report.log import log as decisions
from solver.report.naming import Names
from solver.report.page import PLAIN, Page
from solver.report.table import Section, section_text
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
    names = Names(scenario, Words(page.lang, log.WORDS))
    blocks = [title(names, page), verdict(names, result, findings)]
    for key, section in sections(names, result, findings):
        if section:
            body = section_text(section, page.width)
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


def sections(names: Names, result: Result, findings: Findings) -> Iterator[tuple[str, Section]]:
    """Every section by the key of its heading, the empty ones too."""
    if findings.conflict is not None:
        yield "head.conflict", claims(names, findings.conflict)
        yield "head.repairs", repairs(names, findings.conflict)
    yield "head.appointments", people.appointments(names, result)
    if findings.ties is not None and findings.ties.questions:
        yield "head.ties", [questions(names, findings.ties), *people.ties(names, result)]
    yield "head.contests", people.contests(names, findings)
    yield "head.vacancies", seats.vacancies(names, findings)
    yield "head.waiting", people.waiting(names, findings)
    yield "head.review", people.review(names, findings)
    yield "head.fairness", people.fairness(names, result, findings)
    yield "head.recusal", recusal.recusals(names, findings)
    yield "head.close-posts", recusal.close_posts(names, findings)
    yield "head.quota", seats.quota(names, result, findings)
    yield "head.log", decisions(names)
    yield "head.proof", seats.proof(names, result)
