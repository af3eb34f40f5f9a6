"""What an appointment means for a person, and who sits on the transitional seats."""

from typing import Any

import pytest

from solver.solving import solve
from tests.builders import AS_OF, person, post, scenario

TRANSITIONAL = {"over-quota": "transitional"}


def outcomes(quota: dict[str, int], people: list[dict[str, Any]], **more: Any) -> dict[str, str]:
    """The outcome of everybody."""
    result = solve(scenario(quota, people, **more))
    return {a.person: a.outcome for a in result.appointments}


def test_the_own_post_at_the_own_grade_is_retained() -> None:
    """留任."""
    assert outcomes({"P10": 1}, [person("A", "P10")]) == {"A": "retained"}


def test_a_higher_grade_is_promoted_even_at_the_own_post() -> None:
    """晋级."""
    assert outcomes({"P9": 1}, [person("A", "P10")]) == {"A": "promoted"}


def test_another_post_at_the_same_grade_is_transferred() -> None:
    """转岗 within the grade."""
    people = [person("A", "P10", post="d1", applies=["d2"])]
    posts = [post("d1", "P10"), post("d2", "P10")]
    assert outcomes({"P10": 2}, people, posts=posts) == {"A": "transferred"}


def test_another_category_is_transferred_whatever_its_value() -> None:
    """转岗 across categories, for their grades do not rank against each other."""
    people = [person("A", "P12", applies=["general-M6"])]
    assert outcomes({"M6": 1}, people) == {"A": "transferred"}


def test_a_newcomer_is_appointed_or_waits() -> None:
    """聘用 and 待聘."""
    people = [person("A", points=20), person("B")]
    assert outcomes({"P10": 1}, people) == {"A": "appointed", "B": "waiting"}


def test_old_and_new_are_stated() -> None:
    """The present post and grade stand beside the new ones; a newcomer has none."""
    result = solve(scenario({"P9": 1, "P10": 1}, [person("A", "P10", points=9), person("N")]))
    a, n = result.of("A"), result.of("N")
    assert (a.from_post, a.from_grade) == ("general-intermediate", "P10")
    assert (n.from_post, n.from_grade) == (None, None)
    assert (a.points, n.points) == (900, 1000)


def test_the_fewest_points_are_transitional() -> None:
    """Of three incumbents on two seats the one with fewest points is over the quota."""
    people = [person(name, "P10", points=n) for name, n in (("A", 9), ("B", 8), ("C", 10))]
    result = solve(scenario({"P10": 2}, people, policy=TRANSITIONAL))
    assert [a.outcome for a in result.appointments] == ["retained", "transitional", "retained"]
    assert {a.standing for a in result.appointments} == {"certain"}


def test_equal_points_at_the_border_are_disputed() -> None:
    """Two of equal points at the border: one is shown transitional, both are tied."""
    people = [person(name, "P10", points=n) for name, n in (("A", 9), ("B", 9), ("C", 10))]
    result = solve(scenario({"P10": 2}, people, policy=TRANSITIONAL))
    assert [a.outcome for a in result.appointments] == ["transitional", "retained", "retained"]
    assert [a.standing for a in result.appointments] == ["tied", "tied", "certain"]
    assert result.of("A").alternatives == ()


def test_equal_points_away_from_the_border_are_not() -> None:
    """Two of equal points who are both over the quota leave nothing to decide."""
    people = [person(name, "P10", points=n) for name, n in (("A", 9), ("B", 9), ("C", 10))]
    result = solve(scenario({"P10": 1}, people, policy=TRANSITIONAL))
    assert [a.outcome for a in result.appointments] == ["transitional", "transitional", "retained"]
    assert {a.standing for a in result.appointments} == {"certain"}


def test_all_over_the_quota_leave_nothing_to_dispute() -> None:
    """A grade without any quota makes all its incumbents transitional, equal points or not."""
    people = [person(name, "P10", applies=[]) for name in "AB"]
    result = solve(scenario({"P10": 0, "P9": 1}, people, policy=TRANSITIONAL))
    assert {a.outcome for a in result.appointments} == {"transitional"}
    assert {a.standing for a in result.appointments} == {"certain"}


def test_somebody_promoted_into_the_grade_is_never_transitional() -> None:
    """Only who holds the grade already can be over its quota."""
    people = [person("A", "P10", points=9), person("B", "P12", points=1)]
    pin = {"rule": "pin", "person": "B", "grade": "P10", "reason": "r", "by": "b", "on": AS_OF}
    case = scenario({"P10": 2, "P12": 1}, people, policy=TRANSITIONAL, decisions=[pin])
    result = solve(case)
    assert result.transitional == {}
    assert [a.outcome for a in result.appointments] == ["retained", "promoted"]


@pytest.mark.parametrize("quota", [{"P10": 0}, {"P9": 0}])
def test_an_infeasible_scenario_has_no_appointments(quota: dict[str, int]) -> None:
    """A status alone, with the scenario and the plan it is about."""
    result = solve(scenario(quota, [person("A", "P10", applies=[])]))
    assert (result.status, result.plan, result.scenario) == ("infeasible", "base", "test")
    assert not result.appointments
    assert not result.verified
