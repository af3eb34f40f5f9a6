"""The seats of a pool again, checked on the appointments of its institutions themselves.

Without the program or the optimiser. What concerns one institution alone is for `verify`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from models.grades import Grade, position
from models.region import Pool
from models.result import Appointment, Result
from models.shared import Member

Members = Mapping[str, Member]
Results = Mapping[str, Result]


def overdrawn(pool: Pool, members: Members, results: Results) -> Iterator[str]:
    """Everything that is wrong with the use of a pool; nothing where it holds.

    Grades are taken in their order, each with the higher ones of its tier where seats may be used
    from below.
    """
    everybody = [
        (name, one) for name in pool.institutions for one in results[name].appointments if one.grade
    ]
    policy = members[pool.institutions[0]].policy
    counted: Counter[Grade] = Counter()
    for grade in sorted(pool.quota, key=position):
        together = [grade]
        if policy.quota_reading == "cumulative" and grade.tier:
            together += [one for one in counted if one.tier is grade.tier]
        inside = [one for _, one in everybody if one.grade in together]
        excess = len(inside) - sum(pool.quota[one] for one in together)
        over = max(0, excess - sum(counted[one] for one in together))
        counted[grade] = over
        yield from _told(pool, grade, over, results)
        if excess > 0:
            if policy.over_quota == "forbid":
                yield f"{pool.name}: {grade} has {excess} more than its seats"
            if any(one.from_grade not in together for one in inside):
                yield f"{pool.name}: somebody comes to {grade}, which is over its seats"
        yield from _seated(pool, grade, over, everybody)


def _told(pool: Pool, grade: Grade, over: int, results: Results) -> Iterator[str]:
    told = sum(results[name].transitional.get(grade, 0) for name in pool.institutions)
    if told != over:
        yield f"{pool.name}: {over} seats are transitional at {grade}, not {told}"


def _seated(
    pool: Pool, grade: Grade, over: int, everybody: list[tuple[str, Appointment]]
) -> Iterator[str]:
    """Transitional seats are for those who stay, of whom those with the fewest points."""
    stay = [one for _, one in everybody if one.grade == one.from_grade == grade]
    beyond = [one.points for one in stay if one.outcome == "transitional"]
    within = [one.points for one in stay if one.outcome != "transitional"]
    if len(beyond) != over:
        yield f"{pool.name}: {len(beyond)} people sit on {over} transitional seats of {grade}"
    if beyond and within and max(beyond) > min(within):
        yield f"{pool.name}: a transitional seat of {grade} is not that of the fewest points"
