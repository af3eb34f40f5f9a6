"""Findings as pandas tables, for notebooks; the one place where pandas is used."""

from collections.abc import Mapping

import pandas as pd

from models.findings import Findings
from models.result import Result


def tables(result: Result, findings: Findings) -> Mapping[str, pd.DataFrame]:
    """One table each for appointments, quota, ratios, vacancies, contests and waiting.

    Grades are codes, points are whole hundredths; one row a person, grade, ratio, vacancy,
    applicant of a contest, or person in a queue.
    """
    contests = [
        {"of": contest.of, **applicant.model_dump(mode="json", by_alias=False, exclude={"got"})}
        for contest in findings.contests
        for applicant in contest.applicants
    ]
    waiting = [
        {"of": queue.of, **queued.model_dump(mode="json", by_alias=False, exclude={"got"})}
        for queue in findings.waiting
        for queued in queue.people
    ]
    return {
        "appointments": _frame(
            [
                a.model_dump(mode="json", by_alias=False, exclude={"alternatives"})
                for a in result.appointments
            ]
        ),
        "quota": _frame([use.model_dump(mode="json", by_alias=False) for use in findings.quota]),
        "ratios": _frame([use.model_dump(mode="json", by_alias=False) for use in findings.ratios]),
        "vacancies": _frame(
            [
                v.model_dump(mode="json", by_alias=False, exclude={"nearest", "posts"})
                for v in findings.vacancies
            ]
        ),
        "contests": _frame(contests),
        "waiting": _frame(waiting),
    }


def _frame(rows: list[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(rows).convert_dtypes()
