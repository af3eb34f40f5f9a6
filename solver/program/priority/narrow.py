"""A part with just the answers that priority admits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from solver.program.priority.descend import Ask, Descent, Line, descend
from solver.program.priority.orders import TooManyOrders, Worlds, all_orders
from solver.program.priority.seating import WAIT, Person, Seating
from solver.program.priority.wishes import Priority
from solver.program.proof.line import asks_for_one, is_clique, line_of
from solver.program.proof.part import Part


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A part without what priority rules out, and an answer of it.

    `fixed` are columns that have one value. Where the order of equals matters the part has columns
    of its own, one for each way in which things can turn out. `complete` is False where there are
    more such ways than were looked at; then the answer is that of one of them.
    """

    part: Part
    fixed: Mapping[int, int]
    values: Mapping[int, int]
    complete: bool = True


def narrowed(
    part: Part,
    priority: Priority,
    values: Mapping[int, int],
    ask: Ask,
    free: Iterator[int],
    orders: int,
) -> Narrowed:
    """Goes down the line on a part, from a lawful answer; `free` numbers new columns.

    So many steps of `orders` of equals are looked at. Raises OutOfTime.
    """
    people, line = in_part(part, priority)
    seating = Seating(part, people, values)
    descent = descend(seating, line, ask)
    found = dict(seating.values)
    try:
        worlds = _worlds(seating, line, descent, ask, orders)
    except TooManyOrders:
        return Narrowed(part, {}, found, complete=False)
    levels = [{level} for level in descent.levels]
    for one in worlds:
        for who, told in zip(one.people, zip(*one.levels, strict=True), strict=True):
            levels[who] = set(told)
    fixed = {
        column: 0
        for who, one in enumerate(people)
        for at, level in enumerate(one.levels)
        if at not in levels[who]
        for column in level
        if column != WAIT
    }
    sure = (
        line_of(tuple((-1, column) for column in one.levels[min(levels[who])]), -1)
        for who, one in enumerate(people)
        if one.may_wait and len(levels[who]) == 1 and one.levels[min(levels[who])] != (WAIT,)
    )
    chosen = replace(part, lines=(*part.lines, *sure))
    for one in worlds:
        ways = tuple(islice(free, len(one.levels)))
        chosen, given = _choosing(chosen, people, one, descent.levels, ways)
        found |= given
    return Narrowed(chosen, fixed, found)


def in_part(part: Part, priority: Priority) -> tuple[list[Person], Line]:
    """Who has columns in a part, and where in line they stand."""
    inside, people, line = set(part.columns), list[Person](), list[list[int]]()
    must = _musts(part)
    for equals in priority.line:
        mine: list[int] = []
        for wishes in equals:
            left = (tuple(c for c in level if c in inside) for level in wishes)
            levels = tuple(level for level in left if level)
            if levels:
                mine.append(len(people))
                columns = {column for level in levels for column in level}
                sure = any(one <= columns for one in must.get(min(columns), ()))
                people.append(Person(levels if sure else (*levels, (WAIT,))))
        if mine:
            line.append(mine)
    return people, line


def _musts(part: Part) -> Mapping[int, Sequence[frozenset[int]]]:
    """Columns of which one must be taken, by each column that is in them."""
    found: dict[int, list[frozenset[int]]] = {}
    for line in part.lines:
        if (line.tight and is_clique(line)) or asks_for_one(line):
            columns = frozenset(line.columns)
            for column in columns:
                found.setdefault(column, []).append(columns)
    return found


def _worlds(
    seating: Seating, line: Line, descent: Descent, ask: Ask, orders: int
) -> Sequence[Worlds]:
    if descent.alone == descent.levels:
        return ()
    again = Seating(seating.part, seating.people, seating.values)
    return all_orders(again, line, descent, ask, orders)


def _choosing(
    part: Part,
    people: Sequence[Person],
    worlds: Worlds,
    base: Sequence[int],
    ways: tuple[int, ...],
) -> tuple[Part, Mapping[int, int]]:
    """A part with one more column for each world, of which one holds, and their values."""
    lines = [line_of(tuple((1, way) for way in ways), 1, tight=True)]
    for who, told in zip(worlds.people, zip(*worlds.levels, strict=True), strict=True):
        for at in sorted(set(told)):
            columns = [column for column in people[who].levels[at] if column != WAIT]
            then = [way for way, level in zip(ways, told, strict=True) if level == at]
            if columns:
                terms = (*((1, c) for c in columns), *((-1, way) for way in then))
                lines.append(line_of(terms, 0, tight=True))
    here = ways[worlds.levels.index(tuple(base[who] for who in worlds.people))]
    upper = {**{c: part.upper[c] for c in part.columns}, **dict.fromkeys(ways, 1)}
    given = {way: int(way == here) for way in ways}
    return Part(upper, (*part.columns, *ways), (*part.lines, *lines)), given
