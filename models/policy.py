"""Named decisions where the regulation is silent or contradicts itself, and the rules' ids."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator

from models.base import Day, Distinct, Id, Model
from models.grades import Grade
from models.problems import Inconsistent, Problem
from models.text import Text
from models.written import given


class Rule(StrEnum):
    """The ids that labels, conflicts, reports and tests use for the rules."""

    ONE_POST = "one-post"
    SEATS = "seats"
    QUOTA = "quota"
    RATIO = "ratio"
    KEEP_GRADE = "keep-grade"
    PIN = "pin"
    FORBID = "forbid"
    NAMED = "named"
    AVOIDANCE = "avoidance"
    LIMIT = "limit"
    """What a plan itself must keep: only where plans are searched for."""
    POOL = "pool"
    """Seats that institutions share: only where a region is decided."""


class AimName(StrEnum):
    """What is best, in the default order; each is proved before the next is touched.

    Stability is pursued only after a result was made public.
    """

    TRANSITIONAL = "transitional"
    PLACEMENT = "placement"
    PRIORITY = "priority"
    SENIORITY_FIT = "seniority-fit"
    STABILITY = "stability"
    PREFERENCE = "preference"
    CONTINUITY = "continuity"
    DEPARTMENT = "department"


CLAIMS = (
    AimName.TRANSITIONAL,
    AimName.PLACEMENT,
    AimName.PRIORITY,
    AimName.SENIORITY_FIT,
)
"""Aims that give people a claim: that there is a seat, and that merit decides who gets it."""

SMALL_IS_GOOD = (AimName.TRANSITIONAL, AimName.PREFERENCE)
"""Aims of which a small value is the better one."""


Reading = Literal["R1", "R2", "R3", "R4"]
"""How an ambiguous first-appointment sentence is read; docs/model.md says what each means."""


Reduction = Literal["no-entry", "two-for-one", "three-for-one", "by-excess"]
"""How seats over the quota are given up: 只退不进, 退二进一, 退三进一, or by the excess."""


NO_FAIR = "There is no policy fair any more: the aim priority gives seats by points, by default."
INSTEAD_OF_FAIR = "Leave it out; where `aims` are written, put priority after placement."
"""What a file is told that still asks for no justified envy."""


class Policy(Model):
    """Every reading that can be switched; the defaults are those of docs/model.md.

    `over_quota`: what happens where more people keep a grade than it has seats.
    `transitional_reduction`: who may come to such a grade in a regular round.
    `quota_reading`: `cumulative` lets a lower grade use a higher seat of its tier (高岗低用).
    `professional_posts`: `by-tier` fills a professional desk at any grade of its tier.
    `merit_reading`: how the first-appointment sentence of P5, P6, P8, P9 is read.
    `recent_years`: 近三年 as assessment years, or as 36 months before the date.
    `aims`: what is best, the first first; `priority` lets points decide who gets a seat.
    """

    over_quota: Literal["forbid", "transitional"] = "forbid"
    transitional_reduction: Reduction = "no-entry"
    quota_reading: Literal["exact", "cumulative"] = "exact"
    professional_posts: Literal["by-tier", "as-written"] = "by-tier"
    merit_reading: Reading = "R1"
    recent_years: Literal["assessment-years", "months"] = "assessment-years"
    aims: Annotated[tuple[AimName, ...], Field(min_length=1), Distinct] = tuple(
        aim for aim in AimName if aim is not AimName.STABILITY
    )

    @model_validator(mode="before")
    @classmethod
    def _without_fair(cls, written: object) -> object:
        if isinstance(written, Mapping) and "fair" in written:
            raise Inconsistent([Problem(at=("fair",), what=NO_FAIR, mend=INSTEAD_OF_FAIR)])
        return written

    @property
    def by_points(self) -> bool:
        """True where points decide who gets a seat, before any sum does."""
        decisive = (AimName.SENIORITY_FIT, AimName.PREFERENCE)
        return next((aim for aim in self.aims if aim in (AimName.PRIORITY, *decisive)), None) is (
            AimName.PRIORITY
        )

    @property
    def pursued(self) -> tuple[AimName, ...]:
        """The aims in their order; transitional seats only where policy allows any."""
        allowed = self.over_quota == "transitional"
        return tuple(aim for aim in self.aims if allowed or aim is not AimName.TRANSITIONAL)


class Decision(Model):
    """A decision of the leading group: this person (not) in this post or at this grade."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [given("post"), given("grade")]})

    rule: Literal["pin", "forbid"]
    person: Id
    post: Id | None = None
    grade: Grade | None = None
    reason: Text
    clause: Text | None = None
    by: Text
    on: Day

    @property
    def name(self) -> str:
        """How reports call the decision: person, post and grade."""
        return "/".join(part for part in (self.person, self.post, self.grade) if part is not None)

    def settles(self, person: str, post: str, grade: Grade) -> bool:
        """True where the decision speaks of this person at this post and grade."""
        return self.person == person and self.post in (None, post) and self.grade in (None, grade)


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions as they are looked at: who is kept out first, then who is put where.

    Where several speak of one seat, the order in the file does not say which of them is told.
    """
    return sorted(decisions, key=lambda one: (one.rule, one.name))


Kinship = Literal["spouse", "direct", "collateral", "in-law", "other"]
"""夫妻, 直系血亲, 三代以内旁系血亲, 近姻亲, 其他."""


class Relation(Model):
    """Two relatives (任职回避): spouses, direct or collateral blood, close in-laws, others."""

    model_config = ConfigDict(  # nobody is a relative of himself
        json_schema_extra={"allOf": [{"properties": {"between": {"uniqueItems": True}}}]}
    )

    between: tuple[Id, Id]
    kind: Kinship
