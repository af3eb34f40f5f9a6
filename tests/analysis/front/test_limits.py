"""Each limit on its own: kept, broken, and at the boundary."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from models.front import Rounding
from solver.analysis.front.limits import existence, limits
from solver.analysis.front.space import Space
from solver.program.columns import total
from tests.builders import person, post, scenario

SOMEBODY = [person("A")]


def _broken(
    quota: Mapping[str, int],
    base: Mapping[str, int] | None = None,
    rounding: Rounding = "nearest",
    **changes: Any,
) -> set[str]:
    """The limits of a base plan that a quota does not keep."""
    people, posts = SOMEBODY, changes.pop("posts", [])
    space = Space(scenario(base or dict.fromkeys(quota, 9), people, posts, **changes))
    seats = [quota.get(grade.value, 0) for grade in space.grades]
    return {
        name
        for name, rows in limits(space, rounding).items()
        if any(total(row.terms, seats) > row.most for row in rows)
    }


def test_the_authorised_total() -> None:
    """As many seats as authorised, and one more."""
    assert _broken({"M9": 2, "P10": 3}, total=5) == set()
    assert _broken({"M9": 3, "P10": 3}, total=5) == {"total"}


@pytest.mark.parametrize(
    ("seats", "expected"), [(1, "broken"), (2, "kept"), (3, "kept"), (4, "broken")]
)
def test_a_ratio_of_the_seats_of_a_part(seats: int, expected: str) -> None:
    """At least 40 % and at most 60 % of the five professional seats, exactly."""
    ratio = {"part": "intermediate", "of": "professional", "at-most": "60%", "at-least": "40%"}
    found = _broken({"P10": seats, "P12": 5 - seats}, total=9, ratios=[ratio])
    assert ("intermediate/professional" in found) == (expected == "broken")


@pytest.mark.parametrize(("seats", "expected"), [(3, "broken"), (4, "kept"), (9, "kept")])
def test_a_floor_against_the_total(seats: int, expected: str) -> None:
    """At least two fifths of ten authorised, whatever is approved."""
    ratio = {"part": "professional", "of": "total", "at-least": "40%"}
    found = _broken({"M9": 1, "P10": seats}, total=10, ratios=[ratio])
    assert found == ({"professional/total"} if expected == "broken" else set())


@pytest.mark.parametrize(
    ("rounding", "most"), [("down", (1, 3)), ("nearest", (2, 4)), ("up", (2, 4))]
)
def test_the_inner_ratio_of_five_intermediate_seats(
    rounding: Rounding, most: tuple[int, int]
) -> None:
    """3:4:3 of five: P8 at most 1.5, P8 and P9 at most 3.5, a half going up."""
    kept = {
        (p8, p9)
        for p8 in range(6)
        for p9 in range(6 - p8)
        if not _broken({"P8": p8, "P9": p9, "P10": 5 - p8 - p9}, rounding=rounding, total=9)
    }
    assert max(p8 for p8, _ in kept) == most[0]
    assert max(p8 + p9 for p8, p9 in kept) == most[1]
    assert (0, 0) in kept, "fewer of the higher grades breaks no ratio"


@pytest.mark.parametrize(("rounding", "most"), [("down", 1), ("nearest", 1), ("up", 2)])
def test_the_inner_ratio_of_seven_associate_senior_seats(rounding: Rounding, most: int) -> None:
    """2:4:4 of seven: P5 at most 1.4."""
    kept = [
        p5
        for p5 in range(3)
        if not _broken({"P5": p5, "P6": 0, "P7": 7 - p5}, rounding=rounding, total=9)
    ]
    assert max(kept) == most


def test_a_tier_with_one_listed_grade_has_no_inner_ratio() -> None:
    """There is nothing to divide."""
    assert _broken({"P8": 3, "P12": 1}, total=9) == set()


def _leader(*grades: str, seats: int = 1) -> list[dict[str, Any]]:
    return [post("chief", *grades, seats=seats, **{"unit-leader": True})]


@pytest.mark.parametrize(("seats", "expected"), [(0, "broken"), (1, "kept"), (2, "broken")])
def test_a_grade_of_leaders_alone_is_fixed(seats: int, expected: str) -> None:
    """Their number is set from above."""
    found = _broken({"M6": seats, "M9": 1}, {"M6": 1, "M9": 1}, total=9, posts=_leader("M6"))
    assert ("leaders" in found) == (expected == "broken")


@pytest.mark.parametrize(("seats", "expected"), [(0, "broken"), (1, "kept"), (5, "kept")])
def test_a_grade_that_leaders_share_keeps_their_seats(seats: int, expected: str) -> None:
    """The others there may be more or fewer."""
    found = _broken({"M6": seats, "M9": 1}, {"M6": 3, "M9": 1}, total=9, posts=_leader("M6"))
    assert ("leaders" in found) == (expected == "broken")


@pytest.mark.parametrize(("seats", "expected"), [(1, "broken"), (2, "kept"), (3, "kept")])
def test_described_seats_stay_in_their_tier(seats: int, expected: str) -> None:
    """Two described ones need two seats of the tier, at whatever grade."""
    posts = [post("d", "P9", seats=2)]
    found = _broken({"P9": 0, "P10": seats}, {"P9": 2, "P10": 2}, total=9, posts=posts)
    assert ("described" in found) == (expected == "broken")


def test_more_descriptions_than_seats_ask_for_no_more_than_there_were() -> None:
    """Where the base plan has fewer seats than are described, no plan need have more."""
    posts = [post("d", "P9", seats=2)]
    assert "described" not in _broken({"P9": 1}, {"P9": 1}, total=9, posts=posts)
    assert "described" in _broken({"P9": 0}, {"P9": 1}, total=9, posts=posts)


def _wanted(people: list[dict[str, Any]], **changes: Any) -> Iterator[tuple[int, ...]]:
    space = Space(scenario({"P10": 2, "P12": 2}, people, **changes))
    for row in existence(space):
        yield tuple(column for _, column in row.terms)


def test_a_general_post_that_is_named_keeps_a_seat() -> None:
    """By an application or a decision; not where who sits there keeps it in being."""
    assert list(_wanted([person("A", "P10")])) == []
    assert list(_wanted([person("A", "P12", applies=["general-intermediate"])])) == [(0,)]
    assert list(_wanted([person("A", "P10", applies=["general-intermediate"])])) == []
    own = [person("A", "P10", post="own", applies=["own", "general-intermediate"])]
    assert list(_wanted(own, posts=[post("own", "P10")])) == [(0,)]
    pin = {
        "rule": "forbid",
        "person": "A",
        "post": "general-junior",
        "reason": "r",
        "by": "group",
        "on": "2012-05-01",
    }
    assert list(_wanted([person("A", "P10")], decisions=[pin])) == [(1,)]
