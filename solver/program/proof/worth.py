"""One proof for all aims together: what each column adds to the best answer, or takes from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from solver.program.proof.certificate import Certificate, Form, certificate, reduced_costs
from solver.program.proof.guess import guessed
from solver.program.proof.improve import Prices, by_row, told
from solver.program.proof.line import tightened, without
from solver.program.proof.ordered import Priced
from solver.program.proof.pair import paired
from solver.program.proof.part import Part, whole
from solver.program.proof.relaxation import relaxed
from solver.program.proof.tidy import tidied
from solver.program.search import Clock, Stated

Vector = tuple[int, ...]
"""A number for each aim in their order. The first that differs decides: so tuples compare."""


@dataclass(frozen=True)
class Worth:
    """The best values of the aims, proved by prices that put each aim far above the next.

    For every answer without `new` columns: aims = best + gap − Σ loss · distance − Σ price · slack,
    where a column's distance is that from the end it favours and its loss, as every price, is never
    below 0. A new column adds its `reduced`. Each aim has its own unit; all are whole numbers.
    `gap` ends with the first aim that the prices do not prove exactly, and so do all vectors.
    `settled` are columns outside the part, with the one value that they can have.
    """

    part: Part
    settled: Mapping[int, int]
    new: frozenset[int]
    gap: Vector
    reduced: Mapping[int, Vector]
    prices: Sequence[Vector]

    def room(self, column: int, closed: Iterable[int] = ()) -> Vector | None:
        """How much an answer with a new column may lose elsewhere and still be as good.

        None where there is no such answer. `closed` are columns that are 0 beside the new one.
        """
        if column in self.settled or any(self.settled.get(one) for one in closed):
            return None  # without a new column there is an answer: it is settled at 0 alone
        lost = [self.loss(one) for one in closed if one in self._own and self._end(one)]
        told = zip(self.gap, self.reduced[column], *lost, strict=True)
        room = tuple(gap + own - sum(less) for gap, own, *less in told)
        return None if room < _nothing(room) else room

    def loss(self, column: int) -> Vector:
        """What a column of the part costs, a step away from the end that it favours."""
        reduced = self.reduced[column]
        return reduced if reduced > _nothing(reduced) else tuple(-one for one in reduced)

    def near(self, room: Vector) -> tuple[Part, dict[int, int]]:
        """The part for the answers that lose no more than this, and the columns this settles.

        The new columns are not among these.
        """
        settled = {column: self._end(column) for column in self._own if self.loss(column) > room}
        return replace(self.part, lines=tightened(self.part.lines, self.prices, room)), settled

    @cached_property
    def _own(self) -> Mapping[int, None]:
        """The columns of the part that are not new, in their order."""
        return dict.fromkeys(one for one in self.part.columns if one not in self.new)

    def _end(self, column: int) -> int:
        reduced = self.reduced[column]
        return self.part.upper[column] if reduced > _nothing(reduced) else 0


def _nothing(vector: Vector) -> Vector:
    return (0,) * len(vector)


def worth(
    stated: Stated,
    forms: Sequence[Form],
    best: Sequence[int],
    new: frozenset[int],
    clock: Clock,
    prices: Sequence[Priced] = (),
) -> Worth:
    """The worth of every column, beside the best values of forms that are to be made large.

    `best` are proved for the program without the new columns, and `prices` what its rows cost then,
    where that is known. Raises Contradiction where the program with the new columns has no answer.
    """
    part, settled = tidied(whole(stated), {})
    tally = _Tally(part, new)
    known = prices or [Priced({}, {})] * len(forms)
    for form, then, value, priced in zip(forms, (*forms[1:], {}), best, known, strict=True):
        constant = sum(form.get(column, 0) * number for column, number in settled.items())
        if tally.add(form, then, value - constant, priced, clock):
            break
    return Worth(part, settled, new, *tally.told())


class _Tally:
    """Aim by aim: what is left open by the aims before is priced by the next."""

    def __init__(self, part: Part, new: frozenset[int]) -> None:
        self._part = part
        self._own = [column for column in part.columns if column not in new]
        self._open = dict.fromkeys(self._own)
        self._ends: dict[int, int] = {}
        nobody = dict.fromkeys(new, 0)
        self._lines = tuple(without(line, nobody) for line in part.lines)
        self._beyond: Prices = {}
        self._gaps: list[int] = []
        self._reduced: list[Mapping[int, int]] = []
        self._prices: list[Sequence[int]] = []

    def add(self, form: Form, then: Form, value: int, priced: Priced, clock: Clock) -> int:
        """Prices a form, whose best value is this, before another; gives the gap that is left."""
        ended = sum(form.get(column, 0) * end for column, end in self._ends.items())
        proof = self._proof(self._left(form), self._left(then), value - ended, priced, clock)
        scale, prices = proof.scale, proof.prices
        bound, reduced = reduced_costs(self._part, form, prices, scale)
        ends = {
            column: self._part.upper[column] if reduced[column] > 0 else 0
            for column in self._open
            if reduced[column]
        }
        self._ends |= ends
        bound += sum(reduced[column] * end for column, end in self._ends.items())
        self._open = {column: None for column in self._open if column not in ends}
        self._lines = tightened((without(line, ends) for line in self._lines), prices, 0)
        self._gaps.append(bound - scale * value)
        self._reduced.append(reduced)
        self._prices.append(prices)
        return self._gaps[-1]

    def _left(self, form: Form) -> Form:
        return {column: form[column] for column in self._open if column in form}

    def _proof(
        self, form: Form, then: Form, value: int, priced: Priced, clock: Clock
    ) -> Certificate:
        """Prices of the lines for what is still open; what they say beyond is kept for the next."""
        part = Part(self._part.upper, tuple(self._open), self._lines)
        proof = guessed(part, form, value, told(part, {**self._beyond, **priced.own}))
        self._beyond = priced.beyond
        if proof is None and (pair := paired(part, form, then, clock)):
            proof = guessed(part, form, value, pair.own)
            self._beyond = {} if proof is None else by_row(part, pair.beyond(proof))
        if proof is None:
            found = relaxed(part, form, seconds=clock.left().time_limit)
            prices = [0.0] * len(part.lines) if found is None else found.prices
            proof = certificate(part, form, prices, value)
        return proof

    def told(self) -> tuple[Vector, Mapping[int, Vector], Sequence[Vector]]:
        """The gaps, the reduced costs and the prices, each a number an aim."""
        reduced = {
            column: tuple(one[column] for one in self._reduced) for column in self._part.columns
        }
        return tuple(self._gaps), reduced, list(zip(*self._prices, strict=True))
