"""A line of a part: what some columns may come to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from math import gcd
from operator import itemgetter
from typing import NamedTuple, TypeVar

from solver.program.columns import Terms, total
from solver.program.search import Limit

Cost = TypeVar("Cost", int, tuple[int, ...])
"""A price, of one aim or of several in their order."""


class Line(NamedTuple):
    """Σ number · column ≤ most, or = most where it is `tight`; each column stands once.

    `numbers` are None where all of them are 1, as they are in most lines. `row` is the place of
    the row of the program that the line comes from, however much of it is settled.
    """

    columns: tuple[int, ...]
    most: int
    tight: bool = False
    numbers: tuple[int, ...] | None = None
    row: int = -1

    @property
    def said(self) -> "Said":
        """What the line says, wherever it comes from."""
        return self[:4]

    @property
    def terms(self) -> Terms:
        """The numbers with their columns."""
        return tuple(zip(self.numbers or repeat(1), self.columns, strict=False))


Said = tuple[tuple[int, ...], int, bool, tuple[int, ...] | None]
"""Columns, the most, whether it is tight, and the numbers."""


def line_of(terms: Terms, most: int, *, tight: bool = False, row: int = -1) -> Line:
    """A line of numbers with their columns, each column once."""
    numbers = tuple(map(_NUMBER, terms))
    return Line(tuple(map(_COLUMN, terms)), most, tight, _unless_ones(numbers), row)


def at_least(forms: Iterable[tuple[Terms, int]]) -> Iterator[Line]:
    """Lines "a form is no less than this"; none for a form without numbers.

    A column without a number is left out: a line says nothing about it.
    """
    for terms, least in forms:
        if said := tuple((-number, column) for number, column in terms if number):
            yield line_of(said, -least)


def of_row(row: Limit, place: int) -> Line:
    """A row in which each column stands once, none without a number, in smallest numbers.

    A share of 5/13 of 26 is said as "13 · people ≤ 130"; it is "people ≤ 10", and so are 10.4.
    Most rows are so already.
    """
    numbers, columns = tuple(map(_NUMBER, row.terms)), tuple(map(_COLUMN, row.terms))
    which, once = set(numbers), len(set(columns)) == len(columns)
    if once and not which.isdisjoint(_UNITS) and 0 not in which:
        return Line(columns, row.most, numbers=_unless_ones(numbers), row=place)
    added = {column: number for number, column in row.terms}
    if len(added) < len(row.terms):  # some column stands twice
        added = dict.fromkeys(added, 0)
        for number, column in row.terms:
            added[column] += number
    unit = gcd(*added.values()) or 1
    terms = tuple((number // unit, column) for column, number in added.items() if number)
    return line_of(terms, row.most // unit, row=place)


_ONES = frozenset({1})
_MINUS_ONES = frozenset({-1})
_UNITS = frozenset({1, -1})
_NUMBER = itemgetter(0)
_COLUMN = itemgetter(1)


def _unless_ones(numbers: tuple[int, ...]) -> tuple[int, ...] | None:
    return None if _ONES.issuperset(numbers) else numbers


def is_clique(line: Line) -> bool:
    """True where at most one of the line's columns can be 1, as of the posts of a person."""
    return line.most == 1 and line.numbers is None


def asks_for_one(line: Line) -> bool:
    """True for a line "one of these", as of the posts in which somebody keeps the grade."""
    return line.most == -1 and _MINUS_ONES.issuperset(map(_NUMBER, line.terms))


def activity(line: Line, values: Sequence[int] | Mapping[int, int]) -> int:
    """What the columns of a line come to."""
    if line.numbers is None:
        return sum(map(values.__getitem__, line.columns))
    return total(line.terms, values)


def tightened(lines: Iterable[Line], prices: Iterable[Cost], room: Cost) -> tuple[Line, ...]:
    """The lines, tight where one costs more than may be lost: nothing of it can be left over."""
    return tuple(
        line if line.tight or price <= room else line._replace(tight=True)
        for line, price in zip(lines, prices, strict=True)
    )


def homes(lines: Iterable[tuple[int, Line]]) -> dict[int, int]:
    """For each column the first line "at most one of these" that it is in, by its place.

    Not every column has one.
    """
    found: dict[int, int] = {}
    for at, line in lines:
        if is_clique(line):
            for column in line.columns:
                found.setdefault(column, at)
    return found


def reach(
    line: Line,
    upper: Sequence[int] | Mapping[int, int],
    home: Mapping[int, int],
    at: int | None = None,
) -> tuple[int, int]:
    """The least that a line can be, and no less than the most.

    Of columns with one home only the best counts; a line `at` the place of a home cannot say so of
    its own columns.
    """
    if line.numbers is None:
        places = set(map(home.get, line.columns, repeat(at)))
        if at not in places:
            return 0, len(places)
        own = [upper[column] for column in line.columns if home.get(column, at) == at]
        return 0, len(places) - 1 + sum(own)
    best: dict[int | None, int] = {}
    low = high = 0
    for number, column in line.terms:
        place = home.get(column, at)
        if number <= 0:
            low += number * upper[column]
        elif place == at:
            high += number * upper[column]
        elif number > best.get(place, 0):
            best[place] = number
    return low, high + sum(best.values())


def without(line: Line, known: Mapping[int, int]) -> Line:
    """A line without columns whose value is known; the very line where it has none."""
    if known.keys().isdisjoint(line.columns):
        return line
    if line.numbers is None:
        columns = tuple(column for column in line.columns if column not in known)
        most = line.most - sum(map(known.get, line.columns, repeat(0)))
        return Line(columns, most, line.tight, None, line.row)
    terms = tuple(term for term in line.terms if term[1] not in known)
    most = line.most - sum(number * known.get(column, 0) for number, column in line.terms)
    return line_of(terms, most, tight=line.tight, row=line.row)
