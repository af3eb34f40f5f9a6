"""The aims in sequence, each proved and held, whichever solver answers.

`priority` goes class by class and person by person, in the order of the line: the best that the
person can still have by one question each, then held. Equals take their turns in the order of the
line, which is one of the orders that we look at. So a class is asked about twice: first what each
of its members could have, then what they get in turn. Where that is the same for all of them in
every class, everybody gets the same whatever the order, and the later aims are those of ours.
Where a class is contested, they are solved and held all the same; but ours are the best that any
order gives, and so the first of them may only be no worse than here: that much is compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from benchmarks.child import Clock
from benchmarks.peers.stated import LINE, Aim, Stated, Terms, Turns, Wishes, level, settled


class Stopped(Exception):  # noqa: N818 (it states a fact)
    """Raised where a question was not answered; says how that ended."""


class Solver(Protocol):
    """What answers: the best values of all columns for one form, under what is held."""

    def best(self, terms: Terms, *, maximise: bool) -> Sequence[int]:
        """The columns of a best answer. Raises Stopped."""

    def hold(self, terms: Terms, least: int) -> None:
        """From here on a form is at least so much."""


@dataclass
class _Way:
    """How far it came."""

    reached: dict[str, int] = field(default_factory=dict)
    columns: Sequence[int] = ()
    contested: int = 0
    comparable: tuple[str, ...] | None = None

    def bounds(self, program: Stated) -> dict[str, tuple[str, int]]:
        """What our first aim after a contested line may not fall short of."""
        if self.comparable is None:
            return {}
        later = [aim for aim in program.sums if aim.name not in self.comparable][:1]
        reached = [aim for aim in later if aim.name in self.reached]
        return {aim.name: ("≥" if aim.maximise else "≤", self.reached[aim.name]) for aim in reached}


def pursue(program: Stated, solver: Solver, clock: Clock) -> None:
    """Says `solve`: how it ended, and the aims that can be compared with ours."""
    way, status = _Way(), "optimal"
    for aim in program.aims:
        try:
            if isinstance(aim, Turns):
                _in_line(aim, solver, way)
            else:
                _sum(program, aim, solver, way)
        except Stopped as stopped:
            status = str(stopped)
            if status != "infeasible":
                status = f"{status} in {aim.name}"
            break
    said = settled(program, way.reached, way.columns, status)
    if way.contested and said == "optimal":
        said = f"optimal, {way.contested} classes contested"
    known = way.reached if way.comparable is None else way.comparable
    aims = {name: way.reached[name] for name in known}
    clock.said("solve", status=said, aims=aims, bounds=way.bounds(program))


def _sum(program: Stated, aim: Aim, solver: Solver, way: _Way) -> None:
    way.columns = solver.best(aim.terms, maximise=aim.maximise)
    way.reached[aim.name] = value = program.value(aim, way.columns)
    solver.hold(aim.terms, value)
    solver.hold(tuple((-number, column) for number, column in aim.terms), -value)


def _in_line(turns: Turns, solver: Solver, way: _Way) -> None:
    """Everybody's best that is left, held one after the other. Raises Stopped, saying how far."""
    done, number = 0, sum(map(len, turns.line))
    try:
        for equals in turns.line:
            alone = [_best(one, solver, way) for one in equals] if len(equals) > 1 else []
            got = []
            for wishes in equals:
                got.append(_best(wishes, solver, way))
                _keep(wishes, got[-1], solver)
                done += 1
            way.contested += bool(alone) and alone != got
    except Stopped as stopped:
        if str(stopped) == "infeasible":
            raise
        message = f"{stopped} at {done} of {number} people"
        raise Stopped(message) from None
    if way.contested:
        way.comparable = (*way.reached, turns.name)
    way.reached |= {turns.name: 0, LINE: turns.standing(way.columns)}


def _best(wishes: Wishes, solver: Solver, way: _Way) -> int:
    """The best level that somebody can still have."""
    number = len(wishes)
    terms = tuple((number - at, column) for at, own in enumerate(wishes) for column in own)
    way.columns = solver.best(terms, maximise=True)
    return level(wishes, way.columns)


def _keep(wishes: Wishes, got: int, solver: Solver) -> None:
    if got < len(wishes):
        solver.hold(tuple((1, column) for own in wishes[: got + 1] for column in own), 1)
