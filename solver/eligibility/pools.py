"""Seats that institutions share: who is over them, and how many each institution has."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from models.grades import Grade, position
from models.plan import Quota
from models.policy import Policy
from models.region import Pool
from models.scenario import Scenario
from solver.eligibility.candidates import Triple
from solver.eligibility.over import beyond

Staffed = Mapping[str, Mapping[str, Triple]]
"""By institution, who holds what."""


def shares(pool: Pool, policy: Policy) -> Mapping[Grade, tuple[Grade, ...]]:
    """For each grade of a pool those that share its seats, highest first (as in `scope`)."""
    grades = sorted(pool.quota, key=position)
    if policy.quota_reading == "exact":
        return {grade: (grade,) for grade in grades}
    return {
        grade: tuple(
            one
            for one in grades
            if one == grade or (grade.tier and one.tier is grade.tier and one.above(grade))
        )
        for grade in grades
    }


@dataclass(frozen=True)
class Division:
    """What each institution has of the pooled seats.

    `over` are its people on transitional seats of each grade; `disputed` those of whom equal
    points leave open who sits on one.
    """

    seats: Mapping[str, Quota]
    over: Mapping[str, Quota]
    disputed: frozenset[tuple[str, str]]


def division(
    pools: tuple[Pool, ...],
    members: Mapping[str, Scenario],
    held: Staffed,
    points: Mapping[str, Mapping[str, int]],
) -> Division:
    """The seats that people hold count as their institution's, but for the transitional ones.

    Those are of the incumbents with the fewest points of the whole pool.
    """
    over: dict[str, dict[Grade, int]] = {name: {} for name in members}
    seats: dict[str, dict[Grade, int]] = {name: {} for name in members}
    disputed: set[tuple[str, str]] = set()
    for pool in pools:
        for grade, number in pool_over(pool, members, held).items():
            ranked = incumbents(pool, members, held, points, grade)
            for _, name, _ in ranked[:number]:
                over[name][grade] = over[name].get(grade, 0) + 1
            border = {one[0] for one in ranked[number - 1 : number + 1]}
            if len(ranked) > number and len(border) == 1:
                disputed |= {(name, person) for score, name, person in ranked if score in border}
        for name in pool.institutions:
            grades = [triple.grade for triple in held[name].values()]
            for grade in pool.quota:
                seats[name][grade] = grades.count(grade) - over[name].get(grade, 0)
    return Division(seats, over, frozenset(disputed))


def pool_over(pool: Pool, members: Mapping[str, Scenario], held: Staffed) -> Mapping[Grade, int]:
    """Seats held over those of a pool at each grade that has any; none where policy forbids."""
    policy = members[pool.institutions[0]].policy
    if policy.over_quota == "forbid":
        return {}
    grades = Counter(triple.grade for name in pool.institutions for triple in held[name].values())
    return beyond(grades, shares(pool, policy), pool.quota)


def incumbents(
    pool: Pool,
    members: Mapping[str, Scenario],
    held: Staffed,
    points: Mapping[str, Mapping[str, int]],
    grade: Grade,
) -> list[tuple[int, str, str]]:
    """Points, institution and id of who had a grade and has it still, the fewest points first."""
    return sorted(
        (points[name][person], name, person)
        for name in pool.institutions
        for person, triple in held[name].items()
        if triple.grade == grade == members[name].grade_of(members[name].staff[person])
    )
