"""Nobody of several institutions is passed over for shared seats: the check on false reasons."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from models.grades import Grade
from models.places import Place
from models.policy import AimName, Rule
from models.priority import FullRow, Precedence, Refusal
from solver.breaches import Held
from solver.competitors import Competitors
from solver.precedence import faults
from solver.program.search import Settings
from solver.regional import Decided, _passed_over, decide
from tests.builders import person, places, post
from tests.regions import county, members, pool, whole

REGULAR: dict[str, Any] = {"stage": "regular"}


def shared(seats: Mapping[str, int], *, b: str = "P10", **policy: str) -> Decided:
    """A of institution a has 40 points, B of b has 30; both want P9, of which seats are shared."""
    asked = county(pool("senior", "ab", **seats))
    posts = [post("d", "P9", seats=5)]
    made = members(
        asked,
        a=whole({"P10": 1}, person("A", "P10", points=40), posts=posts, policy=policy, **REGULAR),
        b=whole({"P10": 1}, person("B", b, points=30), posts=posts, policy=policy, **REGULAR),
    )
    decided = decide(asked, made, Settings(tiny=0))
    assert decided.results == decide(asked, made).results
    return decided


def passed_over(decided: Decided, *rows: FullRow) -> list[str]:
    """What is said where B's refusal of d at P9 names these rows."""
    told = decided.precedence
    assert told is not None
    at = Place(post="d", grade=Grade.P9)
    others = tuple(one for one in told.refusals if (one.person, one.wanted) != ("b/B", at))
    false = Refusal(person="b/B", wanted=at, full=rows)
    return _passed_over(replace(decided, precedence=told.replace(refusals=(*others, false))))


def row(rule: Rule, about: str) -> FullRow:
    """A row by its rule and what it is about."""
    return FullRow(rule=rule, about=about)


@pytest.mark.parametrize("reading", ["exact", "cumulative"])
@pytest.mark.parametrize("over", ["forbid", "transitional"])
def test_a_full_pool_is_a_reason(reading: str, over: str) -> None:
    """A has the one seat; with the pool by its name, and with nothing that is not full."""
    decided = shared({"P9": 1}, **{"quota-reading": reading, "over-quota": over})
    assert places(decided.results["a"]) == {"A": "P9"}
    assert places(decided.results["b"]) == {"B": "P10"}
    assert passed_over(decided, row(Rule.POOL, "senior P9")) == []
    for wrong in (
        row(Rule.POOL, "junior P9"),
        row(Rule.SEATS, "b d"),
        row(Rule.SEATS, "c d"),
        row(Rule.QUOTA, "P9"),
        row(Rule.QUOTA, "b P10"),
    ):
        assert passed_over(decided, wrong) == ["b/B is passed over for d P9"]


def test_a_pool_with_a_seat_left_is_no_reason() -> None:
    """Both have one."""
    decided = shared({"P9": 2})
    assert places(decided.results["b"]) == {"B": "P9"}


def test_a_pool_is_full_beside_other_rows_as_far_as_seats_over_it_are_counted() -> None:
    """Two rows together: seats over the pool are as many as the aim says, here none."""
    decided = shared({"P9": 1}, **{"over-quota": "transitional"})
    twice = (row(Rule.POOL, "senior P9"), row(Rule.POOL, "senior P9"))
    assert passed_over(decided, *twice) == []
    late = shared({"P9": 1}, **{"over-quota": "transitional"})
    aims = tuple(one for one in late.aims if one.aim is not AimName.TRANSITIONAL)
    told = passed_over(replace(late, aims=aims), *twice)
    assert told == ["b/B is passed over for d P9"], "how many are over is not known then"


def test_where_several_are_looked_at_nothing_is_tried() -> None:
    """What no row says of people of several institutions is taken on trust."""
    assert passed_over(shared({"P9": 1})) == []


def test_without_reasons_a_proved_line_is_not_believed() -> None:
    """Nor is it looked at where it was not proved, or is no aim."""
    decided = shared({"P9": 1})
    assert _passed_over(replace(decided, precedence=None)) == [
        "nothing says why nobody is passed over"
    ]
    open_ = tuple(one.replace(bound=None) for one in decided.aims)
    assert _passed_over(replace(decided, precedence=None, aims=open_)) == []
    assert _passed_over(replace(decided, precedence=None, aims=decided.aims[:1])) == []


def test_people_of_several_institutions_stand_in_one_line() -> None:
    """A before B, whatever their institutions are called; the other way round is noticed."""
    decided = shared({"P9": 1})
    told = decided.precedence
    assert told is not None
    assert told.line == ("a/A", "b/B")
    turned = Precedence(line=("b/B", "a/A"), refusals=told.refusals)
    judged = {
        name: Held.of(decided.judged[name], result.appointments)
        for name, result in decided.results.items()
    }
    found = faults(Competitors(judged, decided.county.pools), turned, {AimName.PLACEMENT: 2})
    assert "a/A goes before b/B in line" in found
