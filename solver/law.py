"""What the rules speak of, said once more for the verifier, from the models alone.

The program says the same in its own words. Neither uses the other's, so that a mistake in one is
seen by the other.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from models.grades import Grade
from models.people import Person
from models.posts import Post
from models.scenario import Scenario

Move = tuple[Grade | None, Grade]
"""The grade that somebody has today, and the one that the round gives."""


def sharing(grade: Grade, grades: Collection[Grade], *, cumulative: bool) -> frozenset[Grade]:
    """The grades whose seats together limit a grade: read cumulatively, the higher of its tier."""
    higher = (one for one in grades if one.tier is grade.tier and one.above(grade))
    return frozenset({grade, *(higher if cumulative and grade.tier else ())})


def limiting(scenario: Scenario, grade: Grade) -> frozenset[Grade]:
    """The same for a grade of a scenario."""
    cumulative = scenario.policy.quota_reading == "cumulative"
    return sharing(grade, scenario.grades, cumulative=cumulative)


def transitional(scenario: Scenario, number: Mapping[Grade, int]) -> Mapping[Grade, int]:
    """Seats over the quota by grade, given how many hold each; none for grades that have none.

    Read cumulatively, seats that a grade leaves free pass to the next lower one of its tier.
    """
    found: dict[Grade, int] = {}
    free: dict[object, int] = {}
    for grade in scenario.grades:
        shares = scenario.policy.quota_reading == "cumulative" and grade.tier
        spare = free.get(grade.tier, 0) if shares else 0
        balance = number.get(grade, 0) - scenario.plan.seats(grade) - spare
        free[grade.tier] = max(0, -balance)
        if balance > 0:
            found[grade] = balance
    return found


@dataclass(frozen=True)
class Reduction:
    """Over its quota, a grade takes one in for so many out (0: nobody); `held` had it before."""

    outs: int
    held: int


def reduction(scenario: Scenario, grades: Collection[Grade]) -> Reduction:
    """退二进一, 退三进一: for grades that share seats, as the last round left them."""
    seats = sum(scenario.plan.seats(one) for one in grades)
    today = [scenario.grade_of(person) for person in scenario.people]
    held = sum(today.count(one) + scenario.plan.left.get(one, 0) for one in grades)
    rule = scenario.policy.transitional_reduction
    if scenario.stage != "regular" or rule == "no-entry" or held <= seats:
        return Reduction(0, held)
    much = 10 * (held - seats) > seats
    return Reduction({"two-for-one": 2, "three-for-one": 3}.get(rule, 3 if much else 2), held)


def keeps_grade(scenario: Scenario, person: Person, post: str, grade: Grade) -> bool:
    """九(三): the grade held today or one above it; or a seat of the other category wanted more."""
    now = scenario.grade_of(person)
    if now is None:
        return True
    if grade.category is now.category:
        return grade.number <= now.number
    listed = person.applies or ()

    def wanted(desk: str | None, at: Grade) -> tuple[int, int]:
        place = listed.index(desk) if desk in listed else len(listed)
        return place, -scenario.rulebook.grades[at].value

    return wanted(post, grade) < wanted(scenario.desk_of(person), now)


def kept_apart(first: Post, second: Post) -> bool:
    """任职回避: one leads the other's department, or the unit while the other is sensitive.

    Source: 国办发〔2002〕35号.
    """
    return first.id != second.id and any(
        below.department in above.leads or (above.unit_leader and len(below.sensitive) > 0)
        for above, below in ((first, second), (second, first))
    )
