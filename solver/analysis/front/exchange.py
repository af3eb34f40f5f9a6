"""Seats and people that the line of points does not give, told apart by an exchange of seats.

Seats and people together admit more than what plans give. Where a few people could change seats
so that the first of them in line fares better, all others stay where they are, and no aim before
the points is the worse for it, the points do not give what they have now: under this plan and any
other in which there is room for the exchange.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from solver.analysis.front.joint import Joint
from solver.eligibility.candidates import Triple
from solver.program.build import build
from solver.program.columns import Terms, ones
from solver.program.constraints import Row
from solver.program.priority.wishes import Priority
from solver.program.search import Search

Exchange = tuple[tuple[str, int | None, int | None], ...]
"""Who moves, from which column to which; None for no seat."""


@dataclass(frozen=True)
class Line:
    """The line of points over the columns of seats and people together."""

    joint: Joint

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All that seats and people must keep."""
        return (*self.joint.given, *self.joint.rows)

    def exchange(self, columns: Sequence[int], held: Sequence[Triple]) -> Exchange | None:
        """As few as there need be of the moves to what people are to have; None where none helps.

        `columns` is an answer, `held` what the line of points gives under its seats.
        """
        moves = self._moves(columns, held)
        if not self._helps(moves, columns):
            return None
        for move in sorted(moves, key=lambda move: self._wishes(move[0])[0], reverse=True):
            fewer = tuple(one for one in moves if one != move)
            if self._helps(fewer, columns):
                moves = fewer
        return moves

    def forbid(self, search: Search, exchange: Exchange) -> None:
        """From here on somebody else sits there, or a row has no room for the exchange."""
        terms: list[tuple[int, int]] = []
        needed = 1
        for person, held, _ in exchange:
            if held is None:
                terms += ones(self._own[person])
            else:
                terms.append((-1, held))
                needed -= 1
        for at, more in self._change(exchange).items():
            if more > 0:
                row, full = self.rows[at], search.more((1,))
                short = tuple((-c, column) for c, column in row.terms)
                search.require(short, more - 1 - row.most, when=full)
                terms.append((1, full))
        search.hold(tuple(terms), at_least=needed)

    @cached_property
    def _own(self) -> Mapping[str, Sequence[int]]:
        """The columns of each person."""
        found: dict[str, list[int]] = defaultdict(list)
        for column, one in enumerate(self.joint.judged.open, start=len(self.joint.space.grades)):
            found[one.triple.person].append(column)
        return found

    @cached_property
    def _before(self) -> tuple[Terms, ...] | None:
        """The aims before the points, as forms that are to be large; None where sums decide."""
        first, forms = len(self.joint.space.grades), list[Terms]()
        for aim in build(self.joint.judged).aims:
            if isinstance(aim, Priority):
                return tuple(forms)
            sign = 1 if aim.maximise else -1
            forms.append(tuple((sign * c, first + column) for c, column in aim.terms))
        return None

    @cached_property
    def _levels(self) -> Mapping[int, tuple[int, int]]:
        """By column, the place in line of its person, and how far down the own list it stands."""
        first = len(self.joint.space.grades)
        line = next(a.line for a in build(self.joint.judged).aims if isinstance(a, Priority))
        return {
            first + column: (place, level)
            for place, equals in enumerate(line)
            for wishes in equals
            for level, columns in enumerate(wishes)
            for column in columns
        }

    def _moves(self, columns: Sequence[int], held: Sequence[Triple]) -> Exchange:
        """From what people have in an answer to what they are to have."""
        column = {
            one.triple: at
            for at, one in enumerate(self.joint.judged.open, start=len(self.joint.space.grades))
        }
        wanted = {triple.person: column[triple] for triple in held}
        now = {who: next((c for c in own if columns[c]), None) for who, own in self._own.items()}
        return tuple(
            (who, now[who], wanted.get(who)) for who in sorted(now) if now[who] != wanted.get(who)
        )

    def _wishes(self, person: str) -> tuple[int, int]:
        """The place in line of somebody, and how far down the list it is to have nothing."""
        levels = [self._levels[column] for column in self._own[person]]
        return levels[0][0], 1 + max(level for _, level in levels)

    def _helps(self, moves: Exchange, columns: Sequence[int]) -> bool:
        """True where there is room for the moves, and the first in line who notices is glad."""
        if self._before is None or any(_sum(form, moves) < 0 for form in self._before):
            return False
        better, worse = list[int](), list[int]()
        for person, held, wanted in moves:
            place, nothing = self._wishes(person)
            now, then = (self._levels[c][1] if c is not None else nothing for c in (held, wanted))
            if now != then:
                (better if then < now else worse).append(place)
        if not better or (worse and min(worse) <= min(better)):
            return False
        return all(
            sum(c * columns[column] for c, column in self.rows[at].terms) + more
            <= self.rows[at].most
            for at, more in self._change(moves).items()
        )

    def _change(self, moves: Exchange) -> Mapping[int, int]:
        """By row, how much more stands in it after the moves."""
        found: dict[int, int] = defaultdict(int)
        for _, held, wanted in moves:
            for column, sign in ((held, -1), (wanted, 1)):
                for at, coefficient in self._within.get(column, ()) if column is not None else ():
                    found[at] += sign * coefficient
        return found

    @cached_property
    def _within(self) -> Mapping[int, Sequence[tuple[int, int]]]:
        """The rows that each column stands in, with its coefficients."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for at, row in enumerate(self.rows):
            for coefficient, column in row.terms:
                found[column].append((at, coefficient))
        return found


def _sum(form: Terms, moves: Exchange) -> int:
    """By how much a form grows with the moves."""
    worth = {column: coefficient for coefficient, column in form}
    return sum(
        (worth.get(wanted, 0) if wanted is not None else 0)
        - (worth.get(held, 0) if held is not None else 0)
        for _, held, wanted in moves
    )
