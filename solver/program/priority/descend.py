"""Down the line of points: everybody in turn gets the best that is still to be had.

Serial dictatorship with rights (Abdulkadiroğlu and Sönmez 1999, House allocation with existing
tenants); with one line of points for all seats, a master list, its answer is the only stable one
(Irving, Manlove and Scott 2008). "Can this person have this, and everybody after still keep what
the rules give them?" is answered by a chain of moves where there is one, by full lines whose
people can go nowhere else where there is none, and by proof where neither is seen.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from solver.program.priority.blocked import beside, full_against, near_to
from solver.program.priority.chains import chain
from solver.program.priority.seating import Kept, Seating
from solver.program.priority.weigh import heavier, weighed

Line = Sequence[Sequence[int]]
"""People by their places in the part, the first in line first; equals stand together."""

Ask = Callable[[Seating, int, Sequence[int], Kept], Mapping[int, int] | None]
"""Proves whether a person can have one of these columns: an answer in which it is so, or None.

Raises OutOfTime.
"""

_NOBODY: Mapping[int, Set[int]] = {}


@dataclass(frozen=True, slots=True)
class Descent:
    """The level that everybody gets, and the best that anybody could have `alone` among equals.

    Where the two differ the order of equals decides. `why` are the lines that took a column from
    somebody.
    """

    levels: Sequence[int]
    alone: Sequence[int]
    why: Mapping[int, frozenset[int]]


def descend(seating: Seating, line: Line, ask: Ask) -> Descent:
    """Goes down the line; of equals who cannot all have their best, those that stand first do."""
    alone = [0] * len(seating.people)
    for equals in line:
        for who in equals:
            _improve(seating, who, ask)
            alone[who] = seating.stands(who)
        for who in equals:
            _improve(seating, who, ask)
            _settle(seating, who)
    levels = [seating.stands(who) for who in range(len(seating.people))]
    return Descent(levels, alone, seating.why)


def _improve(seating: Seating, who: int, ask: Ask) -> None:
    """Moves somebody to the best level that can be had, at worst the own, and rules out others."""
    any(_taken(seating, who, level, ask) for level in list(seating.levels(who)))


def _taken(seating: Seating, who: int, level: int, ask: Ask) -> bool:
    """Moves somebody to a level; False where that cannot be, and then it is ruled out."""
    if _seated(seating, who, level, _NOBODY):
        return True
    for column in seating.at(who, level, _NOBODY):
        if column in seating.left[who]:
            _rule_out(seating, who, column)
    if columns := seating.at(who, level, _NOBODY):
        if _proved(seating, who, columns, _NOBODY, ask):
            return True
        every = frozenset(range(len(seating.part.lines)))  # which of them, no proof says
        seating.rule_out(who, columns, every)
    return False


def _rule_out(seating: Seating, who: int, column: int) -> None:
    """Takes a column from somebody where lines say why, and from everybody what these do."""
    dead = full_against(seating, who, column, _NOBODY)
    gone = list(beside(seating, dead))
    if not dead:
        weights = weighed(seating, who, column, _NOBODY)
        dead, gone = frozenset(weights), list(heavier(seating, weights))
    for other, columns in gone:
        seating.rule_out(other, columns, dead)


def reach(seating: Seating, who: int, level: int, kept: Kept, ask: Ask) -> bool:
    """Moves somebody to a level, and whoever makes room; False where that cannot be."""
    if _seated(seating, who, level, kept):
        return True
    columns = [
        column
        for column in seating.at(who, level, kept)
        if not full_against(seating, who, column, kept)
    ]
    return bool(columns) and _proved(seating, who, columns, kept, ask)


def _seated(seating: Seating, who: int, level: int, kept: Kept) -> bool:
    """The same by chains alone."""
    columns = seating.at(who, level, kept)
    if seating.holds[who] in columns:
        return True
    found = (chain(seating, {who: column}, kept) for column in columns)
    moves = next((moves for moves in found if moves is not None), None)
    if moves is not None:
        seating.move(moves)
    return moves is not None


def _proved(seating: Seating, who: int, columns: Sequence[int], kept: Kept, ask: Ask) -> bool:
    """The same by proof alone: with those who are near to it first, then with everybody."""
    near = near_to(seating, who, columns, kept)
    values = ask(seating, who, columns, Near(seating, near, kept))
    if values is None:
        values = ask(seating, who, columns, kept)
    if values is not None:
        seating.adopt(values)
    return values is not None


@dataclass(frozen=True, slots=True)
class Beside:
    """Who is kept, and others beside them."""

    kept: Kept
    also: Mapping[int, Set[int]]

    def get(self, who: int, /) -> Set[int] | None:
        """See Kept."""
        return self.also[who] if who in self.also else self.kept.get(who)


@dataclass(frozen=True, slots=True)
class Near:
    """Nobody moves but some people."""

    seating: Seating
    people: Set[int]
    kept: Kept

    def get(self, who: int, /) -> Set[int] | None:
        """See Kept."""
        return self.kept.get(who) if who in self.people else {self.seating.holds[who]}


def _settle(seating: Seating, who: int) -> None:
    """Leaves somebody nothing but the level that is held."""
    level = seating.people[who].levels[seating.stands(who)]
    if gone := seating.left[who].difference(level):
        seating.rule_out(who, gone)
