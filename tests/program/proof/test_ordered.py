"""Goals in their order with the line of points among them: what time and budgets leave open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest

from solver.program.priority.seating import Kept, Seating
from solver.program.priority.wishes import Goal
from solver.program.proof import ordered
from solver.program.proof.ordered import Short, in_order, proved_to_have
from solver.program.proof.part import lawful
from solver.program.search import DEFAULTS, UNLIMITED, Clock, OutOfTime, Settings
from tests.program.priority.markets import Market, market

ROWS = [("x", 1), ("y", 1), ("z", 1)]
NARROW = Clock.started(Settings(tiny=0))


def three() -> Market:
    """A, B and C all want x most, then y, then z."""
    return market(dict.fromkeys("ABC", "x y z"), ROWS, must="ABC")


def test_the_line_is_followed_and_then_the_next_goal() -> None:
    """Of equals that one has x which the goal after the line would have there."""
    made = three()
    goals: list[Goal] = [made.priority("AB C"), {made.column["Bx"]: 1}]
    for clock in (UNLIMITED, NARROW):
        found = in_order(made.part, goals, clock)
        assert found.outcome == "optimal"
        assert {c: found.values[c] for c in made.part.columns} == made.values("Ay", "Bx", "Cz")


def test_a_goal_before_the_line_is_held() -> None:
    """C is to have x, whoever stands first."""
    made = three()
    goals: list[Goal] = [{made.column["Cx"]: 1}, made.priority("A B C")]
    for clock in (UNLIMITED, NARROW):
        found = in_order(made.part, goals, clock)
        assert {c: found.values[c] for c in made.part.columns} == made.values("Ay", "Bz", "Cx")


def test_too_many_orders_leave_what_comes_after_unproved() -> None:
    """The line itself is followed; the goal after it is not begun."""
    made = three()
    goals: list[Goal] = [made.priority("ABC"), {made.column["Bx"]: 1}]
    found = in_order(made.part, goals, Clock.started(Settings(tiny=0, orders=1)))
    assert found.outcome == "feasible"
    assert found.shorts == (Short(1, None),)
    assert lawful(made.part, {c: found.values[c] for c in made.part.columns})


def test_without_time_at_first_nothing_is_known() -> None:
    """Nor is there an answer."""
    over = Clock.started(Settings(time_limit=0, tiny=0))
    assert in_order(three().part, [three().priority("ABC")], over).outcome == "unknown"


@dataclass(frozen=True)
class _Over(Clock):
    """A clock that is over once it was looked at so many times."""

    looks: list[int]

    @property
    def over(self) -> bool:
        self.looks[0] -= 1
        return self.looks[0] < 0


def test_time_before_the_line_leaves_it_unproved() -> None:
    """A first goal is proved in time; then it ends."""
    made = three()
    clock = _Over(Settings(tiny=0), None, [1])
    goals: list[Goal] = [{made.column["Cx"]: 1}, made.priority("A B C")]
    found = in_order(made.part, goals, clock)
    assert found.outcome == "feasible"
    assert found.shorts == (Short(1, None),)


def test_time_amid_the_line_leaves_it_unproved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody's turn is not proved in time: the answer in hand stays."""
    made = three()

    def late(*_: object) -> None:
        raise OutOfTime

    monkeypatch.setattr(ordered, "narrowed", late)
    found = in_order(made.part, [made.priority("A B C")], NARROW)
    assert found.outcome == "feasible"
    assert found.shorts == (Short(0, None),)


@pytest.mark.parametrize("seconds", [0.0, None])
def test_what_cannot_be_had_is_told_from_what_there_was_no_time_for(seconds: float | None) -> None:
    """A may have x from B, who goes to y; not once B is kept; without time nobody knows."""
    made = market({"A": "x z", "B": "x y"}, ROWS, must="AB")
    seating = made.seating("Az", "Bx")
    clock = Clock.started(Settings(time_limit=seconds, tiny=0))
    kept: Mapping[int, set[int]] = {1: {made.column["Bx"]}}
    for may, expected in (({}, made.values("Ax", "By")), (kept, None)):
        if seconds is None:
            assert _asked(clock, seating, [made.column["Ax"]], may) == expected
        elif expected is not None:
            with pytest.raises(OutOfTime):
                _asked(clock, seating, [made.column["Ax"]], may)


def _asked(
    clock: Clock, seating: Seating, options: Sequence[int], kept: Kept
) -> Mapping[int, int] | None:
    return proved_to_have(clock, seating, 0, options, kept)


def test_waiting_can_be_asked_for_too() -> None:
    """A, who may wait, makes room by waiting; B, who must have a seat, has it."""
    made = market({"A": "x", "B": "x"}, [("x", 1)], must="B")
    seating = made.seating("Bx")
    assert proved_to_have(UNLIMITED, seating, 0, [-1], {}) == made.values("Bx")
    assert DEFAULTS.tiny is None
