"""Transitional seats (过渡): how many people hold a grade beyond its seats."""

from collections.abc import Mapping

from models.grades import Grade
from models.plan import Quota
from models.scenario import Scenario
from solver.eligibility.scope import grades, scope


def over_quota(scenario: Scenario, number: Mapping[Grade, int]) -> Mapping[Grade, int]:
    """Seats held over the quota at each grade that has any, given how many hold each grade."""
    found = grades(scenario)
    seats = {grade: scenario.plan.seats(grade) for grade in found}
    return beyond(number, {grade: scope(scenario, grade) for grade in found}, seats)


def beyond(
    number: Mapping[Grade, int], scopes: Mapping[Grade, tuple[Grade, ...]], seats: Quota
) -> Mapping[Grade, int]:
    """The same for any seats, with the grades that share those of each, from the highest down.

    What a grade and those that share its seats hold beyond their quota, and what is not counted
    at a higher grade already.
    """
    over: dict[Grade, int] = {}
    for grade, shared in scopes.items():
        excess = sum(number.get(one, 0) - seats[one] for one in shared)
        more = excess - sum(over.get(one, 0) for one in shared)
        if more > 0:
            over[grade] = more
    return over
