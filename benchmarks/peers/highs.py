"""HiGHS as a mixed-integer solver, through scipy: the aims in sequence, each proved and held.

Its gap is set to 0, for by its default an answer within one in ten thousand would pass as the best.
"""

import time

from benchmarks.child import Clock
from benchmarks.peers.stated import peer, read, settled, whole


def main(arguments: list[str] | None = None) -> None:
    """Says `build`, then `solve` with the aims proved within the limit."""
    given = peer("highs", __doc__).parse_args(arguments)
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    from benchmarks.peers.matrix import form, matrix

    program = read(given.program)
    clock = Clock()
    began = time.perf_counter()
    size = len(program.upper)
    rows = [LinearConstraint(matrix(program), -np.inf, [row.most for row in program.rows])]
    bounds = Bounds(0, program.upper)
    clock.said("build")
    reached: dict[str, int] = {}
    columns: list[int] = []
    status = "optimal"
    for aim in program.aims:
        sign = -1 if aim.maximise else 1
        goal = form(aim.terms, size)
        answer = milp(
            sign * goal,
            integrality=np.ones(size),
            bounds=bounds,
            constraints=rows,
            options={
                "mip_rel_gap": 0,
                "time_limit": max(0.01, given.limit - (time.perf_counter() - began)),
            },
        )
        if answer.status != 0:
            status = "infeasible" if answer.status == 2 else f"time-limit in {aim.name}"
            break
        columns = whole(answer.x)
        reached[aim.name] = value = program.value(aim, columns)
        most = (-np.inf, value + 0.5) if sign == 1 else (value - 0.5, np.inf)
        rows.append(LinearConstraint(goal.reshape(1, -1), *most))
    said = settled(program, reached, columns, status)
    clock.said("solve", status=said, aims=reached)


if __name__ == "__main__":
    main()
