"""What every conflict has in common: which claims a smaller one than one in hand could be of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from solver.program.conflict.system import System, is_demand
from solver.program.proof.line import Line

_OWN = 4
"""Columns of a claim alone of which every end is looked at."""

Asking = Mapping[int | None, int]
"""How many seats each claim can ask for, and (None) what is given."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a claim needs beside it in a conflict that needs the claim.

    Somebody must take away each of the seats that a demand asks for: of every set in `one_of` a
    claim is there. A limit must be broken: the claims `asking` for its seats ask for a `number`.
    """

    one_of: tuple[frozenset[int], ...] = ()
    asking: Mapping[int, int] = field(default_factory=dict)
    number: int = 0


def needs(system: System) -> Mapping[int, Needs]:
    """The needs of every claim; none of one of which nothing is known."""
    told = _Told(system)
    return {number: told.needs(number) for number in system.claims}


def could_be_in(system: System, size: int) -> frozenset[int]:
    """The claims that a conflict of at most so many could be of."""
    all_ = needs(system)
    left = set(system.claims)
    while True:
        kept = {number for number in left if _met(all_[number], left, size)}
        if kept == left:
            return frozenset(left)
        left = kept


def _met(need: Needs, left: set[int], size: int) -> bool:
    """Whether what a claim needs is still there, and is not too much."""
    if any(left.isdisjoint(these) for these in need.one_of):
        return False
    if need.number <= 0:
        return True
    most = sorted((seats for number, seats in need.asking.items() if number in left), reverse=True)
    return sum(most[: size - 1]) >= need.number


class _Told:
    """Who takes and who asks for each column, by the number of the claim; None: it is given."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._home = system.home
        self._takers: dict[int, set[int | None]] = {}
        self._askers: dict[int, set[int | None]] = {}
        for term in system.terms():
            side = self._takers if term.number > 0 else self._askers
            side.setdefault(term.column, set()).add(term.claim)

    def needs(self, number: int) -> Needs:
        """What one claim needs beside it."""
        lines = self._system.claims[number]
        if is_demand(lines):
            return Needs(one_of=tuple(self._one_of(number, lines[0].columns)))
        own = [column for column in self._columns(lines) if self._is_of(number, column)]
        if len(own) > _OWN:
            return Needs()
        people = [self._asking(number, line, own) for line in lines]
        ends = product(*((0, self._system.upper[column]) for column in own))
        tried = [_reached(lines, people, dict(zip(own, end, strict=True))) for end in ends]
        return max(tried, key=lambda need: need.number)

    def _columns(self, lines: Sequence[Line]) -> list[int]:
        return list(dict.fromkeys(column for line in lines for column in line.columns))

    def _is_of(self, number: int, column: int) -> bool:
        """Whether no other line speaks of a column."""
        takers, askers = self._takers.get(column, set()), self._askers.get(column, set())
        return takers | askers == {number} and column not in self._home

    def _one_of(self, number: int, asked: Sequence[int]) -> Iterator[frozenset[int]]:
        """Who stands against each seat a demand asks for: takes it, or asks for one instead."""
        for column in asked:
            against = set(self._takers.get(column, ()))
            for mate in self._mates(column):
                against |= self._askers.get(mate, set())
            against.discard(number)
            if None not in against:
                yield frozenset(one for one in against if one is not None)

    def _mates(self, column: int) -> Iterator[int]:
        """The columns that are 0 where this one is 1."""
        place = self._home.get(column)
        if place is not None:
            yield from (one for one in self._system.given[place].columns if one != column)

    def _asking(self, number: int, line: Line, own: Sequence[int]) -> Asking:
        """How much of a line each other claim can ask for: at each home the most there."""
        found: dict[int | None, dict[int, int]] = {}
        for coefficient, column in line.terms:
            if coefficient < 0 or column in own:
                continue
            home = self._home.get(column, -1 - column)
            most = coefficient if home >= 0 else coefficient * self._system.upper[column]
            for one in self._askers.get(column, set()) - {number}:
                at = found.setdefault(one, {})
                at[home] = max(most, at.get(home, 0))
        return {one: sum(seats.values()) for one, seats in found.items()}


def _reached(lines: Sequence[Line], people: Sequence[Asking], own: Mapping[int, int]) -> Needs:
    """What some line of a claim needs to be broken, the columns of its own being at these ends."""
    left = []
    for line, asking in zip(lines, people, strict=True):
        most = line.most - sum(c * own.get(column, 0) for c, column in line.terms)
        if sum(asking.values()) > most:
            left.append((most + 1 - asking.get(None, 0), asking))
    asked: dict[int, int] = {}
    for _, asking in left:
        for one, seats in asking.items():
            if one is not None:
                asked[one] = max(seats, asked.get(one, 0))
    return Needs(asking=asked, number=min((number for number, _ in left), default=1))
