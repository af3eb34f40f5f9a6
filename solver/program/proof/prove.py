"""Aim by aim, part by part: each is proved, then only its best answers are looked at further."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import gcd

from solver.program.columns import total
from solver.program.objective import Objective
from solver.program.proof.certificate import Certificate, Form, certificate, face, settled
from solver.program.proof.part import Contradiction, Line, Part, is_clique, lawful, split
from solver.program.proof.relaxation import relaxed
from solver.program.proof.rest import Found, finished, value_of
from solver.program.proof.tidy import tidied
from solver.program.proof.tiny import best_answers
from solver.program.search import Clock, Limit, Outcome, Stated


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part in which best answers still differ; `answers` are all of them, where looked at."""

    part: Part
    answers: tuple[Mapping[int, int], ...] | None


@dataclass(frozen=True, slots=True)
class Proved:
    """The best answer: the value of each column, what is proved of each aim, and where it ties.

    `bounds` has the proven bound of each aim up to the first that time did not prove.
    """

    outcome: Outcome
    columns: tuple[int, ...] = ()
    bounds: tuple[int | None, ...] = ()
    leaves: tuple[Leaf, ...] = ()


@dataclass(frozen=True, slots=True)
class _Short:
    """Where time ended in a part: at which aim, and how far at most the form could still rise."""

    aim: int
    rise: int | None


def prove(stated: Stated, aims: Sequence[Objective], clock: Clock) -> Proved:
    """The best answer of a program, its aims in their order, each proved before the next."""
    forms = [_form(aim) for aim in aims]
    whole = Part(
        tuple(stated.upper),
        tuple(range(len(stated.upper))),
        tuple(_line(row) for row in stated.rows),
    )
    values: dict[int, int] = {}
    leaves: list[Leaf] = []
    shorts: list[_Short] = []
    try:
        work = [(part, 0) for part in _pieces(whole, {}, values)]
    except Contradiction:
        return Proved("infeasible")
    while work:
        part, at = work.pop()
        known = _known(part, values)
        if clock.over and known is None:
            return Proved("unknown")
        if clock.over and at < len(forms):
            shorts.append(_Short(at, None))
            continue
        answers = best_answers(part, forms[at:])
        if answers is not None:
            if not answers:
                return Proved("infeasible")
            values |= answers[0]
            leaves.append(Leaf(part, tuple(answers)))
            continue
        at, form, unit = _next_form(part, forms, at)
        if at == len(forms) and known is not None:
            leaves.append(Leaf(part, None))
            continue
        found, proof = _best(part, form, known, clock, partial(_next_form, part, forms, at + 1))
        if found.outcome in {"infeasible", "unknown"}:
            return Proved(found.outcome)
        values |= found.values
        value = value_of(form, found.values)
        if found.outcome == "feasible":
            rise = None if found.bound is None else unit * (found.bound - value)
            shorts.append(_Short(at, rise))
            continue
        narrowed, fixed = _narrowed(part, form, proof, value)
        work += [(piece, at + 1) for piece in _pieces(narrowed, fixed, values)]
    columns = tuple(values[column] for column in whole.columns)
    bounds = tuple(_bounds(aims, columns, shorts))
    return Proved("feasible" if shorts else "optimal", columns, bounds, tuple(leaves))


def _line(row: Limit) -> Line:
    """A row in which each column stands once, and none without a coefficient."""
    added: dict[int, int] = {}
    for coefficient, column in row.terms:
        added[column] = added.get(column, 0) + coefficient
    return Line(tuple((number, column) for column, number in added.items() if number), row.most)


def _form(aim: Objective) -> Form:
    """An aim as a form to be made large."""
    sign = 1 if aim.maximise else -1
    return {column: sign * coefficient for coefficient, column in aim.terms if coefficient}


def _pieces(part: Part, fixed: Mapping[int, int], values: dict[int, int]) -> Iterator[Part]:
    """What is left of a part once everything settled is taken out and noted in `values`."""
    small, known = tidied(part, fixed)
    values |= known
    return split(small)


def _known(part: Part, values: Mapping[int, int]) -> Mapping[int, int] | None:
    """The answer in hand of a part, which narrowing has kept; None before there is any."""
    if part.columns[0] not in values:
        return None
    return {column: values[column] for column in part.columns}


def _next_form(part: Part, forms: Sequence[Form], at: int) -> tuple[int, Form, int]:
    """The next aim that can vary on a part, as a form in units of its greatest common divisor.

    What a tight line makes the same for everything is left out: where everybody must have just one
    post, the number of people appointed cannot vary. The number of aims where none can.
    """
    cliques = [line for line in part.lines if line.tight and is_clique(line)]
    for index in range(at, len(forms)):
        whole = forms[index]
        form = {column: whole[column] for column in part.columns if column in whole}
        for line in cliques:
            least = min(form.get(column, 0) for _, column in line.terms)
            for _, column in line.terms if least else ():
                form[column] = form.get(column, 0) - least
        form = {column: coefficient for column, coefficient in form.items() if coefficient}
        if form:
            unit = gcd(*form.values())
            return index, {column: number // unit for column, number in form.items()}, unit
    return len(forms), {}, 1


def _best(
    part: Part,
    form: Form,
    known: Mapping[int, int] | None,
    clock: Clock,
    following: Callable[[], tuple[int, Form, int]],
) -> tuple[Found, Certificate | None]:
    """The best answer by the relaxation, if it is whole and its prices prove it; else by search.

    Where many answers are best, the relaxation may stop between them; made to look at the next
    aim too, it stops at one more often. Its prices then prove nothing, but the first ones do.
    """
    relaxation = relaxed(part, form, seconds=clock.left().time_limit)
    if relaxation is None:
        return finished(part, form, None, known, clock), None
    answers = [] if known is None else [known]
    guess = relaxation.values
    if guess is not None and lawful(part, guess):
        answers.append(guess)
    proof = certificate(part, form, relaxation.prices, _most(form, answers))
    if proof.most != _most(form, answers):
        _, then, _ = following()
        again = relaxed(part, _both(form, then), seconds=clock.left().time_limit)
        if again is not None and again.values is not None and lawful(part, again.values):
            answers.append(again.values)
    best = max(answers, key=lambda answer: value_of(form, answer), default=None)
    if best is not None and proof.most == value_of(form, best):
        return Found("optimal", best, proof.most), proof
    return finished(part, form, proof, best, clock), proof


def _most(form: Form, answers: Sequence[Mapping[int, int]]) -> int | None:
    return max((value_of(form, answer) for answer in answers), default=None)


def _both(form: Form, then: Form) -> Form:
    """One form and, far below it, the next: to tell the best answers of the one apart."""
    weight = 1 + 4 * max((abs(coefficient) for coefficient in then.values()), default=0)
    both = {column: weight * coefficient for column, coefficient in form.items()}
    for column, coefficient in then.items():
        both[column] = both.get(column, 0) + coefficient
    return both


def _narrowed(
    part: Part, form: Form, proof: Certificate | None, value: int
) -> tuple[Part, Mapping[int, int]]:
    """The part with just its best answers, and the columns that they have in common."""
    if proof is None:
        held = Line(tuple((number, column) for column, number in form.items()), value, tight=True)
        return Part(part.upper, part.columns, (*part.lines, held)), {}
    return face(part, form, proof, value), settled(part, proof, proof.gap(value))


def _bounds(
    aims: Sequence[Objective], columns: Sequence[int], shorts: Sequence[_Short]
) -> Iterator[int | None]:
    """The value of every aim that is proved, the bound of the first that is not, then None."""
    first = min((short.aim for short in shorts), default=len(aims))
    for index, aim in enumerate(aims):
        value = total(aim.terms, columns)
        rises = [short.rise for short in shorts if short.aim == index]
        if index < first:
            yield value
        elif index == first and None not in rises:
            rise = sum(rise for rise in rises if rise is not None)
            yield value + rise if aim.maximise else value - rise
        else:
            yield None
