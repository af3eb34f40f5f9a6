"""CP-SAT as it comes, and as its manual shows: named variables, plain sums, all its defaults.

The aims in sequence, each held while the next is improved, within one time limit.
"""

import time
from collections.abc import Sequence
from typing import Any

from benchmarks.child import Clock
from benchmarks.peers.sequence import Stopped, pursue
from benchmarks.peers.stated import Stated, Terms, peer, read


class CpSat:
    """One model, to which rows are added as aims are proved."""

    def __init__(self, program: Stated, until: float) -> None:
        from ortools.sat.python import cp_model

        self._cp: Any = cp_model
        self._until = until
        self._model: Any = cp_model.CpModel()
        upper = enumerate(program.upper)
        self._x = [self._model.new_int_var(0, most, f"x{column}") for column, most in upper]
        for row in program.rows:
            self._model.add(self._form(row.terms) <= row.most)

    def best(self, terms: Terms, *, maximise: bool) -> Sequence[int]:
        """The columns of a best answer. Raises Stopped."""
        form = self._form(terms)
        (self._model.maximize if maximise else self._model.minimize)(form)
        solver = self._cp.CpSolver()
        left = self._until - time.perf_counter()
        solver.parameters.max_time_in_seconds = max(0.01, left)
        ended = solver.solve(self._model)
        if ended != self._cp.OPTIMAL:
            raise Stopped("infeasible" if ended == self._cp.INFEASIBLE else "time-limit")
        return [solver.value(variable) for variable in self._x]

    def hold(self, terms: Terms, least: int) -> None:
        """From here on a form is at least so much."""
        self._model.add(self._form(terms) >= least)

    def _form(self, terms: Terms) -> Any:
        return sum(number * self._x[column] for number, column in terms)


def main(arguments: list[str] | None = None) -> None:
    """Says `build`, then `solve` with the aims proved within the limit."""
    given = peer("cpsat", __doc__).parse_args(arguments)
    from ortools.sat.python import cp_model  # noqa: F401 (loading it is no part of the building)

    program = read(given.program)
    clock = Clock()
    solver = CpSat(program, time.perf_counter() + given.limit)
    clock.said("build")
    pursue(program, solver, clock)


if __name__ == "__main__":
    main()
