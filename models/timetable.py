"""The calendar of one round: its stages day by day, its notice, and what is wrong with them."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from models.base import Flag, Id, Model
from models.text import Text

Origin = Literal["regulation", "scenario", "moved"]
"""Whose dates: the regulation's, the scenario's own, or either moved to another start."""

Rest = Literal[
    "weekend",
    "new-year",
    "spring-festival",
    "tomb-sweeping",
    "labour",
    "dragon-boat",
    "mid-autumn",
    "national",
    "other",
]
"""Why nobody works on a day."""

CautionKind = Literal[
    "as-of",
    "order",
    "overlap",
    "gap",
    "begins-idle",
    "ends-idle",
    "late",
    "notice-short",
    "posted-outside",
    "notice-over",
    "notice-ends-idle",
    "second-notice",
    "second-final",
    "holidays-unknown",
]


Facts = Mapping[str, date | int | str]
"""The dates and numbers that show something."""


class Step(Model):
    """A stage. `days` are calendar days, `working` those of them on which offices work.

    Where not `holidays_known`, only weekends were taken off.
    """

    stage: Id
    name: Text
    first: date
    last: date
    days: int
    working: int
    holidays_known: Flag
    dates: Origin
    cite: Text
    text: Text


class Posting(Model):
    """A public notice: the day on which it goes up, and the days on which it stands.

    `objections` is the last day for them: the last of the notice, or the next working day where
    that is none (民法典 art. 203).
    """

    posted: date
    first: date
    last: date
    objections: date


class Caution(Model):
    """Something that will not do, or may not: of which stage, with the dates that show it."""

    kind: CautionKind
    stage: Id | None = None
    facts: Facts
    cites: tuple[Text, ...] = ()


class Timetable(Model):
    """The stages in the regulation's order, its notice, and a second one after an objection.

    `days` is how long a notice stands, `ruled_days` how long it must. `second` answers an objection
    of the last day: it goes up on the next working day, when all objections are known. `finish` is
    the day by which all must be done.
    """

    institution: Text
    stage: Literal["first-appointment", "regular"]
    as_of: date
    cite: Text
    text: Text
    finish: date
    steps: tuple[Step, ...]
    notice_stage: Id
    notice_cite: Text
    notice_text: Text
    ruled_days: int
    days: int
    notice: Posting
    second: Posting
    cautions: tuple[Caution, ...]
