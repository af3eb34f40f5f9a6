"""Transitional seats (过渡): how many people hold a grade beyond its seats."""

from collections import Counter
from collections.abc import Iterable, Mapping

from models.grades import Grade
from models.scenario import Scenario
from solver.eligibility.scope import grades, scope


def over_quota(scenario: Scenario, held: Iterable[Grade]) -> Mapping[Grade, int]:
    """Seats held over the quota at each grade that has any, given the grades that people hold.

    From the highest grade down: what the grade and those that share its seats hold beyond their
    quota, and what is not counted at a higher grade already.
    """
    number = Counter(held)
    over: dict[Grade, int] = {}
    for grade in grades(scenario):
        shared = scope(scenario, grade)
        excess = sum(number[one] - scenario.plan.seats(one) for one in shared)
        beyond = excess - sum(over.get(one, 0) for one in shared)
        if beyond > 0:
            over[grade] = beyond
    return over
