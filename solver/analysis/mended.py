"""A scenario with some steps of a repair put in: as foreseen, and as the file would have it."""

from collections.abc import Sequence

from pydantic import ValidationError

from solver.analysis.options import Growing, Option
from solver.eligibility.candidates import Candidates, candidates, opened


def by(steps: Sequence[Option | Growing], sizes: Sequence[int]) -> list[Option]:
    """The steps, those that are taken by some seats by so many."""
    return [
        step.by(size) if isinstance(step, Growing) else step
        for step, size in zip(steps, sizes, strict=True)
    ]


def in_the_file(judged: Candidates, steps: Sequence[Option]) -> Candidates | None:
    """The candidates of the file with some steps put in; None where it would contradict itself."""
    scenario = judged.scenario
    try:
        for option in steps:
            scenario = option.change(scenario)
    except ValidationError:  # as a decision for a seat of a grade that would have none
        return None
    return candidates(scenario)


def foreseen(judged: Candidates, steps: Sequence[Option]) -> Candidates | None:
    """The same, but that what opens something to somebody is not put into the file.

    Nothing is judged anew for its sake, and nothing that it takes away is.
    """
    plain = [option for option in steps if option.person is None]
    changed = in_the_file(judged, plain) if plain else judged
    if changed is None:
        return None
    wanted = {triple for option in steps for triple in option.opens if triple not in changed.at}
    return opened(changed, wanted) if wanted else changed
