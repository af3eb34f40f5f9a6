"""What every model shares: frozen, strict about its keys, written in files with hyphens."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


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


FIRST_DATED, LAST_DATED = 1900, 2299
"""Years of which a day may be: nobody on record was born before, and nothing is planned later."""


def _day(value: object) -> object:
    """A day, or a month for its first day: service is counted by the month. Nothing is guessed."""
    day = None
    if isinstance(value, date) and not isinstance(value, datetime):
        day = value
    elif isinstance(value, str) and (match := _DAY.fullmatch(value)):
        with suppress(ValueError):
            day = date(int(match[1]), int(match[2]), int(match[3] or 1))
    if day is None:
        said = "{value} is no day of the calendar"
        raise PydanticCustomError("no_day", said, {"value": str(value)})
    if not FIRST_DATED <= day.year <= LAST_DATED:
        raise ValueError(f"{day} is not within the years {FIRST_DATED} to {LAST_DATED}")
    return day


_DAY = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")


def day_schema(years: str) -> JsonSchemaValue:
    """How a file writes a day of certain years (a pattern); that it exists no pattern can say."""
    return {
        "type": "string",
        "pattern": f"^{years}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$",
        "description": "A day, as 2005-11-01, or a month for its first day, as 2005-11.",
        "examples": ["2005-11-01", "2005-11"],
    }


@dataclass(frozen=True, slots=True)
class _Mark:
    """Marks a type: how values of it are looked at, and how its JSON Schema says so."""

    looked_at: Callable[[CoreSchema], CoreSchema]
    said: Callable[[JsonSchemaValue], JsonSchemaValue]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return self.looked_at(handler(source))

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return self.said(handler(core))


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema(day_schema("(19|2[0-2])[0-9]{2}"))]
"""A calendar day, written `2005-11-01`, or `2005-11` for the first of the month."""

FIRST_YEAR, LAST_YEAR = 1950, 2200
YEARS = "(19[5-9][0-9]|2[01][0-9]{2}|2200)"
"""The same as a pattern: from the first year to the last."""

Year = Annotated[
    int,
    Strict(),
    Field(ge=FIRST_YEAR, le=LAST_YEAR),
    WithJsonSchema({"type": "string", "pattern": f"^{YEARS}$"}),
]
"""A year as a key; JSON knows keys as text only."""

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=80)]
"""An identifier: letters, digits, `.`, `_` and `-`. Never shown in a public notice."""

MOST = 1_000_000
"""The largest number of anything."""

Count = Annotated[int, Strict(), Field(ge=0, le=MOST)]
"""A whole number from 0 to a million; text that looks like one is refused."""

Positive = Annotated[int, Strict(), Field(ge=1, le=MOST)]
"""A whole number from 1 to a million; text that looks like one is refused."""

Years = Annotated[int, Strict(), Field(ge=1, le=100)]
"""A number of whole years."""

Flag = Annotated[bool, Strict()]
"""true or false, and no other word for them."""


def _distinct(values: tuple[Any, ...]) -> tuple[Any, ...]:
    seen: set[Any] = set()
    for value in values:
        if value in seen:
            raise ValueError(f"lists {value} twice")
        seen.add(value)
    return values


Distinct = _Mark(
    partial(core_schema.no_info_after_validator_function, _distinct),
    lambda made: {**made, "uniqueItems": True},
)
"""Marks a tuple whose members may not repeat."""


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


OneOrMany = _Mark(
    partial(core_schema.no_info_before_validator_function, _listed),
    lambda many: {"anyOf": [many["items"], many]},
)
"""Marks a tuple of words, of which a file may write one without the list around it."""
