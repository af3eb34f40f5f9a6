"""Aims in sequence: each is proved, then held while the next is improved."""

from dataclasses import dataclass

from models.policy import AimName
from solver.program.build import Program
from solver.program.columns import total
from solver.program.objective import Objective, objectives
from solver.program.search import Answer, Outcome, Search, Settings


@dataclass(frozen=True)
class Proof:
    """An aim's value in the answer and its proven bound; None where it was not reached."""

    aim: AimName
    value: int
    bound: int | None


@dataclass(frozen=True)
class Best:
    """The best answer found: its status, what was proved of each aim, and the columns.

    `search` holds every proved aim, for questions about the other best answers.
    """

    outcome: Outcome
    proofs: tuple[Proof, ...]
    columns: tuple[int, ...]
    search: Search


def solve_in_sequence(program: Program, settings: Settings) -> Best:
    """Every aim in the scenario's order. Stops at the first that the time does not prove.

    The aims after it are given with their value in the answer and without a bound.
    """
    search = Search(program, settings)
    proofs: list[Proof] = []
    columns: tuple[int, ...] | None = None
    aims = objectives(program.columns)
    for index, objective in enumerate(aims):
        answer = search.best(objective.terms, maximise=objective.maximise)
        if answer.outcome in {"infeasible", "unknown"} and columns is None:
            return Best(answer.outcome, (), (), search)
        if answer.found or columns is None:
            columns = answer.columns
        if answer.outcome != "optimal":
            proofs += _unproved(aims[index:], columns, answer)
            return Best("feasible", tuple(proofs), columns, search)
        proofs.append(Proof(objective.aim, answer.value, answer.bound))
        search.hold(objective.terms, at_least=answer.value, at_most=answer.value)
        search.suggest(columns)
    if columns is None:  # no aim applies: any lawful answer will do
        answer = search.best((), maximise=True)
        return Best(answer.outcome, (), answer.columns, search)
    return Best("optimal", tuple(proofs), columns, search)


def _unproved(aims: tuple[Objective, ...], columns: tuple[int, ...], answer: Answer) -> list[Proof]:
    bounds = [answer.bound if answer.found else None, *[None] * (len(aims) - 1)]
    return [
        Proof(objective.aim, total(objective.terms, columns), bound)
        for objective, bound in zip(aims, bounds, strict=True)
    ]
