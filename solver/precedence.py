"""Whether anybody is passed over, from a result and its reasons: without the program or a solver.

Going down the line of a result: everybody before somebody keeps the level of what they have,
everybody after takes whatever the rules leave them. A refusal holds where even so the rows that it
names would have to hold more than they can (weak duality, in whole numbers). Where no rows are
named everything is tried, as far as that is little.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, product
from math import prod

from models.grades import Grade
from models.places import Place
from models.policy import SMALL_IS_GOOD, AimName
from models.priority import FullRow, Precedence, Refusal
from models.rulebook import TieBreak
from solver.breaches import Held, aim_value, breaches
from solver.competitors import Competitors, Seat
from solver.eligibility.points import breakdown
from solver.eligibility.subject import Subject
from solver.restated import Restated, Values, restated

TRIED = 20_000
"""Answers that are tried where no rows say why; what would take more is taken on trust."""

_LAST = 1 << 30

Weights = tuple[tuple[FullRow | AimName, int], ...]


def faults(
    field: Competitors, told: Precedence | None, values: Values, tried: int = TRIED
) -> list[str]:
    """What is wrong with the reasons why nobody has anything better; empty where they hold."""
    if told is None:
        return ["nothing says why nobody is passed over"]
    if sorted(told.line) != sorted(who for who, own in field.own.items() if own):
        return ["the line is not everybody for whom anything is open, once"]
    check = _Check(field, told, values, tried)
    return [*check.line(), *check.refusals()]


class _Check:
    """One result under check; sums of the same rows are added up once."""

    def __init__(self, field: Competitors, told: Precedence, values: Values, most: int) -> None:
        self._field, self._told, self._values, self._most = field, told, values, most
        self._place = {who: at for at, who in enumerate(told.line)}
        self._sums: dict[tuple[Weights, Grade | None], Sequence[_Sums]] = {}

    def line(self) -> Iterator[str]:
        """People who stand before somebody that goes before them."""
        ranks = [_rank(self._field.subject(who)) for who in self._told.line]
        pairs = zip(self._told.line, ranks, self._told.line[1:], ranks[1:], strict=False)
        for who, one, then, other in pairs:
            if other < one:
                yield f"{then} goes before {who} in line"

    def refusals(self) -> Iterator[str]:
        """Better choices of which nothing is said, or nothing that holds."""
        refused: dict[tuple[str, Place], Refusal] = {
            (one.person, one.wanted): one for one in self._told.refusals
        }
        for who, own in self._field.own.items():
            got = self._field.got[who]
            for number in own:
                seat = self._field.seats[number]
                if got is None or seat.wish < got:
                    one = refused.get((who, seat.candidate.triple.place))
                    if one is None or not self._holds(one, number):
                        yield f"{who} is passed over for {seat.post} {seat.grade}"

    def _holds(self, one: Refusal, number: int) -> bool:
        right = self._field.against(number)
        if right is not None:
            return right in one.full
        weights: Weights = (
            *((row, 1) for row in one.full),
            *((weight.of, weight.times) for weight in one.weights),
        )
        if not weights or any(times < 0 for _, times in weights):
            return not weights and self._tried(number)
        asked = self._field.seats[number]
        key = (weights, self._field.now(asked.who))
        if key not in self._sums:
            self._sums[key] = self._stated(weights, asked)
        sums, at = self._sums[key], self._place[asked.who]
        return bool(sums) and all(
            one.without(at) + one.takes.get(number, 0) > one.most for one in sums
        )

    def _stated(self, weights: Weights, asked: Seat) -> "Sequence[_Sums]":
        """What must all be exceeded for somebody of a grade; nothing where no row is as it says."""
        alone = len(weights) == 1
        rows = [restated(self._field, of, asked, self._values, alone=alone) for of, _ in weights]
        if alone:
            return [self._added_up(weights, [row]) for row in rows[0]]
        if any(len(one) != 1 for one in rows):
            return ()
        return [self._added_up(weights, [one[0] for one in rows])]

    def _added_up(self, weights: Weights, rows: Sequence[Restated]) -> "_Sums":
        """What everybody in these rows is sure to take of them, and the room."""
        field, takes, most = self._field, dict[int, int](), 0
        for row, (_, times) in zip(rows, weights, strict=True):
            most += times * row.most
            for number, each in row.takes.items():
                takes[number] = takes.get(number, 0) + times * each
        debts = any(each < 0 for each in takes.values())
        inside = self._told.line if debts else {field.seats[number].who for number in takes}
        people = sorted(inside, key=self._place.__getitem__)
        after = [min((takes.get(n, 0) for n in field.after[who]), default=0) for who in people]
        before = [
            min(
                (
                    *(takes.get(n, 0) for n in field.before[who]),
                    *(() if field.must(who) else (0,)),
                ),
                default=0,
            )
            for who in people
        ]
        return _Sums([self._place[who] for who in people], after, before, takes, most)

    def _tried(self, number: int) -> bool:
        """True where no answer has the seat, or there are too many to try."""
        asked = self._field.seats[number]
        options = [
            [number] if who == asked.who else self._options(who, asked) for who in self._told.line
        ]
        if len(self._field.members) > 1 or prod(map(len, options)) > self._most:
            return True
        return not any(self._lawful(chosen) for chosen in product(*options))

    def _options(self, who: str, asked: Seat) -> Sequence[int | None]:
        """What somebody may have when it is another's turn."""
        field = self._field
        if self._place[who] < self._place[asked.who]:
            return field.after[who] or [None]
        return [*field.before[who], *(() if field.must(who) else (None,))]

    def _lawful(self, numbers: Sequence[int | None]) -> bool:
        """True for an answer that breaks no rule and keeps the aims before priority."""
        (held,) = self._field.members.values()
        triples = [self._field.seats[n].candidate.triple for n in numbers if n is not None]
        now = Held(held.candidates, {triple.person: triple for triple in triples})
        if any(True for _ in breaches(now)):
            return False
        gains = ((aim, aim_value(aim, now) - value) for aim, value in self._values.items())
        return all((-gain if aim in SMALL_IS_GOOD else gain) >= 0 for aim, gain in gains)


class _Sums:
    """What people are sure to take of some rows: so much before their turn, so much after it."""

    def __init__(
        self,
        places: Sequence[int],
        after: Sequence[int],
        before: Sequence[int],
        takes: Mapping[int, int],
        most: int,
    ) -> None:
        self._places = places
        self._done = [0, *accumulate(after)]
        self._still = [0, *accumulate(before)]
        self.takes, self.most = takes, most

    def without(self, place: int) -> int:
        """What all but the one at a place take when it is that one's turn."""
        at = bisect_left(self._places, place)
        then = bisect_right(self._places, place)
        return self._done[at] + self._still[-1] - self._still[then]


def _rank(subject: Subject) -> tuple[int, ...]:
    """Points first, most of them first; then what the rulebook says of equal ones."""
    items = {item.item: item.points for item in breakdown(subject)}
    keys = subject.scenario.rulebook.scoring.tie_break
    return (-sum(items.values()), *(_key(key, subject, items.get(key, 0)) for key in keys))


def _key(key: TieBreak, subject: Subject, points: int) -> int:
    """Who has the earlier day goes first, and who has more points of an item."""
    days = {
        "service-years": subject.person.began,
        "rank-years": subject.rank_since,
        "title-years": subject.title.qualified if subject.title else None,
        "age": subject.person.born,
    }
    if key not in days:
        return -points
    day = days[key]
    return _LAST if day is None else day.toordinal()
