"""Professional titles (职称) and the other ordered words that a record of a person uses."""

from enum import StrEnum
from typing import Literal


class TitleTier(StrEnum):
    """职称级别. A junior title 初级 is either 助理级 (assistant) or 员级 (technician)."""

    FULL_SENIOR = "full-senior"
    ASSOCIATE_SENIOR = "associate-senior"
    INTERMEDIATE = "intermediate"
    ASSISTANT = "assistant"
    TECHNICIAN = "technician"

    def at_least(self, other: "TitleTier") -> bool:
        """True where a title of this tier is no lower than one of the other."""
        return _PLACE[self] <= _PLACE[other]


TitleFloor = Literal[
    "full-senior",
    "associate-senior",
    "senior",
    "intermediate",
    "assistant",
    "technician",
    "junior",
]
"""The lowest title a condition accepts; `senior` 高级 and `junior` 初级 name the lower of two."""


def lowest(floor: TitleFloor) -> TitleTier:
    """The tier that a floor stands for."""
    return {
        "senior": TitleTier.ASSOCIATE_SENIOR,
        "junior": TitleTier.TECHNICIAN,
    }.get(floor) or TitleTier(floor)


class Education(StrEnum):
    """学历, highest first."""

    DOCTOR = "doctor"
    MASTER = "master"
    BACHELOR = "bachelor"
    COLLEGE = "college"
    SECONDARY = "secondary"
    SCHOOL = "school"

    def at_least(self, other: "Education") -> bool:
        """True where this level is no lower than the other."""
        return _PLACE[self] <= _PLACE[other]


class Mark(StrEnum):
    """年度考核等次, best first; `ungraded` is 不定等次, which counts neither for nor against."""

    EXCELLENT = "excellent"
    QUALIFIED = "qualified"
    BASICALLY_QUALIFIED = "basically-qualified"
    UNQUALIFIED = "unqualified"
    UNGRADED = "ungraded"

    def at_least(self, other: "Mark") -> bool:
        """True where this mark is no worse than the other; never for `ungraded`."""
        return self is not Mark.UNGRADED and _PLACE[self] <= _PLACE[other]


_PLACE = {word: place for words in (TitleTier, Education, Mark) for place, word in enumerate(words)}
"""The place of each word among those of its kind, the highest first."""
