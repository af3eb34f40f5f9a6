"""The rules about seats again, each as how much a seat takes and how much there is.

For the verifier: from the models and the open candidates alone, without the program.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from models.grades import Grade
from models.policy import SMALL_IS_GOOD, AimName, Rule
from models.priority import FullRow
from models.scenario import Scenario
from solver.breaches import aim_part
from solver.competitors import Competitors, Seat
from solver.law import limiting, reduction, sharing

if TYPE_CHECKING:
    from models.region import Pool  # only needed where a region is decided


class Restated(NamedTuple):
    """What each seat (by its number) takes of a row, and how much of it there is."""

    takes: Mapping[int, int]
    most: int


Values = Mapping[AimName, int]
"""The aims that stand before priority, with their values."""


def restated(
    field: Competitors, of: FullRow | AimName, asked: Seat, values: Values, *, alone: bool
) -> tuple[Restated, ...]:
    """The rows of which all must be exceeded, for somebody who asks for a seat; none for no row.

    `alone`: nothing else is said to stand in the way. Then seats over the quota do not count for
    somebody who comes new: nobody does while a grade is full.
    """
    if isinstance(of, AimName):
        return (_aim(field, of, values[of]),) if of in values else ()
    if of.rule is Rule.POOL:
        pools = [pool for pool in field.pools if of.about.startswith(f"{pool.name} ")]
        return _pool(field, pools[0], of, asked, values, alone=alone) if pools else ()
    home = next((name for name in field.members if name and of.about.startswith(f"{name} ")), "")
    own = home in field.members
    return _own(field, home, of, asked, values, alone=alone) if own else ()


def _own(
    field: Competitors, home: str, of: FullRow, asked: Seat, values: Values, *, alone: bool
) -> tuple[Restated, ...]:
    """A row that is about one institution."""
    about, scenario = of.about.removeprefix(f"{home} "), field.members[home].scenario
    match of.rule:
        case Rule.SEATS if about in scenario.desks:
            most = scenario.desks[about].seats
            return (Restated(_ones(field.at_post.get((home, about), ())), most),)
        case Rule.RATIO:
            return _ratio(field, home, scenario, about)
        case Rule.AVOIDANCE if about.count("/") == 3:  # noqa: PLR2004 (two people, two posts)
            one, other, post, second = about.split("/")
            both = (
                number
                for person, at in ((one, post), (other, second))
                for number in field.at_post.get((home, at), ())
                if field.seats[number].candidate.triple.person == person
            )
            return (Restated(_ones(both), 1),)
        case Rule.QUOTA if about in Grade.__members__:
            return _quota(field, home, Grade(about), asked, values, alone=alone)
        case _:
            return ()


def _aim(field: Competitors, aim: AimName, value: int) -> Restated:
    """That an aim does not fall below its value: what a seat adds to it is taken from a debt."""
    sign = -1 if aim in SMALL_IS_GOOD else 1

    takes = {
        number: -sign * aim_part(aim, field.members[seat.home], seat.candidate.triple)
        for number, seat in enumerate(field.seats)
    }
    return Restated(takes, -sign * value)


def _ones(numbers: Iterable[int]) -> Mapping[int, int]:
    return dict.fromkeys(numbers, 1)


def _ratio(field: Competitors, home: str, scenario: Scenario, name: str) -> tuple[Restated, ...]:
    for ratio in scenario.plan.ratios:
        if ratio.name == name and (most := scenario.plan.most(ratio)) is not None:
            return (Restated(_ones(field.at_grades([home], ratio.grades)), most),)
    return ()


def _quota(
    field: Competitors, home: str, grade: Grade, asked: Seat, values: Values, *, alone: bool
) -> tuple[Restated, ...]:
    scenario = field.members[home].scenario
    together = limiting(scenario, grade)
    number = sum(scenario.plan.seats(one) for one in together)
    inside = _ones(field.at_grades([home], together))
    if scenario.policy.over_quota == "forbid":
        return (Restated(inside, number),)
    rule = reduction(scenario, together)
    if not (alone and _comes(field, asked, together)):
        over = values.get(AimName.TRANSITIONAL)
        return () if over is None or rule.outs else (Restated(inside, number + over),)
    if not rule.outs:
        return (Restated(inside, number),)
    moves = {n: rule.outs if _comes(field, field.seats[n], together) else 1 for n in inside}
    return Restated(inside, number), Restated(moves, rule.held)


def _pool(
    field: Competitors, pool: "Pool", of: FullRow, asked: Seat, values: Values, *, alone: bool
) -> tuple[Restated, ...]:
    policy = field.members[pool.institutions[0]].scenario.policy
    grade = Grade(of.about.removeprefix(f"{pool.name} "))
    together = sharing(grade, pool.quota, cumulative=policy.quota_reading == "cumulative")
    number = sum(pool.quota[one] for one in together)
    inside = _ones(field.at_grades(pool.institutions, together))
    if policy.over_quota == "forbid" or (alone and _comes(field, asked, together)):
        return (Restated(inside, number),)
    over = values.get(AimName.TRANSITIONAL)
    return () if over is None else (Restated(inside, number + over),)


def _comes(field: Competitors, seat: Seat, together: Collection[Grade]) -> bool:
    """True for who holds none of some grades today."""
    scenario = field.members[seat.home].scenario
    return scenario.grade_of(scenario.staff[seat.candidate.triple.person]) not in together
