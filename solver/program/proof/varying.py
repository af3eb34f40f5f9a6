"""What of the aims can still vary on a part."""

from collections.abc import Iterator, Sequence
from math import gcd

from solver.program.priority.wishes import Goal, Priority
from solver.program.proof.line import homes
from solver.program.proof.part import Part


def varying(part: Part, goals: Sequence[Goal], at: int) -> Iterator[tuple[int, Goal, int]]:
    """The goals, from one on, that can vary on a part: its place, the goal, and a form's unit.

    The unit is the greatest common divisor, and is divided out. What a tight line makes the same
    for everything is left out: where everybody must have just one post, the number of people
    appointed cannot vary.
    """
    home = homes((at, line) for at, line in enumerate(part.lines) if line.tight)
    for index in range(at, len(goals)):
        every = goals[index]
        if isinstance(every, Priority):
            if not every.eager.keys().isdisjoint(part.columns):
                yield index, every, 1
            continue
        form = {column: every[column] for column in part.columns if column in every}
        for place in sorted({home[column] for column in form if column in home}):
            columns = part.lines[place].columns
            least = min(form.get(column, 0) for column in columns)
            for column in columns if least else ():
                form[column] = form.get(column, 0) - least
        form = {column: coefficient for column, coefficient in form.items() if coefficient}
        if form:
            unit = gcd(*form.values())
            yield index, {column: number // unit for column, number in form.items()}, unit
