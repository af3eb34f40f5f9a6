"""Chains of moves that make room for somebody."""

from solver.program.priority.chains import chain
from solver.program.priority.seating import Seating
from solver.program.proof.line import line_of
from solver.program.proof.part import lawful
from tests.program.priority.markets import market, markets

ROWS = [("x", 1), ("y", 1), ("z", 1)]


def test_a_free_seat_is_taken_at_once() -> None:
    """Nobody else moves."""
    made = market({"A": "x"}, ROWS)
    assert chain(made.seating(), {0: made.column["Ax"]}, {}) == {0: made.column["Ax"]}


def test_others_make_room_one_after_the_other() -> None:
    """A goes to x, B from there to y, C from there to z, which is free."""
    made = market({"A": "x", "B": "x y", "C": "y z"}, ROWS, must="BC")
    found = chain(made.seating("Bx", "Cy"), {0: made.column["Ax"]}, {})
    assert found == {0: made.column["Ax"], 1: made.column["By"], 2: made.column["Cz"]}


def test_nobody_makes_room_who_can_go_nowhere() -> None:
    """C, who must have a seat, has no other than y."""
    made = market({"A": "x", "B": "x y", "C": "y"}, ROWS, must="BC")
    assert chain(made.seating("Bx", "Cy"), {0: made.column["Ax"]}, {}) is None


def test_who_is_kept_makes_no_room() -> None:
    """C could go to z, but is kept."""
    made = market({"A": "x", "B": "x y", "C": "y z"}, ROWS, must="BC")
    kept = {2: {made.column["Cy"]}}
    assert chain(made.seating("Bx", "Cy"), {0: made.column["Ax"]}, kept) is None


def test_a_line_left_too_empty_is_filled_by_somebody() -> None:
    """One of two must be at x: where A leaves it, B comes."""
    plain = market({"A": "x y", "B": "x z"}, ROWS, must="AB")
    one = line_of(((1, plain.column["Ax"]), (1, plain.column["Bx"])), 1, tight=True)
    made = market({"A": "x y", "B": "x z"}, ROWS, must="AB", more=[one])
    found = chain(made.seating("Ax", "Bz"), {0: made.column["Ay"]}, {})
    assert found == {0: made.column["Ay"], 1: made.column["Bx"]}


def test_the_search_gives_up_after_so_many_half_made_chains() -> None:
    """The chain of three takes two steps; one is too few, and no move at all is of no use."""
    made = market({"A": "x", "B": "x y", "C": "y z"}, ROWS, must="BC")
    start = {0: made.column["Ax"]}
    assert chain(made.seating("Bx", "Cy"), start, {}, followed=1) is None
    assert chain(made.seating("Bx", "Cy"), start, {}, tried=0) is None
    assert chain(made.seating("Bx", "Cy"), start, {}, followed=3, tried=1) is not None


def test_columns_that_are_nobodys_make_no_room() -> None:
    """A line that also counts something else is left too full: nobody of it can leave."""
    made = market({"A": "x y"}, [("y", 1)], must="A")
    counts = line_of(((1, made.column["Ax"]), (1, 2)), 1)
    part = type(made.part)((1, 1, 1), (0, 1, 2), (*made.part.lines, counts))
    seating = Seating(part, made.people, {0: 0, 1: 1, 2: 1})
    assert chain(seating, {0: made.column["Ax"]}, {}) is None


def test_whatever_is_found_is_lawful() -> None:
    """On drawn markets: the lines hold after the moves, and everybody has what is left to them."""
    found = 0
    for made, seating in markets(150):
        for who, left in enumerate(seating.left):
            for column in sorted(left):
                if moves := chain(seating, {who: column}, {}):
                    home = tuple(seating.holds)
                    seating.move(moves)
                    assert seating.holds[who] == column
                    assert lawful(made.part, seating.values)
                    assert all(c in seating.left[w] for w, c in enumerate(seating.holds))
                    seating.restore(home)
                    found += len(moves) > 1
    assert found > 100
