"""Full lines that keep somebody from a seat."""

from solver.program.priority.blocked import beside, full_against, in_the_way, near_to
from solver.program.priority.seating import WAIT
from tests.program.priority.markets import market, markets


def test_a_full_line_whose_people_can_go_nowhere_is_in_the_way() -> None:
    """B and C share x and y between them; A wants x."""
    made = market({"A": "x z", "B": "x y", "C": "x y"}, [("x", 1), ("y", 1), ("z", 1)], must="ABC")
    seating = made.seating("Az", "Bx", "Cy")
    assert full_against(seating, 0, made.column["Ax"], {}) == {made.line(0), made.line(1)}


def test_a_line_that_somebody_can_leave_is_not() -> None:
    """There is another y."""
    made = market({"A": "x z", "B": "x y", "C": "x y"}, [("x", 1), ("y", 2), ("z", 1)], must="ABC")
    seating = made.seating("Az", "Bx", "Cy")
    assert full_against(seating, 0, made.column["Ax"], {}) == frozenset()


def test_who_leaves_for_a_line_that_another_could_leave_makes_room() -> None:
    """B can go to y once C goes to z."""
    made = market({"A": "x", "B": "x y", "C": "y z"}, [("x", 1), ("y", 1), ("z", 1)], must="BC")
    seating = made.seating("Bx", "Cy")
    assert full_against(seating, 0, made.column["Ax"], {}) == frozenset()
    kept = {2: {made.column["Cy"]}}
    assert full_against(seating, 0, made.column["Ax"], kept) == {made.line(0), made.line(1)}


def test_who_may_wait_is_in_nobodys_way() -> None:
    """B could do without."""
    made = market({"A": "x", "B": "x"}, [("x", 1)])
    assert full_against(made.seating("Bx"), 0, made.column["Ax"], {}) == frozenset()


def test_a_seat_that_takes_no_more_than_the_own_is_not_refused() -> None:
    """A is inside of the full grade already, and comes to a desk with room."""
    made = market({"A": "x y", "B": "x y"}, [("x", 2), ("y", 2), ("xy", 2)], must="AB")
    assert full_against(made.seating("Ay", "Bx"), 0, made.column["Ax"], {}) == frozenset()


def test_a_desk_and_its_grade_are_looked_at_apart() -> None:
    """The grade x and y is full of two who have nothing else; both desks have room."""
    made = market(
        {"A": "x z", "B": "x y", "C": "x y"},
        [("x", 2), ("y", 2), ("xy", 2), ("z", 1)],
        must="ABC",
    )
    seating = made.seating("Az", "Bx", "Cy")
    assert made.line(2) in full_against(seating, 0, made.column["Ax"], {})


def test_full_lines_take_from_others_what_needs_more_of_them() -> None:
    """D, too, can have neither x nor y."""
    wishes = {"A": "x z", "B": "x y", "C": "x y", "D": "y"}
    made = market(wishes, [("x", 1), ("y", 1), ("z", 1)], must="ABC")
    seating = made.seating("Az", "Bx", "Cy")
    dead = full_against(seating, 0, made.column["Ax"], {})
    gone = dict(beside(seating, dead))
    assert gone == {0: [made.column["Ax"]], 3: [made.column["Dy"]]}


def test_who_is_near_sits_where_somebody_would_come() -> None:
    """B at x, and C at y, to which B could go; D at z, which has room, has no part in it."""
    wishes = {"A": "x", "B": "x y", "C": "y z", "D": "z"}
    made = market(wishes, [("x", 1), ("y", 1), ("z", 2)], must="BCD")
    seating = made.seating("Bx", "Cy", "Dz")
    assert near_to(seating, 0, [made.column["Ax"]], {}) == {0, 1, 2}
    assert in_the_way(seating, 0, made.column["Ax"], {}) == {made.line(0), made.line(1)}


def test_what_lines_refuse_nobody_can_have() -> None:
    """On drawn markets: neither what is refused, nor what it takes from others, is in an answer."""
    refused = 0
    for made, seating in markets(400):
        for who, left in enumerate(seating.left):
            for column in sorted(left - {WAIT}):
                if dead := full_against(seating, who, column, {}):
                    refused += 1
                    assert not made.possible(seating, who, column)
                    for other, columns in beside(seating, dead):
                        assert not any(made.possible(seating, other, c) for c in columns)
    assert refused > 10
