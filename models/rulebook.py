"""The regulation that institutions share: conditions with their clauses, values, scoring."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from models.base import Count, Day, Distinct, Id, Model, Positive, Years
from models.conditions import Condition
from models.grades import Grade, position
from models.people import Sex
from models.policy import Reading, Rule
from models.problems import MOST, Inconsistent, Path, Problem
from models.procedure import Procedure
from models.recusal import DatedClause
from models.text import Prose, Text
from models.titles import Education
from models.unfolding import unresolved
from models.written import Stated, given, says, where

_MOST = 10_000


def _hundredths(value: object) -> object:
    """Points are written with up to two decimals and kept as whole hundredths."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError("points are a number, such as 1.5")  # noqa: TRY004 (pydantic wants it)
    if not Decimal(value).is_finite() or not 0 <= value <= _MOST:
        raise ValueError(f"points are from 0 to {_MOST}, not {value}")
    scaled = Fraction(value) * 100  # a product of decimals would be rounded
    if scaled.denominator != 1:
        raise ValueError(f"{value} has more than two decimals")
    return int(scaled)


Points = Annotated[
    Count,
    BeforeValidator(_hundredths),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": _MOST}),
]
"""Points in hundredths (1.5 points = 150), written in files as plain decimals."""


class GradeRow(Model):
    """One rung of the ladder: what a grade is worth (yuan a month) and its basic conditions.

    At first appointment `first_appointment` takes the place of `regular`, where it is given; a
    reading not given there is the same as R1, which must be.
    """

    model_config = ConfigDict(
        json_schema_extra={"allOf": [{"properties": {"first-appointment": {"required": ["R1"]}}}]}
    )

    value: Count
    regular: Condition | None = None
    first_appointment: Mapping[Reading, Condition] | None = None
    cite: Text | None = None
    text: Text | None = None
    note: Prose | None = None

    @model_validator(mode="after")
    def _default_reading(self) -> Self:
        if self.first_appointment is not None and "R1" not in self.first_appointment:
            raise ValueError("`first-appointment` lacks R1, the default reading")
        return self


_ITEMS: Mapping[str, frozenset[str]] = {
    "service-years": frozenset({"each"}),
    "rank-years": frozenset({"each"}),
    "excellent": frozenset({"each", "last"}),
    "achievements": frozenset({"table"}),
    "education": frozenset({"table"}),
}
"""What an item of the scoring takes, and nothing else of these."""

_MEASURES = ("each", "last", "table")


def _needs_by_item() -> Stated:
    """What each item takes; a table of education speaks of levels that there are."""
    rules = [
        where(says("item", item), given(*sorted(needs), without=sorted({*_MEASURES} - needs)))
        for item, needs in _ITEMS.items()
    ]
    levels = {"properties": {"table": {"propertyNames": {"enum": list(Education)}}}}
    return {"allOf": [*rules, where(says("item", "education"), levels)]}


class ScoreItem(Model):
    """One capped item of the seniority points.

    `service-years` and `rank-years` give `each` per whole year; `excellent` gives `each` per
    excellent assessment in the `last` years; `achievements` and `education` read a `table`, the
    former by kind or `kind/level`, only the highest of a kind counting.
    """

    model_config = ConfigDict(json_schema_extra=_needs_by_item())

    item: Literal["service-years", "rank-years", "excellent", "achievements", "education"]
    most: Points
    each: Points | None = None
    last: Years | None = None
    table: Mapping[str, Points] | None = None
    note: Prose | None = None

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> Self:
        needs = _ITEMS[self.item]
        if {name for name in _MEASURES if getattr(self, name) is not None} != needs:
            raise ValueError(f"{self.item} takes {' and '.join(sorted(needs))}")
        if self.item == "education" and not set(self.table or ()) <= set(Education):
            raise ValueError(f"levels of education are {', '.join(Education)}")
        return self


TieBreak = Literal[
    "service-years",
    "rank-years",
    "title-years",
    "age",
    "excellent",
    "achievements",
    "education",
]
"""What goes before among people of equal points: longer service, longer in the present title or
rank, longer since the present title was qualified, the older; or more points of an item."""


class Scoring(Model):
    """How points are made; where the regulation sets none, `note` must say whose choice it is.

    `tie_break` orders people whose points are equal, the first key that differs deciding; years
    are compared to the day. Without it, or where all keys are equal, equals stay equal.
    """

    note: Prose
    items: tuple[ScoreItem, ...] = Field(min_length=1)
    tie_break: Annotated[tuple[TieBreak, ...], Distinct] = ()

    @model_validator(mode="after")
    def _nothing_counts_twice(self) -> Self:
        if problems := list(_twice(self.items)):
            raise Inconsistent(problems)
        return self


def _twice(items: tuple[ScoreItem, ...]) -> Iterator[Problem]:
    """Items that count what an earlier one counts; achievements may be parted by their kinds."""
    seen: set[str] = set()
    for index, item in enumerate(items):
        kinds = {key.partition("/")[0] for key in item.table or ()}
        counted = kinds if item.item == "achievements" else {item.item}
        if again := sorted(counted & seen):
            yield Problem(
                at=("items", index),
                what=f"{again[0]} is counted by an earlier item already.",
                mend="Its points would be added twice: keep one of the two.",
            )
        seen |= counted


class Vocabulary(Model):
    """The words that records and conditions may use, each with its Chinese."""

    ranks: Mapping[Text, Grade] = {}
    series: Mapping[Id, Text] = {}
    fields: Mapping[Id, Text] = {}
    certificates: Mapping[Id, Text] = {}
    achievements: Mapping[Id, Text] = {}
    classes: Mapping[Id, Text] = {}


class Clause(Model):
    """Where a rule comes from, and its own words."""

    cite: Text
    text: Text


class Raised(Model):
    """延迟退休: from a day on one month later for every so many months, up to an age (years)."""

    since: Day
    every: Positive
    most: Years
    cite: Text


class Retirement(Model):
    """At which age (years) people of a sex retire; workers are those of grades W, cadres others."""

    sex: Sex
    staff: Literal["cadre", "worker"]
    age: Years
    cite: Text
    raised: Raised | None = None


class Rulebook(Model):
    """The regulation as data. `general` holds for every grade; `grades` adds to it.

    `rules` are the sentences that the solver's own rules (quota, keep-grade …) rest on, and
    `regular_rules` those that take their place in a regular round. `procedure` dates the stages;
    `recusal` and `close_posts` are the law on 履职回避 and 岗位回避, as it came into force.
    """

    schema_: Literal["gangwei-rulebook/1"]
    title: Text
    source: Text
    values_source: Text
    note: Prose | None = None
    vocabulary: Vocabulary = Vocabulary()
    rules: Mapping[Rule, Clause] = {}
    regular_rules: Mapping[Rule, Clause] = {}
    retirement: tuple[Retirement, ...] = ()
    procedure: Procedure | None = None
    recusal: tuple[DatedClause, ...] = ()
    close_posts: tuple[DatedClause, ...] = ()
    general: Condition | None = None
    conditions: Mapping[Id, Condition] = {}
    grades: Mapping[Grade, GradeRow] = Field(min_length=1)
    scoring: Scoring

    @model_validator(mode="after")
    def _names_resolve(self) -> Self:
        stated = unresolved(self.all_conditions(), self.conditions)
        if problems := list(islice(stated, MOST)):
            raise Inconsistent(problems)
        return self

    def all_conditions(self) -> list[tuple[Path, Condition]]:
        """Every condition stated here, with its path."""
        found: list[tuple[Path, Condition]] = []
        if self.general is not None:
            found.append((("general",), self.general))
        found += [(("conditions", name), stated) for name, stated in self.conditions.items()]
        for grade in sorted(self.grades, key=position):
            row = self.grades[grade]
            if row.regular is not None:
                found.append((("grades", grade, "regular"), row.regular))
            found += [
                (("grades", grade, "first-appointment", reading), stated)
                for reading, stated in (row.first_appointment or {}).items()
            ]
        return found
