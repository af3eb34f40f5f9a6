"""Scenario → Result: joins the steps, holds no logic of its own."""

from typing import NamedTuple

from models.result import Result
from models.scenario import Scenario
from solver.eligibility.candidates import Candidates, candidates
from solver.program.alternatives import alternatives
from solver.program.answer import result_of
from solver.program.build import build
from solver.program.search import DEFAULTS, Settings
from solver.program.sequence import Best, solve_in_sequence
from solver.verify import verified


class Decided(NamedTuple):
    """A verified result, and the best answer of the program that it was read from."""

    result: Result
    best: Best


def solve(
    scenario: Scenario, settings: Settings = DEFAULTS, *, judged: Candidates | None = None
) -> Result:
    """The best appointment of people to posts, each aim proved before the next is touched.

    `judged` are the scenario's candidates, where the caller has them already. An impossible
    scenario is a Result whose status says so; raises VerificationFailed where our own answer
    does not stand up to the independent verifier.
    """
    return best_of(judged or candidates(scenario), settings)


def best_of(judged: Candidates, settings: Settings = DEFAULTS) -> Result:
    """The same for candidates that a what-if has changed, against which the answer is verified."""
    return decide(judged, settings).result


def decide(judged: Candidates, settings: Settings = DEFAULTS) -> Decided:
    """The same with what an analysis can go on from."""
    program = build(judged)
    best = solve_in_sequence(program, settings)
    others = alternatives(program.columns, best) if best.outcome == "optimal" else None
    return Decided(verified(judged.scenario, result_of(program, best, others), judged), best)
