"""What came of a file as rows of the tables; docs/batch.md says what each column means."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_args

from models.batch import Row, Rows
from models.findings import AuditFinding, Findings
from models.result import Outcome, Result
from models.scenario import Scenario
from solver.batch.problems import broken, failed, problems
from solver.files.errors import InputError

_OUTCOMES = get_args(Outcome)


def rows_of(
    file: str,
    scenario: Scenario,
    result: Result,
    findings: Findings,
    audited: tuple[AuditFinding, ...],
) -> Rows:
    """The rows of an institution that was worked out."""
    counts = _counts(result, findings) if result.solved else {}
    institution = {**_institution(scenario, result, findings, audited), **counts}
    told = {
        "institutions": [institution],
        "appointments": _appointments(result),
        "quota": _quota(findings) if result.solved else (),
        "vacancies": _vacancies(findings),
        "contests": _contests(findings),
        "problems": problems(scenario, result, findings, audited),
    }
    return _tables(file, scenario.institution, told)


def broken_rows(file: str, error: InputError) -> Rows:
    """The rows of a file that cannot be used."""
    told = {"institutions": [{"status": "bad-input"}], "problems": broken(error)}
    return _tables(file, None, told)


def failed_rows(file: str, reason: str | None) -> Rows:
    """The rows of a file that we failed at."""
    return _tables(file, None, {"institutions": [{"status": "fault"}], "problems": failed(reason)})


def _tables(file: str, institution: str | None, told: dict[str, Iterable[Row]]) -> Rows:
    key = {"file": file, "institution": institution}
    return {table: tuple({**key, **row} for row in rows) for table, rows in told.items()}


def _institution(
    scenario: Scenario, result: Result, findings: Findings, audited: tuple[AuditFinding, ...]
) -> Row:
    """What can be said without an answer, too."""
    levels = Counter(finding.level for finding in audited)
    return {
        "status": result.status,
        "as_of": scenario.as_of.isoformat(),
        "stage": scenario.stage,
        "rulebook": scenario.rulebook.title,
        "people": len(scenario.people),
        "seats": sum(scenario.plan.quota.values()),
        "broken_ratios": sum(not use.holds for use in findings.ratios),
        "plan_errors": levels["error"],
        "plan_warnings": levels["warning"],
    }


def _counts(result: Result, findings: Findings) -> Row:
    outcomes = Counter(one.outcome for one in result.appointments)
    return {
        "placed": len(result.appointments) - outcomes["waiting"],
        **{outcome: outcomes[outcome] for outcome in _OUTCOMES},
        "filled": sum(use.filled for use in findings.quota),
        "empty": sum(vacancy.seats for vacancy in findings.vacancies),
        "contests": len(findings.contests),
        "tied": sum(one.standing == "tied" for one in result.appointments),
        "questions": 0 if findings.ties is None else len(findings.ties.questions),
        "reviews": len({one.person for one in findings.review if one.could_change is not False}),
        "envy": len(findings.fairness),
    }


def _appointments(result: Result) -> Iterator[Row]:
    for one in result.appointments:
        yield one.model_dump(mode="json", by_alias=False, exclude={"alternatives"})


def _quota(findings: Findings) -> Iterator[Row]:
    for use in findings.quota:
        yield use.model_dump(mode="json", by_alias=False)


def _vacancies(findings: Findings) -> Iterator[Row]:
    for vacancy in findings.vacancies:
        row = vacancy.model_dump(mode="json", by_alias=False, exclude={"nearest"})
        yield {**row, "nearest": [near.person for near in vacancy.nearest]}


def _contests(findings: Findings) -> Iterator[Row]:
    for contest in findings.contests:
        row = contest.model_dump(mode="json", by_alias=False, exclude={"applicants"})
        won = sum(applicant.won for applicant in contest.applicants)
        yield {**row, "applicants": len(contest.applicants), "won": won}
