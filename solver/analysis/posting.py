"""When a notice stands, and when it can stand once more."""

from datetime import date, timedelta

from models.papers import notice_period
from models.timetable import Posting
from solver.analysis.workdays import working_from

_DAY = timedelta(days=1)


def posting(posted: date, days: int) -> Posting:
    """A notice that goes up on a day and stands for so many."""
    period = notice_period(posted, days)
    return Posting(
        posted=posted,
        first=period.first,
        last=period.last,
        objections=working_from(period.last),
    )


def posted_again(notice: Posting, days: int) -> Posting:
    """The notice after an objection of the last day: up again on the next working day."""
    return posting(working_from(notice.objections + _DAY), days)


def latest_posting(days: int, by: date) -> date:
    """The latest day on which a notice can go up that is over by another."""
    posted = by - timedelta(days=days)
    while posting(posted, days).objections > by:
        posted -= _DAY
    return posted


def early_enough(notice: Posting, days: int, by: date) -> date:
    """The latest day, none after the notice's own, whose second notice is over by another."""
    posted = notice.posted
    while posted_again(posting(posted, days), days).objections > by:
        posted -= _DAY
    return posted
