"""One linear program of the whole, all aims in one weighted sum, without "whole".

A measure for large sizes: whoever looks at every candidate can hardly be faster than one pass of a
good linear solver. By HiGHS through scipy, or by GLOP through OR-Tools; the building counts.
"""

from benchmarks.child import Clock
from benchmarks.peers.stated import Stated, peer, read

_NEAR = 1e-6


def main(arguments: list[str] | None = None) -> None:
    """Says `build` and `solve`, and how many columns came out fractional."""
    parser = peer("lp", __doc__)
    parser.add_argument("--by", choices=("highs", "glop"), required=True)
    given = parser.parse_args(arguments)
    program = read(given.program)
    (_highs if given.by == "highs" else _glop)(program, given.limit)


def _highs(program: Stated, limit: float) -> None:
    from scipy.optimize import linprog

    from benchmarks.peers.matrix import matrix, weighted

    clock = Clock()
    rows, goal = matrix(program.rows, len(program.upper)), weighted(program)
    most = [row.most for row in program.rows]
    bounds = [(0, most) for most in program.upper]
    clock.said("build")
    answer = linprog(
        goal, A_ub=rows, b_ub=most, bounds=bounds, method="highs", options={"time_limit": limit}
    )
    values = answer.x if answer.status == 0 else ()
    clock.said("solve", status=_status(values))


def _glop(program: Stated, limit: float) -> None:
    from ortools.linear_solver import pywraplp

    from benchmarks.peers.matrix import weighted

    clock = Clock()
    solver = pywraplp.Solver.CreateSolver("GLOP")
    x = [solver.NumVar(0, most, "") for most in program.upper]
    for row in program.rows:
        limit_of = solver.Constraint(-solver.infinity(), row.most)
        for number, column in row.terms:
            limit_of.SetCoefficient(x[column], number)
    objective = solver.Objective()
    for column, number in enumerate(weighted(program)):
        if number:
            objective.SetCoefficient(x[column], number)
    objective.SetMinimization()
    solver.set_time_limit(int(limit * 1000))
    clock.said("build")
    solved = solver.Solve() == pywraplp.Solver.OPTIMAL
    clock.said("solve", status=_status([one.solution_value() for one in x] if solved else ()))


def _status(values: object) -> str:
    held = list(values)  # type: ignore[call-overload]
    if not held:
        return "time-limit"
    fractional = sum(abs(value - round(value)) > _NEAR for value in held)
    return f"optimal, {fractional} fractional" if fractional else "optimal, whole"


if __name__ == "__main__":
    main()
