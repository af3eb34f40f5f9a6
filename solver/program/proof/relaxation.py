"""The only caller of the linear solver: a part without "whole", for a guess and prices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ortools.linear_solver import pywraplp

from solver.program.proof.certificate import Form
from solver.program.proof.part import Part, is_clique

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
    solver = pywraplp.Solver.CreateSolver("GLOP")
    solver.SetSolverSpecificParametersAsString(_START)
    free = {column for line in part.lines if is_clique(line) for _, column in line.terms}
    variables = {
        column: solver.NumVar(0, solver.infinity() if column in free else part.upper[column], "")
        for column in part.columns
    }
    lines = []
    for line in part.lines:
        made = solver.Constraint(line.most if line.tight else -solver.infinity(), line.most)
        for coefficient, column in line.terms:
            made.SetCoefficient(variables[column], coefficient)
        lines.append(made)
    objective = solver.Objective()
    for column, coefficient in form.items():
        objective.SetCoefficient(variables[column], coefficient)
    objective.SetMaximization()
    if seconds is not None:
        solver.set_time_limit(max(1, int(seconds * 1000)))
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        return None
    values = {column: variable.solution_value() for column, variable in variables.items()}
    whole = all(abs(value - round(value)) < _NEAR for value in values.values())
    return Relaxed(
        [line.dual_value() for line in lines],
        {column: round(value) for column, value in values.items()} if whole else None,
    )
