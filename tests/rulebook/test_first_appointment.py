"""首次聘用 of P5, P6, P8, P9 and P11 under the default reading R1, part by part."""

from datetime import date
from typing import Any

import pytest

from models.conditions import AppointedFor, AssessedAs, Leads
from models.grades import Grade
from solver.eligibility.verdicts import Trace
from tests.builders import the_2012_scheme
from tests.rulebook.cases import (
    DAY,
    GOOD_YEARS,
    MET,
    REVIEW,
    UNMET,
    leaves,
    route,
    title,
    years_ago,
)
from tests.rulebook.first import (
    COMMENDED,
    CREDENTIAL,
    DEPUTY,
    HEAD,
    MERIT_GRADES,
    PROVINCIAL,
    TIER_AND_YEARS,
    applicant,
)

by_merit_grade = pytest.mark.parametrize("grade", MERIT_GRADES)
by_grade = pytest.mark.parametrize("grade", TIER_AND_YEARS)

LOWER = {"associate-senior": "intermediate", "intermediate": "assistant", "assistant": "technician"}


def years_of(trace: Trace) -> Trace:
    """The atom that counts the years since the appointment to the title."""
    [atom] = [atom for atom in trace.atoms() if isinstance(atom.condition, AppointedFor)]
    return atom


@by_grade
def test_all_parts_met(grade: str) -> None:
    """Title, credential and merit together open the grade, on the very anniversary."""
    assert route(grade, applicant(grade, excellent=True)).met


@by_grade
def test_one_day_short_of_the_years(grade: str) -> None:
    """A day before the anniversary the years are not complete, and the trace says when."""
    _, years = TIER_AND_YEARS[grade]
    someone = applicant(grade, appointed=years_ago(years, late=1), excellent=True)
    trace = route(grade, someone)
    assert trace.verdict is UNMET
    assert years_of(trace).met_on == date(2012, 5, 2)
    assert years_of(trace).facts["held"] == years - 1


@by_grade
def test_years_count_for_a_higher_title_too(grade: str) -> None:
    """Who was promoted since keeps the years as holder of the lower title."""
    tier, years = TIER_AND_YEARS[grade]
    promoted = title("full-senior", years_ago(1))
    record = {**CREDENTIAL[grade], "on": years_ago(1)}
    someone = applicant(grade, titles=[title(tier, years_ago(years)), promoted], excellent=True)
    assert route(grade, {**someone, "achievements": [record]}).met


@by_grade
def test_qualified_is_not_appointed(grade: str) -> None:
    """已聘: the certificate alone, however old, gives no years."""
    tier, _ = TIER_AND_YEARS[grade]
    trace = route(grade, applicant(grade, titles=[title(tier, None)], excellent=True))
    assert years_of(trace).verdict is UNMET
    assert years_of(trace).met_on is None
    assert trace.verdict is UNMET


@by_grade
def test_years_at_a_lower_title_do_not_count(grade: str) -> None:
    """Twenty years at the title below give nothing."""
    lower = title(LOWER[TIER_AND_YEARS[grade][0]], date(2000, 1, 1))
    trace = route(grade, applicant(grade, titles=[lower], excellent=True))
    assert years_of(trace).verdict is UNMET
    assert trace.verdict is UNMET


@by_grade
def test_no_credential(grade: str) -> None:
    """Years and merit do not replace the lettered credential."""
    someone = applicant(grade, credential=False, excellent=True, commended=True, leads=(DEPUTY,))
    assert route(grade, someone).verdict is UNMET


@by_grade
def test_credential_still_to_be_judged(grade: str) -> None:
    """Without achievements and judgements the credential is for a human, so the whole is too."""
    someone = applicant(grade, credential=False, excellent=True, findings=[])
    assert route(grade, someone).verdict is REVIEW


@by_merit_grade
def test_no_merit(grade: str) -> None:
    """Years and credential are not enough at P5, P6, P8 and P9."""
    assert route(grade, applicant(grade)).verdict is UNMET


@pytest.mark.parametrize(
    "merit",
    [
        pytest.param({"assessments": {**GOOD_YEARS, 2009: "excellent"}}, id="excellent in 2009"),
        pytest.param({"assessments": {**GOOD_YEARS, 2011: "excellent"}}, id="excellent in 2011"),
        pytest.param({"provincial": True}, id="provincial advanced individual"),
        pytest.param({"commended": True}, id="commended"),
        pytest.param({"leads": (DEPUTY,)}, id="deputy of a department"),
        pytest.param({"leads": (HEAD,)}, id="head of a department"),
    ],
)
@by_merit_grade
def test_each_merit_is_enough(grade: str, merit: dict[str, Any]) -> None:
    """Under R1 any one of the listed merits will do."""
    assert route(grade, applicant(grade, **merit)).met


@pytest.mark.parametrize("role", [HEAD, DEPUTY], ids=["head", "deputy"])
@by_merit_grade
def test_leadership_counts_on_the_day_only(grade: str, role: dict[str, Any]) -> None:
    """Leading from that day on counts; having stopped on that day does not."""
    someone = applicant(grade)
    begins = {**role, "since": date(2012, 5, 1)}
    ended = {**role, "until": date(2012, 5, 1)}
    assert route(grade, {**someone, "leads": [begins]}).met
    assert route(grade, {**someone, "leads": [ended]}).verdict is UNMET


@pytest.mark.parametrize("honour", [COMMENDED, PROVINCIAL], ids=lambda record: str(record["kind"]))
@pytest.mark.parametrize(
    ("on", "verdict"),
    [(date(2008, 12, 31), UNMET), (date(2009, 1, 1), MET), (date(2011, 12, 31), MET)],
)
@by_merit_grade
def test_honours_within_three_assessment_years(
    grade: str, honour: dict[str, Any], on: date, verdict: str
) -> None:
    """近三年 begins with the first day of 2009, the third assessment year back."""
    someone = applicant(grade)
    records = [*someone["achievements"], {**honour, "on": on}]
    assert route(grade, {**someone, "achievements": records}).verdict is verdict


@by_merit_grade
def test_merit_may_be_older_than_the_appointment(grade: str) -> None:
    """任现职以来 governs the credentials, not the merit."""
    someone = applicant(grade, appointed=years_ago(TIER_AND_YEARS[grade][1]), commended=True)
    if grade == "P9":  # two years appointed: the merit of 2009 is older
        assert someone["achievements"][-1]["on"] < someone["current"]["since"]
    assert route(grade, someone).met


@by_merit_grade
def test_excellent_in_2008_is_too_old(grade: str) -> None:
    """The fourth year back is outside the window."""
    someone = applicant(grade, assessments={**GOOD_YEARS, 2008: "excellent"})
    assert route(grade, someone).verdict is UNMET


@by_merit_grade
def test_a_recent_year_not_on_record_needs_review(grade: str) -> None:
    """The missing year could have been the excellent one."""
    someone = applicant(grade, assessments={2009: "qualified", 2011: "qualified"})
    assert route(grade, someone).verdict is REVIEW


@pytest.mark.parametrize(
    ("on", "by_years", "by_months"),
    [
        (date(2008, 12, 31), UNMET, UNMET),
        (date(2009, 1, 1), MET, UNMET),
        (date(2009, 5, 1) - DAY, MET, UNMET),
        (date(2009, 5, 1), MET, MET),
    ],
)
@by_merit_grade
def test_recent_years_by_months(grade: str, on: date, by_years: str, by_months: str) -> None:
    """Read as 36 months, 近三年 begins on the day three years before, that day included."""
    someone = applicant(grade)
    someone["achievements"].append({**COMMENDED, "on": on})
    assert route(grade, someone, recent_years="assessment-years").verdict is by_years
    assert route(grade, someone, recent_years="months").verdict is by_months


@by_merit_grade
def test_assessments_are_by_year_in_both_policies(grade: str) -> None:
    """A mark belongs to a whole year: 2009 is recent by months too."""
    someone = applicant(grade, assessments={**GOOD_YEARS, 2009: "excellent"})
    assert route(grade, someone, recent_years="months").met


def test_p11_asks_no_merit() -> None:
    """At P11 years and credential are enough, and no clause speaks of anything else."""
    assert route("P11", applicant("P11")).met
    reading = the_2012_scheme().grades[Grade.P11]
    assert reading.first_appointment is not None
    atoms = [atom for atom, _ in leaves(reading.first_appointment["R1"])]
    assert not any(isinstance(atom, AssessedAs | Leads) for atom in atoms)
