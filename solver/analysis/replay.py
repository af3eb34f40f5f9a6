"""What happened at each step of a log."""

from collections.abc import Iterator, Sequence

from models.explanations import Move
from models.replay import Replay, ReplayedStep
from models.result import Result
from solver.analysis.effects import moves
from solver.analysis.standing import Step


def replayed(steps: Sequence[Step], *, same: bool) -> Replay:
    """The steps with who changes at each; `same` tells that the end is the result of the file."""
    first = steps[0].result
    return Replay(scenario=first.scenario, plan=first.plan, steps=tuple(_each(steps)), same=same)


def _each(steps: Sequence[Step]) -> Iterator[ReplayedStep]:
    before: Result | None = None
    for step in steps:
        result = step.result
        yield ReplayedStep(
            number=len(step.judged.scenario.log),
            entries=step.entries,
            status=result.status,
            aims=result.aims,
            changes=_changes(before, result),
        )
        before = result


def _changes(before: Result | None, result: Result) -> tuple[Move, ...]:
    """Nobody changes at the start, nor against a step without an answer."""
    return moves(before, result) if before is not None and before.solved else ()
