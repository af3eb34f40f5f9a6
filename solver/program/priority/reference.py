"""Priority by search alone: class by class, choice by choice, CP-SAT on the whole program.

What the fast way is held against: it shares nothing with it but the wishes and the rows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from solver.program.columns import Terms, ones
from solver.program.priority.wishes import Priority, Wishes
from solver.program.search import Clock, OutOfTime, Search, Stated

Held = tuple[Terms, int]
"""A linear form that is at least so much."""

Levels = Mapping[Wishes, int]
"""What people get, as the place in their wishes; behind the last for who waits."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The worlds that orders of equals lead to, as columns after those of the program.

    In every answer one of the columns is 1, and each of `equal` is 0.
    """

    number: int
    equal: tuple[Terms, ...]


@dataclass(frozen=True, slots=True)
class _World:
    """What people got so far."""

    levels: Levels = field(default_factory=dict)

    def held(self) -> Iterator[Held]:
        """That nobody of them gets less."""
        for wishes, level in self.levels.items():
            if level < len(wishes):
                yield _at_least(wishes, level)


def chosen(program: Stated, held: Sequence[Held], line: Priority, clock: Clock) -> Chosen:
    """The worlds of a program in which some forms are held. Raises OutOfTime."""
    worlds = [_World()]
    for equals in line.line:
        after: dict[frozenset[tuple[Wishes, int]], _World] = {}
        for world in worlds:
            for got in _orders(_Asker(program, held, clock), equals, world):
                after[frozenset(got.levels.items())] = got
        worlds = list(after.values())
    width = len(program.upper)
    people = [wishes for equals in line.line for wishes in equals]
    return Chosen(len(worlds), tuple(_equal(people, worlds, width)))


def _orders(asker: "_Asker", equals: Sequence[Wishes], world: _World) -> Iterator[_World]:
    """What a class gets in every order of its members."""
    due, seen = [world], set[frozenset[tuple[Wishes, int]]]()
    while due:
        now = due.pop()
        rest = [wishes for wishes in equals if wishes not in now.levels]
        best = {wishes: asker.best(now, wishes) for wishes in rest}
        together = _World({**now.levels, **best})
        if asker.possible(together):
            yield together
            continue
        for wishes, level in best.items():
            more = _World({**now.levels, wishes: level})
            if (key := frozenset(more.levels.items())) not in seen:
                seen.add(key)
                due.append(more)


@dataclass(frozen=True, slots=True)
class _Asker:
    """Asks CP-SAT about a program, anew for every question."""

    program: Stated
    held: Sequence[Held]
    clock: Clock

    def best(self, world: _World, wishes: Wishes) -> int:
        """The best level that somebody can have in a world."""
        number = len(wishes)
        terms = tuple((number - at, c) for at, level in enumerate(wishes) for c in level)
        search = self._search(world.held())
        answer = search.best(terms, maximise=True)
        if answer.outcome != "optimal":
            raise OutOfTime
        return number - answer.value

    def possible(self, world: _World) -> bool:
        """True where people can get what they get in a world."""
        answer = self._search(world.held()).best((), maximise=True)
        if answer.outcome == "unknown":
            raise OutOfTime
        return answer.found

    def _search(self, more: Iterable[Held]) -> Search:
        search = Search(self.program, self.clock.left())
        for terms, least in (*self.held, *more):
            search.hold(terms, at_least=least)
        return search


def _at_least(wishes: Wishes, level: int) -> Held:
    return ones(column for columns in wishes[: level + 1] for column in columns), 1


def _equal(people: Sequence[Wishes], worlds: Sequence[_World], width: int) -> Iterator[Terms]:
    """That everybody has the level of the world that holds."""
    for wishes in people:
        for at, columns in enumerate(wishes):
            then = (
                width + place for place, world in enumerate(worlds) if world.levels[wishes] == at
            )
            yield (*ones(columns), *((-1, column) for column in then))
