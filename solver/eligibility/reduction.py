"""退二进一, 退三进一: who may come to a grade that is over its quota, as its seats are given up.

Source: the rule that provinces gave for units over their approved ratios (such as 琼人社发〔2013〕
54号): until the ratio is reached, up to 10 % over one may come in for two who left, beyond that
one for three. The grade is taken with those that share its seats.
"""

from dataclasses import dataclass

from models.grades import Grade
from models.scenario import Scenario
from solver.eligibility.scope import scope

_TENTH = 10
_BY_NAME = {"two-for-one": 2, "three-for-one": 3}


@dataclass(frozen=True, slots=True)
class Reduction:
    """A grade over its quota at the end of the last round: `outs` must leave for one to come in.

    `held` is how many held it then, those who have left the staff since included.
    """

    outs: int
    held: int


def lets_in(scenario: Scenario) -> bool:
    """True where some may come to a grade over its quota: never at first appointment."""
    policy = scenario.policy
    reduces = policy.transitional_reduction != "no-entry"
    return scenario.stage == "regular" and policy.over_quota == "transitional" and reduces


def held_before(scenario: Scenario, grade: Grade) -> int:
    """How many held a grade, or one that shares its seats, when the last round was over."""
    shared = scope(scenario, grade)
    today = [scenario.grade_of(person) for person in scenario.people]
    return sum(today.count(one) + scenario.plan.left.get(one, 0) for one in shared)


def reduction(scenario: Scenario, grade: Grade) -> Reduction | None:
    """The rule for a grade in this round; None where nobody may come in over the quota."""
    if not lets_in(scenario):
        return None
    held = held_before(scenario, grade)
    seats = sum(scenario.plan.seats(one) for one in scope(scenario, grade))
    if held <= seats:
        return None
    by_excess = 3 if (held - seats) * _TENTH > seats else 2
    return Reduction(_BY_NAME.get(scenario.policy.transitional_reduction, by_excess), held)
