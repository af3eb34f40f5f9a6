"""Transitional seats (过渡): how many people hold a grade beyond its seats."""

from collections import Counter
from collections.abc import Iterable, Mapping

from models.grades import Grade
from models.plan import Quota
from models.scenario import Scenario
from solver.eligibility.scope import grades, scope


def over_quota(scenario: Scenario, held: Iterable[Grade]) -> Mapping[Grade, int]:
    """Seats held over the quota at each grade that has any, given the grades that people hold."""
    found = grades(scenario)
    seats = {grade: scenario.plan.seats(grade) for grade in found}
    return beyond(held, {grade: scope(scenario, grade) for grade in found}, seats)


def beyond(
    held: Iterable[Grade], scopes: Mapping[Grade, tuple[Grade, ...]], seats: Quota
) -> Mapping[Grade, int]:
    """The same for any seats, with the grades that share those of each, from the highest down.

    What a grade and those that share its seats hold beyond their quota, and what is not counted
    at a higher grade already.
    """
    number = Counter(held)
    over: dict[Grade, int] = {}
    for grade, shared in scopes.items():
        excess = sum(number[one] - seats[one] for one in shared)
        more = excess - sum(over.get(one, 0) for one in shared)
        if more > 0:
            over[grade] = more
    return over
