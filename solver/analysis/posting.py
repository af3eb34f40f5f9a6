"""When a notice stands, and when it can stand once more."""

from datetime import date, timedelta

from models.papers import notice_period
from models.timetable import Posting
from solver.analysis.workdays import working_from

_DAY = timedelta(days=1)


def posting(posted: date, days: int) -> Posting:
    """A notice that goes up on a day and stands for so many."""
    period = notice_period(posted, days)
    return Posting(posted=posted, first=period.first, last=period.last)


def posted_again(notice: Posting, days: int) -> Posting:
    """The notice after an objection of the last day: up again on the next working day."""
    return posting(working_from(notice.last + _DAY), days)


def early_enough(notice: Posting, days: int, last: date) -> date:
    """The latest day, none after the notice's own, whose second notice ends by `last`."""
    posted = notice.posted
    while posted_again(posting(posted, days), days).last > last:
        posted -= _DAY
    return posted
