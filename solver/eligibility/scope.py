"""Which grades share seats: one alone, or with lower use of higher seats those above it too."""

from models.grades import Grade
from models.scenario import Scenario


def scope(scenario: Scenario, grade: Grade) -> tuple[Grade, ...]:
    """The grades whose seats together limit `grade` and those above it, highest first.

    `exact`: the grade alone. `cumulative` (高岗低用): it and the higher ones of its tier, so
    that people at or above a grade are at most the quotas at or above it. Grades without a tier
    (management) are always taken alone.
    """
    if scenario.policy.quota_reading == "exact" or grade.tier is None:
        return (grade,)
    return tuple(
        other for other in grades(scenario) if other.tier is grade.tier and other.at_or_above(grade)
    )


def grades(scenario: Scenario) -> tuple[Grade, ...]:
    """Every grade that the plan has or somebody can hold, in the printed order."""
    return scenario.grades
