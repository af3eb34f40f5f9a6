"""The proof that points decide, read off an answer: who stands where, and why nobody has more."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.policy import AimName, Rule
from models.priority import FullRow, Weight
from solver.program.columns import Columns, total
from solver.program.entries import entries
from solver.program.joint import Joint
from solver.program.objective import Aim, Objective
from solver.program.priority import certify
from solver.program.priority.certify import refusals
from solver.program.priority.narrow import in_part
from solver.program.priority.wishes import Priority
from solver.program.proof.line import Line, line_of
from solver.program.proof.part import whole
from solver.program.search import Ruled

_OF_ONE_PERSON = {Rule.KEEP_GRADE, Rule.PIN, Rule.FORBID, Rule.NAMED}
"""Rules of which each row is about one person alone."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A better choice of a person, by its column, and what stands in the way (`Refusal`)."""

    person: str
    column: int
    full: tuple[FullRow, ...]
    weights: tuple[Weight, ...]


@dataclass(frozen=True, slots=True)
class Certified:
    """People in the order in which an answer comes about, and every better choice refused."""

    line: tuple[str, ...]
    refused: tuple[Refused, ...]


def certified(
    program: Ruled, people: Columns | Joint, aims: Sequence[Aim], values: Sequence[int]
) -> Certified:
    """Goes down the line once more beside an answer that priority, one of the aims, admits.

    `values` are those of the columns; further ones are not looked at.
    """
    at, priority = next((at, aim) for at, aim in enumerate(aims) if isinstance(aim, Priority))
    before = [(aim, total(aim.terms, values)) for aim in aims[:at] if isinstance(aim, Objective)]
    known = {aim.aim: value for aim, value in before}
    over = None if _reduced(people) else known.get(AimName.TRANSITIONAL)
    held = [
        line_of(tuple((-k, column) for column, k in aim.form.items()), -aim.sign * value)
        for aim, value in before
    ]
    part = whole(program)
    lines = [_without_counts(line, people, over) for line in part.lines]
    part = replace(part, lines=(*lines, *held))
    inside, line = in_part(part, priority)
    names = [people.person(next(one.columns)) or "" for one in inside]
    seats = list(entries(people))
    rights = {at for at, row in enumerate(program.rows) if row.rule in _OF_ONE_PERSON}
    told = refusals(part, inside, line, dict(enumerate(values)), seats, rights)
    of: list[FullRow | AimName] = [
        *(FullRow(rule=row.rule, about=row.about) for row in program.rows),
        *(aim.aim for aim, _ in before),
        *(entry.row for entry in seats),
    ]
    return Certified(
        tuple(names[who] for who in told.line),
        tuple(_told(one, names, of) for one in told.refused),
    )


def _reduced(people: Columns | Joint) -> bool:
    """True where seats over the quota may be given to who comes new."""
    members = (people,) if isinstance(people, Columns) else people.members.values()
    return any(columns.reduced for columns in members)


def _told(one: certify.Refused, names: Sequence[str], of: Sequence[FullRow | AimName]) -> Refused:
    """Rows as they are called; with an aim among them, which is no row, they are all weighed."""
    rows = tuple(row for at in one.rows if isinstance(row := of[at], FullRow))
    alone = len(rows) == len(one.rows)
    times = one.weights if alone else [(at, 1) for at in one.rows]
    weights = tuple(Weight(of=of[at], times=number) for at, number in times)
    return Refused(names[one.who], one.column, rows if alone else (), weights)


def _without_counts(line: Line, people: Columns | Joint, over: int | None) -> Line:
    """A line "people ≤ seats + those over them" as "people ≤ seats + all that are over any".

    Where it is known how many those are; any other line as it is.
    """
    counts = [(k, column) for k, column in line.terms if people.person(column) is None]
    if over is None or not counts or any(k != -1 for k, _ in counts):
        return line
    terms = tuple((k, column) for k, column in line.terms if people.person(column) is not None)
    ones_ = all(k == 1 for k, _ in terms)
    return line_of(terms, line.most + over, row=line.row) if ones_ and len(terms) > 1 else line
