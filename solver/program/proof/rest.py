"""What the relaxation leaves open: CP-SAT, with what is known as hint and bound."""

from collections.abc import Mapping
from dataclasses import dataclass

from solver.program.proof.certificate import Certificate, Form, settled
from solver.program.proof.line import Line, line_of
from solver.program.proof.part import Contradiction, Part, split
from solver.program.proof.tidy import tidied
from solver.program.proof.tiny import best_answers
from solver.program.search import Clock, Outcome, Search

_WIDEN = 8
"""How much further from the bound to look where nothing was found so near to it."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best values found of a part's columns, and what the form is proved to be at most."""

    outcome: Outcome
    values: Mapping[int, int]
    bound: int | None = None


def value_of(form: Form, values: Mapping[int, int]) -> int:
    """The value of a form."""
    return sum(coefficient * values[column] for column, coefficient in form.items())


def finished(
    part: Part, form: Form, proof: Certificate | None, known: Mapping[int, int] | None, clock: Clock
) -> Found:
    """The best answer of a part, where the relaxation did not give it.

    Looks near the bound first: columns whose reduced cost is above a width are held at the end
    that it favours. Once the best answer found is no further from the bound than the width, every
    better one would have been seen. `known` is a lawful answer to begin with.
    """
    if proof is None:
        return _searched(part, form, known, clock)
    width = proof.scale
    while True:
        held = settled(part, proof, width)
        found = _near(part, held, form, known, clock)
        if found.outcome == "optimal":
            known = found.values
            gap = proof.gap(value_of(form, known))
            if gap <= width or not held:
                return found
            width = gap
        elif found.outcome == "infeasible" and held:
            width = max(1, width) * _WIDEN
        elif found.outcome == "infeasible":
            return found
        else:
            return _interrupted(found, form, known, proof)


def _near(
    part: Part,
    held: Mapping[int, int],
    form: Form,
    known: Mapping[int, int] | None,
    clock: Clock,
) -> Found:
    """The best answer with some columns held: small again, and perhaps in parts."""
    try:
        small, fixed = tidied(part, held)
    except Contradiction:
        return Found("infeasible", {})
    values, outcomes = dict(fixed), {"optimal"}
    for piece in split(small):
        own = {column: form[column] for column in piece.columns if column in form}
        found = _searched(piece, own, known, clock)
        if found.outcome in {"infeasible", "unknown"}:
            return found
        values |= found.values
        outcomes.add(found.outcome)
    return Found("feasible" if "feasible" in outcomes else "optimal", values)


def _interrupted(
    found: Found, form: Form, known: Mapping[int, int] | None, proof: Certificate
) -> Found:
    """Time ran out: the better of what was found and what was known before."""
    answers = [values for values in (found.values, known) if values]
    best = max(answers, key=lambda one: value_of(form, one), default={})
    return Found("feasible" if best else "unknown", best, proof.most)


def _searched(part: Part, form: Form, known: Mapping[int, int] | None, clock: Clock) -> Found:
    if (answers := best_answers(part, [form], clock.settings.tiny)) is not None:
        return Found("optimal", answers[0]) if answers else Found("infeasible", {})
    search = Search(stated(part), clock.left())
    if known is not None:
        search.suggest([known[column] for column in part.columns])
    at = {column: index for index, column in enumerate(part.columns)}
    terms = tuple((coefficient, at[column]) for column, coefficient in form.items())
    answer = search.best(terms, maximise=True)
    values = dict(zip(part.columns, answer.columns, strict=True)) if answer.found else {}
    return Found(answer.outcome, values, answer.bound if answer.found else None)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A part as CP-SAT takes it."""

    upper: tuple[int, ...]
    rows: tuple[Line, ...]


def stated(part: Part) -> Numbered:
    """A part for CP-SAT: its columns numbered anew, a tight line as two."""
    at = {column: index for index, column in enumerate(part.columns)}
    rows: list[Line] = []
    for line in part.lines:
        terms = tuple((number, at[column]) for number, column in line.terms)
        rows.append(line_of(terms, line.most))
        if line.tight:
            rows.append(line_of(tuple((-c, column) for c, column in terms), -line.most))
    return Numbered(tuple(part.upper[column] for column in part.columns), tuple(rows))
