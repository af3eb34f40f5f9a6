"""Multiples of lines that keep somebody from a seat where lines count differently."""

from solver.program.priority.seating import WAIT, Seating
from solver.program.priority.weigh import heavier, weighed
from solver.program.proof.line import line_of
from tests.program.priority.markets import market, markets


def test_two_full_lines_together_say_what_neither_says_alone() -> None:
    """B must be at x or y, each of which excludes A from z once: A's z takes a place of both."""
    made = market({"A": "z w", "B": "x y"}, [("xz", 1), ("yz", 1)], must="AB")
    seating = made.seating("Aw", "Bx")
    assert weighed(seating, 0, made.column["Az"], {}) == {}, "y has room: no line need be left"
    full = market({"A": "z w", "B": "x y", "C": "x y"}, [("xz", 1), ("yz", 1)], must="ABC")
    seating = full.seating("Aw", "Bx", "Cy")
    found = weighed(seating, 0, full.column["Az"], {})
    assert set(found) <= {full.line(0), full.line(1)}
    assert found


def test_what_can_be_is_not_weighed() -> None:
    """B may wait, so A may have x."""
    made = market({"A": "x", "B": "x"}, [("x", 1)])
    assert weighed(made.seating("Bx"), 0, made.column["Ax"], {}) == {}


def test_an_aim_that_must_not_fall_is_weighed_with_full_lines() -> None:
    """Both must be placed, and there is but one seat that B can have: A cannot have it."""
    plain = market({"A": "x y", "B": "x"}, [("x", 1), ("y", 1)])
    least = line_of(tuple((-1, c) for c in sorted(plain.column.values())), -2)
    made = market({"A": "x y", "B": "x"}, [("x", 1), ("y", 1)], more=[least])
    seating = made.seating("Ay", "Bx")
    found = weighed(seating, 0, made.column["Ax"], {})
    assert found == {made.line(0): 1, made.line(2): 1}
    assert dict(heavier(seating, found)) == {0: [made.column["Ax"], WAIT], 1: [WAIT]} or dict(
        heavier(seating, found)
    )


def test_lines_without_room_for_a_counted_column_are_no_aim() -> None:
    """A line that speaks of more than people is left out."""
    made = market({"A": "x", "B": "x y"}, [("x", 1)], must="B")
    more = line_of(((-1, 0), (-1, 1), (-1, 3)), -1)
    part = type(made.part)((1,) * 4, (0, 1, 2, 3), (*made.part.lines, more))
    seating = Seating(part, made.people, {0: 0, 1: 1, 2: 0, 3: 0})
    assert weighed(seating, 0, made.column["Ax"], {}) == {}


def test_what_weights_refuse_nobody_can_have() -> None:
    """On drawn markets: neither what is refused, nor what it takes from others, is in an answer."""
    refused = 0
    for made, seating in markets(150):
        for who, left in enumerate(seating.left):
            for column in sorted(left - {WAIT}):
                if weights := weighed(seating, who, column, {}):
                    refused += 1
                    assert not made.possible(seating, who, column)
                    for other, columns in heavier(seating, weights):
                        assert not any(made.possible(seating, other, c) for c in columns)
    assert refused > 20
