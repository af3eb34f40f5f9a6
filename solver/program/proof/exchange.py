"""One column more in an answer: a few people make room for each other, as far as that costs little.

Whatever is found is checked against every line; where nothing is found there may be one all the
same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from solver.program.proof.certificate import Form
from solver.program.proof.line import activity
from solver.program.proof.part import lawful
from solver.program.proof.worth import Vector, Worth

_FOLLOWED = 200
"""Half-made exchanges that are followed up before the search gives up."""

_ALIKE = 3
"""Moves of different people that come to the same: so many are kept."""

_AT_ONCE = 32
"""Moves that fill the same empty place: so many are followed at once, the others in their turn."""

NOTHING = -1
"""What somebody holds who waits."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What some people's moves come to: lines too full, lines that lack somebody, and the loss.

    `loss` is what the columns lose; `cost` that and what the empty places are worth.
    """

    full: frozenset[int]
    empty: frozenset[int]
    loss: Vector
    cost: Vector


_Taken = Mapping[int, int]
"""Who takes which column instead of the own."""


@dataclass(frozen=True, slots=True)
class _Move:
    """What somebody could take instead of the own, and what that alone comes to."""

    who: int
    takes: int
    made: _Made

    def order(self) -> tuple[Vector, int, int]:
        """The cheapest first."""
        return self.made.cost, self.who, self.takes


@dataclass(frozen=True, slots=True)
class _Relief:
    """Moves that leave a line, the cheapest first, and those of them that come into each line."""

    moves: Sequence[_Move]
    into: Mapping[int, Sequence[_Move]]


class Exchange:
    """The answer in hand, from which people are moved.

    `people` are everybody's columns; `values` is the value of every column.
    """

    def __init__(
        self,
        worth: Worth,
        forms: Sequence[Form],
        people: Iterable[Sequence[int]],
        values: Sequence[int],
    ) -> None:
        self._worth, self._forms = worth, forms
        part = worth.part
        inside = set(part.columns)
        self._lawful = lawful(part, {column: values[column] for column in part.columns})
        self._own = [[column for column in own if column in inside] for own in people]
        self._who = {column: who for who, own in enumerate(self._own) for column in own}
        self._holds = [next((c for c in own if values[c]), NOTHING) for own in self._own]
        self._slack = [line.most - activity(line, values) for line in part.lines]
        self._nothing = (0,) * len(worth.gap)
        self._reliefs: dict[int, _Relief] = {}
        self._touching: dict[int, list[tuple[int, int]]] = {
            column: [] for column in (*part.columns, NOTHING)
        }
        for index, line in enumerate(part.lines):
            for coefficient, column in line.terms:
                self._touching[column].append((coefficient, index))

    def admits(self, column: int, room: Vector) -> bool:
        """True where an answer with a new column is found that is as good as the one in hand.

        `room` is how much may be lost elsewhere.
        """
        if not self._lawful:
            return False
        number = count()
        paths: list[tuple[Vector, int, _Taken, _Made, int]] = []
        seen: set[tuple[frozenset[int], frozenset[int]]] = set()

        def follow(taken: _Taken) -> None:
            made = self._made(taken)
            if made is not None and made.loss <= room and (made.full, made.empty) not in seen:
                heappush(paths, (made.cost, next(number), taken, made, 0))

        follow({self._who[column]: column})
        while paths and len(seen) < _FOLLOWED:
            _, _, taken, made, turn = heappop(paths)
            seen.add((made.full, made.empty))
            if not made.full:
                if self._gains(taken):
                    return True
                continue
            for further in self._turn(taken, made, turn):
                follow(further)
            if (cost := self._cost(made, turn + 1)) is not None:
                heappush(paths, (cost, next(number), taken, made, turn + 1))
        return False

    def _turn(self, taken: _Taken, made: _Made, turn: int) -> Iterator[_Taken]:
        """One more move a turn: together moves cost what each does alone, so the cheapest is first.

        Only what fills an empty place costs less than that: the cheapest such are there at once.
        """
        relief = self._relief(min(made.full, key=self._size))
        moves = list(relief.moves[turn : turn + 1])
        for line in () if turn else made.empty:
            moves += relief.into.get(line, ())[:_AT_ONCE]
        return ({**taken, move.who: move.takes} for move in moves if move.who not in taken)

    def _cost(self, made: _Made, turn: int) -> Vector | None:
        """What a turn leads to; None where there is no more."""
        moves = self._relief(min(made.full, key=self._size)).moves
        return _sum([made.cost, moves[turn].made.cost]) if turn < len(moves) else None

    def _made(self, taken: _Taken) -> _Made | None:
        """What moves come to; None where somebody then has too little, whoever else moves."""
        lines, prices, nothing = self._worth.part.lines, self._worth.prices, self._nothing
        change: dict[int, int] = {}
        losses = []
        for who, takes in taken.items():
            for column, sign in ((takes, 1), (self._holds[who], -1)):
                for coefficient, line in self._touching[column]:
                    change[line] = change.get(line, 0) + sign * coefficient
            losses.append(self._worth.reduced.get(self._holds[who], nothing))
            if takes not in self._worth.new:
                losses.append(tuple(-one for one in self._worth.reduced.get(takes, nothing)))
        full = [line for line, more in change.items() if more > self._slack[line]]
        empty = [line for line, more in change.items() if more < 0 and prices[line] > nothing]
        if any(change[line] < 0 and lines[line].tight for line in change):
            return None
        costs = [tuple(-change[line] * one for one in prices[line]) for line in empty]
        loss = _sum(losses)
        return _Made(frozenset(full), frozenset(empty), loss, _sum([loss, *costs]))

    def _gains(self, taken: _Taken) -> bool:
        """True where the aims, in their order, are no worse than before."""
        gain = [
            sum(form.get(c, 0) - form.get(self._holds[who], 0) for who, c in taken.items())
            for form in self._forms
        ]
        return gain >= [0] * len(gain)

    def _size(self, line: int) -> tuple[int, int]:
        return len(self._worth.part.lines[line].columns), line

    def _relief(self, line: int) -> _Relief:
        """What people could do to leave a line; of what is alike only a few."""
        if line not in self._reliefs:
            alike: dict[tuple[frozenset[int], frozenset[int]], int] = {}
            moves: list[_Move] = []
            into: defaultdict[int, list[_Move]] = defaultdict(list)
            for move in sorted(self._leaving(line), key=_Move.order):
                key = (move.made.full, move.made.empty)
                alike[key] = alike.get(key, 0) + 1
                if alike[key] <= _ALIKE:
                    moves.append(move)
                    for _, other in self._touching[move.takes]:
                        into[other].append(move)
            self._reliefs[line] = _Relief(moves, into)
        return self._reliefs[line]

    def _leaving(self, line: int) -> Iterator[_Move]:
        for held in self._worth.part.lines[line].columns:
            who = self._who.get(held)
            if who is None or self._holds[who] != held:
                continue
            for takes in (*self._own[who], NOTHING):
                if takes == held or takes in self._worth.new or self._stays(line, takes):
                    continue
                made = self._made({who: takes})
                if made is not None:
                    yield _Move(who, takes, made)

    def _stays(self, line: int, takes: int) -> bool:
        return any(at == line for _, at in self._touching[takes])


def _sum(vectors: Sequence[Vector]) -> Vector:
    return tuple(map(sum, zip(*vectors, strict=True)))
