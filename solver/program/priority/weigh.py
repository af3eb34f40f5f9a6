"""Why somebody cannot have a seat, where lines count differently: prices of a linear program.

By Farkas' lemma lines that cannot hold together have multiples that add up to a contradiction.
Prices are rounded to whole numbers, and only those that add up in whole numbers are told.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from solver.program.priority.blocked import in_the_way
from solver.program.priority.seating import WAIT, Kept, Seating
from solver.program.proof.line import line_of, without
from solver.program.proof.part import Part
from solver.program.proof.relaxation import relaxed

_SCALES = (1, 2, 6, 60)

Options = Mapping[int, Collection[int]]
"""What each person may have."""


def weighed(seating: Seating, who: int, column: int, kept: Kept) -> Mapping[int, int]:
    """Lines with their multiples that together keep somebody from a column; empty if none do.

    Only lines that are full now can be among them, and only such as are reached from the column.
    """
    lines = [*in_the_way(seating, who, column, kept), *_short(seating)]
    inside = {seating.person[c] for at in lines for c in seating.part.lines[at].columns}
    options: Options = {one: seating.options(one, kept) for one in inside | {who}}
    part = _left(seating, lines, {**options, who: {*options[who], column}})
    found = relaxed(part, {column: 1})
    prices = () if found is None else zip(part.lines, found.prices, strict=True)
    told = {line.row: price for line, price in prices if line.row >= 0 and price > 0}
    for scale in _SCALES:
        weights = {at: round(price * scale) for at, price in sorted(told.items())}
        weights = {at: times for at, times in weights.items() if times}
        if weights and _contradict(seating, {**options, who: (column,)}, weights):
            return weights
    return {}


def _short(seating: Seating) -> Iterator[int]:
    """Lines of aims, which must not fall: they count people below nothing."""
    for at in sorted(seating.counted):
        line = seating.part.lines[at]
        full = line.numbers and min(line.numbers) < 0 and not seating.slack[at]
        if full and all(column in seating.person for column in line.columns):
            yield at


def _left(seating: Seating, lines: Sequence[int], options: Options) -> Part:
    """These lines, and that of each person, with what is left to them; `row` is a line's place."""
    may = {column for own in options.values() for column in own} - {WAIT}
    told = []
    for at in lines:
        line = seating.part.lines[at]
        gone = {column: 0 for column in line.columns if column not in may}
        told.append(without(line, gone)._replace(row=at))
    for own in options.values():
        columns = tuple((1, column) for column in sorted(own) if column != WAIT)
        told.append(line_of(columns, 1, tight=WAIT not in own))
    upper = seating.part.upper
    return Part(upper, tuple(sorted(may)), tuple(line for line in told if line.columns))


def heavier(seating: Seating, weights: Mapping[int, int]) -> Iterator[tuple[int, list[int]]]:
    """What weighed lines take from everybody: options that need more than is left beside others."""
    loads, room = _loads(seating, weights)
    people = {seating.person[c] for at in weights for c in seating.part.lines[at].columns}
    if any(load < 0 for load in loads.values()):
        people = set(range(len(seating.people)))
    least = {who: min(loads.get(c, 0) for c in seating.left[who]) for who in people}
    spare = room - sum(least.values())
    for who in sorted(people):
        most = least[who] + spare
        if gone := [c for c in seating.left[who] if loads.get(c, 0) > most]:
            yield who, gone


def _loads(seating: Seating, weights: Mapping[int, int]) -> tuple[Mapping[int, int], int]:
    """What each column takes of weighed lines, and what there is."""
    loads, room = dict[int, int](), 0
    for at, times in weights.items():
        room += times * seating.part.lines[at].most
        for number, column in seating.part.lines[at].terms:
            loads[column] = loads.get(column, 0) + times * number
    return loads, room


def _contradict(seating: Seating, options: Options, weights: Mapping[int, int]) -> bool:
    """True where everybody's least together is more than the lines allow."""
    loads, room = _loads(seating, weights)
    return sum(min(loads.get(c, 0) for c in own) for own in options.values()) > room
