"""The result workbook: every table there is to a result, and its summary before them."""

from collections.abc import Iterator

from models.conflict import Conflict
from models.findings import AuditFinding, Findings
from models.result import Result
from solver.eligibility.candidates import Candidates
from solver.report.audit import finding_text
from solver.report.catalogue import compare, log, policy, workbook
from solver.report.compare_tables import plan_label
from solver.report.conflict import claim_text, questions, repair_rows, standing
from solver.report.log import told
from solver.report.naming import Names
from solver.report.policy import policy_lines
from solver.report.verdict import verdict
from solver.report.words import Lang, Words
from solver.report.workbook import people, recusal, seats
from solver.report.workbook.book import book_bytes
from solver.report.workbook.grid import Cell, Column, Grid


def result_book(
    judged: Candidates,
    result: Result,
    findings: Findings,
    audit: tuple[AuditFinding, ...],
    lang: Lang,
) -> bytes:
    """The workbook's bytes, the same for the same result; tables without a row are left out."""
    words = Words(lang, compare.WORDS, policy.WORDS, workbook.WORDS, log.WORDS)
    names = Names(judged.scenario, words)
    grids = _grids(names, judged, result, findings, audit)
    return book_bytes(grids, lang, judged.scenario.institution, words("book.internal"))


def _grids(
    names: Names,
    judged: Candidates,
    result: Result,
    findings: Findings,
    audit: tuple[AuditFinding, ...],
) -> Iterator[Grid]:
    yield _summary(names, result, findings)
    if findings.conflict is not None:
        yield _conflict(names, findings.conflict)
        yield _repairs(names, findings.conflict)
    if result.solved:
        yield people.appointments(names, result)
        yield people.points(names, judged)
        yield people.ties(names, result)
        yield people.contests(names, findings)
        yield seats.vacancies(names, findings)
        yield seats.nearest(names, findings)
        yield people.waiting(names, findings)
        yield people.review(names, findings)
        yield people.fairness(names, result, findings)
        yield recusal.recusals(names, findings)
        yield recusal.close_posts(names, findings)
        yield seats.quota(names, findings)
        yield seats.ratios(names, findings)
        yield seats.proof(names, result)
    yield _log(names)
    yield _audit(names, audit)


def _summary(names: Names, result: Result, findings: Findings) -> Grid:
    rows = list(_facts(names, result, findings))
    words = names.words
    return Grid(
        words("sheet.summary"),
        words("sheet.summary"),
        (
            Column(words("book.item"), [words(key) for key, _ in rows]),
            Column(words("book.content"), [value for _, value in rows]),
        ),
    )


def _facts(names: Names, result: Result, findings: Findings) -> Iterator[tuple[str, Cell]]:
    """What the summary says, line by line, each by the key of what it is."""
    scenario, words = names.scenario, names.words
    yield "book.institution", scenario.institution
    yield "book.stage", words(f"stage.{scenario.stage}")
    yield "book.as-of", scenario.as_of
    yield "book.plan", plan_label(words, scenario.plan_name)
    yield "book.rulebook", " · ".join((scenario.rulebook.title, scenario.rulebook.source))
    for line in verdict(names, result, findings).splitlines():
        yield "book.verdict", line
    if findings.ties is not None and findings.ties.questions:
        for question in questions(names, findings.ties)[1:]:
            yield "book.decide", str(question).removeprefix("- ")
    for reading in policy_lines(names):
        yield "book.policy", reading


def _conflict(names: Names, conflict: Conflict) -> Grid:
    words, told = names.words, [claim_text(names, claim) for claim in conflict.claims]
    if not conflict.minimal:
        told.append(words(f"claim.{standing(conflict)}"))
    column = Column(words("book.claim"), told)
    return Grid(words("sheet.conflict"), words("head.conflict"), (column,))


def _repairs(names: Names, conflict: Conflict) -> Grid:
    words, rows = names.words, list(repair_rows(names, conflict))
    return Grid(
        words("sheet.repairs"),
        words("head.repairs"),
        (
            Column(words("col.repair"), [steps for steps, _, _ in rows]),
            Column(
                words("col.limits"),
                [limits for _, limits, _ in rows],
                {words("limits.broken"): "act"},
            ),
            Column(words("col.then"), [then for _, _, then in rows]),
        ),
    )


def _log(names: Names) -> Grid:
    """Every decision with its day, reason and clause."""
    words, rows = names.words, told(names)
    return Grid(
        words("sheet.log"),
        words("head.log"),
        (
            Column(words("log.number"), [one.number for one in rows]),
            Column(words("log.day"), [one.day for one in rows]),
            Column(words("col.person"), [one.person for one in rows]),
            Column(words("log.decided"), [one.what for one in rows]),
            Column(words("log.reason"), [one.reason for one in rows]),
            Column(words("log.clause"), [one.clause for one in rows]),
            Column(words("log.by"), [one.by for one in rows]),
        ),
    )


def _audit(names: Names, audit: tuple[AuditFinding, ...]) -> Grid:
    words = names.words
    return Grid(
        words("sheet.audit"),
        words("head.audit"),
        (
            Column(
                words("book.level"),
                [words(f"level.{finding.level}") for finding in audit],
                {words("level.error"): "act", words("level.warning"): "look"},
            ),
            Column(words("book.finding"), [finding_text(names, finding) for finding in audit]),
        ),
    )
