"""HiGHS as a mixed-integer solver, through scipy: the aims in sequence, each proved and held.

Its gap is set to 0, for by its default an answer within one in ten thousand would pass as the best.
"""

import time
from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from benchmarks.child import Clock
from benchmarks.peers.matrix import form, matrix
from benchmarks.peers.sequence import Stopped, pursue
from benchmarks.peers.stated import Limit, Stated, Terms, peer, read, whole


class Highs:
    """The rows once and for all, and those held since."""

    def __init__(self, program: Stated, until: float) -> None:
        self._until = until
        self._size = len(program.upper)
        self._bounds = Bounds(0, program.upper)
        self._rows = self._constraint(program.rows, 0.0)
        self._held: list[Limit] = []

    def best(self, terms: Terms, *, maximise: bool) -> Sequence[int]:
        """The columns of a best answer. Raises Stopped."""
        sign = -1 if maximise else 1
        answer = milp(
            sign * form(terms, self._size),
            integrality=np.ones(self._size),
            bounds=self._bounds,
            constraints=[self._rows, *self._since()],
            options={
                "mip_rel_gap": 0,
                "time_limit": max(0.01, self._until - time.perf_counter()),
            },
        )
        if answer.status != 0:
            raise Stopped("infeasible" if answer.status == 2 else "time-limit")
        return whole(answer.x)

    def hold(self, terms: Terms, least: int) -> None:
        """From here on a form is at least so much."""
        self._held.append(Limit(tuple((-number, column) for number, column in terms), -least))

    def _since(self) -> list[LinearConstraint]:
        """What is held, with room for what a computed value is off a whole one."""
        return [self._constraint(self._held, 0.5)] if self._held else []

    def _constraint(self, rows: Sequence[Limit], room: float) -> LinearConstraint:
        most = [row.most + room for row in rows]
        return LinearConstraint(matrix(rows, self._size), -np.inf, most)


def main(arguments: list[str] | None = None) -> None:
    """Says `build`, then `solve` with the aims proved within the limit."""
    given = peer("highs", __doc__).parse_args(arguments)
    program = read(given.program)
    clock = Clock()
    solver = Highs(program, time.perf_counter() + given.limit)
    clock.said("build")
    pursue(program, solver, clock)


if __name__ == "__main__":
    main()
