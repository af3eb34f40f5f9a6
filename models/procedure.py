"""实施步骤: the stages of a round, as the regulation dates them and as an institution does."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Self

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from models.base import FIRST_YEAR, LAST_YEAR, YEARS, Day, Id, Model, Positive, day_schema
from models.problems import Inconsistent, Path, Problem, unknown
from models.text import Prose, Text


def _within(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"{day} is not within the years {FIRST_YEAR} to {LAST_YEAR}")
    return day


PlanDay = Annotated[Day, AfterValidator(_within), WithJsonSchema(day_schema(YEARS))]
"""A day that can be planned for, so that periods can still follow it."""


NoticeDays = Annotated[Positive, Field(le=366)]
"""For how many days a notice stands: a year at most."""


class Stage(Model):
    """A step of the procedure, from its first day to its last, both included."""

    name: Text
    first: PlanDay
    last: PlanDay
    cite: Text
    text: Text

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise Inconsistent([ends_early(("last",), self.first, self.last)])
        return self


def ends_early(at: Path, first: date, last: date) -> Problem:
    """A stage whose last day is before its first."""
    return Problem(
        at=at,
        what=f"The stage ends ({last}) before it begins ({first}).",
        mend="`last` is its last day: correct one of the two dates.",
    )


class NoticeRule(Model):
    """公示: the stage in which it is held, and for how many days it must stand."""

    stage: Id
    days: NoticeDays
    cite: Text
    text: Text


class Procedure(Model):
    """The stages of the regulation in their order, and the day by which all must be done."""

    cite: Text
    text: Text
    finish: PlanDay
    stages: Mapping[Id, Stage] = Field(min_length=1)
    notice: NoticeRule

    @model_validator(mode="after")
    def _notice_has_its_stage(self) -> Self:
        if self.notice.stage not in self.stages:
            at = ("notice", "stage")
            raise Inconsistent([unknown(at, "stage", self.notice.stage, self.stages)])
        return self


class StageDates(Model):
    """Other dates of a stage than those of the regulation; what is left open stays."""

    first: PlanDay | None = None
    last: PlanDay | None = None
    note: Prose | None = None


class Planned(Model):
    """An institution's own dates. `posted` is the day on which the notice goes up.

    Without `posted` it is the first day of its stage; without `notice_days` it stands as long as
    the regulation asks.
    """

    stages: Mapping[Id, StageDates] = {}
    posted: PlanDay | None = None
    notice_days: NoticeDays | None = None
    finish: PlanDay | None = None
