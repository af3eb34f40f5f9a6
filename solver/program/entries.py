"""Who may come to a grade where seats over the quota are allowed: nobody while it is full."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.policy import Rule
from models.priority import FullRow
from solver.eligibility.pools import shares
from solver.eligibility.reduction import reduction
from solver.eligibility.scope import grades, scope
from solver.program.columns import Columns
from solver.program.joint import Joint


@dataclass(frozen=True, slots=True)
class Entry:
    """Seats of which nobody gets one who holds none of them, once `most` are sure to be taken.

    `held` are the columns of whoever sits on them, `came` of these those of who comes new. Where
    退二进一 lets some in, one may come for every `outs` who left of `before`; else none.
    """

    row: FullRow
    held: Sequence[int]
    came: frozenset[int]
    most: int
    outs: int = 0
    before: int = 0


def entries(people: Columns | Joint) -> Iterator[Entry]:
    """The seats of every grade, and of every pool, that allow some over them; else none."""
    if isinstance(people, Columns):
        yield from _of_grades(people, "", 0)
        return
    for name, columns in people.members.items():
        yield from _of_grades(columns, f"{name} ", people.first[name])
    for pool in people.pools if people.transitional else ():
        for grade, shared in shares(pool, people.policy).items():
            held = [column for one in shared for column in people.at(pool, one)]
            came = frozenset(c for c in held if people.current(c) not in shared)
            number = sum(pool.quota[one] for one in shared)
            row = FullRow(rule=Rule.POOL, about=f"{pool.name} {grade}")
            yield Entry(row, held, came, number)


def _of_grades(columns: Columns, name: str, first: int) -> Iterator[Entry]:
    scenario = columns.scenario
    for grade in grades(scenario) if columns.transitional else ():
        if grade in scenario.plan.undivided:
            continue
        shared = scope(scenario, grade)
        held = [column for one in shared for column in columns.at_grade.get(one, ())]
        came = frozenset(first + c for c in held if columns.current(c) not in shared)
        number = sum(scenario.plan.seats(one) for one in shared)
        row = FullRow(rule=Rule.QUOTA, about=f"{name}{grade}")
        rule = reduction(scenario, grade)
        outs, before = (rule.outs, rule.held) if rule else (0, 0)
        yield Entry(row, [first + c for c in held], came, number, outs, before)
