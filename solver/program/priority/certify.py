"""Why everybody has nothing better: for each better choice, the full rows that stand in the way.

Going down the line once more, beside the answer: a line is full for somebody where as many people
are sure to be in it as it has places; those before in line at the level that they have, those
after wherever the rules leave them something.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import reduce
from operator import and_

from solver.program.entries import Entry
from solver.program.priority.blocked import full_against, places
from solver.program.priority.descend import Line
from solver.program.priority.seating import Person, Seating
from solver.program.priority.weigh import weighed
from solver.program.proof.line import Line as Limit
from solver.program.proof.line import asks_for_one
from solver.program.proof.part import Part


@dataclass(frozen=True, slots=True)
class Refused:
    """A column that somebody wants more than what they hold, and the rows that stand in the way.

    Rows are by their places among the lines, entries after them. None of them where they do not
    say it all; then `weights` do, or it was proved otherwise.
    """

    who: int
    column: int
    rows: tuple[int, ...]
    weights: tuple[tuple[int, int], ...] = ()

    @property
    def told(self) -> bool:
        """True where lines say it all."""
        return bool(self.rows or self.weights)


@dataclass(frozen=True, slots=True)
class Told:
    """Everybody in the order in which the answer comes about, and what was refused to them."""

    line: tuple[int, ...]
    refused: tuple[Refused, ...]


def refusals(
    part: Part,
    people: Sequence[Person],
    line: Line,
    values: Mapping[int, int],
    entries: Sequence[Entry],
    rights: Set[int],
) -> Told:
    """What everybody is refused in an answer.

    `rights` are the places of lines about one person: a right, a pin, a forbid, a name. Of equals
    those come first who have the best that they could have.
    """
    own = _own_rows(part, people, rights)
    left = [_allowed(one, own.get(who, ())) for who, one in enumerate(people)]
    certifier = _Certifier(Seating(part, people, values, left), own, entries)
    for equals in line:
        certifier.place(equals)
    return Told(tuple(certifier.order), tuple(certifier.refused))


Own = Mapping[int, Sequence[tuple[int, Limit]]]
"""Lines about each person alone, with their places."""


def _own_rows(part: Part, people: Sequence[Person], rights: Set[int]) -> Own:
    whose = {column: who for who, one in enumerate(people) for column in one.columns}
    found: dict[int, list[tuple[int, Limit]]] = {}
    for at in sorted(rights):
        line = part.lines[at]
        if line.columns:
            found.setdefault(whose[line.columns[0]], []).append((at, line))
    return found


def _keeps_from(line: Limit, column: int) -> bool:
    return (column not in line.columns) if asks_for_one(line) else column in line.columns


def _allowed(person: Person, own: Sequence[tuple[int, Limit]]) -> Set[int]:
    return {c for c in person.columns if not any(_keeps_from(line, c) for _, line in own)}


class _Certifier:
    """Goes down the line, and counts who is sure to be where."""

    def __init__(self, seating: Seating, own: Own, entries: Sequence[Entry]) -> None:
        self._seating, self._own, self._entries = seating, own, entries
        self._into: dict[int, list[int]] = {}
        for at, entry in enumerate(entries):
            for column in entry.held:
                self._into.setdefault(column, []).append(at)
        self.order: list[int] = []
        self.refused: list[Refused] = []
        self._done: dict[int, Set[int]] = {}
        self._known: list[tuple[int, frozenset[int]]] = []
        self._sure = [self._lines(columns) for columns in seating.left]
        self._number = [0] * len(seating.part.lines)
        self._inside = [0] * len(entries)
        self._came = [0] * len(entries)
        self._in = [self._entered(columns) for columns in seating.left]
        for who in range(len(seating.people)):
            self._add(who, self._sure[who], self._in[who])

    def get(self, who: int, /) -> Set[int] | None:
        """Kept: who had their turn keeps the level of what they hold."""
        return self._done.get(who)

    def place(self, equals: Sequence[int]) -> None:
        """Puts equals in line one after the other, and notes what each is refused."""
        waiting = list(equals)
        while waiting:
            who, refused = self._next(waiting)
            waiting.remove(who)
            self.order.append(who)
            self.refused += refused
            self._done[who] = level = self._level(who)
            sure, inside = self._lines(level), self._entered(level)
            self._add(who, sure - self._sure[who], inside - self._in[who])
            self._sure[who], self._in[who] = sure, inside

    def _next(self, waiting: Sequence[int]) -> tuple[int, list[Refused]]:
        """Whoever of equals is refused for good reason; the first, where there is nobody such."""
        told = [(who, list(self._refused(who))) for who in waiting[:1]]
        for who in waiting if len(waiting) > 1 else ():
            refused = list(self._refused(who))
            if all(one.told for one in refused):
                return who, refused
        return told[0]

    def _add(self, who: int, lines: Set[int], entries: Set[int]) -> None:
        for at in lines:
            self._number[at] += 1
        for at in entries:
            self._inside[at] += 1
            self._came[at] += not self._entries[at].came.isdisjoint(self._seating.left[who])

    def _refused(self, who: int) -> Iterator[Refused]:
        seating = self._seating
        for level in range(seating.stands(who)):
            for column in seating.people[who].levels[level]:
                rows = tuple(sorted(self._rows(who, column)))
                weights = {} if rows else weighed(seating, who, column, self)
                yield Refused(who, column, rows, tuple(weights.items()))

    def _rows(self, who: int, column: int) -> Iterator[int]:
        """Rows that stand in the way: one that says it all, or several together."""
        seating, lines = self._seating, self._seating.part.lines
        own = [at for at, line in self._own.get(who, ()) if _keeps_from(line, column)]
        full = [
            at
            for at in sorted(seating.limits(column) - self._sure[who])
            if self._number[at] == lines[at].most
        ]
        closed = [
            len(lines) + at
            for at in self._into.get(column, ())
            if column in self._entries[at].came and self._nobody_enters(at)
        ]
        one = [*own, *full, *closed]
        if one:
            yield one[0]
            return
        yield from self._known_against(who, column) or self._found_against(who, column)

    def _known_against(self, who: int, column: int) -> frozenset[int]:
        """Full lines that kept somebody before from something, and now somebody else from this.

        Nobody has more options since; the one that they were found for is looked at as others are.
        """
        held = self._seating.holds[who]
        for first, lines in self._known:
            if places(self._seating, lines, column) > places(self._seating, lines, held):
                own = places(self._seating, lines, self._seating.holds[first])
                options = () if first == who else self._seating.options(first, self)
                if all(places(self._seating, lines, one) >= own for one in options):
                    return lines
        return frozenset()

    def _found_against(self, who: int, column: int) -> frozenset[int]:
        lines = full_against(self._seating, who, column, self)
        if lines:
            self._known.append((who, lines))
        return lines

    def _nobody_enters(self, at: int) -> bool:
        """True where whoever comes to seats finds them taken, with none to be let in over them."""
        entry = self._entries[at]
        many = entry.outs * (self._came[at] + 1) + self._inside[at] - self._came[at]
        return self._inside[at] >= entry.most and not (entry.outs and many <= entry.before)

    def _level(self, who: int) -> Set[int]:
        levels = self._seating.people[who].levels
        return self._seating.left[who].intersection(levels[self._seating.stands(who)])

    def _lines(self, columns: Set[int]) -> frozenset[int]:
        return reduce(and_, map(self._seating.limits, columns))

    def _entered(self, columns: Set[int]) -> frozenset[int]:
        """The entries that somebody is sure to be inside of, whichever of some columns it is."""
        return reduce(and_, (frozenset(self._into.get(column, ())) for column in columns))
