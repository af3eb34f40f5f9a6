"""Aims in sequence: each is proved, then held while the next is improved."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.policy import AimName, Rule
from solver.program.build import Program
from solver.program.columns import Terms, total
from solver.program.constraints import Row
from solver.program.objective import Aim, Objective
from solver.program.priority.reference import Held, chosen
from solver.program.priority.wishes import Priority
from solver.program.proof.line import at_least
from solver.program.proof.ordered import Leaf, Priced
from solver.program.proof.part import whole
from solver.program.proof.prove import prove
from solver.program.search import (
    Answer,
    Clock,
    Limit,
    Outcome,
    OutOfTime,
    Search,
    Settings,
    Stated,
)


@dataclass(frozen=True)
class Proof:
    """An aim's value in the answer and its proven bound; None where it was not reached."""

    aim: AimName
    value: int
    bound: int | None


@dataclass(frozen=True)
class Best:
    """The best answer found: its status, what was proved of each aim, and the columns.

    `leaves` are the parts of the program in which other answers are as good; `clock` has the
    time that is left for looking at them. `prices` are those that proved the aims, if any did.
    """

    outcome: Outcome
    proofs: tuple[Proof, ...]
    columns: tuple[int, ...]
    leaves: tuple[Leaf, ...]
    clock: Clock
    prices: tuple[Priced, ...] = ()


def solve_in_sequence(program: Program, settings: Settings) -> Best:
    """Every aim in the scenario's order. Stops at the first that the time does not prove.

    The aims after it are given with their value in the answer and without a bound.
    """
    return best_by(program, program.aims, settings)


def best_by(program: Stated, aims: tuple[Aim, ...], settings: Settings) -> Best:
    """The same for any program and its aims."""
    clock = Clock.started(settings)
    if settings.engine == "cp-sat":
        return _searched(program, aims, clock)
    proved = prove(program, aims, clock)
    proofs = tuple(
        Proof(objective.aim, total(objective.terms, proved.columns), bound)
        for objective, bound in zip(aims, proved.bounds, strict=False)
    )
    return Best(proved.outcome, proofs, proved.columns, proved.leaves, clock, proved.prices)


def _searched(program: Stated, aims: tuple[Aim, ...], clock: Clock) -> Best:
    """By CP-SAT alone, on the whole program: the reference that the rest is held against."""
    course = _Course(program, clock)
    for index, aim in enumerate(aims):
        if outcome := course.ended_by(aim):
            if not course.columns:
                return Best(outcome, (), (), (), clock)
            proofs = (*course.proofs, *_unproved(aims[index:], course.columns, course.last))
            return Best("feasible", proofs, course.columns, (), clock)
    if len(course.columns) < len(course.program.upper):  # nothing was asked since
        answer = course.search.best((), maximise=True)
        if answer.outcome != "optimal":
            return Best(answer.outcome, (), answer.columns, (), clock)
        course.columns = answer.columns
    leaf = _whole(course.program, course.held)
    return Best("optimal", tuple(course.proofs), course.columns, (leaf,), clock)


class _Course:
    """A search on its way through the aims: what is proved, what is held, the answer in hand."""

    def __init__(self, program: Stated, clock: Clock) -> None:
        self.program, self._clock = program, clock
        self.search = Search(program, clock.left())
        self.proofs: list[Proof] = []
        self.held: list[Held] = []
        self.columns: tuple[int, ...] = ()
        self.last = Answer("unknown")

    def ended_by(self, aim: Aim) -> Outcome | None:
        """Pursues an aim; how the search ended with it, None where it is proved."""
        return self._follow(aim) if isinstance(aim, Priority) else self._improve(aim)

    def _improve(self, aim: Objective) -> Outcome | None:
        self.last = answer = self.search.best(aim.terms, maximise=aim.maximise)
        if answer.found:
            self.columns = answer.columns
        if answer.outcome != "optimal":
            return answer.outcome
        self.proofs.append(Proof(aim.aim, answer.value, answer.bound))
        self.search.hold(aim.terms, at_least=answer.value, at_most=answer.value)
        self.held += held_at(aim.terms, answer.value)
        self.search.suggest(answer.columns)
        return None

    def _follow(self, line: Priority) -> Outcome | None:
        """The program with what the line of points asks, searched anew from then on."""
        if not self.columns:
            answer = self.search.best((), maximise=True)
            if not answer.found:
                return answer.outcome
            self.columns = answer.columns
        self.last = Answer("unknown")
        try:
            self.program = _following(self.program, self.held, line, self._clock)
        except OutOfTime:
            return "unknown"
        self.search = Search(self.program, self._clock.left())
        for terms, least in self.held:
            self.search.hold(terms, at_least=least)
        self.proofs.append(Proof(line.aim, 0, 0))
        return None


@dataclass(frozen=True)
class _Wider:
    """A program with more columns and rows."""

    upper: tuple[int, ...]
    rows: tuple[Limit, ...]


def held_at(terms: Terms, value: int) -> Iterator[Held]:
    """That a form is a value: no less, and no more."""
    yield terms, value
    yield tuple((-number, column) for number, column in terms), -value


def _following(program: Stated, held: list[Held], line: Priority, clock: Clock) -> Stated:
    """The program with what the line of points asks. Raises OutOfTime."""
    found = chosen(program, held, line, clock)
    first = len(program.upper)
    ways = tuple((1, first + at) for at in range(found.number))
    alike = [(ways, 1), *((terms, 0) for terms in found.equal)]
    rows = (
        Row(Rule.LIMIT, "", terms, least)
        for equal, value in alike
        for terms, least in ((equal, value), (tuple((-k, c) for k, c in equal), -value))
    )
    return _Wider((*program.upper, *(1 for _ in ways)), (*program.rows, *rows))


def _whole(program: Stated, held: list[Held]) -> Leaf:
    """The whole program with every aim held at its best."""
    part = whole(program)
    return Leaf(replace(part, lines=(*part.lines, *at_least(held))), None)


def _unproved(aims: tuple[Aim, ...], columns: tuple[int, ...], answer: Answer) -> list[Proof]:
    bounds = [answer.bound if answer.found else None, *[None] * (len(aims) - 1)]
    return [
        Proof(aim.aim, total(aim.terms, columns), bound)
        for aim, bound in zip(aims, bounds, strict=True)
    ]
