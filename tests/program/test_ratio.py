"""Rule `ratio`: the people appointed to a part are at most its share of the authorised whole."""

import pytest

from models.policy import Rule
from solver.eligibility.candidates import candidates
from solver.program.build import build
from solver.solving import solve
from tests.builders import aims, person, places, scenario


def ratio(share: str, part: object = "professional", of: str = "total") -> list[dict[str, object]]:
    """One ratio of a plan."""
    return [{"part": part, "of": of, "at-most": share}]


@pytest.mark.parametrize(
    ("share", "placed"), [("2/5", 2), ("59%", 2), ("3/5", 3), ("60%", 3), ("61%", 3), ("100%", 3)]
)
def test_as_many_are_appointed_as_the_share_allows(share: str, placed: int) -> None:
    """Of a total of 5, exactly 3/5 admits three professionals and 59 % two."""
    people = [person(name) for name in "ABC"]
    result = solve(scenario({"P10": 3}, people, total=5, ratios=ratio(share)))
    assert aims(result)["placement"] == placed


def test_fractions_are_not_rounded() -> None:
    """42 % of 31 is 13.02: thirteen fit, fourteen do not."""
    people = [person(f"S{index:02}") for index in range(14)]
    result = solve(scenario({"P10": 14}, people, total=31, ratios=ratio("42%")))
    assert aims(result)["placement"] == 13


def test_incumbents_beyond_the_share_are_impossible() -> None:
    """Keeping the grade of two people breaks a share of one seat in three."""
    people = [person("A", "P10"), person("B", "P10")]
    case = scenario({"P10": 2}, people, total=3, ratios=ratio("1/3"))
    assert solve(case).status == "infeasible"


def test_transitional_seats_count_in_the_share() -> None:
    """Who holds a grade beyond its quota counts like everybody else."""
    people = [person("A", "P10"), person("B", "P10")]
    policy = {"over-quota": "transitional"}
    for share, status in (("2/3", "optimal"), ("1/3", "infeasible")):
        case = scenario({"P10": 1}, people, total=3, ratios=ratio(share), policy=policy)
        assert solve(case).status == status


def test_the_whole_of_a_part_is_its_approved_seats() -> None:
    """Half of four approved professional seats may be intermediate, whoever holds them."""
    people = [person(name, applies=["general-intermediate"]) for name in "ABC"]
    case = scenario(
        {"P10": 3, "P12": 1}, people, ratios=ratio("1/2", "intermediate", "professional")
    )
    assert aims(solve(case))["placement"] == 2


def test_parts_are_added_up() -> None:
    """Senior and intermediate together count against their common share."""
    people = [person("A", "P7"), person("B", "P10"), person("C", "P12", points=90)]
    quota = {"P7": 1, "P10": 2, "P12": 1}
    part = ["senior", "intermediate"]
    open_ = solve(scenario(quota, people, ratios=ratio("3/4", part, "professional")))
    shut = solve(scenario(quota, people, ratios=ratio("2/4", part, "professional")))
    assert places(open_) == {"A": "P7", "B": "P10", "C": "P10"}
    assert places(shut) == {"A": "P7", "B": "P10", "C": "P12"}


def test_a_least_share_limits_nobody() -> None:
    """`at-least` speaks of the plan, not of the people: it makes no row."""
    case = scenario(
        {"M9": 1, "P10": 1},
        [person("A", "P10")],
        ratios=[{"part": "management", "of": "total", "at-least": "50%"}],
    )
    assert not [row for row in build(candidates(case)).rows if row.rule is Rule.RATIO]
    assert solve(case).status == "optimal"
