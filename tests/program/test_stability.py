"""Stability: as few others as possible change against an earlier result, after the claims."""

from typing import Any

import pytest

from models.places import Place
from models.policy import AimName
from models.result import Result
from models.scenario import Scenario
from solver.eligibility.candidates import candidates
from solver.files.scenario import load
from solver.program.search import Settings
from solver.solving import solve
from solver.verify import verify
from tests.builders import ALL_AIMS, aims, desks, person, places, post, scenario
from tests.files.broken import TIE as TIE_TEXT
from tests.files.broken import edited, faults, more, written

TWO = [post("d1", "P10"), post("d2", "P10")]


def at(post_: str, grade: str = "P10") -> Place:
    """A seat."""
    return Place.model_validate({"post": post_, "grade": grade})


def solved(case: Scenario, **before: Place | None) -> Result:
    """The result with a baseline, the same by both engines."""
    kept = case.replace(baseline=before)
    result = solve(kept)
    assert result.model_dump_json() == solve(kept, Settings(engine="cp-sat")).model_dump_json()
    return result


def wishing(**changes: Any) -> Scenario:
    """Two people who want each other's desk; seats do not go by points."""
    sums = [aim for aim in ALL_AIMS if aim not in {"priority", "transitional"}]
    changes.setdefault("policy", {"aims": sums})
    people = [person("A", applies=["d2", "d1"]), person("B", applies=["d1", "d2"])]
    return scenario({"P10": 2}, people, TWO, **changes)


def test_who_had_a_seat_keeps_it_before_anybody_gets_an_earlier_choice() -> None:
    """Freely they would change desks; against a result in which they did not, they do not."""
    assert desks(solve(wishing())) == {"A": "d2", "B": "d1"}
    kept = solved(wishing(), A=at("d1"), B=at("d2"))
    assert desks(kept) == {"A": "d1", "B": "d2"}
    assert aims(kept)["stability"] == 2
    assert aims(kept)["preference"] == 2


def test_it_does_not_count_about_whom_something_was_decided() -> None:
    """Without A in the baseline B alone keeps the seat, and A takes what is left."""
    kept = solved(wishing(), B=at("d2"))
    assert desks(kept) == {"A": "d1", "B": "d2"}
    assert aims(kept)["stability"] == 1
    assert desks(solved(wishing(), A=at("d1"))) == {"A": "d1", "B": "d2"}


def test_what_points_and_lists_give_goes_before_it() -> None:
    """Each has the desk listed first, whatever they had before."""
    case = wishing(policy={"aims": ALL_AIMS})
    kept = solved(case, A=at("d1"), B=at("d2"))
    assert desks(kept) == {"A": "d2", "B": "d1"}
    assert aims(kept)["stability"] == 0


def test_merit_goes_before_it() -> None:
    """An objection that is upheld has its effect: more points get the better grade."""
    people = [person("A", points=10), person("B", points=11)]
    case = scenario({"P9": 1, "P10": 1}, people)
    before = {"A": at("general-intermediate", "P9"), "B": at("general-intermediate")}
    assert places(solved(case, **before)) == {"A": "P10", "B": "P9"}
    assert aims(solved(case, **before))["stability"] == 0


def test_between_equal_points_it_decides() -> None:
    """What was a tie is none any more: who had the better grade keeps it."""
    people = [person("A", points=10), person("B", points=10)]
    case = scenario({"P9": 1, "P10": 1}, people)
    before = {"A": at("general-intermediate"), "B": at("general-intermediate", "P9")}
    result = solved(case, **before)
    assert places(result) == {"A": "P10", "B": "P9"}
    assert {one.standing for one in result.appointments} == {"certain"}


def test_who_waited_waits_rather_than_that_others_move() -> None:
    """Of two newcomers for one seat the one who had it keeps it; a new seat goes to who waited."""
    people = [person("A", points=10), person("B", points=10)]
    before: dict[str, Place | None] = {"A": None, "B": at("general-intermediate")}
    one = solved(scenario({"P10": 1}, people), **before)
    assert places(one) == {"A": None, "B": "P10"}
    assert aims(one)["stability"] == 1
    two = solved(scenario({"P10": 2}, people), **before)
    assert places(two) == {"A": "P10", "B": "P10"}
    assert aims(two)["stability"] == 0, "one keeps the seat, one who waited gets one"


@pytest.mark.parametrize(
    ("listed", "pursued"),
    [
        (ALL_AIMS, ["placement", "priority", "seniority-fit", "stability", "preference",
                    "continuity", "department"]),
        (["priority", "preference"], ["priority", "stability", "preference"]),
        (["preference", "placement"], ["preference", "placement", "stability"]),
        (["preference", "continuity"], ["stability", "preference", "continuity"]),
        (["stability", "placement"], ["stability", "placement"]),
        (["placement", "preference", "stability"], ["placement", "preference", "stability"]),
    ],
)  # fmt: skip
def test_it_comes_after_the_aims_that_give_a_claim(listed: list[str], pursued: list[str]) -> None:
    """Unless the policy says where; and only where there is an earlier result."""
    case = wishing(policy={"aims": listed})
    assert list(case.replace(baseline={"A": None}).pursued) == pursued
    plain = [name for name in case.pursued if name in AimName]
    assert plain == [name for name in listed if name not in {"stability", "transitional"}]


def test_a_misstated_value_is_found_by_the_verifier() -> None:
    """It is added up again, without the program."""
    case = wishing().replace(baseline={"A": at("d1"), "B": None})
    result = solve(case)
    assert verify(case, result) == []
    wrong = result.replace(
        aims=tuple(
            aim.replace(value=7, bound=7) if aim.aim is AimName.STABILITY else aim
            for aim in result.aims
        )
    )
    assert verify(case, wrong) == ["stability is 0, not 7"]
    assert candidates(case).scenario.baseline == case.baseline


def test_no_file_states_a_baseline(tmp_path: Any) -> None:
    """It follows from an earlier result, which the command or the log names."""
    path = written(tmp_path, edited(TIE_TEXT, [more("baseline: {}")]))
    (fault,) = faults(path)
    assert fault.what == "There is no key baseline here."
    assert load(written(tmp_path)).baseline == {}
