"""What every model shares: frozen, strict about its keys, written in files with hyphens."""

import re
from contextlib import suppress
from datetime import date, datetime
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
)
from pydantic_core import PydanticCustomError


def hyphens(field: str) -> str:
    """The name of a field as files write it: `over_quota` is `over-quota`, `class_` is `class`."""
    return field.rstrip("_").replace("_", "-")


class Model(BaseModel):
    """A frozen record. Unknown keys are refused; a change is a new record (`replace`)."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=hyphens,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    def replace(self, **changes: Any) -> Self:
        """The same record with some fields changed, checked again.

        Raises pydantic's ValidationError where the changed record would not be valid.
        """
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate({**fields, **changes}, by_name=True, by_alias=False)


def _day(value: object) -> object:
    """A day, or a month for its first day: service is counted by the month. Nothing is guessed."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and (match := _DAY.fullmatch(value)):
        with suppress(ValueError):
            return date(int(match[1]), int(match[2]), int(match[3] or 1))
    raise PydanticCustomError("no_day", "{value} is no day of the calendar", {"value": str(value)})


_DAY = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")

Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day, written `2005-11-01`, or `2005-11` for the first of the month."""

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=80)]
"""An identifier: letters, digits, `.`, `_` and `-`. Never shown in a public notice."""

Count = Annotated[int, Strict(), Field(ge=0, le=1_000_000)]
"""A whole number from 0 to a million; text that looks like one is refused."""

Positive = Annotated[int, Strict(), Field(ge=1, le=1_000_000)]
"""A whole number from 1 to a million; text that looks like one is refused."""

Years = Annotated[int, Strict(), Field(ge=1, le=100)]
"""A number of whole years."""

Flag = Annotated[bool, Strict()]
"""true or false, and no other word for them."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


def _distinct(values: tuple[Any, ...]) -> tuple[Any, ...]:
    seen: list[Any] = []
    for value in values:
        if value in seen:
            raise ValueError(f"lists {value} twice")
        seen.append(value)
    return values


Distinct = AfterValidator(_distinct)
"""Marks a tuple whose members may not repeat."""
