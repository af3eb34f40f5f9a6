"""What papers for the outside say beside the result: where to object, and the contract."""

from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, WithJsonSchema, model_validator

from models.base import Day, Model
from models.problems import Inconsistent, Problem
from models.text import Text

ContractType = Literal["short", "medium", "long", "project"]
"""合同期限: 短期 (at most three years), 中期 (more), 长期 (to retirement), 项目."""

_SHORT = 3


def _figures(value: object) -> object:
    """A number that looks like one: nothing is lost, for a leading nought keeps it text."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Figures = Annotated[
    Text,
    BeforeValidator(_figures),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": r"\S"}, {"type": "integer"}]}),
]
"""Text that may be all figures, as a telephone number."""


class Notice(Model):
    """公示: where to object. What is absent becomes a line in the notice to fill in by hand."""

    office: Text | None = None
    contact: Text | None = None
    telephone: Figures | None = None
    address: Text | None = None


class Contract(Model):
    """聘用合同: its first day, its type, and `until`, its last day. All of it may be open."""

    start: Day | None = None
    type: ContractType | None = None
    until: Day | None = None

    @model_validator(mode="after")
    def _a_term_that_can_be(self) -> Self:
        if problem := self.problem:
            raise Inconsistent([problem])
        return self

    def over(self, general: "Contract") -> "Contract":
        """The contract with what it leaves open taken from a general one, unchecked.

        The last day goes with the type: who has another type does not take over the general end.
        """
        own = self.model_dump(by_alias=False, exclude_none=True)
        left = general.model_dump(by_alias=False, exclude={"until"} if self.type else None)
        return Contract.model_construct(**{**left, **own})

    @property
    def problem(self) -> Problem | None:
        """What is wrong with the term, if anything."""
        if self.start is None or self.until is None:
            return None
        if self.until <= self.start:
            return Problem(
                at=("until",),
                what=f"The contract ends ({self.until}) no later than it begins ({self.start}).",
                mend="`until` is its last day: correct one of the two dates.",
            )
        within = _within_years(self.start, self.until, _SHORT)
        if (self.type == "short" and not within) or (self.type == "medium" and within):
            return Problem(
                at=("type",),
                what=f"From {self.start} to {self.until} is no term of a {self.type} contract.",
                mend="A short one runs for at most three years, a medium one for more.",
            )
        return None


def _within_years(first: date, last: date, years: int) -> bool:
    """True where the days from the first to the last are no more than so many years."""
    return (last.year - years, last.month, last.day) < (first.year, first.month, first.day)


class Period(Model):
    """Days on end, the first and the last of them included."""

    first: date
    last: date


def notice_period(posted: date, days: int) -> Period:
    """公示期: so many calendar days, of which the day of posting is none (民法典 art. 201).

    Posted on 21 May for seven days: from 22 to 28 May.
    """
    return Period(first=posted + timedelta(days=1), last=posted + timedelta(days=days))
