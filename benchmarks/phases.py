"""`python -m benchmarks.phases FILE`: our own engine, phase by phase.

`start` is loading the modules; CP-SAT, which is loaded where it is first needed, counts for the
phase that needs it. `build` makes the rows, `prove` proves every aim, `ties` finds what every
other best answer looks like and reads the shown one back into appointments.
"""

import argparse
import gc
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.child import Clock
from benchmarks.peers.stated import LINE, Turns

if TYPE_CHECKING:
    from solver.program.objective import Aim
    from solver.program.sequence import Best


def main(arguments: list[str] | None = None) -> None:
    """Says every phase as it ends; the analysis has a limit of its own."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.phases", description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--limit", type=float, default=600.0, help="seconds until verified")
    parser.add_argument("--analysis", type=float, default=120.0, help="seconds; 0: none")
    parser.add_argument("--set", dest="settings", action="append", default=[])
    given = parser.parse_args(arguments)
    gc.disable()  # as the command does
    clock = Clock()
    clock.limit(given.limit)
    from solver.analysis.findings import analyse
    from solver.eligibility.candidates import candidates
    from solver.files.scenario import load
    from solver.program.alternatives import alternatives
    from solver.program.answer import result_of
    from solver.program.build import build
    from solver.program.search import DEFAULTS
    from solver.program.sequence import solve_in_sequence
    from solver.verify import verified

    clock.said("start")
    scenario = load(given.file, given.settings)
    clock.said("read", people=len(scenario.people))
    judged = candidates(scenario)
    clock.said("judge", candidates=len(judged.open))
    program = build(judged)
    clock.said("build", rows=len(program.rows))
    best = solve_in_sequence(program, DEFAULTS)
    clock.said("prove", status=best.outcome, aims=partial(_reached, best, program.aims))
    others = alternatives(program.columns, best) if best.outcome == "optimal" else None
    result = result_of(program, best, others)
    known = "looked through" if others and others.complete else "unsettled"
    clock.said("ties", status=known)
    result = verified(scenario, result, judged)
    clock.said("verify", status=result.status)
    if given.analysis:
        clock.limit(given.analysis)
        clock.again()
        analyse(judged, result, best=best)
        clock.said("analyse")


def _reached(best: "Best", aims: "Iterable[Aim]") -> Mapping[str, int]:
    """The value of every aim; of the line of points also what everybody in it gets."""
    told = {str(proof.aim): proof.value for proof in best.proofs}
    for aim in aims:
        if aim.aim in told and (line := getattr(aim, "line", None)) is not None:
            told[LINE] = Turns(aim.aim, line).standing(best.columns)
    return told


if __name__ == "__main__":
    main()
