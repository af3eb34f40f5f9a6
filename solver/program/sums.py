"""Whether candidates that are not open could, once open, be in an answer of sums as great."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from models.policy import AimName
from solver.eligibility.candidates import Candidates, Triple, opened
from solver.program.build import build
from solver.program.objective import AIMS, Objective
from solver.program.proof.exchange import Exchange
from solver.program.proof.ordered import Priced, in_order
from solver.program.proof.part import Part
from solver.program.proof.rest import value_of
from solver.program.proof.worth import Vector, Worth, worth
from solver.program.search import Clock, Ruled


@dataclass(frozen=True)
class Known:
    """The best answer without the new candidates: who holds what, and the value of each aim.

    `prices` are what its rows cost, where that is known.
    """

    held: Mapping[str, Triple]
    values: Sequence[int]
    prices: Sequence[Priced] = ()


class Sums:
    """The program with new candidates, each looked at as if it were the only one.

    `aims` are sums, and `known` has the value of each.
    """

    def __init__(
        self,
        judged: Candidates,
        triples: set[Triple],
        aims: Sequence[AimName],
        known: Known,
        clock: Clock,
    ) -> None:
        wider = opened(judged, triples, applied=False)
        program = build(wider)
        self._columns = program.columns
        self._stated = program
        self._column = {one.triple: column for column, one in enumerate(wider.open)}
        self._new = frozenset(self._column[triple] for triple in triples)
        stated = [AIMS[aim](program.columns) for aim in aims]
        forms = [one for one in stated if isinstance(one, Objective)]
        self._forms = [aim.form for aim in forms]
        self._best = tuple(aim.sign * value for aim, value in zip(forms, known.values, strict=True))
        self._held = known.held
        self._prices = (
            list(_moved(known.prices, judged, self._stated, self._new)) if known.prices else []
        )
        self._clock = clock

    def admit(self, triples: Iterable[Triple]) -> bool | None:
        """Whether an answer with one of these is as good as the best without any."""
        group = [self._column[triple] for triple in triples]
        rooms = {column: self._worth.room(column, ()) for column in group}
        hopeful = [(room, column) for column, room in rooms.items() if room is not None]
        answer: bool | None = False
        for room, column in sorted(hopeful, reverse=True):
            admitted = self._admits(column, room)
            if admitted:
                return True
            answer = None if admitted is None else answer
        return answer

    def _admits(self, column: int, room: Vector) -> bool | None:
        if self._clock.over:
            return None
        return self._exchange.admits(column, room) or self._searched(column, room)

    def _searched(self, column: int, room: Vector) -> bool | None:
        """The best answer with the column, looked for where it can be as good."""
        part, settled = self._worth.near(room)
        nobody = dict.fromkeys(self._new, 0)
        fixed = {**self._worth.settled, **settled, **nobody, column: 1}
        return self._as_good(part, fixed, len(self._worth.gap))

    def _as_good(self, part: Part, fixed: Mapping[int, int], aims: int) -> bool | None:
        """Whether the best answer is as good as that without; the first aim that differs tells.

        So the first `aims` are looked at alone, and the others only where these come to the same.
        """
        found = in_order(part, self._forms[:aims], self._clock, fixed=fixed)
        if found.outcome == "infeasible":
            return False
        if found.outcome == "unknown":
            return None
        values = self._values(found.values)
        if values >= self._best:
            return True
        if found.outcome != "optimal":
            return None
        if values[:aims] < self._best[:aims]:
            return False
        return self._as_good(part, fixed, len(self._forms))

    def _values(self, values: Mapping[int, int]) -> Vector:
        return tuple(value_of(form, values) for form in self._forms)

    @cached_property
    def _worth(self) -> Worth:
        new, prices = self._new, self._prices
        return worth(self._stated, self._forms, self._best, new, self._clock, prices)

    @cached_property
    def _exchange(self) -> Exchange:
        people = self._columns.of_person.values()
        return Exchange(self._worth, self._forms, people, self._in_hand())

    def _in_hand(self) -> Sequence[int]:
        """The value of every column in the answer in hand."""
        people = {
            column: int(self._held.get(triple.person) == triple)
            for triple, column in self._column.items()
        }
        columns = range(len(self._stated.upper))
        if len(columns) > len(people):  # what is counted follows from who holds what
            worth = self._worth
            found = in_order(worth.part, self._forms, self._clock, fixed=people)
            values = {**worth.settled, **people, **found.values}
            return [values.get(column, 0) for column in columns]
        return [people[column] for column in columns]


def _moved(
    prices: Sequence[Priced], judged: Candidates, now: Ruled, new: Collection[int]
) -> Iterator[Priced]:
    """Prices of the rows for some candidates, for the rows `now`, which speak of `new` ones too."""
    before = build(judged)
    names, others = ([(row.rule, row.about) for row in one.rows] for one in (before, now))
    if names == others:  # as mostly: there is a row for everybody and for every grade
        yield from prices
        return
    left = (column for column in range(len(now.upper)) if column not in new)
    was = {column: at for at, column in enumerate(left)}
    places = {
        row._replace(terms=tuple((n, was[c]) for n, c in row.terms if c in was)): place
        for place, row in enumerate(now.rows)
    }
    at = {row: places[one] for row, one in enumerate(before.rows) if one in places}
    for priced in prices:
        told = ({at[row]: price for row, price in one.items() if row in at} for one in priced)
        yield Priced(*told)
