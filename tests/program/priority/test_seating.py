"""What is left to everybody once full lines are closed, and how people are moved."""

from solver.program.priority.seating import WAIT, Seating
from solver.program.proof.line import line_of
from solver.program.proof.part import Part
from tests.program.priority.markets import market, markets


def test_a_line_full_of_people_who_are_sure_to_be_in_it_is_closed_to_others() -> None:
    """A can only have x, of which there is one: nothing is left to B but y."""
    made = market({"A": "x", "B": "x y"}, [("x", 1), ("y", 1)], must="AB")
    seating = made.seating("Ax", "By")
    assert seating.left == [{made.column["Ax"]}, {made.column["By"]}]
    assert seating.why == {made.column["Bx"]: {made.line(0)}}


def test_what_follows_from_a_closed_line_is_closed_too() -> None:
    """B, who has y for certain now, closes it to C, who waits."""
    made = market({"A": "x", "B": "x y", "C": "y"}, [("x", 1), ("y", 1)], must="AB")
    assert made.seating("Ax", "By").left[2] == {WAIT}


def test_a_line_with_a_seat_left_is_closed_to_nobody() -> None:
    """With two seats of x, B may have one."""
    made = market({"A": "x", "B": "x y"}, [("x", 2), ("y", 1)], must="AB")
    assert made.seating("Ax", "By").left[1] == {made.column["Bx"], made.column["By"]}


def test_who_may_wait_is_sure_of_no_line() -> None:
    """A may go without x, and so B may still have it."""
    made = market({"A": "x", "B": "x y"}, [("x", 1), ("y", 1)], must="B")
    assert made.column["Bx"] in made.seating("Ax", "By").left[1]


def test_a_line_that_leaves_room_for_nobody_is_about_everybody_in_it() -> None:
    """A line of one person that says "none of these" is heeded as a full one."""
    made = market({"A": "x y"}, [("x", 0), ("y", 1)], must="A")
    seating = made.seating("Ay")
    assert made.line(0) in seating.limits(made.column["Ax"])
    assert seating.limits(WAIT) == frozenset()


def test_ruling_out_has_consequences_for_others() -> None:
    """Without y, A is sure of x, and B is not."""
    made = market({"A": "x y", "B": "x y"}, [("x", 1), ("y", 1)], must="A")
    seating = made.seating("Ax", "By")
    seating.rule_out(0, [made.column["Ay"]])
    assert seating.left[1] == {made.column["By"], WAIT}
    assert made.column["Ay"] not in seating.why, "no line took it"
    assert list(seating.levels(1)) == [1, 2]


def test_what_is_said_to_be_left_is_taken_as_it_is() -> None:
    """Nothing is closed where it is told what everybody has left."""
    made = market({"A": "x", "B": "x y"}, [("x", 1), ("y", 1)], must="AB")
    left = [{0}, {1, 2}]
    assert Seating(made.part, made.people, made.values("Ax", "By"), left).left == left


def test_moves_are_undone_by_going_back() -> None:
    """A and B change seats, and change back; who had waited waits again."""
    made = market({"A": "x y", "B": "x y", "C": "z"}, [("x", 1), ("y", 1), ("z", 1)])
    seating = made.seating("Ax", "By")
    before = (list(seating.holds), list(seating.slack), dict(seating.values))
    seating.move({0: made.column["Ay"], 1: made.column["Bx"], 2: made.column["Cz"]})
    assert seating.values == made.values("Ay", "Bx", "Cz")
    seating.move({1: WAIT})
    assert seating.values == made.values("Ay", "Cz")
    seating.restore(before[0])
    assert (seating.holds, seating.slack, seating.values) == before
    assert seating.moved == {0, 1, 2}


def test_going_back_undoes_what_else_is_counted() -> None:
    """Another answer counts something more; back in the first, there is as much room as before."""
    made = market({"A": "x y"}, [("y", 1)], must="A")
    counts = line_of(((1, made.column["Ax"]), (-1, 2)), 0)
    part = Part((1, 1, 1), (0, 1, 2), (*made.part.lines, counts))
    seating = Seating(part, made.people, {0: 0, 1: 1, 2: 0})
    state, slack = seating.state(), list(seating.slack)
    seating.adopt({0: 1, 1: 0, 2: 1})
    seating.restore(state)
    assert (seating.values, seating.slack) == ({0: 0, 1: 1, 2: 0}, slack)


def test_a_line_may_be_left_too_full_or_too_empty() -> None:
    """Two at x are one too many; a tight line asks for just as many as it says."""
    made = market({"A": "x y", "B": "x y"}, [("x", 1), ("y", 2)], must="AB")
    filled = market(
        {"A": "x y", "B": "x y"},
        [("x", 1), ("y", 2)],
        must="AB",
        more=[line_of(((1, made.column["Ax"]), (1, made.column["Bx"])), 1, tight=True)],
    )
    to_x, to_y = {1: made.column["Bx"]}, {0: made.column["Ay"]}
    for one, empty in ((made, []), (filled, [filled.line(2)])):
        seating = one.seating("Ax", "By")
        assert made.line(0) in seating.broken(seating.changed(to_x))
        assert seating.broken(seating.changed(to_y)) == empty


def test_another_answer_is_adopted() -> None:
    """Who is elsewhere in it has moved; who is not has not."""
    made = market({"A": "x y", "B": "x y", "C": "z"}, [("x", 1), ("y", 1), ("z", 1)])
    seating = made.seating("Ax", "By", "Cz")
    seating.adopt(made.values("Ay", "Cz"))
    assert seating.holds == [made.column["Ay"], WAIT, made.column["Cz"]]
    assert seating.moved == {0, 1}
    assert seating.slack == made.seating("Ay", "Cz").slack


def test_a_line_is_around_another_that_it_holds_whole() -> None:
    """The desk x lies within the grade x and y; the grade only within itself."""
    made = market({"A": "x y", "B": "x y"}, [("x", 1), ("xy", 2)])
    seating = made.seating("Ax")
    assert seating.around(made.line(0)) == {made.line(0), made.line(1)}
    assert seating.around(made.line(1)) == {made.line(1)}
    assert seating.around(made.line(1)) is seating.around(made.line(1))


def test_lines_that_count_differently_are_set_apart() -> None:
    """Who takes two places of a line is counted, and is not sure to be in it."""
    made = market({"A": "x", "B": "x y"}, [("x", 1), ("xxy", 3)], must="B")
    seating = made.seating("Bx")
    assert seating.counted == {made.line(1)}
    assert made.line(1) not in seating.limits(made.column["Bx"])


def test_nothing_that_is_in_an_answer_is_closed() -> None:
    """Whatever the lines: what somebody has in an answer is left to them."""
    for made, seating in markets(120):
        for values in made.answers():
            held = {column for column, value in values.items() if value}
            for left, one in zip(seating.left, made.people, strict=True):
                assert left & (held.intersection(one.columns) or {WAIT})
