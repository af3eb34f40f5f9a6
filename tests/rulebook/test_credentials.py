"""The 26 lettered credential clauses of section six: met, missed, and at the boundary."""

import pytest

from solver.eligibility.judge import judge
from tests.builders import the_2012_scheme
from tests.rulebook.cases import (
    DAY,
    MET,
    REVIEW,
    UNMET,
    credential_clauses,
    findings,
    named,
    subject,
    title,
    years_ago,
)
from tests.rulebook.credentials import (
    ALONE,
    BY_HONOUR,
    HONOURED,
    JUDGED,
    REVIEWED,
    Case,
    nobody_judges,
)
from tests.rulebook.honours import APPOINTED, GRADES, award, incumbent


def cites(grade: str) -> list[str]:
    """The clauses listed for a grade in the rulebook, in the order of the text."""
    parts = the_2012_scheme().conditions[f"credentials-{grade}"].any_  # type: ignore[union-attr]
    return [str(part.cite)[-3:] for part in parts]


@pytest.mark.parametrize("case", ALONE, ids=str)
def test_clause_alone(case: Case) -> None:
    """Each clause by itself says what its words say, and nothing more generous."""
    assert judge(credential_clauses()[case.clause], subject(case.facts)).verdict is case.verdict


@pytest.mark.parametrize("case", HONOURED, ids=str)
def test_achieved_on_the_day_of_the_appointment_counts(case: Case) -> None:
    """任现职以来 includes the very day of the present appointment."""
    [record] = case.facts["achievements"]
    facts = {**case.facts, "achievements": [{**record, "on": APPOINTED}]}
    assert judge(credential_clauses()[case.clause], subject(facts)).met


@pytest.mark.parametrize("case", HONOURED, ids=str)
def test_achieved_the_day_before_the_appointment_does_not_count(case: Case) -> None:
    """What was achieved before the present appointment is no credential."""
    [record] = case.facts["achievements"]
    facts = {**case.facts, "achievements": [{**record, "on": APPOINTED - DAY}]}
    assert judge(credential_clauses()[case.clause], subject(facts)).verdict is UNMET


@pytest.mark.parametrize("case", HONOURED, ids=str)
def test_one_credential_by_achievement_is_enough(case: Case) -> None:
    """符合…之一: one clause meets the whole list though every judgement went against the person."""
    facts = {**case.facts, **findings(unmet=nobody_judges(case.clause))}
    assert named(f"credentials-{GRADES[case.clause[0]]}", facts).met


@pytest.mark.parametrize("case", HONOURED, ids=str)
def test_a_credential_out_of_time_is_not_enough(case: Case) -> None:
    """The same achievement a day too early leaves the whole list unmet."""
    [record] = case.facts["achievements"]
    facts = {
        **case.facts,
        **findings(unmet=nobody_judges(case.clause)),
        "achievements": [{**record, "on": APPOINTED - DAY}],
    }
    assert named(f"credentials-{GRADES[case.clause[0]]}", facts).verdict is UNMET


@pytest.mark.parametrize(
    ("clause", "matters"), [*((c, (m,)) for c, m in JUDGED.items()), *REVIEWED.items()]
)
def test_one_credential_by_judgement_is_enough(clause: str, matters: tuple[str, ...]) -> None:
    """A recorded judgement meets the list by itself, all others having gone against the person."""
    found = findings(*matters, unmet=nobody_judges(clause, *matters))
    assert named(f"credentials-{GRADES[clause[0]]}", incumbent(clause, **found)).met


@pytest.mark.parametrize("letter", GRADES)
def test_without_achievement_only_a_judgement_can_help(letter: str) -> None:
    """Nothing achieved and nothing judged is for a human to review, not met and not unmet."""
    assert named(f"credentials-{GRADES[letter]}", incumbent(letter)).verdict is REVIEW


@pytest.mark.parametrize("letter", GRADES)
def test_without_achievement_or_judgement_the_list_is_unmet(letter: str) -> None:
    """Nothing achieved and every judgement against: no credential."""
    against = incumbent(letter, **findings(unmet=nobody_judges(letter)))
    assert named(f"credentials-{GRADES[letter]}", against).verdict is UNMET


@pytest.mark.parametrize(
    ("grade", "letters"),
    [("P5", "Aabcdefg"), ("P6", "Babcde"), ("P8", "Dabcdef"), ("P9", "Eabcd"), ("P11", "Gabcd")],
)
def test_each_grade_lists_its_own_letters(grade: str, letters: str) -> None:
    """The credentials of a grade are exactly its letters, in their order."""
    assert cites(grade) == [f"{letters[0]}-{letter}" for letter in letters[1:]]


def test_every_clause_is_exercised() -> None:
    """No lettered clause is left without somebody who meets it and somebody who does not."""
    met = {case.clause for case in ALONE if case.verdict is MET}
    missed = {case.clause for case in ALONE if case.verdict is UNMET}
    assert met == missed == set(credential_clauses()) == {*BY_HONOUR, *JUDGED, *REVIEWED}


def test_credentials_count_from_the_appointment_not_from_the_certificate() -> None:
    """An honour between certificate and appointment was won before 现职."""
    since = years_ago(3)
    facts = {
        "current": {"grade": "P10", "since": since},
        "titles": [title("intermediate", since)],
        "achievements": [award("outstanding-professional-of-unit", on=since - DAY)],
    }
    assert judge(credential_clauses()["E-d"], subject(facts)).verdict is UNMET


def test_credentials_of_the_former_title_do_not_count_for_the_present_one() -> None:
    """A promotion to associate senior starts the count anew."""
    facts = {
        "current": {"grade": "P7", "since": APPOINTED},
        "titles": [title("intermediate", years_ago(10)), title("associate-senior", APPOINTED)],
        "achievements": [award("provincial-expert", on=APPOINTED - DAY)],
    }
    assert judge(credential_clauses()["A-a"], subject(facts)).verdict is UNMET


def test_a_municipal_second_prize_opens_p8_but_not_p9() -> None:
    """The prize classes are literal, so the ladder is not monotone."""
    [prize] = [c for c in HONOURED if c.clause == "D-c" and "second" in c.who]
    against = findings(unmet=[*nobody_judges("D"), *nobody_judges("E")])
    assert named("credentials-P8", {**prize.facts, **against}).met
    assert named("credentials-P9", {**prize.facts, **against}).verdict is UNMET
