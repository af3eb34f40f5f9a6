"""Seats and people in one program: what could be had at all, whichever answer would be best.

Its first columns are the seats of the grades, then those of the candidates under as many seats as
there could be. Limits and rules are claims that can be in conflict; that nobody sits on a seat
that is not there is given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from models.desks import held_today
from models.front import Measure
from models.general import Cell, Pot, cells
from models.grades import Grade, grades_of
from models.plan import Ratio
from models.policy import Rule
from models.posts import Post
from models.scenario import Scenario
from solver.analysis.front.entries import entries
from solver.analysis.front.measures import SENIOR
from solver.analysis.front.needs import asks_for_a_seat
from solver.analysis.front.settle import measure_terms
from solver.analysis.front.space import Space
from solver.eligibility.candidates import Candidates
from solver.eligibility.reduction import lets_in
from solver.eligibility.scope import grades, scope
from solver.program.build import build
from solver.program.columns import Terms
from solver.program.constraints import Row

_REBUILT = {Rule.QUOTA, Rule.RATIO}


@dataclass(frozen=True)
class Joint:
    """The seats of a space and its people together; `limits` are the rows the plans keep."""

    space: Space
    limits: tuple[Row, ...]

    @cached_property
    def judged(self) -> Candidates:
        """The candidates under as many seats as there could be."""
        return self.space.judged((self.space.most,) * len(self.space.grades))

    @property
    def scenario(self) -> Scenario:
        """The scenario under as many seats as there could be."""
        return self.judged.scenario

    @cached_property
    def _program(self) -> tuple[tuple[int, ...], tuple[Row, ...]]:
        program = build(self.judged)
        return program.upper, program.rows

    @cached_property
    def _held(self) -> dict[Grade, tuple[int, ...]]:
        """The candidate columns at each grade."""
        found: dict[Grade, list[int]] = {}
        for column, one in enumerate(self.judged.open, start=len(self.space.grades)):
            found.setdefault(one.triple.grade, []).append(column)
        return {grade: tuple(columns) for grade, columns in found.items()}

    @cached_property
    def _general(self) -> "tuple[_General, ...]":
        first = len(self.space.grades) + len(self._program[0])
        posts = [post for post in self.scenario.desks.values() if post.general]
        made: list[_General] = []
        for post in posts:
            made.append(_General.of(self, post, first))
            first += len(made[-1].upper)
        return tuple(made)

    @property
    def upper(self) -> tuple[int, ...]:
        """The largest value of each column."""
        seats = (self.space.most,) * len(self.space.grades)
        entering = (1,) * (2 * len(grades(self.scenario)) if lets_in(self.scenario) else 0)
        general = (u for one in self._general for u in one.upper)
        return (*seats, *self._program[0], *general, *entering)

    @property
    def _first_entry(self) -> int:
        """The first of the columns that `entries` needs, two a grade."""
        return len(self.upper) - 2 * len(grades(self.scenario))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """What can be in conflict: the limits, and the rules that do not turn on the seats."""
        first, generals = len(self.space.grades), {one.post for one in self._general}
        kept = (
            row
            for row in self._program[1]
            if row.rule not in _REBUILT and not (row.rule is Rule.SEATS and row.about in generals)
        )
        shifted = (
            Row(
                row.rule, row.about, tuple((c, column + first) for c, column in row.terms), row.most
            )
            for row in kept
        )
        ratios = (row for ratio in self.scenario.plan.ratios for row in self._ratio(ratio))
        return (*self.limits, *shifted, *ratios)

    def _ratio(self, ratio: Ratio) -> Iterator[Row]:
        """People of a part against the seats of the whole: part of the limit of the same name.

        Where that limit is switched off for the seats, the people still keep it.
        """
        if ratio.at_most is None:
            return
        kept = any(row.about == ratio.name for row in self.limits)
        rule = Rule.LIMIT if kept else Rule.RATIO
        share, plan = ratio.at_most, self.scenario.plan
        people = self._people(ratio.grades, share.denominator)
        if ratio.of == "total":
            yield Row(rule, ratio.name, people, share.numerator * plan.total)
        else:
            whole = self.space.seats(grades_of(ratio.of), -share.numerator)
            yield Row(rule, ratio.name, (*people, *whole), 0)

    def _people(self, at: Sequence[Grade] | frozenset[Grade], each: int = 1) -> Terms:
        return tuple((each, c) for grade, held in self._held.items() if grade in at for c in held)

    @cached_property
    def given(self) -> tuple[Row, ...]:
        """Nobody sits on a seat that is not there."""
        return (*self._quotas(), *(row for one in self._general for row in one.rows(self)))

    def _quotas(self) -> Iterator[Row]:
        """A grade holds at most its seats, whatever their number; and none where it has none."""
        many = len(self.scenario.people)
        today = {person.id: self.scenario.grade_of(person) for person in self.scenario.people}
        first = len(self.space.grades)
        over = {grade: first + column for grade, column in self._transitional.items()}
        few = lets_in(self.scenario)
        for grade in grades(self.scenario):
            shared = scope(self.scenario, grade)
            held = self._people(shared)
            beyond = tuple((-1, over[one]) for one in shared if one in over)
            seats = self.space.seats(shared, -1)
            yield Row(Rule.QUOTA, grade, (*held, *beyond, *seats), 0)
            for column in self._held.get(grade, ()):
                if asks_for_a_seat(self.scenario, self.judged.open[column - first].triple):
                    own = ((1, column), *self.space.seats(shared, -1))
                    yield Row(Rule.QUOTA, grade, own, 0)
            if few:
                first_entry = self._first_entry + 2 * grades(self.scenario).index(grade)
                yield from entries(self, grade, held, first_entry)
            for _, column in held if over and not few else ():
                person = self.judged.open[column - first].triple.person
                if today[person] not in shared:
                    yield Row(Rule.QUOTA, grade, (*held, (many, column), *seats), many)
            if grade in over:
                stay = tuple(
                    (-1, column)
                    for column in self._held.get(grade, ())
                    if today[self.judged.open[column - first].triple.person] == grade
                )
                yield Row(Rule.QUOTA, grade, ((1, over[grade]), *stay), 0)

    def stays(self, column: int, shared: Sequence[Grade]) -> bool:
        """True for a candidate who holds one of these grades today."""
        person = self.judged.open[column - len(self.space.grades)].triple.person
        return self.scenario.grade_of(self.scenario.staff[person]) in shared

    @cached_property
    def _transitional(self) -> dict[Grade, int]:
        """Columns of the program that count seats over the quota."""
        return dict(build(self.judged).columns.transitional)

    def demand(self, measure: Measure, value: int) -> Row:
        """That a measure is at least as good as a value."""
        first, sign = len(self.space.grades), -1 if measure.more_is_better else 1
        if measure is Measure.SENIOR_SHARE:
            return Row(Rule.PIN, "demand", self.space.seats(SENIOR), value)
        terms = measure_terms(build(self.judged).columns)[measure]
        shifted = tuple((sign * c, column + first) for c, column in terms)
        fixed = len(self.scenario.people) if measure is Measure.WAITING else 0
        return Row(Rule.PIN, "demand", shifted, sign * value - fixed)


@dataclass(frozen=True)
class _General:
    """A general post: the most seats that one of its cells leaves, or those that people sit on.

    Two columns a pot count the people that it may have beyond its seats, and say whether it may
    have any; one a cell says that the post has the seats of this one.
    """

    post: str
    first: int
    cells: tuple[Cell, ...]
    pots: tuple[Pot, ...]
    sitting: int

    @classmethod
    def of(cls, joint: Joint, desk: Post, first: int) -> "_General":
        scenario = joint.scenario
        held = held_today(scenario.held, regular=scenario.stage == "regular")
        found = cells(desk.grades, scenario.plan, scenario.posts, scenario.policy, held)
        made = tuple(found)
        pots = dict.fromkeys(pot for cell in made for pot in cell.pots)
        return cls(desk.id, first, made, tuple(pots), held.sitting.get(desk.id, 0))

    @property
    def upper(self) -> tuple[int, ...]:
        """The largest value of each column."""
        return (
            *(number for pot in self.pots for number in (pot.people, 1)),
            *(1 for _ in self.cells),
        )

    def rows(self, joint: Joint) -> Iterator[Row]:
        """How many people the post can hold, by the seats of its grades."""
        space, many = joint.space, len(joint.scenario.people)
        first = len(space.grades)
        people = tuple(
            (1, column)
            for column, one in enumerate(joint.judged.open, start=first)
            if one.triple.post == self.post
        )
        beyond = {pot: self.first + 2 * at for at, pot in enumerate(self.pots)}
        for pot, count in beyond.items():
            room = space.most * len(pot.grades)
            any_ = ((1, count), *space.seats(pot.grades), (room, count + 1))
            yield Row(Rule.SEATS, self.post, any_, pot.people + room)
            yield Row(Rule.SEATS, self.post, ((1, count), (-pot.people, count + 1)), 0)
        which = [self.first + 2 * len(self.pots) + at for at, _ in enumerate(self.cells)]
        for cell, column in zip(self.cells, which, strict=True):
            seats = space.seats(cell.grades, -1)
            more = tuple((-1, beyond[pot]) for pot in cell.pots)
            room = many + cell.described
            taken = (*people, *seats, *more, (room, column))
            yield Row(Rule.SEATS, self.post, taken, room - cell.described)
            # Where a cell leaves more than that, one is chosen: an exchange of seats looks at it.
            chosen = tuple((-space.most * len(cell.grades), one) for one in which)
            left = (*space.seats(cell.grades), *chosen)
            yield Row(Rule.SEATS, self.post, left, cell.described + self.sitting)
        sits = (*people, *((-many, column) for column in which))
        yield Row(Rule.SEATS, self.post, sits, self.sitting)
        yield Row(Rule.SEATS, self.post, tuple((1, column) for column in which), 1)
