"""What no conflict turns on, taken out: whichever claims are asked for, the answer is the same.

Each step leaves every set of claims as it was: one that can hold, and one that cannot.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from solver.program.conflict.system import System
from solver.program.proof.line import Line, homes, reach, without

_Column = Mapping[int, int]
"""The coefficients of a column by the place of their line."""


def lean(system: System) -> System:
    """The system without columns that can have one value always, and without idle lines.

    A column that nobody asks for is 0; one that nothing limits is as large as it can be; of two in
    the same line "at most one of these" the one is 0 where the other is as good in every line.
    """
    given = list(system.given)
    owned = [(number, line) for number, lines in system.claims.items() for line in lines]
    settled = dict(system.settled)
    while True:
        home = homes(enumerate(given))
        known = _settled(_columns([*given, *(line for _, line in owned)]), home, system.upper)
        settled |= known
        cut = [without(line, known) for line in given]
        left = [line for at, line in enumerate(cut) if not _idle(line, system.upper, home, at)]
        kept = [
            (number, line)
            for number, line in ((number, without(line, known)) for number, line in owned)
            if not _idle(line, system.upper, home)
        ]
        if not known and len(left) == len(given) and len(kept) == len(owned):
            break
        given, owned = left, kept
    claims: dict[int, tuple[Line, ...]] = {}
    for number, line in owned:
        claims[number] = (*claims.get(number, ()), line)
    return System(system.upper, tuple(given), claims, settled)


def _columns(lines: Sequence[Line]) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = {}
    for place, line in enumerate(lines):
        for number, column in line.terms:
            found.setdefault(column, {})[place] = number
    return found


def _settled(
    columns: Mapping[int, _Column], home: Mapping[int, int], upper: Sequence[int]
) -> dict[int, int]:
    """Columns that can have one value in every answer."""
    known: dict[int, int] = {}
    for column, numbers in columns.items():
        if all(number > 0 for number in numbers.values()):
            known[column] = 0
        elif all(number < 0 for number in numbers.values()):
            known[column] = upper[column]
    together: dict[int, list[int]] = {}
    for column, place in home.items():
        if column not in known:
            together.setdefault(place, []).append(column)
    for mates in together.values():
        known |= dict.fromkeys(_dominated(mates, columns), 0)
    return known


def _dominated(mates: Sequence[int], columns: Mapping[int, _Column]) -> list[int]:
    """Of columns of which at most one is 1 those that another can stand for in every line."""
    first: dict[frozenset[tuple[int, int]], int] = {}
    for column in mates:
        first.setdefault(frozenset(columns[column].items()), column)
    different = {column: _Sides.of(columns[column]) for column in first.values()}
    return [
        column
        for column in mates
        if column not in different
        or any(
            other != column and sides.as_good(different[column])
            for other, sides in different.items()
        )
    ]


@dataclass(frozen=True, slots=True)
class _Sides:
    """The lines of which a column takes, and those to which it gives."""

    numbers: _Column
    takes: frozenset[int]
    gives: frozenset[int]

    @classmethod
    def of(cls, numbers: _Column) -> "_Sides":
        takes = frozenset(place for place, number in numbers.items() if number > 0)
        return cls(numbers, takes, frozenset(numbers) - takes)

    def as_good(self, other: "_Sides") -> bool:
        """Whether a column takes no more of any line than another, and gives no less."""
        return (
            self.takes <= other.takes
            and other.gives <= self.gives
            and all(self.numbers[place] <= other.numbers[place] for place in self.takes)
            and all(self.numbers[place] <= other.numbers[place] for place in other.gives)
        )


def _idle(
    line: Line, upper: Sequence[int], home: Mapping[int, int], itself: int | None = None
) -> bool:
    """Whether a line holds whatever happens."""
    return reach(line, upper, home, itself)[1] <= line.most
