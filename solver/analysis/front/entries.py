"""退二进一 where the seats are still open: who may come to a grade, whatever its seats will be."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.grades import Grade
from models.policy import Rule
from solver.eligibility.reduction import held_before
from solver.eligibility.scope import scope
from solver.program.columns import Terms
from solver.program.constraints import Row

if TYPE_CHECKING:
    from solver.analysis.front.joint import Joint

_TWO, _THREE, _TENTH = 2, 3, 10


def entries(joint: "Joint", grade: Grade, held: Terms, first: int) -> Iterator[Row]:
    """Within its quota, or one in for so many out; `held` are those at the grade and above it.

    The columns `first` and the next say that the grade is within its quota, and that it was over
    by no more than a tenth.
    """
    scenario, shared = joint.scenario, scope(joint.scenario, grade)
    within, little, before = first, first + 1, held_before(scenario, grade)
    room = (_THREE + 1) * len(scenario.people) + before
    seats = joint.space.seats(shared, -1)
    yield Row(Rule.QUOTA, grade, (*held, *seats, (room, within)), room)
    tenth = joint.space.seats(shared, -(_TENTH + 1))
    yield Row(Rule.QUOTA, grade, (*tenth, (_TENTH * before, little)), 0)
    came = {column for _, column in held if not joint.stays(column, shared)}
    for outs, unless in _divisors(scenario.policy.transitional_reduction, within, little):
        terms = tuple((outs if column in came else 1, column) for _, column in held)
        yield Row(Rule.QUOTA, grade, (*terms, *((-room, column) for column in unless)), before)


def _divisors(rule: str, within: int, little: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """How many must leave for one to come in, and the columns of which one excuses from it."""
    if rule != "three-for-one":
        yield _TWO, (within,)
    if rule != "two-for-one":
        yield _THREE, (within, *((little,) if rule == "by-excess" else ()))
