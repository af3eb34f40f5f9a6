"""Whether claims can hold together."""

from collections.abc import Mapping

from solver.program.conflict.lean import lean
from solver.program.conflict.system import System
from solver.program.proof.ordered import in_order
from solver.program.proof.part import Part
from solver.program.search import Clock, OutOfTime


def answer(system: System, clock: Clock) -> Mapping[int, int] | None:
    """Values of the columns under which everything holds; None where nothing can.

    Raises OutOfTime.
    """
    if clock.over:
        raise OutOfTime
    slim = lean(system)
    lines = tuple(slim.lines)
    columns = tuple(sorted({column for line in lines for column in line.columns}))
    found = in_order(Part(system.upper, columns, lines), (), clock)
    if found.outcome == "unknown":
        raise OutOfTime
    return None if found.outcome == "infeasible" else {**slim.settled, **found.values}


def contradictory(system: System, clock: Clock) -> bool:
    """Whether the claims of a system cannot all hold. Raises OutOfTime."""
    return answer(system, clock) is None
