"""Aim by aim, part by part: each is proved, then only its best answers are looked at further."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from solver.program.columns import total
from solver.program.objective import Objective
from solver.program.proof.centre import centred
from solver.program.proof.certificate import Certificate, Form, face, holding, settled
from solver.program.proof.improve import Prices, by_row, improved
from solver.program.proof.line import Line
from solver.program.proof.part import Contradiction, Part, split, whole
from solver.program.proof.rest import value_of
from solver.program.proof.tidy import tidied
from solver.program.proof.tiny import best_answers
from solver.program.proof.varying import varying
from solver.program.search import Clock, Outcome, Stated


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part in which best answers still differ; `answers` are all of them, where looked at."""

    part: Part
    answers: tuple[Mapping[int, int], ...] | None


class Priced(NamedTuple):
    """What rows cost for a form, as far as that was found out; and `beyond` that for the next."""

    own: Prices
    beyond: Prices


@dataclass(frozen=True, slots=True)
class Proved:
    """The best answer: the value of each column, what is proved of each aim, and where it ties.

    `bounds` has the proven bound of each aim up to the first that time did not prove, `prices`
    what proved them, where it was prices.
    """

    outcome: Outcome
    columns: tuple[int, ...] = ()
    bounds: tuple[int | None, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    prices: tuple[Priced, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Short:
    """Where time ended in a part: at which form, and how far at most it could still rise."""

    form: int
    rise: int | None


@dataclass(frozen=True, slots=True)
class Ordered:
    """Forms made large in their order: the values of the columns, and what is left open.

    `shorts` are the parts that time did not prove, `leaves` those in which best answers differ;
    `prices` are those of each form.
    """

    outcome: Outcome
    values: Mapping[int, int] = field(default_factory=dict)
    shorts: tuple[Short, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    prices: tuple[Priced, ...] = ()


def prove(stated: Stated, aims: Sequence[Objective], clock: Clock) -> Proved:
    """The best answer of a program, its aims in their order, each proved before the next."""
    found = in_order(whole(stated), [aim.form for aim in aims], clock)
    if found.outcome in {"infeasible", "unknown"}:
        return Proved(found.outcome)
    columns = tuple(found.values[column] for column in range(len(stated.upper)))
    bounds = tuple(_bounds(aims, columns, found.shorts))
    return Proved(found.outcome, columns, bounds, found.leaves, found.prices)


def in_order(
    whole: Part,
    forms: Sequence[Form],
    clock: Clock,
    known: Mapping[int, int] | None = None,
    fixed: Mapping[int, int] | None = None,
) -> Ordered:
    """Makes forms large on a part, the first first, from an answer that may be `known`.

    `fixed` are columns whose value is. What narrowing leaves of a part falls into smaller ones,
    which are then proved apart.
    """
    values = dict(known or {})
    leaves: list[Leaf] = []
    shorts: list[Short] = []
    priced = defaultdict[int, tuple[dict[int, float], dict[int, float]]](lambda: ({}, {}))
    try:
        work: list[tuple[Part, int, Prices]] = [
            (part, 0, {}) for part in _pieces(whole, fixed or {}, values)
        ]
    except Contradiction:
        return Ordered("infeasible")
    while work:
        part, at, prices = work.pop()
        held, over = _known(part, values), clock.over  # it may end at any moment
        if over and held is None:
            return Ordered("unknown")
        if over and at < len(forms):
            shorts.append(Short(at, None))
            continue
        answers = best_answers(part, _touching(part, forms[at:]))
        if answers is not None:
            if not answers:
                return Ordered("infeasible")
            values |= answers[0]
            leaves.append(Leaf(part, tuple(answers)))
            continue
        aims = varying(part, forms, at)
        none: tuple[int, Form, int] = (len(forms), {}, 1)
        at, form, unit = next(aims, none)
        if at == len(forms) and held is not None:
            leaves.append(Leaf(part, None))
            continue
        _, then, step = next(aims, none)
        done = improved(part, form, then, held, _times(prices, 1 / unit), clock)
        found = done.found
        if found.outcome in {"infeasible", "unknown"}:
            return Ordered(found.outcome)
        values |= found.values
        value = value_of(form, found.values)
        if found.outcome == "feasible":
            rise = None if found.bound is None else unit * (found.bound - value)
            shorts.append(Short(at, rise))
            continue
        proof = _middle(part, form, done.proof, found.values)
        narrowed, common = _narrowed(part, form, proof, value)
        left = _times(done.following, step)
        priced[at][0].update(_cost(part, proof, unit))
        priced[at][1].update(left)
        pieces = _pieces(narrowed, common, values, part.lines)
        work += [(piece, at + 1, left) for piece in pieces]
    outcome: Outcome = "feasible" if shorts else "optimal"
    told = tuple(Priced(*priced[index]) for index in range(len(forms)))
    return Ordered(outcome, values, tuple(shorts), tuple(leaves), told)


def _pieces(
    part: Part, fixed: Mapping[int, int], values: dict[int, int], seen: Sequence[Line] = ()
) -> Iterator[Part]:
    """What is left of a part once everything settled is taken out and noted in `values`.

    `seen` are the lines that it had when it was last made so.
    """
    small, known = tidied(part, fixed, seen)
    values |= known
    unchanged = seen and small.lines == seen and not known
    return iter((small,)) if unchanged else split(small)


def _known(part: Part, values: Mapping[int, int]) -> Mapping[int, int] | None:
    """The answer in hand of a part, which narrowing has kept; None before there is any."""
    if part.columns[0] not in values:
        return None
    return {column: values[column] for column in part.columns}


def _touching(part: Part, forms: Sequence[Form]) -> list[Form]:
    return [form for form in forms if any(column in form for column in part.columns)]


def _times(prices: Prices, factor: float) -> Prices:
    return {row: factor * price for row, price in prices.items()}


def _middle(
    part: Part, form: Form, proof: Certificate | None, best: Mapping[int, int]
) -> Certificate | None:
    """The same proof by prices in the middle, where it leaves no gap."""
    if proof is None or proof.gap(value_of(form, best)):
        return proof
    return centred(part, form, proof, best)


def _cost(part: Part, proof: Certificate | None, unit: int) -> Prices:
    """What the rows of a part cost by a proof."""
    if proof is None:
        return {}
    return by_row(part, (unit * price / proof.scale for price in proof.prices))


def _narrowed(
    part: Part, form: Form, proof: Certificate | None, value: int
) -> tuple[Part, Mapping[int, int]]:
    """The part with just the best answers, and the columns that they have in common."""
    if proof is None:
        return Part(part.upper, part.columns, (*part.lines, holding(form, value))), {}
    return face(part, form, proof, value), settled(part, proof, proof.gap(value))


def _bounds(
    aims: Sequence[Objective], columns: Sequence[int], shorts: Sequence[Short]
) -> Iterator[int | None]:
    """The value of every aim that is proved, the bound of the first that is not, then None."""
    first = min((short.form for short in shorts), default=len(aims))
    for index, aim in enumerate(aims):
        value = total(aim.terms, columns)
        rises = [short.rise for short in shorts if short.form == index]
        if index < first:
            yield value
        elif index == first and None not in rises:
            rise = sum(rise for rise in rises if rise is not None)
            yield value + rise if aim.maximise else value - rise
        else:
            yield None
