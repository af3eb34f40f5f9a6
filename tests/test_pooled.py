"""The seats of a pool checked again: every way in which results can overdraw or misstate them."""

from collections.abc import Mapping
from typing import Any

import pytest

from models.region import Pool
from models.result import Result
from models.shared import Member
from solver.pooled import overdrawn
from solver.regional import decide
from tests.builders import person
from tests.regions import county, members, pool, whole

TRANSITIONAL = {"over-quota": "transitional"}


def case(
    seats: Mapping[str, int], policy: Mapping[str, Any]
) -> tuple[Pool, dict[str, Member], dict[str, Result]]:
    """Two institutions of two people each, who all hold P10, with seats enough for all."""
    room = {"P8": 0, "P9": 0, "P10": 4}
    enough, asked = (pool("p", "ab", **{**room, **one}) for one in ({}, seats))
    people = {"a": ("A", "B"), "b": ("C", "D")}
    written = {
        name: whole(
            {"P10": 2},
            *(person(one, "P10", points=points) for points, one in enumerate(ids, start=5)),
            policy={**policy},
        )
        for name, ids in people.items()
    }
    made = members(county(enough), **written)
    return asked, made, dict(decide(county(enough), made).results)


def changed(results: dict[str, Result], who: str, **facts: Any) -> dict[str, Result]:
    """The results with something else said of one person."""
    return {
        name: result.replace(
            appointments=tuple(
                one.replace(**facts) if one.person == who else one for one in result.appointments
            )
        )
        for name, result in results.items()
    }


def over(results: dict[str, Result], name: str, **seats: int) -> dict[str, Result]:
    """The results with transitional seats of one institution."""
    return {**results, name: results[name].replace(transitional=seats)}


@pytest.mark.parametrize("policy", [{}, TRANSITIONAL, {"quota-reading": "cumulative"}])
def test_seats_enough_are_not_overdrawn(policy: dict[str, str]) -> None:
    """As many people as seats."""
    asked, made, results = case({}, policy)
    assert list(overdrawn(asked, made, results)) == []


def test_more_people_than_seats() -> None:
    """The number is that of all institutions."""
    asked, made, results = case({"P10": 3}, {})
    assert "p: P10 has 1 more than its seats" in list(overdrawn(asked, made, results))


def test_seats_of_a_higher_grade_serve_a_lower_one_only_read_cumulatively() -> None:
    """Two of P9 and two of P10 are enough for four at P10, or not."""
    asked, made, results = case({"P9": 2, "P10": 2}, {"quota-reading": "cumulative"})
    assert list(overdrawn(asked, made, results)) == []
    asked, made, results = case({"P9": 2, "P10": 2}, {})
    assert "p: P10 has 2 more than its seats" in list(overdrawn(asked, made, results))
    asked, made, results = case({"P9": 1, "P10": 2}, {"quota-reading": "cumulative"})
    assert "p: P10 has 1 more than its seats" in list(overdrawn(asked, made, results))


def test_transitional_seats_are_for_the_fewest_points() -> None:
    """The one seat over the number is that of A or C, whichever comes first: here A's."""
    asked, made, results = case({"P10": 3}, TRANSITIONAL)
    told = list(overdrawn(asked, made, results))
    assert told == [
        "p: 1 seats are transitional at P10, not 0",
        "p: 0 people sit on 1 transitional seats of P10",
    ]
    right = over(changed(results, "A", outcome="transitional"), "a", P10=1)
    assert list(overdrawn(asked, made, right)) == []
    wrong = over(changed(results, "B", outcome="transitional"), "a", P10=1)
    assert list(overdrawn(asked, made, wrong)) == [
        "p: a transitional seat of P10 is not that of the fewest points"
    ]


def test_nobody_comes_to_a_grade_over_its_seats() -> None:
    """Somebody who held another grade sits where there are too many already."""
    asked, made, results = case({"P10": 3}, TRANSITIONAL)
    right = over(changed(results, "A", outcome="transitional"), "a", P10=1)
    came = changed(right, "D", from_grade="P12")
    assert "p: somebody comes to P10, which is over its seats" in list(overdrawn(asked, made, came))


def test_everybody_may_be_over() -> None:
    """A pool without a seat left: all are transitional, nobody is within."""
    asked, made, results = case({"P10": 0}, TRANSITIONAL)
    for who in "ABCD":
        results = changed(results, who, outcome="transitional")
    results = over(over(results, "a", P10=2), "b", P10=2)
    assert list(overdrawn(asked, made, results)) == []
