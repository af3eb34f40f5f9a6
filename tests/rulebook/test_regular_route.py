"""The regular routes: years in the grade below, credentials, titles."""

from datetime import date
from typing import Any

import pytest

from models.conditions import TenureIn, Waived, matter
from models.grades import Grade
from solver.eligibility.verdicts import Trace
from tests.builders import the_2012_scheme
from tests.rulebook.cases import (
    MET,
    REVIEW,
    UNMET,
    finding,
    findings,
    leaves,
    route,
    subject,
    title,
    years_ago,
)
from tests.rulebook.credentials import nobody_judges
from tests.rulebook.first import CREDENTIAL, LETTER, TIER_AND_YEARS

STAGES = ("first-appointment", "regular")

MANAGEMENT = {"M6": "M7", "M7": "M8", "M8": "M9", "M9": "M10"}
"""Three years in the grade on the right open the one on the left (clause A)."""

PROFESSIONAL = {"P5": ("P6", 3), "P6": ("P7", 3), "P8": ("P9", 2), "P9": ("P10", 2),
                "P11": ("P12", 2)}  # fmt: skip
"""Years in the grade below, beside a credential."""

BY_TITLE = {
    "P7": ("associate-senior", "full-senior", "intermediate"),
    "P10": ("intermediate", "associate-senior", "assistant"),
    "P12": ("assistant", "intermediate", "technician"),
}
"""The title that opens a grade; one higher, one lower."""

by_stage = pytest.mark.parametrize("stage", STAGES)
by_management = pytest.mark.parametrize(("grade", "below"), MANAGEMENT.items())
by_professional = pytest.mark.parametrize(
    ("grade", "below", "years"), [(g, b, y) for g, (b, y) in PROFESSIONAL.items()]
)
in_principle = pytest.mark.parametrize("grade", [g for g in PROFESSIONAL if g != "P11"])


def at(grade: str, since: date, **facts: Any) -> dict[str, Any]:
    """Somebody now at a grade since a day."""
    return {"current": {"grade": grade, "since": since}, **facts}


def tenure(trace: Trace) -> Trace:
    """The atom that counts the years in the grade below."""
    [atom] = [atom for atom in trace.atoms() if isinstance(atom.condition, TenureIn)]
    return atom


@by_stage
@by_management
def test_management_on_the_third_anniversary(grade: str, below: str, stage: str) -> None:
    """Clause A: three years in the grade below, the anniversary included, at either stage."""
    assert route(grade, at(below, years_ago(3)), stage=stage).met


@by_stage
@by_management
def test_management_one_day_short(grade: str, below: str, stage: str) -> None:
    """A day before the anniversary the three years are not complete."""
    trace = route(grade, at(below, years_ago(3, late=1)), stage=stage)
    assert trace.verdict is UNMET
    assert tenure(trace).met_on == date(2012, 5, 2)


@by_management
def test_management_years_in_a_higher_grade_count(grade: str, below: str) -> None:
    """Service above the grade below is service enough."""
    assert route(grade, at(grade, years_ago(3))).met
    split = at(grade, years_ago(1), service=[_served(below, years_ago(3), years_ago(1))])
    assert route(grade, split).met


@by_management
def test_management_years_elsewhere_do_not_count(grade: str, below: str) -> None:
    """Neither a grade further down nor a professional grade stands in for the one below."""
    if below != "M10":
        further = f"M{int(below[1:]) + 1}"
        assert route(grade, at(further, date(1995, 1, 1))).verdict is UNMET
    assert route(grade, at("P7", date(1995, 1, 1))).verdict is UNMET


@by_management
def test_management_years_may_lie_in_the_past(grade: str, below: str) -> None:
    """Years once served are not lost by a change of category; one day fewer is too few."""
    until = date(2008, 1, 1)
    now = at("P10", until)
    assert route(grade, {**now, "service": [_served(below, date(2005, 1, 1), until)]}).met
    short = {**now, "service": [_served(below, date(2005, 1, 2), until)]}
    assert route(grade, short).verdict is UNMET
    assert tenure(route(grade, short)).met_on is None


@by_management
def test_open_selection_is_never_assumed(grade: str, below: str) -> None:
    """Clause B: the exception holds where it is recorded, and nowhere else."""
    someone = at(below, years_ago(1))
    assert route(grade, {**someone, **findings("open-selection")}).met
    assert route(grade, {**someone, **findings(unmet=["open-selection"])}).verdict is UNMET
    assert route(grade, someone).verdict is UNMET


def test_m10_asks_nothing_more() -> None:
    """The scheme states no condition of its own for M10."""
    row = the_2012_scheme().grades[Grade.M10]
    assert row.regular is None
    assert row.first_appointment is None


def _served(grade: str, since: date, until: date) -> dict[str, Any]:
    return {"grade": grade, "since": since, "until": until}


def holder(grade: str, since: date, **facts: Any) -> dict[str, Any]:
    """Somebody at the professional grade below, with the credential of `grade`."""
    below, _ = PROFESSIONAL[grade]
    tier, _ = TIER_AND_YEARS[grade]
    against = [finding(matter, "unmet") for matter in nobody_judges(LETTER[grade])]
    return {
        **at(below, since),
        "titles": [title(tier, since)],
        "achievements": [CREDENTIAL[grade]],
        "findings": against,
        **facts,
    }


@by_professional
def test_years_and_credential(grade: str, below: str, years: int) -> None:
    """Years in the grade below and one credential open the grade on the anniversary."""
    assert holder(grade, years_ago(years))["current"]["grade"] == below
    assert route(grade, holder(grade, years_ago(years)), stage="regular").met


@by_professional
def test_years_one_day_short(grade: str, below: str, years: int) -> None:
    """A day before the anniversary the years are not complete."""
    trace = route(grade, holder(grade, years_ago(years, late=1)), stage="regular")
    assert trace.verdict is UNMET
    assert tenure(trace).met_on == date(2012, 5, 2)
    assert tenure(trace).facts["grade"] == below


@by_professional
def test_years_without_credential(grade: str, below: str, years: int) -> None:
    """Years alone do not open the grade; an open judgement leaves it to a human."""
    assert years < 10
    bare = holder(grade, date(2002, 1, 1), achievements=[])
    assert bare["current"]["grade"] == below
    assert route(grade, bare, stage="regular").verdict is UNMET
    assert route(grade, {**bare, "findings": []}, stage="regular").verdict is REVIEW


@by_professional
def test_years_two_grades_below_do_not_count(grade: str, below: str, years: int) -> None:
    """The grade below is meant, not the one below that."""
    lower = f"P{int(below[1:]) + 1}"
    if lower == "P13":  # this scheme has no P13
        return
    someone = {**holder(grade, years_ago(years)), **at(lower, date(2002, 1, 1))}
    assert route(grade, someone, stage="regular").verdict is UNMET


@by_professional
def test_the_regular_route_knows_no_merit(grade: str, below: str, years: int) -> None:
    """Assessments, commendations and leadership are asked at first appointment only."""
    row = the_2012_scheme().grades[Grade(grade)]
    assert row.regular is not None
    words = {type(atom).__name__ for atom, _ in leaves(row.regular)}
    assert words <= {"TenureIn", "Waived", "Achieved", "Recorded"}
    [asked] = [atom.tenure for atom, _ in leaves(row.regular) if isinstance(atom, TenureIn)]
    assert (asked.grade, asked.years) == (below, years)


@in_principle
def test_in_principle_admits_a_recorded_waiver(grade: str) -> None:
    """原则上: the years can be waived on record, never silently."""
    someone = holder(grade, years_ago(1))
    against = someone["findings"]
    granted = {**someone, "findings": [*against, finding(f"{grade}-tenure")]}
    refused = {**someone, "findings": [*against, finding(f"{grade}-tenure", "unmet")]}
    assert route(grade, granted, stage="regular").met
    assert route(grade, refused, stage="regular").verdict is UNMET
    assert route(grade, someone, stage="regular").verdict is UNMET


@in_principle
def test_a_waiver_of_the_years_is_no_credential(grade: str) -> None:
    """What is waived is the years alone."""
    someone = holder(grade, years_ago(1), achievements=[])
    waived = {**someone, "findings": [*someone["findings"], finding(f"{grade}-tenure")]}
    assert route(grade, waived, stage="regular").verdict is UNMET


@in_principle
def test_the_waiver_does_not_touch_first_appointment(grade: str) -> None:
    """原则上 stands in the regular sentence only."""
    rows = the_2012_scheme().grades[Grade(grade)].first_appointment or {}
    assert not any(isinstance(a, Waived) for stated in rows.values() for a, _ in leaves(stated))


def test_p11_admits_no_waiver() -> None:
    """须 without 原则上: nothing waives the two years in P12, and none can be recorded."""
    row = the_2012_scheme().grades[Grade.P11]
    assert row.regular is not None
    assert not any(isinstance(atom, Waived) for atom, _ in leaves(row.regular))
    with pytest.raises(ValueError, match="P11-tenure"):
        subject(findings("P11-tenure"))


@by_stage
@pytest.mark.parametrize("grade", BY_TITLE)
def test_entry_grades_by_title(grade: str, stage: str) -> None:
    """P7, P10 and P12 go by the title held, appointed or not, or a higher one; no years."""
    asked, higher, lower = BY_TITLE[grade]
    for tier, verdict in ((asked, MET), (higher, MET), (lower, UNMET)):
        held = {"titles": [title(tier, None, series="statistics")]}
        assert route(grade, held, stage=stage).verdict is verdict
    assert route(grade, {}, stage=stage).verdict is UNMET


def test_waivers_are_named_after_what_they_waive() -> None:
    """Every exception of section six is one of five, each named after its grade or clause."""
    book = the_2012_scheme()
    waived = {
        asked.matter
        for row in book.grades.values()
        if row.regular is not None
        for atom, _ in leaves(row.regular)
        if isinstance(atom, Waived) and (asked := matter(atom)) is not None
    }
    assert waived == {"open-selection", "P5-tenure", "P6-tenure", "P8-tenure", "P9-tenure"}
