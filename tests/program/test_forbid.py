"""Rule `forbid`: this person not in this post or at this grade."""

from typing import Any

import pytest

from solver.solving import solve
from tests.builders import aims, desks, person, places, post, scenario


def forbid(who: str, **what: str) -> list[dict[str, Any]]:
    """One prohibition."""
    return [{"rule": "forbid", "person": who, **what, "reason": "r", "by": "b", "on": "2012-04-01"}]


POSTS = [post("d1", "P10"), post("d2", "P10")]
QUOTA = {"P9": 1, "P10": 1}
PEOPLE = [person("A", points=20), person("B", points=10)]


def test_a_forbidden_post_is_not_given() -> None:
    """The person goes to the other post."""
    case = scenario({"P10": 2}, [person("A")], POSTS, decisions=forbid("A", post="d1"))
    assert desks(solve(case)) == {"A": "d2"}


def test_a_forbidden_grade_goes_to_the_next() -> None:
    """The higher seat goes to the one with fewer points."""
    result = solve(scenario(QUOTA, PEOPLE, decisions=forbid("A", grade="P9")))
    assert places(result) == {"A": "P10", "B": "P9"}


def test_a_post_forbidden_at_one_grade_is_open_at_another() -> None:
    """Post and grade named together close that pair alone."""
    case = scenario(
        QUOTA,
        [person("A", applies=["d"])],
        [post("d", "P9", "P10")],
        decisions=forbid("A", post="d", grade="P9"),
    )
    result = solve(case)
    assert (result.of("A").post, places(result)["A"]) == ("d", "P10")


@pytest.mark.parametrize("who", ["A", "B"])
def test_a_newcomer_with_everything_forbidden_waits(who: str) -> None:
    """Forbidding the only post leaves a newcomer waiting and the seat to the other."""
    people = [person("A"), person("B")]
    case = scenario({"P10": 1}, people, POSTS[:1], decisions=forbid(who, post="d1"))
    result = solve(case)
    assert places(result)[who] is None
    assert aims(result)["placement"] == 1


def test_an_incumbent_with_everything_forbidden_is_impossible() -> None:
    """A prohibition of the only grade left contradicts keep-grade."""
    case = scenario({"P10": 1}, [person("A", "P10")], decisions=forbid("A", grade="P10"))
    assert solve(case).status == "infeasible"


def test_what_nobody_wants_may_be_forbidden_for_nothing() -> None:
    """Forbidding what would not be given changes no aim."""
    free = solve(scenario(QUOTA, PEOPLE))
    assert aims(solve(scenario(QUOTA, PEOPLE, decisions=forbid("B", grade="P9")))) == aims(free)


def test_pin_and_forbid_of_the_same_contradict() -> None:
    """Nobody is put where the person must not be."""
    pin = [{**forbid("A", grade="P9")[0], "rule": "pin"}]
    case = scenario(QUOTA, PEOPLE, decisions=forbid("A", grade="P9") + pin)
    assert solve(case).status == "infeasible"
