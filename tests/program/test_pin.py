"""Rule `pin`: this person in this post or at this grade."""

from typing import Any

from models.policy import Rule
from solver.eligibility.candidates import candidates
from solver.program.build import build
from solver.solving import solve
from tests.builders import aims, desks, grades_of, person, places, post, scenario


def pin(who: str, **what: str) -> list[dict[str, Any]]:
    """One pin."""
    return [{"rule": "pin", "person": who, **what, "reason": "r", "by": "b", "on": "2012-04-01"}]


POSTS = [post("d1", "P10"), post("d2", "P10")]
PEOPLE = [person("A", points=20), person("B", points=10)]


def test_a_pin_puts_a_person_in_a_post() -> None:
    """Against the order of ids, the pinned post is given."""
    result = solve(scenario({"P10": 2}, PEOPLE, POSTS, decisions=pin("A", post="d2")))
    assert desks(result) == {"A": "d2", "B": "d1"}


def test_a_pin_puts_a_person_at_a_grade_against_the_points() -> None:
    """The pinned person has the higher grade, and the aim pays for it."""
    quota = {"P9": 1, "P10": 1}
    free = solve(scenario(quota, PEOPLE))
    pinned = solve(scenario(quota, PEOPLE, decisions=pin("B", grade="P9")))
    assert places(free) == {"A": "P9", "B": "P10"}
    assert places(pinned) == {"A": "P10", "B": "P9"}
    assert aims(pinned)["seniority-fit"] < aims(free)["seniority-fit"]


def test_a_pin_of_post_and_grade_needs_both() -> None:
    """The pinned desk is filled at the pinned grade, though a better one is free."""
    case = scenario(
        {"P9": 1, "P10": 1},
        [person("A")],
        [post("d", "P9", "P10")],
        decisions=pin("A", post="d", grade="P10"),
    )
    assert places(solve(case)) == {"A": "P10"}


def test_a_pin_that_is_already_best_changes_nothing() -> None:
    """At the boundary a pin to what would be given anyway leaves the aims as they are."""
    quota = {"P9": 1, "P10": 1}
    pinned = solve(scenario(quota, PEOPLE, decisions=pin("A", grade="P9")))
    assert aims(pinned) == aims(solve(scenario(quota, PEOPLE)))


def test_a_pin_opens_no_closed_post() -> None:
    """A pin to a post that the person does not qualify for leaves no answer, and an empty row."""
    required = [post("d1", "P10", requires={"title": {"tier": "intermediate"}})]
    case = scenario({"P10": 1}, PEOPLE, required, decisions=pin("A", post="d1", grade="P10"))
    assert solve(case).status == "infeasible"
    (row,) = [row for row in build(candidates(case)).rows if row.rule is Rule.PIN]
    assert (row.about, row.terms, row.most) == ("A/d1/P10", (), -1)


def test_two_pins_to_one_seat_are_impossible() -> None:
    """One seat at the pinned grade does not take two."""
    decisions = pin("A", grade="P9") + pin("B", grade="P9")
    case = scenario({"P9": 1, "P10": 1}, PEOPLE, decisions=decisions)
    assert solve(case).status == "infeasible"


def test_a_pin_does_not_lower_an_incumbent() -> None:
    """A pin below the present grade contradicts keep-grade."""
    assert (
        grades_of({"P9": 1, "P10": 1}, [person("A", "P9")], decisions=pin("A", grade="P10")) == {}
    )
