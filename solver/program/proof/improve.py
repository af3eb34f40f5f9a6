"""One aim on one part: by prices that are known, by the relaxation, or by search."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from solver.program.proof.certificate import Certificate, Form, certificate
from solver.program.proof.guess import guessed
from solver.program.proof.pair import paired
from solver.program.proof.part import Part, lawful
from solver.program.proof.relaxation import Relaxed, relaxed
from solver.program.proof.rest import Found, finished, value_of
from solver.program.search import Clock

Values = Mapping[int, int]

Prices = Mapping[int, float]
"""Guessed prices, by the rows that lines come from; a line whose row is not in it costs nothing."""

Rest = Callable[[Part, Form, Certificate | None, Values | None, Clock], Found]
"""Searches the best answer of a part, given a bound and an answer where there are any."""


@dataclass(frozen=True, slots=True)
class Improved:
    """The best values found, what proves them, and prices to try on the next aim."""

    found: Found
    proof: Certificate | None = None
    following: Prices = field(default_factory=dict)


def improved(
    part: Part,
    form: Form,
    then: Form,
    known: Values | None,
    prices: Prices,
    clock: Clock,
    rest: Rest = finished,
) -> Improved:
    """The best answer by the relaxation, if it is whole and prices prove it; else by search.

    The relaxation looks at the next form too (`then`), which often proves that as well. `known`
    is an answer in hand, `prices` what the aim before has left, and `rest` searches where all that
    proves nothing.
    """
    if known and (proof := guessed(part, form, value_of(form, known), told(part, prices))):
        return Improved(Found("optimal", known, proof.most), proof)
    pair = paired(part, form, then, clock)
    if pair is None:
        return Improved(rest(part, form, None, known, clock))
    best = _better(part, form, known, pair.relaxation)
    proof = None if best is None else guessed(part, form, value_of(form, best), pair.own)
    if proof is None:
        alone = relaxed(part, form, seconds=clock.left().time_limit) if then else pair.relaxation
        if alone is None:
            return Improved(rest(part, form, None, best, clock))
        best = _better(part, form, best, alone)
        proof = certificate(
            part, form, alone.prices, None if best is None else value_of(form, best)
        )
    if best is None or proof.most != value_of(form, best):
        return Improved(rest(part, form, proof, best, clock), proof)
    beyond = by_row(part, pair.beyond(proof))
    return Improved(Found("optimal", best, proof.most), proof, beyond)


def told(part: Part, prices: Prices) -> list[float]:
    """The price of each line of a part."""
    return [prices.get(line.row, 0.0) for line in part.lines]


def by_row(part: Part, prices: Iterable[float]) -> Prices:
    """Prices of the lines of a part, by the rows that these come from, where they do."""
    told = zip(part.lines, prices, strict=True)
    return {line.row: price for line, price in told if line.row >= 0}


def _better(part: Part, form: Form, known: Values | None, relaxation: Relaxed) -> Values | None:
    """What is known, or what the relaxation says where that is lawful and better."""
    values = relaxation.values
    if values is None or not lawful(part, values):
        return known
    if known is not None and value_of(form, known) >= value_of(form, values):
        return known
    return values
