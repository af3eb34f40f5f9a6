"""The aims, one function each: what makes one lawful appointment better than another."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from models.policy import AimName
from solver.eligibility.precedence import Rank
from solver.program.columns import Columns, Terms, ones
from solver.program.priority.wishes import Priority, Wishes


@dataclass(frozen=True)
class Objective:
    """An aim as a linear form in whole numbers, to be made large or small."""

    aim: AimName
    terms: Terms
    maximise: bool

    @property
    def sign(self) -> int:
        """1 where a large value is good, -1 where a small one is."""
        return 1 if self.maximise else -1

    @property
    def goal(self) -> Mapping[int, int]:
        """What is to be made large: the form."""
        return self.form

    @cached_property
    def form(self) -> Mapping[int, int]:
        """Coefficient by column, so that a large value is good."""
        sign = self.sign
        return {column: sign * number for number, column in self.terms if number}


def fewest_transitional_seats(columns: Columns) -> Objective:
    """Seats over the quota are a transition, not a state; but who comes in by rule is welcome."""
    admitted = tuple((-1, columns.admitted(grade)) for grade in columns.reduced)
    terms = (*ones(tuple(columns.transitional.values())), *admitted)
    return Objective(AimName.TRANSITIONAL, terms, maximise=False)


def most_people_appointed(columns: Columns) -> Objective:
    """人人有岗: a post for everybody, as far as there are any."""
    everybody = tuple(range(len(columns.candidates.open)))
    return Objective(AimName.PLACEMENT, ones(everybody), maximise=True)


def greatest_seniority_fit(columns: Columns) -> Objective:
    """Σ points(person) · value(grade): the better grades to those with more points."""
    scenario, points = columns.scenario, columns.candidates.points
    value = {grade: scenario.value(grade) for grade in scenario.grades}
    terms = tuple(
        (points[candidate.triple.person] * value[candidate.triple.grade], column)
        for column, candidate in enumerate(columns.candidates.open)
    )
    return Objective(AimName.SENIORITY_FIT, terms, maximise=True)


def earliest_choices(columns: Columns) -> Objective:
    """Places down the application lists, added up: 0 where everybody has the first choice."""
    terms = tuple(
        (candidate.choice, column) for column, candidate in enumerate(columns.candidates.open)
    )
    return Objective(AimName.PREFERENCE, terms, maximise=False)


def most_in_their_own_post(columns: Columns) -> Objective:
    """People who keep their desk, at whatever grade."""
    scenario = columns.scenario
    own = {person.id: scenario.desk_of(person) for person in scenario.people}
    kept = tuple(
        column
        for column, candidate in enumerate(columns.candidates.open)
        if candidate.triple.post == own[candidate.triple.person]
    )
    return Objective(AimName.CONTINUITY, ones(kept), maximise=True)


def most_in_their_own_department(columns: Columns) -> Objective:
    """People who stay with their department."""
    scenario = columns.scenario
    home = {
        person.id: scenario.desks[desk].department if desk else None
        for person in scenario.people
        for desk in (scenario.desk_of(person),)
    }
    stay = tuple(
        column
        for column, candidate in enumerate(columns.candidates.open)
        if (department := scenario.desks[candidate.triple.post].department) is not None
        and department == home[candidate.triple.person]
    )
    return Objective(AimName.DEPARTMENT, ones(stay), maximise=True)


def fewest_others_change(columns: Columns) -> Objective:
    """People who keep post and grade of the result before, less those who waited and get one.

    Only others count, about whom nothing was decided since.
    """
    before = columns.scenario.baseline
    kept: list[tuple[int, int]] = []
    for column, candidate in enumerate(columns.candidates.open):
        person = candidate.triple.person
        if person in before:
            place = before[person]
            if place is None:
                kept.append((-1, column))
            elif place == candidate.triple.place:
                kept.append((1, column))
    return Objective(AimName.STABILITY, tuple(kept), maximise=True)


def the_line_of_points(columns: Columns) -> Priority:
    """Who has more points chooses first; equals stand together."""
    return in_line(
        (columns.candidates.precedence[person], columns.wishes(own))
        for person, own in columns.of_person.items()
    )


def in_line(people: Iterable[tuple[Rank, Wishes]]) -> Priority:
    """People with their wishes in the order of their ranks, the smallest first."""
    classes: dict[Rank, list[Wishes]] = {}
    for rank, wishes in people:
        classes.setdefault(rank, []).append(wishes)
    return Priority(tuple(tuple(classes[rank]) for rank in sorted(classes)))


Aim = Objective | Priority
"""What is pursued: a sum, or the line of points."""

AIMS: Mapping[AimName, Callable[[Columns], Aim]] = {
    AimName.TRANSITIONAL: fewest_transitional_seats,
    AimName.PLACEMENT: most_people_appointed,
    AimName.PRIORITY: the_line_of_points,
    AimName.SENIORITY_FIT: greatest_seniority_fit,
    AimName.STABILITY: fewest_others_change,
    AimName.PREFERENCE: earliest_choices,
    AimName.CONTINUITY: most_in_their_own_post,
    AimName.DEPARTMENT: most_in_their_own_department,
}
"""How each aim is stated."""


def objectives(columns: Columns) -> tuple[Aim, ...]:
    """The aims that the policy pursues, in their order."""
    return tuple(AIMS[aim](columns) for aim in columns.scenario.pursued)
