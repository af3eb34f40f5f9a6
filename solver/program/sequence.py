"""Aims in sequence: each is proved, then held while the next is improved."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.policy import AimName, Rule
from solver.program.build import Program
from solver.program.columns import Terms, total
from solver.program.constraints import Row
from solver.program.objective import Aim
from solver.program.priority.reference import Held, chosen
from solver.program.priority.wishes import Priority
from solver.program.proof.line import at_least
from solver.program.proof.ordered import Leaf, Priced
from solver.program.proof.part import whole
from solver.program.proof.prove import prove
from solver.program.search import (
    Answer,
    Clock,
    Limit,
    Outcome,
    OutOfTime,
    Search,
    Settings,
    Stated,
)


@dataclass(frozen=True)
class Proof:
    """An aim's value in the answer and its proven bound; None where it was not reached."""

    aim: AimName
    value: int
    bound: int | None


@dataclass(frozen=True)
class Best:
    """The best answer found: its status, what was proved of each aim, and the columns.

    `leaves` are the parts of the program in which other answers are as good; `clock` has the
    time that is left for looking at them. `prices` are those that proved the aims, if any did.
    """

    outcome: Outcome
    proofs: tuple[Proof, ...]
    columns: tuple[int, ...]
    leaves: tuple[Leaf, ...]
    clock: Clock
    prices: tuple[Priced, ...] = ()


def solve_in_sequence(program: Program, settings: Settings) -> Best:
    """Every aim in the scenario's order. Stops at the first that the time does not prove.

    The aims after it are given with their value in the answer and without a bound.
    """
    return best_by(program, program.aims, settings)


def best_by(program: Stated, aims: tuple[Aim, ...], settings: Settings) -> Best:
    """The same for any program and its aims."""
    clock = Clock.started(settings)
    if settings.engine == "cp-sat":
        return _searched(program, aims, clock)
    proved = prove(program, aims, clock)
    proofs = tuple(
        Proof(objective.aim, total(objective.terms, proved.columns), bound)
        for objective, bound in zip(aims, proved.bounds, strict=False)
    )
    return Best(proved.outcome, proofs, proved.columns, proved.leaves, clock, proved.prices)


def _searched(program: Stated, aims: tuple[Aim, ...], clock: Clock) -> Best:
    """By CP-SAT alone, on the whole program: the reference that the rest is held against."""
    proofs: list[Proof] = []
    held: list[Held] = []
    columns: tuple[int, ...] | None = None
    search = Search(program, clock.left())
    for index, aim in enumerate(aims):
        if isinstance(aim, Priority):
            if columns is None and not (answer := search.best((), maximise=True)).found:
                return Best(answer.outcome, (), (), (), clock)
            try:
                program = _following(program, held, aim, clock)
            except OutOfTime:
                unproved = _unproved(aims[index:], columns or answer.columns, Answer("unknown"))
                return Best("feasible", (*proofs, *unproved), columns or answer.columns, (), clock)
            search = Search(program, clock.left())
            for terms, least in held:
                search.hold(terms, at_least=least)
            proofs.append(Proof(aim.aim, 0, 0))
            continue
        answer = search.best(aim.terms, maximise=aim.maximise)
        if answer.outcome in {"infeasible", "unknown"} and columns is None:
            return Best(answer.outcome, (), (), (), clock)
        if answer.found or columns is None:
            columns = answer.columns
        if answer.outcome != "optimal":
            proofs += _unproved(aims[index:], columns, answer)
            return Best("feasible", tuple(proofs), columns, (), clock)
        proofs.append(Proof(aim.aim, answer.value, answer.bound))
        search.hold(aim.terms, at_least=answer.value, at_most=answer.value)
        held += held_at(aim.terms, answer.value)
        search.suggest(columns)
    if columns is None or len(columns) < len(program.upper):  # nothing was asked since
        answer = search.best((), maximise=True)
        columns = answer.columns
        if answer.outcome != "optimal":
            return Best(answer.outcome, (), columns, (), clock)
    return Best("optimal", tuple(proofs), columns, (_whole(program, held),), clock)


@dataclass(frozen=True)
class _Wider:
    """A program with more columns and rows."""

    upper: tuple[int, ...]
    rows: tuple[Limit, ...]


def held_at(terms: Terms, value: int) -> Iterator[Held]:
    """That a form is a value: no less, and no more."""
    yield terms, value
    yield tuple((-number, column) for number, column in terms), -value


def _following(program: Stated, held: list[Held], line: Priority, clock: Clock) -> Stated:
    """The program with what the line of points asks. Raises OutOfTime."""
    found = chosen(program, held, line, clock)
    first = len(program.upper)
    ways = tuple((1, first + at) for at in range(found.number))
    alike = [(ways, 1), *((terms, 0) for terms in found.equal)]
    rows = (
        Row(Rule.LIMIT, "", terms, least)
        for equal, value in alike
        for terms, least in ((equal, value), (tuple((-k, c) for k, c in equal), -value))
    )
    return _Wider((*program.upper, *(1 for _ in ways)), (*program.rows, *rows))


def _whole(program: Stated, held: list[Held]) -> Leaf:
    """The whole program with every aim held at its best."""
    part = whole(program)
    return Leaf(replace(part, lines=(*part.lines, *at_least(held))), None)


def _unproved(aims: tuple[Aim, ...], columns: tuple[int, ...], answer: Answer) -> list[Proof]:
    bounds = [answer.bound if answer.found else None, *[None] * (len(aims) - 1)]
    return [
        Proof(aim.aim, total(aim.terms, columns), bound)
        for aim, bound in zip(aims, bounds, strict=True)
    ]
