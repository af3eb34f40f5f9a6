"""A regular round: everybody keeps the present post at the present grade, free seats are filled."""

from typing import Any

import pytest

from models.grades import Grade
from models.scenario import Scenario
from solver.eligibility.candidates import Triple, Why, candidates
from solver.solving import solve
from tests.builders import desks, person, places, post, rulebook, scenario

POSTS = [post("d1", "M9"), post("d2", "M9"), post("d3", "M9"), post("chief", "M8")]
QUOTA = {"M8": 1, "M9": 3}


def regular(people: list[dict[str, Any]], **changes: Any) -> Scenario:
    """A regular round with three clerks' desks and a chief's."""
    return scenario(QUOTA, people, POSTS, stage="regular", **changes)


def pin(who: str, desk: str, rule: str = "pin") -> dict[str, Any]:
    """A decision of the leading group."""
    return {"rule": rule, "person": who, "post": desk, "reason": "x", "by": "y", "on": "2012-04-01"}


def test_nobody_is_moved_to_another_desk_who_did_not_ask() -> None:
    """A newcomer gets the free desk only: the present holder of another does not make room."""
    people = [
        person("A", "M9", post="d1"),
        person("C", "M8", post="chief"),
        person("N", points=90, applies=["d1"]),
    ]
    assert desks(solve(regular(people))) == {"A": "d1", "C": "chief", "N": None}
    first = desks(solve(scenario(QUOTA, people, POSTS)))
    assert first["N"] == "d1", "at first appointment A makes room"


def test_a_desk_wanted_more_is_moved_to_and_frees_one() -> None:
    """Who lists another desk before the own one gets it where it is free, and leaves a seat."""
    people = [
        person("A", "M9", post="d1", applies=["d2", "d1"]),
        person("N", points=90, applies=["d1"]),
    ]
    assert desks(solve(regular(people))) == {"A": "d2", "N": "d1"}


def test_a_desk_wanted_less_is_not_moved_to() -> None:
    """Who lists the own desk first keeps it, whoever wants it, and the reason is told."""
    case = regular(
        [person("A", "M9", post="d1", applies=["d1", "d2"]), person("N", applies=["d1"])]
    )
    assert desks(solve(case)) == {"A": "d1", "N": None}
    assert candidates(case).why[Triple("A", "d2", Grade.M9)] is Why.OWN_FIRST


def test_promotion_is_for_who_listed_it_before_the_own_desk() -> None:
    """Who would rather stay at the own desk stays, though a higher grade there is free."""
    stays = regular([person("A", "M9", post="d1", applies=["d1", "chief"])])
    assert candidates(stays).why[Triple("A", "chief", Grade.M8)] is Why.OWN_FIRST
    assert places(solve(stays)) == {"A": "M9"}
    rises = regular([person("A", "M9", post="d1", applies=["chief", "d1"])])
    assert places(solve(rises)) == {"A": "M8"}


def test_without_a_list_everybody_stands_for_promotion_alone() -> None:
    """No list: the higher grades of the category, and no other desk of one's own."""
    found = candidates(regular([person("A", "M9", post="d1")]))
    assert [c.triple.post for c in found.open] == ["chief", "d1"]
    assert found.why[Triple("A", "d2", Grade.M9)] is Why.NOT_APPLIED


def test_a_lower_grade_is_not_applied_for() -> None:
    """A list names desks; it never asks for a grade below the present one."""
    found = candidates(regular([person("A", "M8", post="chief", applies=["d1", "chief"])]))
    assert [c.triple.post for c in found.open] == ["chief"]


@pytest.mark.parametrize("applies", [None, [], ["d1", "d2"]])
def test_a_decision_moves_an_incumbent(applies: list[str] | None) -> None:
    """A pin stands in for an application; the person must still qualify."""
    people = [person("A", "M9", post="d1", applies=applies)]
    assert desks(solve(regular(people, decisions=[pin("A", "d2")]))) == {"A": "d2"}


def test_a_decision_does_not_qualify() -> None:
    """A pin to a desk whose conditions are not met has no answer."""
    needy = [*POSTS[:2], post("d3", "M9", requires={"certificate": {"kinds": "accounting"}})]
    case = scenario(
        {"M9": 3},
        [person("A", "M9", post="d1")],
        needy,
        stage="regular",
        decisions=[pin("A", "d3")],
    )
    assert solve(case).status == "infeasible"


def test_a_prohibition_of_the_own_desk_has_no_answer() -> None:
    """Nobody is put out of the own desk without another one to go to by own wish."""
    people = [person("A", "M9", post="d1")]
    assert solve(regular(people, decisions=[pin("A", "d1", "forbid")])).status == "optimal"
    full = [*people, person("B", "M8", post="chief")]
    assert solve(regular(full, decisions=[pin("A", "d1", "forbid")])).status == "infeasible"


def test_seats_that_free_up_are_filled_in_the_same_round() -> None:
    """The clerk promoted leaves a desk, which the newcomer gets at once."""
    people = [
        person("A", "M9", post="d1"), person("B", "M9", post="d2"), person("C", "M9", post="d3"),
        person("N", points=1, applies=["d1", "d2", "d3"]),
    ]  # fmt: skip
    result = solve(regular(people))
    assert result.of("N").grade == "M9"
    assert sorted(a.outcome for a in result.appointments) == [
        "appointed", "promoted", "retained", "retained",
    ]  # fmt: skip


def test_another_category_takes_a_place_before_the_own_desk() -> None:
    """Whoever lists the other category behind the own desk stays."""
    quota = {"M9": 1, "P12": 1}
    for applies, grade in ((["general-junior", "d1"], "P12"), (["d1", "general-junior"], "M9")):
        people = [person("A", "M9", post="d1", applies=applies)]
        case = scenario(quota, people, [post("d1", "M9")], stage="regular")
        assert places(solve(case)) == {"A": grade}


def test_the_clause_is_that_of_the_stage() -> None:
    """A regular round cites its own sentence for keeping the grade, where the rulebook has one."""
    clauses = {"cite": "first", "text": "x"}, {"cite": "later", "text": "y"}
    book = rulebook(
        **{"rules": {"keep-grade": clauses[0]}, "regular-rules": {"keep-grade": clauses[1]}}
    )
    for stage, cite in (("first-appointment", "first"), ("regular", "later")):
        case = scenario({"M9": 1}, [person("A", "M9")], rulebook=book, stage=stage)
        found = case.clause("keep-grade")  # type: ignore[arg-type]
        assert found is not None
        assert found.cite == cite
    assert case.clause("quota") is None  # type: ignore[arg-type]
