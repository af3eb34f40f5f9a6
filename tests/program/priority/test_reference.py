"""Priority by search alone: the same worlds as by trying every answer."""

from random import Random

import pytest

from solver.program.priority.few import admitted
from solver.program.priority.reference import chosen
from solver.program.proof.rest import stated
from solver.program.search import UNLIMITED, Answer, OutOfTime, Search, Settings
from solver.program.sequence import best_by
from tests.program.priority.markets import market, markets

ROWS = [("x", 1), ("y", 1), ("z", 1)]


@pytest.mark.parametrize(("line", "worlds"), [("A B C", 1), ("AB C", 2), ("A BC", 2), ("ABC", 6)])
def test_there_are_as_many_worlds_as_orders_that_differ(line: str, worlds: int) -> None:
    """All three want x most, then y, then z."""
    made = market(dict.fromkeys("ABC", "x y z"), ROWS, must="ABC")
    found = chosen(stated(made.part), (), made.priority(line), UNLIMITED)
    assert found.number == worlds


def test_equals_with_seats_enough_make_one_world() -> None:
    """Both have x in any order."""
    made = market({"A": "x y", "B": "x y"}, [("x", 2), ("y", 1)])
    assert chosen(stated(made.part), (), made.priority("AB"), UNLIMITED).number == 1


def test_a_form_that_is_held_counts() -> None:
    """Two must be placed: A, though first, does not have x, which B alone can have."""
    made = market({"A": "x y", "B": "x"}, ROWS)
    held = (tuple((1, c) for c in sorted(made.column.values())), 2)
    for forms, values in (([], "Ax"), ([held], "Ay Bx")):
        found = chosen(stated(made.part), forms, made.priority("A B"), UNLIMITED)
        every = [values for values in made.answers() if sum(values.values()) >= (2 if forms else 0)]
        assert admitted(every, made.priority("A B")) == [made.values(*values.split())]
        assert found.number == 1


@pytest.mark.parametrize("calls", [0, 1])
def test_without_time_nothing_is_chosen(monkeypatch: pytest.MonkeyPatch, calls: int) -> None:
    """Neither when asking what somebody could have, nor whether it can be together."""
    made = market({"A": "x y"}, ROWS)
    told = [Answer("optimal", 2, 2, (1, 0)), Answer("unknown")][1 - calls :]
    monkeypatch.setattr(Search, "best", lambda *_, **__: told.pop(0))
    with pytest.raises(OutOfTime):
        chosen(stated(made.part), (), made.priority("A"), UNLIMITED)
    assert not told


def test_both_engines_leave_what_trying_every_answer_leaves() -> None:
    """On drawn markets, people in classes of any size."""
    several = 0
    for seed, (made, _) in enumerate(markets(60)):
        if len({made.wishes(name) for name in made.names}) < len(made.names):
            continue
        rng = Random(f"classes {seed}")
        names = rng.sample(made.names, len(made.names))
        line = made.priority("".join(name + rng.choice(("", "", " ")) for name in names))
        every = admitted(list(made.answers()), line)
        several += len(every) > 1
        for settings in (Settings(), Settings(tiny=0), Settings(engine="cp-sat")):
            best = best_by(stated(made.part), (line,), settings)
            assert best.outcome == "optimal"
            assert dict(enumerate(best.columns[: len(made.column)])) in every
    assert several > 3
