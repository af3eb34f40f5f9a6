"""The only caller of the linear solver: a part without "whole", for a guess and prices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ortools.linear_solver import linear_solver_pb2, pywraplp

from solver.program.proof.certificate import Form
from solver.program.proof.line import is_clique
from solver.program.proof.part import Part

_START = "initial_basis: MAROS"
"""A first basis in which each line has a column of its own: half the steps of an empty one."""

_NEAR = 1e-6
"""How near a whole number a value counts as one; whether it is lawful is then checked exactly."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """Prices of the lines, and the values of the columns where all of them are whole."""

    prices: Sequence[float]
    values: Mapping[int, int] | None


def relaxed(part: Part, form: Form, *, seconds: float | None = None) -> Relaxed | None:
    """The relaxation of a part with its form made large; None where it ends without an optimum.

    Columns of which at most one can be 1 are not told so again one by one: an upper bound that a
    line implies anyway makes the steps of the simplex method many and short.
    """
    request = linear_solver_pb2.MPModelRequest(
        solver_type=linear_solver_pb2.MPModelRequest.GLOP_LINEAR_PROGRAMMING,
        solver_specific_parameters=_START,
        solver_time_limit_seconds=seconds,
    )
    _state(part, form, request.model)
    answer = linear_solver_pb2.MPSolutionResponse()
    pywraplp.Solver.SolveWithProto(request, answer)
    if answer.status != linear_solver_pb2.MPSOLVER_OPTIMAL:
        return None
    values = answer.variable_value
    whole = all(abs(value - round(value)) < _NEAR for value in values)
    return Relaxed(
        answer.dual_value,
        dict(zip(part.columns, map(round, values), strict=True)) if whole else None,
    )


def _state(part: Part, form: Form, model: Any) -> None:
    """Writes a part into an empty model, its columns and lines in their order.

    What is not written has no bound, and no coefficient.
    """
    free = {column for line in part.lines if is_clique(line) for column in line.columns}
    model.maximize = True
    new_variable, new_constraint = model.variable.add, model.constraint.add
    for column in part.columns:
        variable = new_variable()
        variable.lower_bound = 0
        if column not in free:
            variable.upper_bound = part.upper[column]
        if column in form:
            variable.objective_coefficient = form[column]
    at = {column: index for index, column in enumerate(part.columns)}
    for line in part.lines:
        constraint = new_constraint()
        if line.tight:
            constraint.lower_bound = line.most
        constraint.upper_bound = line.most
        constraint.var_index.extend(map(at.__getitem__, line.columns))
        constraint.coefficient.extend(line.numbers or [1.0] * len(line.columns))
