"""Rule `seats`: a post holds at most its seats."""

import pytest

from solver.solving import solve
from tests.builders import aims, desks, person, post, scenario

PEOPLE = [person(name, applies=["d"]) for name in "ABC"]


@pytest.mark.parametrize(("seats", "placed"), [(1, 1), (2, 2), (3, 3)])
def test_a_post_takes_as_many_as_it_has_seats(seats: int, placed: int) -> None:
    """Of three applicants as many are placed as the one post has seats."""
    result = solve(scenario({"P10": 3}, PEOPLE, [post("d", "P10", seats=seats)]))
    assert aims(result)["placement"] == placed


def test_seats_beyond_the_applicants_stay_empty() -> None:
    """A seat more than there are people harms nobody."""
    result = solve(scenario({"P10": 4}, PEOPLE, [post("d", "P10", seats=4)]))
    assert aims(result)["placement"] == 3


def test_two_pinned_to_one_seat_are_impossible() -> None:
    """Two people pinned to a post of one seat leave no answer."""
    pins = [
        {"rule": "pin", "person": name, "post": "d", "reason": "r", "by": "b", "on": "2012-01-01"}
        for name in "AB"
    ]
    case = scenario({"P10": 3}, PEOPLE, [post("d", "P10")], decisions=pins)
    assert solve(case).status == "infeasible"


def test_a_general_post_has_the_seats_that_no_description_accounts_for() -> None:
    """Of a quota of 3 with one described seat, two people fit the general post."""
    people = [person(name, applies=["general-intermediate"]) for name in "ABC"]
    result = solve(scenario({"P10": 3}, people, [post("d", "P10")]))
    assert aims(result)["placement"] == 2


def test_a_transitional_seat_is_added_to_the_general_post() -> None:
    """Where an incumbent stays over the quota, the general post has one seat more."""
    people = [person("A", "P10"), person("B", "P10")]
    forbid = scenario({"P10": 1}, people)
    assert solve(forbid).status == "infeasible"
    result = solve(scenario({"P10": 1}, people, policy={"over-quota": "transitional"}))
    assert desks(result) == {"A": "general-intermediate", "B": "general-intermediate"}
    assert dict(result.transitional) == {"P10": 1}


def test_a_transitional_seat_is_not_added_to_a_described_post() -> None:
    """A described desk never has more people than its seats, whatever the policy."""
    people = [person("A", "P10", post="d", applies=["d"]), person("B", "P10", applies=["d"])]
    case = scenario({"P10": 1}, people, [post("d", "P10")], policy={"over-quota": "transitional"})
    assert desks(solve(case)) == {"A": "d", "B": "general-intermediate"}
