"""The four readings of the first-appointment sentence, against their formulas."""

from itertools import product

import pytest

from models.conditions import AppointedFor
from models.grades import Grade
from models.policy import Reading
from tests.builders import the_2012_scheme
from tests.rulebook.cases import MET, UNMET, leaves, route, years_ago
from tests.rulebook.first import DEPUTY, MERIT_GRADES, TIER_AND_YEARS, applicant

READINGS: tuple[Reading, ...] = ("R1", "R2", "R3", "R4")

by_merit_grade = pytest.mark.parametrize("grade", MERIT_GRADES)


def bracketed(
    grade: str, *, excellent: bool, commended: bool, provincial: bool
) -> tuple[bool, bool]:
    """含省级先进个人 belongs to 优秀 at grades 5, 6 and 8, and to 嘉奖 at grade 9."""
    if grade == "P9":
        return excellent, commended or provincial
    return excellent or provincial, commended


def formula(reading: str, *, y: bool, c: bool, e1: bool, e2: bool, e3: bool) -> bool:
    """Years Y, credential C, excellent E1, commended E2, leading E3, by the reading."""
    return {
        "R1": y and c and (e1 or e2 or e3),
        "R2": y and c and ((e1 and e2) or e3),
        "R3": (y and c and (e1 or e2)) or e3,
        "R4": y and (c or e1 or e2 or e3),
    }[reading]


@pytest.mark.parametrize("reading", READINGS)
@by_merit_grade
def test_every_combination(grade: str, reading: str) -> None:
    """A reading opens a grade for exactly those whom its formula opens it for, of all 64."""
    years = TIER_AND_YEARS[grade][1]
    for y, c, excellent, commended, provincial, e3 in product((False, True), repeat=6):
        someone = applicant(
            grade,
            appointed=years_ago(years, late=0 if y else 1),
            credential=c,
            excellent=excellent,
            commended=commended,
            provincial=provincial,
            leads=(DEPUTY,) if e3 else (),
        )
        e1, e2 = bracketed(grade, excellent=excellent, commended=commended, provincial=provincial)
        opens = formula(reading, y=y, c=c, e1=e1, e2=e2, e3=e3)
        verdict = route(grade, someone, merit_reading=reading).verdict
        assert verdict is (MET if opens else UNMET), (y, c, excellent, commended, provincial, e3)


@pytest.mark.parametrize("reading", READINGS)
@by_merit_grade
def test_title_and_years_in_every_reading(grade: str, reading: Reading) -> None:
    """The readings differ about merit, never about the title or the years."""
    stated = the_2012_scheme().grades[Grade(grade)].first_appointment or {}
    [asked] = [a.appointed for a, _ in leaves(stated[reading]) if isinstance(a, AppointedFor)]
    assert (asked.tier, asked.years) == TIER_AND_YEARS[grade]


@pytest.mark.parametrize("reading", READINGS)
def test_p11_reads_the_same_in_all(reading: str) -> None:
    """The sentence of P11 lists no merit, so nothing in it can be read in two ways."""
    assert route("P11", applicant("P11"), merit_reading=reading).met
    merits = applicant("P11", credential=False, excellent=True, commended=True, leads=(DEPUTY,))
    assert route("P11", merits, merit_reading=reading).verdict is UNMET


@by_merit_grade
def test_r2_takes_excellent_and_commended_together(grade: str) -> None:
    """Under R2 the excellent year alone is not enough, under R1 it is."""
    someone = applicant(grade, excellent=True)
    assert route(grade, someone).met
    assert route(grade, someone, merit_reading="R2").verdict is UNMET
    both = applicant(grade, excellent=True, commended=True)
    assert route(grade, both, merit_reading="R2").met


@pytest.mark.parametrize(
    ("grade", "replaces"),
    [("P5", "excellent"), ("P6", "excellent"), ("P8", "excellent"), ("P9", "commended")],
)
def test_r2_and_the_provincial_advanced_individual(grade: str, replaces: str) -> None:
    """省级先进个人 stands in for 优秀 at 5, 6 and 8, for 嘉奖 at 9, and never for the other."""
    with_excellent = applicant(grade, provincial=True, excellent=True)
    with_commended = applicant(grade, provincial=True, commended=True)
    for_excellent = replaces == "excellent"
    completes, repeats = (
        (with_commended, with_excellent) if for_excellent else (with_excellent, with_commended)
    )
    assert route(grade, completes, merit_reading="R2").met
    assert route(grade, repeats, merit_reading="R2").verdict is UNMET


@by_merit_grade
def test_r3_lets_leadership_stand_alone(grade: str) -> None:
    """Under R3 a deputy head without title or credential qualifies; under R1 nobody such does."""
    someone = applicant(grade, credential=False, leads=(DEPUTY,), titles=[])
    assert route(grade, someone, merit_reading="R3").met
    assert route(grade, someone).verdict is UNMET


@by_merit_grade
def test_r4_takes_merit_for_a_credential(grade: str) -> None:
    """Under R4 an excellent year replaces the credential, the years it does not."""
    merit = applicant(grade, credential=False, excellent=True)
    assert route(grade, merit, merit_reading="R4").met
    assert route(grade, merit).verdict is UNMET
    short = applicant(grade, appointed=years_ago(1), excellent=True)
    assert route(grade, short, merit_reading="R4").verdict is UNMET
