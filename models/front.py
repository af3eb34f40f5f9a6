"""The best quota plans within the limits: a Pareto front, and why each point goes no further."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from models.base import Flag, Model
from models.conflict import Claim
from models.plan import Quota
from models.result import Result, Status

Rounding = Literal["down", "nearest", "up"]
"""How the seats that a share of a small tier allows are rounded; a half goes up."""


class Measure(StrEnum):
    """What plans can be weighed by.

    `waiting`: people without a post, the fewer the better. `promotions`: people who come to a
    higher grade of their category, the more the better. `seniority-fit`: the aim of that name, in
    hundredths of a point times yuan a month, the more the better. `cost`: post salary of everybody
    appointed, yuan a year, the less the better. `senior-share`: approved senior seats (of the
    authorised total, which is the same for all), the fewer the better.
    """

    WAITING = "waiting"
    PROMOTIONS = "promotions"
    SENIORITY_FIT = "seniority-fit"
    COST = "cost"
    SENIOR_SHARE = "senior-share"

    @property
    def more_is_better(self) -> bool:
        """True where a larger value is the better one."""
        return self in {Measure.PROMOTIONS, Measure.SENIORITY_FIT}


Obstacle = Literal["price", "limits", "nobody", "worse"]
"""What stands between a point and a better value of one measure.

`price`: another point has it, and is worse elsewhere. `limits`: rules and limits that cannot all
hold together with it. `nobody`: not even all seats there could be would give it, for nobody else
is open to one. `worse`: seats could be found, but the answer would be worse in an earlier aim.
"""


class Reach(Model):
    """How a point could be better in one measure, and what stands in the way.

    `value` is the next better value asked for. With a `price`, `point` is the place in the front
    of the point that has it or better, and `price` what gets worse there and by how much. With
    `limits`, the named limits and the claims are a conflict with it, `smallest` if no fewer are.
    """

    measure: Measure
    value: int
    obstacle: Obstacle
    point: int | None = None
    price: Mapping[Measure, int] = {}
    limits: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    smallest: Flag = True


class Point(Model):
    """One plan of the front: seats by grade, its measures, and its answer.

    `result` is what solving the scenario under this quota gives, verified. `moved` is the number
    of seats by which the quota differs from the base plan's, of all plans with these measures
    the fewest. `is_base`: it is the base plan.
    """

    quota: Quota
    measures: Mapping[Measure, int]
    result: Result
    moved: int
    is_base: Flag
    reach: tuple[Reach, ...] = ()


class Front(Model):
    """Every best plan: none is better than another in one measure without being worse in one.

    `limits` are the names of those the plans keep, `without` those switched off; `rounding` is
    that of the national ratios within the tiers. `base` are the measures of the base plan, None
    where it has no proved answer (`base_status` says why), and `base_breaks` the limits that it
    does not keep. `complete` says that every quota within the limits is accounted for, so that no
    point is missing, and `reached` that of every point it is known why it goes no further;
    `explored` counts the groups of plans of one answer that it took.
    """

    scenario: str
    measures: tuple[Measure, ...]
    limits: tuple[str, ...]
    without: tuple[str, ...]
    rounding: Rounding
    base: Mapping[Measure, int] | None
    base_status: Status
    base_breaks: tuple[str, ...]
    points: tuple[Point, ...]
    complete: Flag
    reached: Flag
    explored: int
