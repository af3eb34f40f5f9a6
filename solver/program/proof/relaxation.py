"""The only caller of the linear solver: a part without "whole", for a guess and prices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ortools.linear_solver import pywraplp

from solver.program.proof.certificate import Form
from solver.program.proof.part import Part

_NEAR = 1e-6
"""How near a whole number a value counts as one; whether it is lawful is then checked exactly."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """Prices of the lines, and the values of the columns where all of them are whole."""

    prices: Sequence[float]
    values: Mapping[int, int] | None


def relaxed(part: Part, form: Form, *, seconds: float | None = None) -> Relaxed | None:
    """The relaxation of a part with its form made large; None where it ends without an optimum."""
    solver = pywraplp.Solver.CreateSolver("GLOP")
    variables = {column: solver.NumVar(0, part.upper[column], "") for column in part.columns}
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
