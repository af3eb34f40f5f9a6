"""Rule `avoidance`: relatives hold no posts of which one supervises or leads the other."""

from typing import Any

import pytest

from models.policy import Rule
from solver.eligibility.candidates import candidates
from solver.program.build import build
from solver.solving import solve
from tests.builders import aims, desks, person, post, scenario

HEAD = post("head", "M8", department="north", leads=["north"])
CLERK = post("clerk", "M9", department="north")
OTHER = post("other", "M9", department="south")
RELATED = [{"between": ["A", "B"], "kind": "spouse"}]


def staff(*wishes: list[str]) -> list[dict[str, Any]]:
    """Newcomers A, B … with their application lists."""
    return [person(name, applies=wish) for name, wish in zip("ABC", wishes, strict=False)]


def test_strangers_may_supervise_each_other() -> None:
    """Without a relation both posts are filled."""
    case = scenario({"M8": 1, "M9": 1}, staff(["head"], ["clerk"]), [HEAD, CLERK])
    assert aims(solve(case))["placement"] == 2


@pytest.mark.parametrize("between", [["A", "B"], ["B", "A"]])
def test_relatives_may_not_supervise_each_other(between: list[str]) -> None:
    """With a relation, named in either order, one of the two waits."""
    case = scenario(
        {"M8": 1, "M9": 1},
        staff(["head"], ["clerk"]),
        [HEAD, CLERK],
        relations=[{"between": between, "kind": "spouse"}],
    )
    assert desks(solve(case)) == {"A": "head", "B": None}


def test_relatives_may_work_in_two_departments() -> None:
    """A relative goes to the post that the other does not supervise."""
    case = scenario(
        {"M8": 1, "M9": 2},
        staff(["head"], ["clerk", "other"]),
        [HEAD, CLERK, OTHER],
        relations=RELATED,
    )
    assert desks(solve(case)) == {"A": "head", "B": "other"}


def test_relatives_may_sit_side_by_side() -> None:
    """Two posts of one department of which neither leads are no clash, nor is one shared post."""
    double = post("clerk", "M9", department="north", leads=["north"], seats=2)
    case = scenario({"M9": 2}, staff(["clerk"], ["clerk"]), [double], relations=RELATED)
    assert aims(solve(case))["placement"] == 2


def test_incumbent_relatives_under_each_other_are_impossible() -> None:
    """Two relatives whose only posts clash cannot both keep the grade."""
    people = [
        person("A", "M8", post="head", applies=[]),
        person("B", "M9", post="clerk", applies=[]),
    ]
    case = scenario({"M8": 1, "M9": 1}, people, [HEAD, CLERK], relations=RELATED)
    assert solve(case).status == "infeasible"


@pytest.mark.parametrize(
    ("leader", "sensitive", "placed"),
    [(True, ["finance"], 1), (True, [], 2), (False, ["finance"], 2)],
)
def test_sensitive_work_under_a_leading_relative(
    leader: bool,  # noqa: FBT001 (a case of the table)
    sensitive: list[str],
    placed: int,
) -> None:
    """Finance is closed to a relative of a unit leader, and only of one."""
    posts = [
        post("chief", "M8", **{"unit-leader": leader}),
        post("books", "M9", sensitive=sensitive),
    ]
    case = scenario({"M8": 1, "M9": 1}, staff(["chief"], ["books"]), posts, relations=RELATED)
    assert aims(solve(case))["placement"] == placed


def test_a_third_person_is_not_concerned() -> None:
    """The seat that a relative may not have goes to somebody else."""
    case = scenario(
        {"M8": 1, "M9": 1},
        staff(["head"], ["clerk"], ["clerk"]),
        [HEAD, CLERK],
        relations=RELATED,
    )
    assert desks(solve(case)) == {"A": "head", "B": None, "C": "clerk"}


def test_a_relative_without_candidates_makes_no_row() -> None:
    """Who can hold nothing clashes with nobody."""
    case = scenario({"M8": 1, "M9": 1}, staff(["head"], []), [HEAD, CLERK], relations=RELATED)
    assert not [row for row in build(candidates(case)).rows if row.rule is Rule.AVOIDANCE]
