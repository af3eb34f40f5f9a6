"""A part with just the answers that priority admits, against trying every answer."""

from functools import partial
from itertools import count
from random import Random

import pytest

from solver.program.priority.few import admitted
from solver.program.priority.narrow import in_part, narrowed
from solver.program.priority.seating import WAIT
from solver.program.proof.line import line_of
from solver.program.proof.ordered import proved_to_have
from solver.program.proof.part import lawful
from solver.program.search import UNLIMITED
from tests.program.priority.markets import Market, market, markets
from tests.program.proof.test_part import answers

ASK = partial(proved_to_have, UNLIMITED)
ROWS = [("x", 1), ("y", 1), ("z", 1)]


def left(made: Market, line: str, *held: str) -> set[frozenset[str]]:
    """What people hold in the answers that are left of a market."""
    found = narrowed(
        made.part, made.priority(line), made.values(*held), ASK, count(len(made.column)), 2_000
    )
    assert found.complete
    assert lawful(found.part, found.values)
    name = {column: one for one, column in made.column.items()}
    return {
        frozenset(name[c] for c, value in values.items() if value and c in name)
        for values in answers(found.part)
        if all(values[c] == value for c, value in found.fixed.items())
    }


def test_two_equals_for_one_seat_leave_two_ways() -> None:
    """Either has x, the other y."""
    made = market({"A": "x y", "B": "x y"}, ROWS, must="AB")
    assert left(made, "AB", "Ax", "By") == {frozenset({"Ax", "By"}), frozenset({"Ay", "Bx"})}


def test_three_equals_leave_every_order() -> None:
    """A, B and C all want x most, then y, then z."""
    made = market(dict.fromkeys("ABC", "x y z"), ROWS, must="ABC")
    assert len(left(made, "ABC", "Ax", "By", "Cz")) == 6


def test_whoever_is_lower_is_told_by_the_order_of_equals() -> None:
    """C has y just where neither equal needs it: never; and z where B leaves it."""
    made = market({"A": "x y", "B": "x z", "C": "y z"}, ROWS, must="ABC")
    assert left(made, "AB C", "Ax", "Bz", "Cy") == {
        frozenset({"Ax", "Bz", "Cy"}),
        frozenset({"Ay", "Bx", "Cz"}),
    }


def test_independent_equals_are_told_apart() -> None:
    """Two pairs for two seats: two columns each, and four answers."""
    rows = [*ROWS, ("u", 1)]
    wishes = {"A": "x y", "B": "x y", "C": "z u", "D": "z u"}
    made = market(wishes, rows, must="ABCD")
    assert len(left(made, "ABCD", "Ax", "By", "Cz", "Du")) == 4
    found = narrowed(
        made.part,
        made.priority("ABCD"),
        made.values("Ax", "By", "Cz", "Du"),
        ASK,
        count(len(made.column)),
        2_000,
    )
    assert len(found.part.columns) == len(made.column) + 4


def test_equals_with_seats_enough_leave_one_way() -> None:
    """Nothing is decided by their order, and no column is added."""
    made = market({"A": "x y", "B": "x y"}, [("x", 2), ("y", 1)], must="AB")
    assert left(made, "AB", "Ay", "Bx") == {frozenset({"Ax", "Bx"})}


def test_who_may_wait_but_can_have_a_seat_has_it() -> None:
    """Waiting is no longer left to A, whom no line asks to have a seat."""
    made = market({"A": "x", "B": "x y"}, ROWS)
    assert left(made, "A B") == {frozenset({"Ax", "By"})}


def test_who_waits_in_some_orders_is_told_so() -> None:
    """One seat for two who have nothing else."""
    made = market({"A": "x", "B": "x"}, ROWS)
    assert left(made, "AB", "Ax") == {frozenset({"Ax"}), frozenset({"Bx"})}


def test_too_many_orders_leave_one_answer_that_is_not_complete() -> None:
    """With fewer steps than three equals need, the answer is that of one order."""
    made = market(dict.fromkeys("ABC", "x y z"), ROWS, must="ABC")
    values = made.values("Ax", "By", "Cz")
    line = made.priority("ABC")
    found = narrowed(made.part, line, values, ASK, count(len(made.column)), 1)
    assert not found.complete
    assert found.part is made.part
    assert found.fixed == {}
    assert found.values in admitted(list(made.answers()), line)


def test_who_must_have_a_seat_is_read_off_the_lines() -> None:
    """A line "one of these" among the own columns asks for one, as a tight one does."""
    one = line_of(((-1, 0), (-1, 1)), -1)
    made = market({"A": "x y", "B": "x y", "C": "z"}, ROWS, must="B", more=[one])
    people, line = in_part(made.part, made.priority("A BC"))
    assert [person.may_wait for person in people] == [False, False, True]
    assert line == [[0], [1, 2]]
    assert people[2].levels[-1] == (WAIT,)


def test_who_is_in_another_part_is_left_out() -> None:
    """A class of which nobody has a column here has no place in line."""
    made = market({"A": "x", "B": "y"}, ROWS)
    alone = type(made.part)(made.part.upper, (1,), (made.part.lines[1],))
    people, line = in_part(alone, made.priority("A B"))
    assert (len(people), line) == (1, [[0]])


@pytest.mark.parametrize("batch", range(4))
def test_what_is_left_is_what_some_order_gives(batch: int) -> None:
    """On drawn markets, people in classes of any size: just the answers that trying gives."""
    several = 0
    for seed, (made, seating) in enumerate(markets(200)):
        if seed % 4 != batch or len({made.wishes(n) for n in made.names}) < len(made.names):
            continue
        rng = Random(f"classes {seed}")
        names = rng.sample(made.names, len(made.names))
        line = "".join(name + rng.choice(("", "", " ")) for name in names)
        values = {column: seating.values[column] for column in made.part.columns}
        name = {column: one for one, column in made.column.items()}
        held = [name[column] for column, value in values.items() if value]
        every = admitted(list(made.answers()), made.priority(line))
        told = {frozenset(name[c] for c, value in one.items() if value) for one in every}
        assert left(made, line, *held) == told
        several += len(told) > 1
    assert several > 3
