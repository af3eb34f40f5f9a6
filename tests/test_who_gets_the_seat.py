"""Small cases in which the greatest sum gave a seat to the wrong person: who has it by points."""

from typing import Any

from models.result import Result
from models.scenario import Scenario
from solver.analysis.picture import Picture
from solver.analysis.vacancies import vacancies
from solver.eligibility.candidates import candidates
from solver.program.search import Settings
from solver.regional import decide
from solver.solving import solve
from tests.builders import VALUES, desks, person, places, post, rulebook, scenario
from tests.regions import county, members, pool, whole

REGULAR: dict[str, Any] = {"stage": "regular"}


def decided(case: Scenario) -> Result:
    """The result, which both engines give, and going down the line as trying does."""
    result = solve(case)
    assert result == solve(case, Settings(engine="cp-sat")) == solve(case, Settings(tiny=0))
    assert result.verified
    return result


def test_more_points_have_the_one_better_seat() -> None:
    """A has 40 and B 30; that B's step up is worth more decides nothing."""
    people = [
        person("A", "P8", points=40, applies=["senior"]),
        person("B", "P10", points=30, applies=["senior"]),
    ]
    case = scenario({"P7": 1, "P8": 1, "P10": 1}, people, [post("senior", "P7")], **REGULAR)
    assert places(decided(case)) == {"A": "P7", "B": "P10"}


def test_a_free_seat_listed_first_is_given() -> None:
    """X would rather be M9 than stay at the better paid P10."""
    people = [person("X", "P10", applies=["general-M9", "general-intermediate"])]
    case = scenario({"M9": 1, "P10": 1}, people, **REGULAR)
    assert places(decided(case)) == {"X": "M9"}


def test_the_own_seat_listed_first_is_kept() -> None:
    """Though X could have P7, which is worth more."""
    people = [person("X", "M9", applies=["general-M9", "general-associate-senior"])]
    case = scenario({"M9": 1, "P7": 1}, people)
    assert places(decided(case)) == {"X": "M9"}


def test_who_is_appointed_to_a_post_stays_there() -> None:
    """A, named head from above, does not leave for a better grade that is free."""
    head = post("head", "M8", **{"by-appointment": "county", "named": "A", "unit-leader": True})
    case = scenario({"M7": 1, "M8": 1}, [person("A", "M8", post="head")], [head], **REGULAR)
    assert desks(decided(case)) == {"A": "head"}


def test_nobody_has_a_claim_to_a_seat_that_is_taken_for_good() -> None:
    """The one M6 is the director's: V stays, and there is no vacancy for which to wait."""
    director = post("director", "M6", **{"by-appointment": "bureau", "named": "L"})
    people = [person("L", "M6", post="director"), person("V", "M7", points=20)]
    case = scenario({"M6": 1, "M7": 1}, people, [director], **REGULAR)
    result = decided(case)
    assert desks(result) == {"L": "director", "V": "general-M7"}
    judged = candidates(case)
    assert vacancies(Picture(judged, result)) == ()


def test_seats_of_different_kinds_go_to_who_may_have_them() -> None:
    """B, of more points, qualifies for law alone, which A has by right; the laboratory is C's."""
    asks = {"law": {"certificate": {"kinds": "accounting"}}}
    lab = {"certificate": {"kinds": "network"}}
    posts = [post("law", "P7", requires=asks["law"]), post("lab", "P7", requires=lab)]
    of_law, of_lab = [{"kind": "accounting"}], [{"kind": "network"}]
    people = [
        person("A", "P7", points=30, post="law", certificates=of_law),
        person("B", "P10", points=20, certificates=of_law),
        person("C", "P10", points=10, certificates=of_lab),
    ]
    result = decided(scenario({"P7": 2, "P10": 2}, people, posts, **REGULAR))
    assert desks(result) == {"A": "law", "B": "general-intermediate", "C": "lab"}


def test_a_workers_first_choice_is_a_post_in_management() -> None:
    """T listed M9 before the better paid W2, which then is for U, who comes after."""
    grades = {grade: {"value": value} for grade, value in VALUES.items()}
    grades |= {"W2": {"value": 690}, "W3": {"value": 615}}
    people = [
        person("T", "W3", points=20, applies=["general-M9", "general-W2"]),
        person("U", "W3", points=10, applies=["general-W2"]),
    ]
    quota = {"M9": 1, "W2": 1, "W3": 2}
    case = scenario(quota, people, rulebook=rulebook(grades=grades), **REGULAR)
    assert places(decided(case)) == {"T": "M9", "U": "W2"}


def test_more_points_have_the_desk_that_both_list_first() -> None:
    """M sits at school one; N, who has no desk, has more points: M goes to school two."""
    posts = [post("one", "P10"), post("two", "P10", seats=2)]
    people = [
        person("M", "P10", points=20, post="one", applies=["one", "two"]),
        person("N", "P10", points=30, applies=["one", "two"]),
        person("O", "P10", points=21, post="two", applies=["two"]),
    ]
    result = decided(scenario({"P10": 3}, people, posts))
    assert desks(result) == {"M": "two", "N": "one", "O": "two"}


def test_the_better_liked_of_two_promotions_is_for_more_points() -> None:
    """Both rise to M8; the office, which both list first, is B's."""
    posts = [post("archive", "M8"), post("office", "M8")]
    wanted = ["office", "archive"]
    people = [
        person("A", "M9", points=10, applies=wanted),
        person("B", "M9", points=25, applies=wanted),
    ]
    result = decided(scenario({"M8": 2, "M9": 2}, people, posts, **REGULAR))
    assert desks(result) == {"A": "archive", "B": "office"}


def test_a_seat_that_two_institutions_share_goes_by_points() -> None:
    """A of the one school has 40 points, B of the other 30; the county has one P7."""
    shared = county(pool("senior", "ab", P7=1))
    made = members(
        shared,
        a=whole({"P8": 1}, person("A", "P8", points=40), **REGULAR),
        b=whole({"P10": 1}, person("B", "P10", points=30), **REGULAR),
    )
    for settings in (Settings(), Settings(tiny=0), Settings(engine="cp-sat")):
        results = decide(shared, made, settings).results
        assert places(results["a"]) | places(results["b"]) == {"A": "P7", "B": "P10"}
