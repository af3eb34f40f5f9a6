"""A program in which the line of points is followed, against trying every answer."""

from random import Random

import pytest

from solver.program.followed import Followed, followed
from solver.program.priority.few import admitted
from solver.program.proof.part import whole
from solver.program.proof.rest import stated
from solver.program.search import UNLIMITED, Clock, OutOfTime, Settings
from tests.program.priority.markets import Market, market, markets
from tests.program.proof.test_part import answers

ROWS = [("x", 1), ("y", 1), ("z", 1)]
NARROW = Clock.started(Settings(tiny=0))


def left(made: Market, found: Followed | None) -> set[frozenset[int]]:
    """The columns of people that are held in the answers of the program that is left."""
    assert found is not None
    return {
        frozenset(c for c in made.part.columns if values[c]) for values in answers(whole(found))
    }


@pytest.mark.parametrize(("line", "certain"), [("A B", True), ("AB", False)])
def test_it_is_said_whether_people_get_as_much_in_every_answer(line: str, *, certain: bool) -> None:
    """Two want x: where they are equal, either has it, by a column more for each order."""
    made = market({"A": "x y", "B": "x y"}, ROWS, must="AB")
    found = followed(stated(made.part), (), made.priority(line), NARROW)
    assert found is not None
    assert found.certain is certain
    assert len(found.upper) - len(made.part.upper) == (0 if certain else 2)


def test_a_form_is_held_at_what_it_must_be() -> None:
    """Both must be placed, so A goes to y; an empty form holds nothing."""
    made = market({"A": "x y", "B": "x"}, ROWS)
    both = tuple((1, column) for column in sorted(made.column.values()))
    found = followed(stated(made.part), [((), 0), (both, 2)], made.priority("A B"), NARROW)
    assert left(made, found) == {frozenset({made.column["Ay"], made.column["Bx"]})}


def test_a_column_without_a_number_in_a_form_is_left_alone() -> None:
    """That A has no second choice, as an aim says it, does not say that B has nothing."""
    made = market({"A": "x y", "B": "z"}, ROWS, must="AB")
    preference = tuple((-int(name == "Ay"), made.column[name]) for name in ("Ax", "Ay", "Bz"))
    found = followed(stated(made.part), [(preference, 0)], made.priority("A B"), NARROW)
    assert left(made, found) == {frozenset({made.column["Ax"], made.column["Bz"]})}


def test_too_many_orders_are_not_followed() -> None:
    """Three equals for one seat take more than one step."""
    made = market(dict.fromkeys("ABC", "x y z"), ROWS, must="ABC")
    clock = Clock.started(Settings(tiny=0, orders=1))
    assert followed(stated(made.part), (), made.priority("ABC"), clock) is None


def test_without_time_it_is_not_followed() -> None:
    """There is no answer to begin with."""
    made = market({"A": "x y", "B": "x y"}, ROWS, must="AB")
    over = Clock.started(Settings(time_limit=0, tiny=0))
    with pytest.raises(OutOfTime):
        followed(stated(made.part), (), made.priority("A B"), over)


def test_just_the_admitted_answers_are_left() -> None:
    """On drawn markets, people in classes of any size."""
    for seed, (made, _) in enumerate(markets(40)):
        if len({made.wishes(name) for name in made.names}) < len(made.names):
            continue
        rng = Random(f"classes {seed}")
        names = rng.sample(made.names, len(made.names))
        line = made.priority("".join(name + rng.choice(("", " ")) for name in names))
        every = admitted(list(made.answers()), line)
        found = left(made, followed(stated(made.part), (), line, UNLIMITED))
        assert found == {frozenset(c for c, value in one.items() if value) for one in every}
