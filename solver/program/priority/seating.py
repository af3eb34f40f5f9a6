"""Who sits where in a part of a program, what everybody may still have, and who can be moved.

The seats are the lines of the part. Somebody whose every option lies in a line is *sure* to take
a place of it; a line that is full of such people is closed to all others, and that is the reason
why most wishes cannot be met.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Protocol

from solver.program.proof.line import Line
from solver.program.proof.part import Part

WAIT = -1
"""The option of somebody who gets no seat."""


class Kept(Protocol):
    """Who may have only some columns for now."""

    def get(self, who: int, /) -> Set[int] | None:
        """The columns of somebody who is kept in them; None for anybody else."""


@dataclass(frozen=True, slots=True)
class Person:
    """The columns of a person in a part by how much they are wanted; the last may be waiting."""

    levels: tuple[tuple[int, ...], ...]

    @property
    def may_wait(self) -> bool:
        """True where the lines of the part ask for no seat for the person."""
        return self.levels[-1] == (WAIT,)

    @property
    def columns(self) -> Iterator[int]:
        """Every column, the most wanted first."""
        return (column for level in self.levels for column in level)

    def held(self, values: Mapping[int, int]) -> int:
        """The column that an answer gives the person; WAIT where it gives none."""
        return next((c for c in self.columns if c != WAIT and values[c]), WAIT)


class Seating:
    """A lawful answer of a part that is changed step by step, and the options that are left.

    `values` must be lawful. Where it is said what is `left` to everybody, that is taken as it is;
    else it is what the lines leave. Mutable, for everything in it hangs together.
    """

    def __init__(
        self,
        part: Part,
        people: Sequence[Person],
        values: Mapping[int, int],
        left: Sequence[Set[int]] | None = None,
    ) -> None:
        self.part = part
        self.people = people
        self.values = {column: values[column] for column in part.columns}
        self.person = {c: at for at, one in enumerate(people) for c in one.columns if c != WAIT}
        self._others = [column for column in part.columns if column not in self.person]
        self.level = [
            {column: at for at, level in enumerate(one.levels) for column in level}
            for one in people
        ]
        self.holds = [one.held(self.values) for one in people]
        self.touching: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for at, line in enumerate(part.lines):
            for number, column in line.terms:
                self.touching[column].append((number, at))
        self.moved: set[int] = set()
        """Whoever was elsewhere than at the beginning at some time."""
        self.slack = self._room()
        self.left = [set(one.columns) for one in people] if left is None else [*map(set, left)]
        self._limits = [_limits_people(line, self.person) for line in part.lines]
        self._lines = {
            column: frozenset(at for _, at in self.touching[column] if self._limits[at])
            for column in self.person
        }
        self.counted = frozenset(
            at
            for at, line in enumerate(part.lines)
            if not self._limits[at] and len({self.person.get(c, -1 - c) for c in line.columns}) > 1
        )
        self._lines[WAIT] = frozenset()
        self._sure: list[frozenset[int]] = [frozenset()] * len(people)
        self._around: dict[int, frozenset[int]] = {}
        self._number = [0] * len(part.lines)
        self.why: dict[int, frozenset[int]] = {}
        """The lines that took an option from somebody, by its column; none for other reasons."""
        self._due: list[int] = []
        if left is None:
            for at in range(len(people)):
                self._count(at)
            self._close()

    # --- what is left --------------------------------------------------------------------------

    def levels(self, person: int) -> Iterator[int]:
        """The levels of which something is left to a person, the most wanted first."""
        left = self.left[person]
        for at, level in enumerate(self.people[person].levels):
            if not left.isdisjoint(level):
                yield at

    def at(self, who: int, level: int, kept: Kept) -> list[int]:
        """What somebody may have of a level as things stand."""
        options = self.options(who, kept)
        return [column for column in self.people[who].levels[level] if column in options]

    def stands(self, person: int) -> int:
        """The level of what a person holds."""
        return self.level[person][self.holds[person]]

    def around(self, at: int) -> frozenset[int]:
        """The lines, itself among them, that hold every column of a line."""
        if at not in self._around:
            self._around[at] = reduce(and_, map(self.limits, self.part.lines[at].columns))
        return self._around[at]

    def options(self, who: int, kept: Kept) -> Set[int]:
        """What somebody may have as things stand."""
        own = kept.get(who)
        return self.left[who] if own is None else own

    def limits(self, column: int) -> frozenset[int]:
        """The lines "at most so many of these people" that a column is in."""
        return self._lines[column]

    def rule_out(
        self, person: int, columns: Iterable[int], why: frozenset[int] = frozenset()
    ) -> None:
        """Takes options from a person, for some lines, and from others what follows from that."""
        self.why |= {column: why for column in columns if why and column != WAIT}
        self._take(person, columns)
        self._close()

    def _take(self, person: int, columns: Iterable[int]) -> None:
        self.left[person].difference_update(columns)
        self._count(person)

    def _count(self, person: int) -> None:
        """Notes the lines in which a person is sure to take a place."""
        sure = reduce(and_, (self._lines[column] for column in self.left[person]))
        for at in sure - self._sure[person]:
            self._number[at] += 1
            if self._number[at] == self.part.lines[at].most:
                self._due.append(at)
        self._sure[person] = sure

    def _close(self) -> None:
        """Closes the lines that are full of people who are sure to be in them."""
        while self._due:
            at = self._due.pop()
            outside: dict[int, list[int]] = {}
            for column in self.part.lines[at].columns:
                who = self.person[column]
                if at not in self._sure[who] and column in self.left[who]:
                    outside.setdefault(who, []).append(column)
            for who, columns in outside.items():
                self.why |= dict.fromkeys(columns, frozenset((at,)))
                self._take(who, columns)

    # --- moving people -------------------------------------------------------------------------

    def changed(self, moves: Mapping[int, int]) -> dict[int, int]:
        """By how much moves change the lines: who takes which column instead of the own."""
        change: dict[int, int] = {}
        for who, takes in moves.items():
            for column, sign in ((self.holds[who], -1), (takes, 1)):
                if column != WAIT:
                    for number, at in self.touching[column]:
                        change[at] = change.get(at, 0) + sign * number
        return change

    def broken(self, change: Mapping[int, int]) -> list[int]:
        """The lines that changes leave too full, or too empty."""
        lines, slack = self.part.lines, self.slack
        return [
            at
            for at, more in change.items()
            if more > slack[at] or (more < slack[at] and lines[at].tight)
        ]

    def move(self, moves: Mapping[int, int]) -> None:
        """Moves people; the lines must hold afterwards."""
        for at, more in self.changed(moves).items():
            self.slack[at] -= more
        self.moved.update(moves)
        for who, takes in moves.items():
            if self.holds[who] != WAIT:
                self.values[self.holds[who]] = 0
            if takes != WAIT:
                self.values[takes] = 1
            self.holds[who] = takes

    def state(self) -> tuple[int, ...]:
        """Where everybody is, one after the other; then the values of columns that are nobody's."""
        return (*self.holds, *(self.values[column] for column in self._others))

    def restore(self, state: Sequence[int]) -> None:
        """Puts everybody back where they were, and what else is counted."""
        self.move({who: state[who] for who in self.moved if state[who] != self.holds[who]})
        for column, value in zip(self._others, state[len(self.people) :], strict=True):
            more = value - self.values[column]
            for number, at in self.touching[column] if more else ():
                self.slack[at] -= number * more
            self.values[column] = value

    def adopt(self, values: Mapping[int, int]) -> None:
        """Takes another lawful answer in place of the one in hand."""
        self.values |= {column: values[column] for column in self.part.columns}
        for who, one in enumerate(self.people):
            held = one.held(self.values)
            if held != self.holds[who]:
                self.moved.add(who)
                self.holds[who] = held
        self.slack = self._room()

    def _room(self) -> list[int]:
        """What is left in each line."""
        values = self.values
        return [line.most - sum(n * values[c] for n, c in line.terms) for line in self.part.lines]


def _limits_people(line: Line, person: Mapping[int, int]) -> bool:
    """True for a line "at most so many of these people", as of a desk, a grade, a ratio."""
    if line.numbers is not None or any(column not in person for column in line.columns):
        return False
    return len({person[column] for column in line.columns}) > 1 or line.most == 0
