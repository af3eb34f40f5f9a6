"""Equals who want the same: what everybody gets in every order in which they could stand.

An order of equals moves only whom it concerns. So each is told as what differs from the answer in
hand: down the line from somebody who could have had more among equals, only those are looked at
anew who lost their place to somebody, or could have one that somebody left.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import reduce
from operator import and_

from solver.program.priority.descend import Ask, Beside, Descent, Line, reach
from solver.program.priority.seating import Kept, Seating

Levels = Mapping[int, int]
"""What people get, as the level of their own wishes."""


class TooManyOrders(Exception):  # noqa: N818 (it states a fact)
    """Raised where equals could stand in more orders than are looked at."""


@dataclass(frozen=True, slots=True)
class Worlds:
    """People whose level depends on the order of equals, and what they get in each order."""

    people: tuple[int, ...]
    levels: tuple[tuple[int, ...], ...]


@dataclass(slots=True)
class _Seen:
    """What was met on the way: people looked at or moved, and lines that were filled up."""

    people: set[int] = field(default_factory=set)
    lines: set[int] = field(default_factory=set)

    def meets(self, other: "_Seen") -> bool:
        """True where the orders of the one could matter to the other."""
        return not (self.people.isdisjoint(other.people) and self.lines.isdisjoint(other.lines))


@dataclass(frozen=True, slots=True)
class _Group:
    """People who could have had more, what was met on the way, and what differs in every order."""

    seeds: Set[int]
    seen: _Seen
    found: Sequence[Levels]


def all_orders(seating: Seating, line: Line, base: Descent, ask: Ask, steps: int) -> list[Worlds]:
    """The worlds of every group of people whose orders matter to each other.

    `seating` is in the answer of `base`, with everything left to everybody that the rules leave.
    Raises TooManyOrders where a group takes more than so many steps of some order.
    """
    losers = {who for who, level in enumerate(base.levels) if level != base.alone[who]}
    groups: list[_Group] = []
    for who in sorted(losers):
        if any(who in group.seeds for group in groups):
            continue
        seeds = {who}
        while True:
            orders = _Orders(seating, line, base, ask, steps)
            found = orders.from_(seeds)
            met = [group for group in groups if group.seen.meets(orders.seen)]
            groups = [group for group in groups if group not in met]
            more = (losers & orders.seen.people).union(*(group.seeds for group in met))
            if more <= seeds:
                groups.append(_Group(seeds, orders.seen, found))
                break
            seeds |= more
    return [_told(group.found, base.levels) for group in groups]


def _told(found: Sequence[Levels], base: Sequence[int]) -> Worlds:
    people = tuple(sorted({who for levels in found for who in levels}))
    told = {tuple(levels.get(who, base[who]) for who in people) for levels in found}
    return Worlds(people, tuple(sorted(told)))


@dataclass(frozen=True, slots=True)
class _Got:
    """What some equals get in an order, and where everybody then is."""

    levels: Levels
    holds: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Above:
    """Everybody higher in line keeps what they got; who is lower has what the rules leave."""

    orders: "_Orders"
    at: int
    now: Levels

    def get(self, who: int, /) -> Set[int] | None:
        """See Kept."""
        if self.orders.place[who] >= self.at:
            return None
        return self.orders.columns(who, self.now.get(who, self.orders.base.levels[who]))


class _Orders:
    """Goes down the line again from some people, in every order of those who are equal."""

    def __init__(self, seating: Seating, line: Line, base: Descent, ask: Ask, steps: int) -> None:
        self.base = base
        self.seen = _Seen()
        self.place = {who: at for at, equals in enumerate(line) for who in equals}
        self._seating, self._line, self._ask = seating, line, ask
        self._home = seating.state()
        self._spare = tuple(seating.slack)
        self._steps = steps
        self._lines: dict[tuple[int, int], frozenset[int]] = {}
        self._kept_from: dict[int, list[int]] = {}
        for column, lines in base.why.items():
            for one in lines:
                self._kept_from.setdefault(one, []).append(column)

    def columns(self, who: int, level: int) -> Set[int]:
        """What somebody may hold at a level."""
        return self._seating.left[who].intersection(self._seating.people[who].levels[level])

    def from_(self, people: Set[int]) -> list[Levels]:
        """What differs from the answer in hand, in every order."""
        found = list(self._down(frozenset(people), {}))
        self._seating.restore(self._home)
        return found

    def _down(self, due: Set[int], now: Levels) -> Iterator[Levels]:
        """Down the line: who is due is looked at anew, those higher in line first."""
        self._note(due)
        if not due:
            yield now
            return
        at = min(map(self.place.__getitem__, due))
        equals = {who for who in due if self.place[who] == at}
        home = self._seating.state()
        while True:
            got = list(self._outcomes(at, equals, now))
            after = [self._after(one, now) for one in got]
            more = {
                who
                for one, levels in zip(got, after, strict=True)
                for who in self._concerned(at, levels, one.holds)
                if self.place[who] == at and who not in equals
            }
            if not more:
                break
            equals |= more
            self._seating.restore(home)
        for one, levels in zip(got, after, strict=True):
            self._seating.restore(one.holds)
            below = self._concerned(at, levels, one.holds)
            yield from self._down((due - equals) | below, levels)

    def _after(self, got: _Got, now: Levels) -> Levels:
        """What differs from the answer in hand once some equals have got something."""
        kept = {who: level for who, level in now.items() if who not in got.levels}
        base = self.base.levels
        return kept | {who: level for who, level in got.levels.items() if level != base[who]}

    def _outcomes(self, at: int, equals: Set[int], now: Levels) -> Iterator[_Got]:
        """What some equals get in every order of them, each once."""
        seating, free = self._seating, self._freed(at, now)
        above = _Above(self, at, now)
        told: set[tuple[tuple[int, int], ...]] = set()
        seen: set[frozenset[tuple[int, int]]] = set()
        due: list[tuple[Levels, Sequence[int]]] = [({}, seating.state())]
        while due:
            if not self._steps:
                raise TooManyOrders
            self._steps -= 1
            fixed, holds = due.pop()
            seating.restore(holds)
            kept = Beside(above, {who: self.columns(who, level) for who, level in fixed.items()})
            best = {who: self._best(who, kept, free) for who in sorted(equals - fixed.keys())}
            if self._together(best, kept):
                levels = {**fixed, **best}
                key = tuple(sorted(levels.items()))
                if key not in told:
                    told.add(key)
                    yield _Got(levels, seating.state())
                continue
            for who, level in reversed(best.items()):
                more = {**fixed, who: level}
                if (taken := frozenset(more.items())) not in seen:
                    seen.add(taken)
                    reach(seating, who, level, kept, self._ask)
                    due.append((more, seating.state()))

    def _best(self, who: int, kept: Kept, free: Set[int]) -> int:
        """The best level that somebody could have now: nothing better than before, unless freed."""
        return next(
            level
            for level in self._seating.levels(who)
            if self._hoped_for(who, level, free)
            and reach(self._seating, who, level, kept, self._ask)
        )

    def _hoped_for(self, who: int, level: int, free: Set[int]) -> bool:
        why = self.base.why
        return level >= self.base.alone[who] or any(
            not free.isdisjoint(why.get(column, free)) for column in self.columns(who, level)
        )

    def _together(self, best: Levels, kept: Kept) -> bool:
        """Moves people to these levels all at once; False where that cannot be."""
        done: dict[int, Set[int]] = {}
        for who, level in best.items():
            if not reach(self._seating, who, level, Beside(kept, dict(done)), self._ask):
                return False
            done[who] = self.columns(who, level)
        return True

    def _concerned(self, at: int, now: Levels, holds: Sequence[int]) -> Set[int]:
        """Whoever, equal or below, must be looked at anew."""
        seating, base = self._seating, self.base.levels
        lost = {
            who
            for who in seating.moved
            if self.place[who] >= at and seating.level[who][holds[who]] != now.get(who, base[who])
        }
        wanting = {
            who
            for line in self._freed(at, now)
            for column in self._kept_from.get(line, ())
            if self._wants(who := seating.person[column], column, at)
        }
        return lost | wanting

    def _wants(self, who: int, column: int, at: int) -> bool:
        seating = self._seating
        below = self.place[who] > at and column in seating.left[who]
        return below and seating.level[who][column] < self.base.levels[who]

    def _freed(self, at: int, now: Levels) -> Set[int]:
        """Lines that fewer people are sure to be in, and those that others could then leave.

        Others are those from whom such a line took something: whatever else is left to them could
        be had before.
        """
        seating, base = self._seating, self.base.levels
        net: dict[int, int] = {}
        for who, level in now.items():
            for one, sign in ((level, 1), (base[who], -1)):
                for line in self._sure(who, one):
                    net[line] = net.get(line, 0) + sign
        free = {line for line, more in net.items() if more < 0}
        free.update(seating.counted if now else ())
        due, asked = list(free), set[int]()
        while due:
            for column in self._kept_from.get(due.pop(), ()):
                other = seating.person[column]
                if other in asked or self.place[other] <= at:
                    continue
                asked.add(other)
                new = self._sure(other, base[other]) - free
                free |= new
                due += new
        return free

    def _sure(self, who: int, level: int) -> frozenset[int]:
        """The lines that somebody is in with every column of a level."""
        if (who, level) not in self._lines:
            limits = map(self._seating.limits, self.columns(who, level))
            self._lines[who, level] = reduce(and_, limits)
        return self._lines[who, level]

    def _note(self, due: Set[int]) -> None:
        """Notes who is looked at or elsewhere, and the lines that are filled up."""
        seating = self._seating
        moved = [who for who in seating.moved if seating.holds[who] != self._home[who]]
        self.seen.people.update(due, moved)
        self.seen.lines.update(
            line
            for who in moved
            for _, line in seating.touching[seating.holds[who]]
            if not seating.slack[line] and self._spare[line]
        )
