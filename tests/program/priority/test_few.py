"""Priority among a few answers, each tried."""

from solver.program.priority.few import admitted
from solver.program.priority.wishes import Priority

A, B, C = ((0,), (1,)), ((2,), (3,)), ((4,),)
"""A wants column 0 before 1, B 2 before 3, C only 4."""


def answer(*columns: int) -> dict[int, int]:
    """What is held, of the columns 0 to 4."""
    return {column: int(column in columns) for column in range(5)}


def test_who_stands_first_chooses_first() -> None:
    """A has 0 in one answer, and that is the one left."""
    both = [answer(0, 3), answer(1, 2)]
    assert admitted(both, Priority(((A,), (B,)))) == [answer(0, 3)]
    assert admitted(both, Priority(((B,), (A,)))) == [answer(1, 2)]


def test_equals_leave_every_answer_that_one_of_their_orders_gives() -> None:
    """Either may have the best; that both have the second best comes from no order."""
    every = [answer(0, 3), answer(1, 2), answer(1, 3)]
    assert admitted(every, Priority(((A, B),))) == [answer(0, 3), answer(1, 2)]


def test_three_equals_are_taken_in_six_orders() -> None:
    """C, whom nothing but 4 is open to, goes without it in two of the three answers."""
    every = [answer(0, 3), answer(1, 2), answer(1, 3, 4), answer(1, 3)]
    assert admitted(every, Priority(((A, B, C),))) == every[:3]


def test_equals_who_can_all_have_their_best_have_it() -> None:
    """No order matters then."""
    assert admitted([answer(0, 2), answer(1, 3)], Priority(((A, B),))) == [answer(0, 2)]


def test_somebody_of_whom_the_answers_do_not_speak_has_no_say() -> None:
    """Column 9 is in another part."""
    assert admitted([answer(0), answer(1)], Priority(((((9,),), A),))) == [answer(0)]
