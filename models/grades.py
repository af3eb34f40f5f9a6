"""The ladder of posts: categories, grades, tiers (国人部发〔2006〕87号).

A lower number ranks higher within its category. Grades of two categories do not rank against
each other; they only have values, which the rulebook gives.
"""

from enum import StrEnum
from functools import cache
from typing import Literal


class Category(StrEnum):
    """岗位类别: what kind of work a post is."""

    MANAGEMENT = "M"
    PROFESSIONAL = "P"
    WORKER = "W"


class Tier(StrEnum):
    """层级: a run of professional grades that one kind of title opens."""

    FULL_SENIOR = "full-senior"
    ASSOCIATE_SENIOR = "associate-senior"
    INTERMEDIATE = "intermediate"
    JUNIOR = "junior"


class Grade(StrEnum):
    """岗位等级, as a code: 管理六级 is M6, 专业技术十级 is P10, 技术工三级 is W3, 普通工 is W6."""

    M1 = "M1"
    M2 = "M2"
    M3 = "M3"
    M4 = "M4"
    M5 = "M5"
    M6 = "M6"
    M7 = "M7"
    M8 = "M8"
    M9 = "M9"
    M10 = "M10"
    P1 = "P1"
    P2 = "P2"
    P3 = "P3"
    P4 = "P4"
    P5 = "P5"
    P6 = "P6"
    P7 = "P7"
    P8 = "P8"
    P9 = "P9"
    P10 = "P10"
    P11 = "P11"
    P12 = "P12"
    P13 = "P13"
    W1 = "W1"
    W2 = "W2"
    W3 = "W3"
    W4 = "W4"
    W5 = "W5"
    W6 = "W6"

    category: Category
    """The category the grade belongs to."""

    number: int
    """1 is the highest grade of its category."""

    def __init__(self, code: str) -> None:
        self.category = Category(code[0])
        self.number = int(code[1:])

    @property
    def tier(self) -> Tier | None:
        """The tier of a professional grade; None for the other categories, which have none."""
        return _tier(self)

    def at_or_above(self, other: "Grade") -> bool:
        """True where both are of one category and this one ranks no lower."""
        return self.category is other.category and self.number <= other.number

    def above(self, other: "Grade") -> bool:
        """True where both are of one category and this one ranks higher."""
        return self.category is other.category and self.number < other.number


_LAST_OF_TIER = {
    4: Tier.FULL_SENIOR,
    7: Tier.ASSOCIATE_SENIOR,
    10: Tier.INTERMEDIATE,
    13: Tier.JUNIOR,
}


@cache
def _tier(grade: Grade) -> Tier | None:
    if grade.category is not Category.PROFESSIONAL:
        return None
    return next(tier for last, tier in _LAST_OF_TIER.items() if grade.number <= last)


_POSITION = {grade: position for position, grade in enumerate(Grade)}


def position(grade: Grade) -> int:
    """The place of a grade in the printed order: M1 … M10, P1 … P13, W1 … W6."""
    return _POSITION[grade]


def grades_first(of: str) -> tuple[int, str]:
    """Sorts what is a grade or a post by its name: grades in printed order, then posts by id."""
    grade = grade_named(of)
    return (len(Grade), of) if grade is None else (position(grade), of)


def grade_named(text: str) -> Grade | None:
    """The grade of a code, None where the text is not one."""
    return Grade(text) if text in Grade.__members__ else None


PartName = Literal[
    "management",
    "professional",
    "worker",
    "senior",
    "full-senior",
    "associate-senior",
    "intermediate",
    "junior",
]
"""A part of the plan that a ratio may speak of; `senior` 高级 is full and associate together."""

_PARTS: dict[str, Category | tuple[Tier, ...]] = {
    "management": Category.MANAGEMENT,
    "professional": Category.PROFESSIONAL,
    "worker": Category.WORKER,
    "senior": (Tier.FULL_SENIOR, Tier.ASSOCIATE_SENIOR),
    **{tier.value: (tier,) for tier in Tier},
}


@cache
def grades_of(part: PartName) -> frozenset[Grade]:
    """The grades that a part of the plan comprises."""
    meaning = _PARTS[part]
    if isinstance(meaning, Category):
        return frozenset(grade for grade in Grade if grade.category is meaning)
    return frozenset(grade for grade in Grade if grade.tier in meaning)


def group_of(grade: Grade) -> Category | Tier | Grade:
    """What a general post of this grade is called after: the tier, or the grade itself.

    A professional post may be filled at any grade of its tier, a management post at one grade.
    """
    return grade.tier or grade
