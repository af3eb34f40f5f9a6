"""An institution some of whose seats are shared with others (县域统筹)."""

from collections.abc import Mapping

from models.base import Count
from models.grades import Grade
from models.plan import Plan, Quota
from models.scenario import Scenario


class SharedPlan(Plan):
    """A plan in which the seats at some grades are those of a pool, in place of the own quota.

    `pooled` are the seats of the whole pool at these grades; `allotted` those that are this
    institution's share, once it is decided who gets them. Ratios go on speaking of the seats that
    the own quota approves.
    """

    pooled: Mapping[Grade, Count]
    allotted: Mapping[Grade, Count] = {}

    @property
    def room(self) -> Quota:
        """The own quota, at pooled grades all that the pool has."""
        return {**self.quota, **self.pooled}

    @property
    def shared(self) -> frozenset[Grade]:
        """The pooled grades."""
        return frozenset(self.pooled)

    @property
    def undivided(self) -> frozenset[Grade]:
        """The pooled grades, until the institution has its share of them."""
        return frozenset() if self.allotted else self.shared

    def seats(self, grade: Grade) -> int:
        """The share of a pooled grade, once there is one; otherwise all that there may be."""
        return self.allotted.get(grade, super().seats(grade))


class Member(Scenario):
    """An institution that shares seats with others."""

    plan: SharedPlan

    def with_share(self, share: Quota) -> "Member":
        """The institution once its share of the pooled seats is decided."""
        return self.replace(plan=self.plan.replace(allotted=share))
