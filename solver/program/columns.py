"""The unknowns: one 0/1 column a candidate, and for each grade the seats over its quota."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from models.grades import Grade
from models.places import Place
from models.posts import Post
from models.scenario import Scenario
from solver.eligibility.candidates import Candidates
from solver.eligibility.reduction import reduction
from solver.eligibility.scope import grades
from solver.eligibility.wishes import wish

Terms = tuple[tuple[int, int], ...]
"""(coefficient, column) pairs: a linear form in whole numbers."""


@dataclass(frozen=True)
class Columns:
    """The columns of a scenario. Columns 0 … n-1 are its open candidates, in their order.

    Under the transitional policy three columns a grade follow: the number of seats over the
    quota, whether there is one, and whether anybody comes to the grades that share its seats.
    Where 退二进一 holds there are two more for each of its grades: whether it is within its quota,
    and how many came to seats over it.
    """

    candidates: Candidates

    @property
    def scenario(self) -> Scenario:
        """The scenario that the candidates were judged for."""
        return self.candidates.scenario

    @cached_property
    def upper(self) -> tuple[int, ...]:
        """The largest value of each column; the smallest is 0."""
        bounds = [1] * len(self.candidates.open)
        for grade in self.transitional:
            bounds += [self.incumbents[grade], 1, 1]
        for grade in self.reduced:
            bounds += [1, self.incumbents[grade]]
        return tuple(bounds)

    @cached_property
    def incumbents(self) -> Mapping[Grade, int]:
        """How many people hold each grade today."""
        held = [self.scenario.grade_of(person) for person in self.scenario.people]
        return {grade: held.count(grade) for grade in grades(self.scenario)}

    @cached_property
    def transitional(self) -> Mapping[Grade, int]:
        """The column that counts seats over the quota at each grade; none where policy forbids.

        Nor where the seats of a grade are shared: those over them are counted once for all.
        """
        if self.scenario.policy.over_quota == "forbid":
            return {}
        first, undivided = len(self.candidates.open), self.scenario.plan.undivided
        own = [grade for grade in self.incumbents if grade not in undivided]
        return {grade: first + 3 * index for index, grade in enumerate(own)}

    def over(self, grade: Grade) -> int:
        """The 0/1 column that says whether a grade has a transitional seat."""
        return self.transitional[grade] + 1

    def entered(self, grade: Grade) -> int:
        """The 0/1 column that is 1 where anybody comes to the grades that share its seats."""
        return self.transitional[grade] + 2

    @cached_property
    def reduced(self) -> Mapping[Grade, int]:
        """The 0/1 column that says a grade is within its quota, where some may come in over it."""
        first = len(self.candidates.open) + 3 * len(self.transitional)
        held = [grade for grade in grades(self.scenario) if reduction(self.scenario, grade)]
        return {grade: first + 2 * index for index, grade in enumerate(held)}

    def admitted(self, grade: Grade) -> int:
        """The column that counts who came to seats of a grade over its quota."""
        return self.reduced[grade] + 1

    @cached_property
    def of_person(self) -> Mapping[str, tuple[int, ...]]:
        """The candidate columns of each person."""
        return _grouped(one.triple.person for one in self.candidates.open)

    @cached_property
    def at_post(self) -> Mapping[str, tuple[int, ...]]:
        """The candidate columns at each post that has any."""
        return _grouped(one.triple.post for one in self.candidates.open)

    @cached_property
    def at_grade(self) -> Mapping[str, tuple[int, ...]]:
        """The candidate columns at each grade that has any."""
        return _grouped(one.triple.grade for one in self.candidates.open)

    def place(self, column: int) -> Place:
        """The post and grade of a candidate."""
        return self.candidates.open[column].triple.place

    def post(self, column: int) -> Post:
        """The post of a candidate."""
        return self.scenario.desks[self.candidates.open[column].triple.post]

    def person(self, column: int) -> str | None:
        """Whose candidate a column is; None for a column that counts seats."""
        open_ = self.candidates.open
        return open_[column].triple.person if column < len(open_) else None

    def wishes(self, own: Sequence[int]) -> tuple[tuple[int, ...], ...]:
        """Columns of a person by how much they are wanted, the most wanted first."""
        levels: dict[tuple[int, int], list[int]] = {}
        for column in own:
            wanted = wish(self.candidates.open[column], self.scenario)
            levels.setdefault(wanted, []).append(column)
        return tuple(tuple(levels[wanted]) for wanted in sorted(levels))

    def rank(self, column: int) -> tuple[object, ...]:
        """What a person takes of equally good candidates: the highest value, then by id."""
        triple = self.candidates.open[column].triple
        return -self.scenario.value(triple.grade), triple

    def current(self, column: int) -> Grade | None:
        """The grade that the person of a candidate has today."""
        staff = self.scenario.staff
        return self.scenario.grade_of(staff[self.candidates.open[column].triple.person])


def _grouped(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The columns of each name, given that of every column."""
    groups = defaultdict[str, list[int]](list)
    for column, name in enumerate(names):
        groups[name].append(column)
    return {name: tuple(columns) for name, columns in groups.items()}


def total(terms: Terms, values: Sequence[int] | Mapping[int, int]) -> int:
    """The value of a linear form, given that of each column."""
    return sum(coefficient * values[column] for coefficient, column in terms)


def ones(columns: Iterable[int]) -> Terms:
    """The plain sum of some columns."""
    return tuple((1, column) for column in columns)
