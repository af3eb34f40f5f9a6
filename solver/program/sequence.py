"""Aims in sequence: each is proved, then held while the next is improved."""

from dataclasses import dataclass, replace

from models.policy import AimName
from solver.program.build import Program
from solver.program.columns import total
from solver.program.objective import Objective
from solver.program.proof.certificate import holding
from solver.program.proof.part import whole
from solver.program.proof.prove import Leaf, Priced, prove
from solver.program.search import Answer, Clock, Outcome, Search, Settings, Stated


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
    return best_by(program, program.aims, settings, compact=program.compact)


def best_by(
    program: Stated,
    aims: tuple[Objective, ...],
    settings: Settings,
    *,
    compact: Stated | None = None,
) -> Best:
    """The same for any program and its aims; `compact` is one of the same answers to prove by."""
    clock = Clock.started(settings)
    if settings.engine == "cp-sat":
        return _searched(program, aims, clock)
    proved = prove(compact or program, aims, clock)
    proofs = tuple(
        Proof(objective.aim, total(objective.terms, proved.columns), bound)
        for objective, bound in zip(aims, proved.bounds, strict=False)
    )
    return Best(proved.outcome, proofs, proved.columns, proved.leaves, clock, proved.prices)


def _searched(program: Stated, aims: tuple[Objective, ...], clock: Clock) -> Best:
    """By CP-SAT alone, on the whole program: the reference that the rest is held against."""
    search = Search(program, clock.left())
    proofs: list[Proof] = []
    columns: tuple[int, ...] | None = None
    for index, objective in enumerate(aims):
        answer = search.best(objective.terms, maximise=objective.maximise)
        if answer.outcome in {"infeasible", "unknown"} and columns is None:
            return Best(answer.outcome, (), (), (), clock)
        if answer.found or columns is None:
            columns = answer.columns
        if answer.outcome != "optimal":
            proofs += _unproved(aims[index:], columns, answer)
            return Best("feasible", tuple(proofs), columns, (), clock)
        proofs.append(Proof(objective.aim, answer.value, answer.bound))
        search.hold(objective.terms, at_least=answer.value, at_most=answer.value)
        search.suggest(columns)
    if columns is None:  # no aim applies: any lawful answer will do
        answer = search.best((), maximise=True)
        columns = answer.columns
        if answer.outcome != "optimal":
            return Best(answer.outcome, (), columns, (), clock)
    return Best("optimal", tuple(proofs), columns, (_whole(program, aims, proofs),), clock)


def _whole(program: Stated, aims: tuple[Objective, ...], proofs: list[Proof]) -> Leaf:
    """The whole program with every aim held at its best."""
    part = whole(program)
    held = (
        holding(aim.form, aim.sign * proof.value)
        for aim, proof in zip(aims, proofs, strict=True)
        if aim.form
    )
    return Leaf(replace(part, lines=(*part.lines, *held)), None)


def _unproved(aims: tuple[Objective, ...], columns: tuple[int, ...], answer: Answer) -> list[Proof]:
    bounds = [answer.bound if answer.found else None, *[None] * (len(aims) - 1)]
    return [
        Proof(objective.aim, total(objective.terms, columns), bound)
        for objective, bound in zip(aims, bounds, strict=True)
    ]
