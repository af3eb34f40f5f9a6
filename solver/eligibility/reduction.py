"""退二进一, 退三进一: who may come to a grade that is over its quota, as its seats are given up.

Source: the rule that provinces gave for units over their approved ratios (such as 琼人社发〔2013〕
54号): until the ratio is reached, up to 10 % over one may come in for two who left, beyond that
one for three. The grade is taken with those that share its seats.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from models.grades import Grade
from models.scenario import Scenario
from solver.eligibility.scope import scope

Move = tuple[Grade | None, Grade]
"""The grade that somebody has today, and the one that the round gives."""

Moves = Mapping[Move, int]
"""How many people make each move."""

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


def admits(scenario: Scenario, grade: Grade, moves: Moves) -> bool:
    """True where those who come to a grade over its quota are few enough for those who left."""
    rule, shared = reduction(scenario, grade), scope(scenario, grade)
    if rule is None:
        return False
    inside = sum(number for (_, after), number in moves.items() if after in shared)
    stay = sum(number for (a, b), number in moves.items() if a in shared and b in shared)
    return rule.outs * (inside - stay) <= rule.held - stay


def admitted(scenario: Scenario, moves: Moves, over: Mapping[Grade, int]) -> Mapping[Grade, int]:
    """Of the seats over the quota at each grade, those that people came to under the rule."""
    came = Counter[Grade]()
    for (before, after), number in moves.items():
        if before not in scope(scenario, after) and reduction(scenario, after) is not None:
            came[after] += number
    return {grade: min(seats, came[grade]) for grade, seats in over.items()}
