"""The general conditions, which hold for every grade: 六(一)1(1) and (3)."""

from datetime import date
from typing import Any

import pytest

from models.grades import Grade
from solver.eligibility.required import basic_conditions
from solver.eligibility.verdicts import Verdict
from tests.builders import the_2012_scheme
from tests.rulebook.cases import (
    GOOD_YEARS,
    MET,
    REVIEW,
    UNMET,
    findings,
    general,
    subject,
)

DUTIES = ("law-and-conduct", "ability-or-skill", "health")


def assessed(**marks: str) -> dict[str, Any]:
    """Assessments of the good years, changed: `y2010="unqualified"`."""
    return {"assessments": {**GOOD_YEARS, **{int(y[1:]): mark for y, mark in marks.items()}}}


def newcomer(began: date, **assessments: str) -> dict[str, Any]:
    """Somebody who began on a day, with these assessments and no other."""
    years = {int(year[1:]): mark for year, mark in assessments.items()}
    return {"began": began, "assessments": years}


@pytest.mark.parametrize("stage", ["first-appointment", "regular"])
@pytest.mark.parametrize("grade", Grade.__members__.values())
def test_general_conditions_hold_for_every_grade(grade: Grade, stage: str) -> None:
    """Every grade of the scheme begins with the general conditions, at either stage."""
    if grade not in the_2012_scheme().grades:
        return
    first, *_ = basic_conditions(subject({}, stage=stage).scenario, grade)
    assert first == the_2012_scheme().general


def test_general_duties_are_presumed() -> None:
    """With good assessments and nothing on file, the general conditions are met."""
    assert general(assessed()).met


@pytest.mark.parametrize("duty", DUTIES)
def test_a_duty_found_wanting(duty: str) -> None:
    """What a body has found wanting is no longer presumed; found well, it stays met."""
    assert general({**assessed(), **findings(unmet=[duty])}).verdict is UNMET
    assert general({**assessed(), **findings(duty)}).met


@pytest.mark.parametrize(
    ("who", "marks", "verdict"),
    [
        ("qualified throughout", {}, MET),
        ("excellent once", {"y2010": "excellent"}, MET),
        ("basically qualified is below qualified", {"y2011": "basically-qualified"}, UNMET),
        ("unqualified", {"y2009": "unqualified"}, UNMET),
        ("unqualified long ago: every year", {"y2001": "unqualified"}, UNMET),
        ("ungraded counts neither way", {"y2010": "ungraded"}, MET),
        ("ungraded does not hide a bad year", {"y2010": "ungraded", "y2002": "unqualified"}, UNMET),
    ],
)
def test_every_year_qualified(who: str, marks: dict[str, str], verdict: Verdict) -> None:
    """各年度考核均达到“合格”以上: each year on record, however long ago."""
    assert general(assessed(**marks)).verdict is verdict, who


@pytest.mark.parametrize("year", [2009, 2010, 2011])
def test_a_recent_year_not_on_record(year: int) -> None:
    """Without one of the last three years nobody can say that every year was good."""
    marks = {y: mark for y, mark in GOOD_YEARS.items() if y != year}
    assert general({"assessments": marks}).verdict is REVIEW


def test_an_older_year_not_on_record() -> None:
    """Only the last three years must be on record."""
    assert general({"assessments": GOOD_YEARS, "began": date(1990, 1, 1)}).met


def test_a_bad_year_outweighs_a_missing_one() -> None:
    """Unmet, not review: the missing year could not help."""
    assert general({"assessments": {2011: "unqualified"}}).verdict is UNMET


@pytest.mark.parametrize(
    ("who", "facts", "verdict"),
    [
        ("began this year, nothing to assess", newcomer(date(2012, 2, 1)), MET),
        ("began within 2011, no whole year", newcomer(date(2011, 1, 2)), MET),
        ("began on the first day of 2011, year missing", newcomer(date(2011, 1, 1)), REVIEW),
        ("began within 2010, 2011 assessed", newcomer(date(2010, 7, 1), y2011="qualified"), MET),
        ("began within 2010, 2011 missing", newcomer(date(2010, 7, 1), y2010="ungraded"), REVIEW),
        ("a bad first year counts", newcomer(date(2011, 7, 1), y2011="unqualified"), UNMET),
    ],
)
def test_newcomers(who: str, facts: dict[str, Any], verdict: Verdict) -> None:
    """Years before the first whole year of service need not be on record."""
    assert general(facts).verdict is verdict, who
