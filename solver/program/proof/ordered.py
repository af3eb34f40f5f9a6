"""Goal by goal, part by part: each is proved, then only its best answers are looked at further."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from typing import NamedTuple

from solver.program.priority.narrow import narrowed
from solver.program.priority.seating import WAIT, Kept, Seating
from solver.program.priority.wishes import Goal, Priority, columns
from solver.program.proof.centre import centred
from solver.program.proof.certificate import Certificate, Form, face, holding, settled
from solver.program.proof.improve import Improved, Prices, by_row, improved
from solver.program.proof.line import Line, line_of
from solver.program.proof.part import Contradiction, Part, split
from solver.program.proof.rest import value_of
from solver.program.proof.tidy import tidied
from solver.program.proof.tiny import best_answers
from solver.program.proof.varying import varying
from solver.program.search import Clock, Outcome, OutOfTime


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part in which best answers still differ; `answers` are all of them, where looked at."""

    part: Part
    answers: tuple[Mapping[int, int], ...] | None


class Priced(NamedTuple):
    """What rows cost for a form, as far as that was found out; and `beyond` that for the next."""

    own: Prices
    beyond: Prices


@dataclass(frozen=True, slots=True)
class Short:
    """Where time ended in a part: at which goal, and how far at most it could still rise."""

    goal: int
    rise: int | None


@dataclass(frozen=True, slots=True)
class Ordered:
    """Goals pursued in their order: the values of the columns, and what is left open.

    `shorts` are the parts that time did not prove, `leaves` those in which best answers differ;
    `prices` are those of each goal.
    """

    outcome: Outcome
    values: Mapping[int, int] = field(default_factory=dict)
    shorts: tuple[Short, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    prices: tuple[Priced, ...] = ()


def in_order(
    whole: Part,
    goals: Sequence[Goal],
    clock: Clock,
    known: Mapping[int, int] | None = None,
    fixed: Mapping[int, int] | None = None,
) -> Ordered:
    """Pursues goals on a part, the first first, from an answer that may be `known`.

    `fixed` are columns whose value is. What narrowing leaves of a part falls into smaller ones,
    which are then proved apart. Columns that priority adds are numbered after all others.
    """
    course = _Course(goals, clock, dict(known or {}), count(len(whole.upper)))
    try:
        return course.run(whole, fixed or {})
    except Contradiction:
        return Ordered("infeasible")
    except OutOfTime:
        return Ordered("unknown")


class _Work(NamedTuple):
    """A part, the goal that is next on it, and prices to try."""

    part: Part
    at: int
    prices: Prices


class _Course:
    """What is known while the goals are pursued: values, and what is left to do."""

    def __init__(
        self, goals: Sequence[Goal], clock: Clock, values: dict[int, int], free: Iterator[int]
    ) -> None:
        self._goals, self._clock, self._values, self._free = goals, clock, values, free
        self._leaves: list[Leaf] = []
        self._shorts: list[Short] = []
        self._work: list[_Work] = []
        self._priced = defaultdict[int, tuple[dict[int, float], dict[int, float]]](lambda: ({}, {}))

    def run(self, whole: Part, fixed: Mapping[int, int]) -> Ordered:
        """Until nothing is left to do. Raises Contradiction, and OutOfTime without an answer."""
        self._add(_pieces(whole, fixed, self._values), 0, {})
        while self._work:
            self._pursue(self._work.pop())
        outcome: Outcome = "feasible" if self._shorts else "optimal"
        told = tuple(Priced(*self._priced[index]) for index in range(len(self._goals)))
        return Ordered(outcome, self._values, tuple(self._shorts), tuple(self._leaves), told)

    def _add(self, parts: Iterator[Part], at: int, prices: Prices) -> None:
        self._work += [_Work(part, at, prices) for part in parts]

    def _pursue(self, work: _Work) -> None:
        """The next goal that can vary on a part."""
        part, held = work.part, _known(work.part, self._values)
        over = self._clock.over  # it may end at any moment
        if over and held is None:
            raise OutOfTime
        if over and work.at < len(self._goals):
            self._shorts.append(Short(work.at, None))
            return
        tiny = self._clock.settings.tiny
        answers = best_answers(part, _touching(part, self._goals[work.at :]), tiny)
        if answers is not None:
            if not answers:
                raise Contradiction
            self._values |= answers[0]
            self._leaves.append(Leaf(part, tuple(answers)))
            return
        goals = varying(part, self._goals, work.at)
        none: tuple[int, Goal, int] = (len(self._goals), {}, 1)
        at, goal, unit = next(goals, none)
        if isinstance(goal, Priority):
            self._follow(part, at, goal, held)
        elif at == len(self._goals) and held is not None:
            self._leaves.append(Leaf(part, None))
        else:
            _, then, step = next(goals, none)
            self._enlarge(work, at, goal, unit, held, _eager(part, then), step)

    def _enlarge(
        self,
        work: _Work,
        at: int,
        form: Form,
        unit: int,
        held: Mapping[int, int] | None,
        then: Form,
        step: int,
    ) -> None:
        """Makes a form large, and goes on with the answers that have its largest value."""
        part = work.part
        prices = _times(work.prices, 1 / unit)
        done = self._improved(part, form, then, held, prices)
        value = value_of(form, done.found.values)
        if done.found.outcome == "feasible":
            bound = done.found.bound
            self._shorts.append(Short(at, None if bound is None else unit * (bound - value)))
            return
        proof = _middle(part, form, done.proof, done.found.values)
        narrow, common = _narrowed(part, form, proof, value)
        left = _times(done.following, step)
        self._priced[at][0].update(_cost(part, proof, unit))
        self._priced[at][1].update(left)
        self._add(_pieces(narrow, common, self._values, part.lines), at + 1, left)

    def _improved(
        self,
        part: Part,
        form: Form,
        then: Form,
        held: Mapping[int, int] | None,
        prices: Prices,
    ) -> Improved:
        """A better answer, which is kept. Raises Contradiction, and OutOfTime without an answer."""
        done = improved(part, form, then, held, prices, self._clock)
        if done.found.outcome == "infeasible":
            raise Contradiction
        if done.found.outcome == "unknown":
            raise OutOfTime
        self._values |= done.found.values
        return done

    def _follow(self, part: Part, at: int, line: Priority, held: Mapping[int, int] | None) -> None:
        """Goes down the line of points, and on with the answers that it admits."""
        if held is None:
            held = self._improved(part, {}, _eager(part, line), None, {}).found.values
        try:
            ask, orders = partial(proved_to_have, self._clock), self._clock.settings.orders
            chosen = narrowed(part, line, held, ask, self._free, orders)
        except OutOfTime:
            self._shorts.append(Short(at, None))
            return
        self._values |= chosen.values
        if chosen.complete:
            self._add(_pieces(chosen.part, chosen.fixed, self._values), at + 1, {})
        else:
            self._shorts.append(Short(at + 1, None))


def proved_to_have(
    clock: Clock, seating: Seating, who: int, options: Sequence[int], kept: Kept
) -> Mapping[int, int] | None:
    """An answer in which somebody has one of some options; None where there is none.

    Raises OutOfTime.
    """
    part, fixed, must = seating.part, dict[int, int](), list[Line]()
    for one, person in enumerate(seating.people):
        may = seating.options(one, kept)
        fixed |= {column: 0 for column in person.columns if column not in (WAIT, *may)}
        if len(may) == 1:
            fixed |= {column: 1 for column in may if column != WAIT}
        elif WAIT not in may and person.may_wait:
            must.append(line_of(tuple((-1, column) for column in sorted(may)), -1))
    part = replace(part, lines=(*part.lines, *must))
    own = [column for column in seating.people[who].columns if column != WAIT]
    form = {column: 1 if column in options else -1 for column in own}
    found = in_order(part, [form], clock, fixed=fixed)
    if found.outcome in {"unknown", "feasible"}:
        raise OutOfTime
    if found.outcome == "infeasible" or value_of(form, found.values) < int(WAIT not in options):
        return None
    return {column: found.values[column] for column in part.columns}


def _eager(part: Part, goal: Goal) -> Form:
    """A form that leads to answers that the next goal likes."""
    if not isinstance(goal, Priority):
        return goal
    return {column: goal.eager[column] for column in part.columns if column in goal.eager}


def _pieces(
    part: Part, fixed: Mapping[int, int], values: dict[int, int], seen: Sequence[Line] = ()
) -> Iterator[Part]:
    """What is left of a part once everything settled is taken out and noted in `values`.

    `seen` are the lines that it had when it was last made so.
    """
    small, known = tidied(part, fixed, seen)
    values |= known
    unchanged = seen and small.lines == seen and not known
    return iter((small,)) if unchanged else split(small)


def _known(part: Part, values: Mapping[int, int]) -> Mapping[int, int] | None:
    """The answer in hand of a part, which narrowing has kept; None before there is any."""
    if part.columns[0] not in values:
        return None
    return {column: values[column] for column in part.columns}


def _touching(part: Part, goals: Sequence[Goal]) -> list[Goal]:
    return [goal for goal in goals if any(column in columns(goal) for column in part.columns)]


def _times(prices: Prices, factor: float) -> Prices:
    return {row: factor * price for row, price in prices.items()}


def _middle(
    part: Part, form: Form, proof: Certificate | None, best: Mapping[int, int]
) -> Certificate | None:
    """The same proof by prices in the middle, where it leaves no gap."""
    if proof is None or proof.gap(value_of(form, best)):
        return proof
    return centred(part, form, proof, best)


def _cost(part: Part, proof: Certificate | None, unit: int) -> Prices:
    """What the rows of a part cost by a proof."""
    if proof is None:
        return {}
    return by_row(part, (unit * price / proof.scale for price in proof.prices))


def _narrowed(
    part: Part, form: Form, proof: Certificate | None, value: int
) -> tuple[Part, Mapping[int, int]]:
    """The part with just the best answers, and the columns that they have in common."""
    if proof is None:
        return Part(part.upper, part.columns, (*part.lines, holding(form, value))), {}
    return face(part, form, proof, value), settled(part, proof, proof.gap(value))
