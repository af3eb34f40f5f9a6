"""A part of a program: columns that still can vary, and the lines between them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import gcd
from operator import itemgetter
from typing import NamedTuple

from solver.program.columns import Terms, total
from solver.program.search import Limit, Stated


class Line(NamedTuple):
    """Σ coefficient · column ≤ most, or = most where it is `tight`; each column stands once."""

    terms: Terms
    most: int
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Columns of a program, in their order, with the lines that only they are in.

    `upper` is the largest value of every column of the program; the smallest is 0.
    """

    upper: Sequence[int]
    columns: tuple[int, ...]
    lines: tuple[Line, ...]


class Contradiction(Exception):  # noqa: N818 (it states a fact)
    """Lines that no values satisfy: the program has no answer."""


def whole(stated: Stated) -> Part:
    """A whole program as one part."""
    upper = tuple(stated.upper)
    return Part(upper, tuple(range(len(upper))), tuple(map(_line, stated.rows)))


def _line(row: Limit) -> Line:
    """A row in which each column stands once, none without a coefficient, in smallest numbers.

    A share of 5/13 of 26 is said as "13 · people ≤ 130"; it is "people ≤ 10", and so are 10.4.
    Most rows are so already.
    """
    numbers = set(map(_COEFFICIENT, row.terms))
    once = len(set(map(_COLUMN, row.terms))) == len(row.terms)
    if once and not numbers.isdisjoint(_UNITS) and 0 not in numbers:
        return Line(row.terms, row.most)
    added = {column: number for number, column in row.terms}
    if len(added) < len(row.terms):  # some column stands twice
        added = dict.fromkeys(added, 0)
        for number, column in row.terms:
            added[column] += number
    unit = gcd(*added.values()) or 1
    terms = tuple((number // unit, column) for column, number in added.items() if number)
    return Line(terms, row.most // unit)


def is_clique(line: Line) -> bool:
    """True where at most one of the line's columns can be 1, as of the posts of a person."""
    return line.most == 1 and _ONE.issuperset(map(_COEFFICIENT, line.terms))


_ONE = frozenset({1})
_UNITS = frozenset({1, -1})
_COEFFICIENT = itemgetter(0)
_COLUMN = itemgetter(1)


def homes(lines: Iterable[tuple[int, Line]]) -> dict[int, int]:
    """For each column the first line "at most one of these" that it is in, by its place.

    Not every column has one.
    """
    found: dict[int, int] = {}
    for at, line in lines:
        if is_clique(line):
            for _, column in line.terms:
                found.setdefault(column, at)
    return found


def reach(
    line: Line, upper: Sequence[int], home: Mapping[int, int], at: int | None = None
) -> tuple[int, int]:
    """The least that a line can be, and no less than the most.

    Of columns with one home only the best counts; a line `at` the place of a home cannot say so of
    its own columns.
    """
    best: dict[int, int] = {}
    low = high = 0
    for coefficient, column in line.terms:
        if coefficient <= 0:
            low += coefficient * upper[column]
            continue
        place = home.get(column, at)
        if place == at:
            high += coefficient * upper[column]
        elif place is not None and coefficient > best.get(place, 0):
            best[place] = coefficient
    return low, high + sum(best.values())


def without(line: Line, known: Mapping[int, int]) -> Line:
    """A line without columns whose value is known; the very line where it has none."""
    if known.keys().isdisjoint([column for _, column in line.terms]):
        return line
    terms = tuple(term for term in line.terms if term[1] not in known)
    most = line.most - sum(c * known.get(column, 0) for c, column in line.terms)
    return Line(terms, most, line.tight)


def lawful(part: Part, values: Mapping[int, int]) -> bool:
    """True where whole values of its columns keep every line of a part, exactly."""
    return all(0 <= values[column] <= part.upper[column] for column in part.columns) and all(
        _keeps(line, total(line.terms, values)) for line in part.lines
    )


def _keeps(line: Line, activity: int) -> bool:
    return activity == line.most if line.tight else activity <= line.most


def split(part: Part) -> Iterator[Part]:
    """The parts of a part that share no line, in the order of their first columns."""
    root = joined([column for _, column in line.terms] for line in part.lines)
    columns: dict[int, list[int]] = {}
    for column in part.columns:
        columns.setdefault(root.get(column, column), []).append(column)
    lines: dict[int, list[Line]] = {first: [] for first in columns}
    for line in part.lines:
        lines[root[line.terms[0][1]]].append(line)
    for first, own in columns.items():
        yield Part(part.upper, tuple(own), tuple(lines[first]))


def joined(groups: Iterable[Sequence[int]]) -> dict[int, int]:
    """For each member of a group the smallest of all that groups in common lead to."""
    root: dict[int, int] = {}

    def find(one: int) -> int:
        while root[one] != one:
            root[one] = one = root[root[one]]
        return one

    for group in groups:
        first: int | None = None
        for one in group:
            other = find(root.setdefault(one, one))
            first = other if first is None else first
            root[max(first, other)] = first = min(first, other)
    return {one: find(one) for one in root}
