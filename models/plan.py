"""岗位设置方案: how many seats are approved at each grade, and within which ratios."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from models.base import Count, Distinct, Model, OneOrMany, Positive
from models.grades import Grade, PartName, grades_of
from models.policy import Policy
from models.problems import Inconsistent, Problem, duplicates
from models.shares import Share
from models.text import Prose, Text
from models.written import given

BASE_PLAN = "base"
"""The name of the plan that a scenario itself states."""


Part = Annotated[tuple[PartName, ...], Field(min_length=1), Distinct, OneOrMany]


Whole = Literal["total", PartName]
"""What a share is taken of: the authorised total, or a part's approved seats."""


class Ratio(Model):
    """结构比例: a part of the approved seats against a whole.

    `at_most` also limits the people appointed; `at_least` speaks of the approved seats alone,
    for a seat that stays empty breaks no plan. Both are exact shares.
    """

    model_config = ConfigDict(json_schema_extra={"anyOf": [given("at_most"), given("at_least")]})

    part: Part
    of: Whole
    at_most: Share | None = None
    at_least: Share | None = None
    cite: Text | None = None
    note: Prose | None = None

    @model_validator(mode="after")
    def _limits_something(self) -> Self:
        if self.at_most is None and self.at_least is None:
            raise ValueError("give `at-most`, `at-least` or both")
        return self

    @property
    def grades(self) -> frozenset[Grade]:
        """The grades of the part."""
        return frozenset[Grade]().union(*(grades_of(name) for name in self.part))

    @property
    def name(self) -> str:
        """How the ratio is called in reports: `senior+intermediate/professional`."""
        return f"{'+'.join(self.part)}/{self.of}"


Quota = Mapping[Grade, Count]
"""Seats approved at each grade (岗位职数)."""


class Plan(Model):
    """The approved scheme: authorised total, quota by grade, ratio limits.

    `left` counts, by grade, who held a seat at the end of the last round and is no longer on the
    staff (retired, moved away, dismissed): what 退二进一 goes by in a regular round.
    """

    total: Positive
    quota: Quota = Field(min_length=1)
    ratios: tuple[Ratio, ...] = ()
    left: Mapping[Grade, Count] = {}
    cite: Text | None = None
    note: Prose | None = None

    @model_validator(mode="after")
    def _ratios_differ(self) -> Self:
        if problems := [
            Problem(
                at=("ratios", index),
                what=f"The ratio {name} is given twice.",
                mend="Keep one, with both its limits.",
            )
            for index, name in duplicates([ratio.name for ratio in self.ratios]).items()
        ]:
            raise Inconsistent(problems)
        return self

    @property
    def room(self) -> Quota:
        """The seats at each grade that posts follow from: the quota, unless some are shared."""
        return self.quota

    @property
    def shared(self) -> frozenset[Grade]:
        """Grades whose seats are shared with other institutions (`SharedPlan`)."""
        return frozenset()

    @property
    def undivided(self) -> frozenset[Grade]:
        """Of the shared grades those of which nobody has a share yet."""
        return frozenset()

    def seats(self, grade: Grade) -> int:
        """The seats of a grade; 0 where the plan has none."""
        return self.room.get(grade, 0)

    def approved(self, grades: frozenset[Grade]) -> int:
        """Seats approved at these grades together."""
        return sum(seats for grade, seats in self.quota.items() if grade in grades)

    def whole(self, ratio: Ratio) -> int:
        """The whole that a ratio is taken of: the authorised total, or a part's approved seats."""
        return self.total if ratio.of == "total" else self.approved(grades_of(ratio.of))

    def most(self, ratio: Ratio) -> int | None:
        """How many people or seats a ratio allows in its part; None where it sets no such limit."""
        return None if ratio.at_most is None else int(ratio.at_most * self.whole(ratio))

    def keeps(self, ratio: Ratio) -> bool:
        """True where the approved seats themselves keep both limits of a ratio, exactly."""
        part, whole = self.approved(ratio.grades), self.whole(ratio)
        under = ratio.at_most is None or part <= ratio.at_most * whole
        return under and (ratio.at_least is None or part >= ratio.at_least * whole)


def _as_written(value: object) -> object:
    """A policy is checked together with the one that it changes (`models.references`)."""
    return value


PolicyChange = Annotated[
    Mapping[str, Any], BeforeValidator(_as_written, json_schema_input_type=Policy)
]
"""Keys of a policy that take the place of those in force."""


class PlanChange(Model):
    """An alternative plan: what it changes in the base plan. Grades not named keep their quota."""

    note: Text | None = None
    total: Positive | None = None
    quota: Quota | None = None
    ratios: tuple[Ratio, ...] | None = None
    policy: PolicyChange | None = None

    def apply(self, plan: Plan) -> Plan:
        """The base plan with this change; raises ValidationError where the result is no plan."""
        return plan.replace(
            total=self.total or plan.total,
            quota={**plan.quota, **(self.quota or {})},
            ratios=plan.ratios if self.ratios is None else self.ratios,
        )
