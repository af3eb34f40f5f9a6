"""A program in which the line of points is followed, for whoever goes on with it by search."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count

from solver.program.columns import Terms
from solver.program.priority.narrow import narrowed
from solver.program.priority.wishes import Priority
from solver.program.proof.line import at_least, line_of
from solver.program.proof.ordered import in_order, proved_to_have
from solver.program.proof.part import Part, whole
from solver.program.proof.rest import stated
from solver.program.search import Clock, Limit, OutOfTime, Stated


@dataclass(frozen=True)
class Followed:
    """A program with just the answers that priority admits; `certain`: in each people get as much.

    Columns that it adds come after those of the program, numbered as before.
    """

    upper: tuple[int, ...]
    rows: tuple[Limit, ...]
    certain: bool


def followed(
    program: Stated, held: Sequence[tuple[Terms, int]], line: Priority, clock: Clock
) -> Followed | None:
    """The program in which forms are at least so much, and then the line is followed.

    It must have an answer. None where equals could stand in more orders than are looked at.
    Raises OutOfTime.
    """
    part = whole(program)
    part = Part(part.upper, part.columns, (*part.lines, *at_least(held)))
    found = in_order(part, (), clock)
    if found.outcome != "optimal":
        raise OutOfTime
    width = len(program.upper)
    ask, orders = partial(proved_to_have, clock), clock.settings.orders
    chosen = narrowed(part, line, found.values, ask, count(width), orders)
    if not chosen.complete:
        return None
    fixed = (line_of(((1, column),), value) for column, value in chosen.fixed.items())
    numbered = stated(Part(chosen.part.upper, chosen.part.columns, chosen.part.lines))
    return Followed(numbered.upper, (*numbered.rows, *fixed), len(numbered.upper) == width)
