"""The aims: each decides where those before it are equal, and the file sets their order."""

from typing import Any

import pytest

from models.policy import AimName
from solver.eligibility.candidates import candidates
from solver.program.build import build
from solver.program.objective import AIMS, objectives
from solver.solving import solve
from tests.builders import ALL_AIMS, aims, desks, person, places, post, scenario

TWO = [post("d1", "P10"), post("d2", "P10")]


def order(*names: str, **more: Any) -> dict[str, Any]:
    """A policy with these aims."""
    return {"aims": list(names), **more}


def test_placement_goes_before_seniority() -> None:
    """Two juniors in two seats beat one senior in the better one."""
    people = [person("A", points=90, applies=["d1"]), person("B", points=1, applies=["d1", "d2"])]
    result = solve(scenario({"P10": 2}, people, TWO))
    assert desks(result) == {"A": "d1", "B": "d2"}
    assert aims(result)["placement"] == 2


def test_placement_decides_for_the_many_against_the_points() -> None:
    """With placement first, a desk held at the lower grade lets one more in; the sum follows."""
    people = [person("A", points=90), person("B", points=1, applies=["d"])]
    posts = [post("d", "P10"), post("e", "P12", requires={"title": {"tier": "technician"}})]
    people[0]["titles"] = [{"tier": "technician", "series": "economics", "qualified": "2005-01-01"}]
    quota = {"P10": 1, "P12": 1}
    first = solve(scenario(quota, people, posts, policy=order("placement", "seniority-fit")))
    second = solve(scenario(quota, people, posts, policy=order("seniority-fit", "placement")))
    assert desks(first) == {"A": "e", "B": "d"}
    assert aims(first) == {"placement": 2, "seniority-fit": 9000 * 590 + 100 * 680}
    assert desks(second) == {"A": "d", "B": None}
    assert aims(second) == {"seniority-fit": 9000 * 680, "placement": 1}


def test_seniority_gives_the_better_grade_to_more_points() -> None:
    """Σ points · value is greatest with the grades in the order of the points."""
    people = [person("A", points=10), person("B", points=11)]
    result = solve(scenario({"P9": 1, "P10": 1}, people))
    assert places(result) == {"A": "P10", "B": "P9"}
    assert aims(result)["seniority-fit"] == 1000 * 680 + 1100 * 730


def test_preference_decides_between_equal_grades() -> None:
    """Both want d2 most; the total of places is smallest whoever gets it, d1 being A's second."""
    people = [person("A", applies=["d2", "d1"]), person("B", applies=["d1", "d2"])]
    result = solve(scenario({"P10": 2}, people, TWO))
    assert desks(result) == {"A": "d2", "B": "d1"}
    assert aims(result)["preference"] == 0


def test_the_own_list_comes_before_what_a_grade_is_worth_unless_sums_decide() -> None:
    """A free seat that is listed first is given; without `priority` the better grade is."""
    people = [person("A", applies=["d1", "e"])]
    posts, quota = [post("d1", "P12"), post("e", "P9")], {"P9": 1, "P12": 1}
    listed = solve(scenario(quota, people, posts))
    assert (desks(listed), aims(listed)["preference"]) == ({"A": "d1"}, 0)
    policy = order("placement", "seniority-fit", "preference")
    summed = solve(scenario(quota, people, posts, policy=policy))
    assert (desks(summed), aims(summed)["preference"]) == ({"A": "e"}, 1)


def test_continuity_decides_between_equal_posts() -> None:
    """Nobody moves without a reason, though ids would put A first."""
    people = [person("A", "P10", post="d2"), person("B", "P10", post="d1")]
    result = solve(scenario({"P10": 2}, people, TWO))
    assert desks(result) == {"A": "d2", "B": "d1"}
    assert aims(result)["continuity"] == 2


def test_preference_goes_before_continuity_and_the_file_may_turn_them() -> None:
    """Who asks to move, moves, unless the file puts continuity first."""
    people = [person("A", "P10", post="d1", applies=["d2", "d1"])]
    asked = solve(scenario({"P10": 2}, people, TWO))
    kept = solve(
        scenario({"P10": 2}, people, TWO, policy=order("placement", "continuity", "preference"))
    )
    assert desks(asked) == {"A": "d2"}
    assert desks(kept) == {"A": "d1"}
    assert aims(kept) == {"placement": 1, "continuity": 1, "preference": 1}


def test_department_decides_where_the_own_post_is_gone() -> None:
    """Promoted out of the own desk, a person stays in the own department."""
    posts = [
        post("a-south", "M8", department="south"),
        post("b-north", "M8", department="north"),
        post("c-none", "M8"),
        post("home", "M9", department="north"),
    ]
    result = solve(scenario({"M8": 3, "M9": 1}, [person("A", "M9", post="home")], posts))
    assert desks(result) == {"A": "b-north"}
    assert (aims(result)["continuity"], aims(result)["department"]) == (0, 1)


def test_posts_without_department_are_no_department() -> None:
    """Two posts of no department do not count as the same one."""
    posts = [post("d1", "M8"), post("d2", "M9")]
    result = solve(scenario({"M8": 1, "M9": 1}, [person("A", "M9", post="d2")], posts))
    assert aims(result)["department"] == 0


def test_transitional_goes_before_placement() -> None:
    """A seat for a newcomer is not bought with a transitional one."""
    people = [person("A", "P10"), person("N", applies=["general-intermediate"])]
    policy = order(*ALL_AIMS, **{"over-quota": "transitional"})
    result = solve(scenario({"P9": 0, "P10": 1}, people, policy=policy))
    assert aims(result)["transitional"] == 0
    assert places(result)["N"] is None


@pytest.mark.parametrize("turned", [False, True])
def test_aims_are_given_in_the_order_of_the_policy(turned: bool) -> None:  # noqa: FBT001 (a case)
    """The result states the aims in the order in which they were proved."""
    names = ALL_AIMS[::-1] if turned else ALL_AIMS
    policy = order(*names, **{"over-quota": "transitional"})
    assert list(aims(solve(scenario({"P10": 1}, [person("A")], policy=policy)))) == names


def test_transitional_is_no_aim_where_policy_forbids_it() -> None:
    """Under `forbid` nothing is counted over the quota, and no such aim is stated."""
    columns = build(candidates(scenario({"P10": 1}, [person("A")]))).columns
    assert AimName.TRANSITIONAL not in [objective.aim for objective in objectives(columns)]


def test_every_aim_is_stated_by_a_function_that_says_so() -> None:
    """The catalogue of aims is complete, and each says which it is."""
    columns = build(candidates(scenario({"P10": 1}, [person("A")]))).columns
    assert {name: make(columns).aim for name, make in AIMS.items()} == {n: n for n in AimName}
