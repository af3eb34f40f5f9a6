"""What a demand costs: the best answer that grants it, beside the best there is."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.policy import AimName
from solver.program.build import Program
from solver.program.columns import Terms, ones
from solver.program.objective import objectives
from solver.program.search import DEFAULTS, Search


@dataclass(frozen=True)
class Granted:
    """The best answer that grants a demand, nearest to the one in hand.

    `values` are its aims in their order; `columns` its columns.
    """

    values: tuple[tuple[AimName, int], ...]
    columns: tuple[int, ...]


def granted(program: Program, demand: Terms, shown: Sequence[int]) -> Granted | None:
    """The best answer in which a demand (a sum that is at least 1) is met; None where none is.

    `shown` are the columns that the answer in hand uses; of equally good answers the one that
    keeps most of them is taken.
    """
    search = Search(program, DEFAULTS)
    search.hold(demand, at_least=1)
    values: list[tuple[AimName, int]] = []
    for objective in objectives(program.columns):
        answer = search.best(objective.terms, maximise=objective.maximise)
        if not answer.found:
            return None
        values.append((objective.aim, answer.value))
        search.hold(objective.terms, at_least=answer.value, at_most=answer.value)
    nearest = search.best(ones(list(shown)), maximise=True)
    return Granted(tuple(values), nearest.columns) if nearest.found else None
