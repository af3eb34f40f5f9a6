"""Why somebody cannot have a seat, where lines count differently: prices of a linear program.

By Farkas' lemma lines that cannot hold together have multiples that add up to a contradiction.
Prices are rounded to whole numbers, and only those that add up in whole numbers are told.
"""

from collections.abc import Collection, Mapping

from solver.program.priority.seating import WAIT, Kept, Seating
from solver.program.proof.line import line_of, without
from solver.program.proof.part import Part
from solver.program.proof.relaxation import relaxed

_SCALES = (1, 2, 6, 60)

Options = Mapping[int, Collection[int]]
"""What each person may have."""


def weighed(seating: Seating, who: int, column: int, kept: Kept) -> Mapping[int, int]:
    """Lines with their multiples that together keep somebody from a column; empty if none do."""
    people = range(len(seating.people))
    options: Options = {one: seating.options(one, kept) for one in people} | {who: (column,)}
    part = _left(seating, options)
    found = relaxed(part, {column: 1})
    prices = () if found is None else zip(part.lines, found.prices, strict=True)
    told = {line.row: price for line, price in prices if line.row >= 0 and price > 0}
    for scale in _SCALES:
        weights = {at: round(price * scale) for at, price in sorted(told.items())}
        weights = {at: times for at, times in weights.items() if times}
        if weights and _contradict(seating, options, weights):
            return weights
    return {}


def _left(seating: Seating, options: Options) -> Part:
    """The lines between several people, and that of each person, with what is left to them.

    `row` is the place of a line; those of one person have none.
    """
    part, may = seating.part, {c for own in options.values() for c in own} - {WAIT}
    gone = {column: 0 for column in part.columns if column not in may}
    lines = [
        without(line, gone)._replace(row=at)
        for at, line in enumerate(part.lines)
        if len({seating.person.get(column, WAIT) for column in line.columns} - {WAIT}) > 1
        and all(column in seating.person for column in line.columns)
    ]
    for own in options.values():
        columns = tuple((1, column) for column in sorted(own) if column != WAIT)
        lines.append(line_of(columns, 1, tight=WAIT not in own))
    columns_ = tuple(column for column in part.columns if column in may)
    return Part(part.upper, columns_, tuple(line for line in lines if line.columns))


def _contradict(seating: Seating, options: Options, weights: Mapping[int, int]) -> bool:
    """True where everybody's least together is more than the lines allow."""
    loads, room = dict[int, int](), 0
    for at, times in weights.items():
        room += times * seating.part.lines[at].most
        for number, column in seating.part.lines[at].terms:
            loads[column] = loads.get(column, 0) + times * number
    return sum(min(loads.get(c, 0) for c in own) for own in options.values()) > room
