"""CP-SAT as it comes, and as its manual shows: named variables, plain sums, all its defaults.

The aims in sequence, each held while the next is improved, within one time limit.
"""

import time

from benchmarks.child import Clock
from benchmarks.peers.stated import peer, read, settled


def main(arguments: list[str] | None = None) -> None:
    """Says `build`, then `solve` with the aims proved within the limit."""
    given = peer("cpsat", __doc__).parse_args(arguments)
    from ortools.sat.python import cp_model

    program = read(given.program)
    clock = Clock()
    began = time.perf_counter()
    model = cp_model.CpModel()
    x = [model.new_int_var(0, most, f"x{column}") for column, most in enumerate(program.upper)]
    for row in program.rows:
        model.add(sum(number * x[column] for number, column in row.terms) <= row.most)
    clock.said("build")
    reached: dict[str, int] = {}
    columns: list[int] = []
    status = "optimal"
    for aim in program.aims:
        form = sum(number * x[column] for number, column in aim.terms)
        (model.maximize if aim.maximise else model.minimize)(form)
        solver = cp_model.CpSolver()
        left = given.limit - (time.perf_counter() - began)
        solver.parameters.max_time_in_seconds = max(0.01, left)
        ended = solver.solve(model)
        if ended != cp_model.OPTIMAL:
            infeasible = ended == cp_model.INFEASIBLE
            status = "infeasible" if infeasible else f"time-limit in {aim.name}"
            break
        columns = [solver.value(variable) for variable in x]
        reached[aim.name] = program.value(aim, columns)
        model.add(form == reached[aim.name])
    said = settled(program, reached, columns, status)
    clock.said("solve", status=said, aims=reached)


if __name__ == "__main__":
    main()
