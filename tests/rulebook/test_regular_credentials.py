"""任现职以来 in a regular round: credentials count from the present post, not the title."""

import pytest

from solver.eligibility.judge import judge
from tests.rulebook.cases import (
    DAY,
    MET,
    REVIEW,
    UNMET,
    credential_clauses,
    findings,
    route,
    subject,
    title,
)
from tests.rulebook.credentials import (
    ALONE,
    HONOURED,
    JUDGED,
    REVIEWED,
    Case,
    nobody_judges,
)
from tests.rulebook.honours import APPOINTED, GRADES, HELD, LATELY
from tests.rulebook.test_regular_route import PROFESSIONAL

LONG_AGO = APPOINTED.replace(year=APPOINTED.year - 8)


def in_post(case: Case, *, since: object = APPOINTED) -> dict[str, object]:
    """The person of a case in the grade below since a day, with the title for years more."""
    below, _ = PROFESSIONAL[GRADES[case.clause[0]]]
    tier = HELD[case.clause[0]][1]
    return {
        **case.facts,
        "current": {"grade": below, "since": since},
        "titles": [title(tier, LONG_AGO)],
    }


def moved(case: Case, on: object) -> dict[str, object]:
    """The same with the achievement on another day, every judgement having gone against it."""
    [record] = case.facts["achievements"]
    against = findings(unmet=nobody_judges(case.clause))
    return {**in_post(case), **against, "achievements": [{**record, "on": on}]}


@pytest.mark.parametrize("case", ALONE, ids=str)
def test_clause_alone(case: Case) -> None:
    """A clause says the same of what was achieved in the present post as at first appointment."""
    someone = subject(in_post(case), stage="regular")
    assert judge(credential_clauses()[case.clause], someone).verdict is case.verdict


@pytest.mark.parametrize("case", HONOURED, ids=str)
def test_each_credential_opens_its_grade(case: Case) -> None:
    """With the years in the grade below any one credential opens the grade, from that day on."""
    grade = GRADES[case.clause[0]]
    for on in (APPOINTED, LATELY):
        assert route(grade, moved(case, on), stage="regular").met


@pytest.mark.parametrize("case", HONOURED, ids=str)
def test_what_was_achieved_before_the_post_does_not_count(case: Case) -> None:
    """A day before the present post is too early, though the title was held for years."""
    early = moved(case, APPOINTED - DAY)
    grade = GRADES[case.clause[0]]
    assert route(grade, early, stage="regular").verdict is UNMET
    someone = subject(early)
    assert judge(credential_clauses()[case.clause], someone).met, "at first appointment it counts"


@pytest.mark.parametrize("case", HONOURED, ids=str)
def test_a_credential_without_the_years_is_not_enough(case: Case) -> None:
    """Who has the credential and has just come to the grade below waits for the years."""
    below, _ = PROFESSIONAL[GRADES[case.clause[0]]]
    new = {**moved(case, LATELY), "current": {"grade": below, "since": LATELY + 365 * DAY}}
    [record] = case.facts["achievements"]
    new["achievements"] = [{**record, "on": LATELY + 400 * DAY}]
    assert route(GRADES[case.clause[0]], new, stage="regular").verdict is UNMET


@pytest.mark.parametrize(
    ("clause", "matters"), [*((c, (m,)) for c, m in JUDGED.items()), *REVIEWED.items()]
)
def test_a_judgement_opens_its_grade(clause: str, matters: tuple[str, ...]) -> None:
    """A recorded judgement is a credential by itself; without it the grade needs review."""
    case = Case(clause, "judged", {}, MET)
    grade = GRADES[clause[0]]
    found = findings(*matters, unmet=nobody_judges(clause, *matters))
    assert route(grade, {**in_post(case), **found}, stage="regular").met
    waiting = findings(unmet=nobody_judges(clause, *matters))
    assert route(grade, {**in_post(case), **waiting}, stage="regular").verdict is REVIEW
