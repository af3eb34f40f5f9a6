"""An exact bound from inexact prices, and what it proves about every column and line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from solver.program.proof.line import Line, line_of, tightened
from solver.program.proof.part import Part

Form = Mapping[int, int]
"""Coefficient by column: a linear form that is to be made large."""

Price = TypeVar("Price", int, float)

_SCALES = (1, 2, 6, 60, 3840, 1 << 20, 1 << 40)
"""Prices are rounded to whole multiples of one over these: most often they are whole numbers.

Those that were moved to the middle are parts of 64.
"""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A proof by duality that `form` is at most `bound / scale` on a part.

    `prices` are those of the lines and `reduced` the reduced costs of the columns, in parts of
    `scale`: for every answer, scale · form = bound − Σ price · slack − Σ |reduced| · distance,
    where a column's distance is that from the end its reduced cost favours. All are whole numbers.
    """

    scale: int
    bound: int
    prices: tuple[int, ...]
    reduced: Mapping[int, int]

    @property
    def most(self) -> int:
        """The largest whole value that the form can have."""
        return self.bound // self.scale

    def gap(self, value: int) -> int:
        """How far below the bound a value is, in parts of `scale`; never negative."""
        return self.bound - self.scale * value


def certificate(part: Part, form: Form, prices: Sequence[float], value: int | None) -> Certificate:
    """The best of the bounds that rounded prices give; the first that proves `value`.

    Any prices give a true bound, poor ones a poor bound: nothing depends on floating point.
    """
    made = []
    for scale in _SCALES:
        proof = exact(part, form, [round(price * scale) for price in prices], scale)
        if value is not None and proof.gap(value) == 0:
            return proof
        made.append(proof)
    return min(made, key=lambda proof: Fraction(proof.bound, proof.scale))


def exact(part: Part, form: Form, prices: Sequence[int], scale: int) -> Certificate:
    """The bound that whole prices give, in parts of `scale`.

    A price below nothing says something of tight lines only; of others it counts as none.
    """
    whole = tuple(
        price if line.tight else max(0, price)
        for line, price in zip(part.lines, prices, strict=True)
    )
    bound, reduced = reduced_costs(part, form, whole, scale)
    bound += sum(cost * part.upper[column] for column, cost in reduced.items() if cost > 0)
    return Certificate(scale, bound, whole, reduced)


def reduced_costs(
    part: Part, form: Form, prices: Sequence[Price], scale: int = 1
) -> tuple[Price, dict[int, Price]]:
    """What the lines at these prices come to, and what each column is worth beyond them.

    For all values: scale · form = the one + Σ of the other · column − Σ price · slack.
    """
    reduced: dict[int, Price] = {c: scale * form.get(c, 0) for c in part.columns}
    constant: Price = 0
    for line, price in zip(part.lines, prices, strict=True):
        if price:
            constant += price * line.most
            if line.numbers is None:
                for column in line.columns:
                    reduced[column] -= price
            else:
                for number, column in line.terms:
                    reduced[column] -= price * number
    return constant, reduced


def settled(part: Part, proof: Certificate, gap: int) -> dict[int, int]:
    """The columns that have one value in every answer no further than `gap` from the bound."""
    return {
        column: part.upper[column] if cost > 0 else 0
        for column, cost in proof.reduced.items()
        if abs(cost) > gap
    }


def face(part: Part, form: Form, proof: Certificate, value: int) -> Part:
    """The part with just the answers whose form has `value`, the largest that there is.

    Lines whose price is above the gap are tight. Without a gap that says it all; with one, a line
    holds the form itself.
    """
    gap = proof.gap(value)
    lines = tightened(part.lines, proof.prices, gap)
    if gap:
        held = tuple((-coefficient, column) for column, coefficient in form.items())
        lines = (*lines, line_of(held, -value))
    return Part(part.upper, part.columns, lines)


def holding(form: Form, value: int) -> Line:
    """The line that holds a form at a value."""
    return line_of(tuple((number, c) for c, number in form.items()), value, tight=True)
