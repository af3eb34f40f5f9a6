"""Which result stands: what was made public last is what others keep where that can be."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from models.following import follow
from models.log import Entry
from models.places import Place
from models.problems import Inconsistent, Path
from models.result import Result
from models.scenario import Scenario
from solver.eligibility.candidates import Candidates, candidates
from solver.files.errors import Fault, InputError
from solver.program.search import DEFAULTS, Clock, Settings
from solver.solving import best_of


class NothingToPublish(Exception):  # noqa: N818 (it states a fact)
    """An entry makes a result public that there is not, is not proved, or has ties.

    `why` is the status of the result, or the people whose ties the leading group must decide.
    """

    def __init__(self, number: int, why: str) -> None:
        self.number = number
        self.why = why
        super().__init__(f"entry {number}: {why}")


@dataclass(frozen=True)
class Step:
    """What the scenario is after some entries of its log, and what is decided then.

    `entries` are those followed since the step before: one, or several that are possible only
    together (two people who change desks); none for the file as it first stood.
    """

    entries: tuple[Entry, ...]
    judged: Candidates
    result: Result


def standing(first: Scenario, entries: Sequence[Entry], settings: Settings = DEFAULTS) -> Scenario:
    """A file as it first stood with its log followed; the baseline is the result made public last.

    Raises Inconsistent for an entry that leads to something impossible, and NothingToPublish.
    """
    now, start, clock = first, 0, Clock.started(settings)
    for index, entry in enumerate(entries):
        if entry.action == "publish":
            now = follow(now, entries[start:index])
            now = _public(now, best_of(candidates(now), clock.left()), index + 1)
            start = index
    return follow(now, entries[start:])


def stood(
    file: str, whole: Scenario, first: Callable[[], Scenario], settings: Settings = DEFAULTS
) -> Scenario:
    """The scenario of a file, the result that its log made public last as baseline, if any.

    `whole` is the file with its log followed, `first` gives it as it first stood. Raises
    InputError where there is nothing that could be made public.
    """
    if not any(entry.action == "publish" for entry in whole.log):
        return whole
    with log_faults(file):
        return whole.replace(baseline=standing(first(), whole.log, settings).baseline)


@contextmanager
def log_faults(file: str) -> Iterator[None]:
    """What cannot be when a log is followed entry by entry, as a mistake in the file."""
    try:
        yield
    except Inconsistent as wrong:
        raise InputError(
            *(Fault(file, None, _words(one.at), one.what, one.mend) for one in wrong.problems)
        ) from None
    except NothingToPublish as nothing:
        what = f"There is no settled result that this entry could make public ({nothing.why})."
        mend = "Mend what stands in the way first: decide the ties, or allow more time."
        raise InputError(Fault(file, None, ("log", str(nothing.number)), what, mend)) from None


def _words(at: Path) -> tuple[str, ...]:
    return tuple(str(step + 1) if isinstance(step, int) else step for step in at)


def steps(
    first: Scenario, entries: Sequence[Entry], settings: Settings = DEFAULTS
) -> Iterator[Step]:
    """The result of the file as it first stood, then after each entry of its log.

    The time limit is for all of them together. Raises what `standing` raises.
    """
    clock = Clock.started(settings)
    step = _step((), first, clock.left())
    yield step
    pending: tuple[Entry, ...] = ()
    for number, entry in enumerate(entries, start=1):
        pending, now = (*pending, entry), step.judged.scenario
        if entry.action == "publish":
            now = _public(follow(now, pending[:-1]), step.result, number)
            pending = (entry,)
        try:
            followed = follow(now, pending)
        except Inconsistent:
            if number == len(entries):
                raise
            continue
        step = _step(pending, followed, clock.left())
        yield step
        pending = ()


def _step(entries: tuple[Entry, ...], scenario: Scenario, settings: Settings) -> Step:
    judged = candidates(scenario)
    return Step(entries, judged, best_of(judged, settings))


def _public(scenario: Scenario, result: Result, number: int) -> Scenario:
    if result.status != "optimal":
        raise NothingToPublish(number, result.status)
    if ties := tied(result):
        raise NothingToPublish(number, f"tied: {', '.join(ties)}")
    return scenario.replace(baseline=places(result))


def tied(result: Result) -> list[str]:
    """People whose appointment the leading group must decide."""
    return [one.person for one in result.appointments if one.standing == "tied"]


def places(result: Result) -> dict[str, Place | None]:
    """What everybody has in a result; None for waiting."""
    return {one.person: one.place for one in result.appointments}
