"""Working days of China, as the State Council sets them year by year."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from models.timetable import Rest

_SATURDAY = 5
"""Of the days of a week, counted from Monday, 0."""
_NAMES: dict[str, Rest] = {
    "New Year's Day": "new-year",
    "Spring Festival": "spring-festival",
    "Tomb-sweeping Day": "tomb-sweeping",
    "Labour Day": "labour",
    "Dragon Boat Festival": "dragon-boat",
    "Mid-autumn Festival": "mid-autumn",
    "National Day": "national",
}


def known_years() -> range:
    """The years whose holidays are known; those to come are set a year ahead, not before."""
    holidays, _ = _set_days()
    return range(min(holidays).year, max(holidays).year + 1)


def rest(day: date) -> Rest | None:
    """Why nobody works on a day; None for a working day, moved Saturdays and Sundays included.

    Outside the known years only weekends are told.
    """
    holidays, worked = _set_days()
    if day in worked:
        return None
    if day in holidays:
        return _NAMES.get(holidays[day], "other")
    return "weekend" if day.weekday() >= _SATURDAY else None


@cache
def _set_days() -> tuple[dict[date, str], dict[date, str]]:
    """Holidays, and days worked in their place."""
    from chinese_calendar import holidays, workdays  # only for a calendar

    return holidays, workdays


def working_days(first: date, last: date) -> int:
    """How many days from the first to the last, both included, offices work."""
    return sum(rest(day) is None for day in _days(first, last))


def working_from(day: date) -> date:
    """The day itself, or the next on which offices work."""
    while rest(day) is not None:
        day += timedelta(days=1)
    return day


def working_until(day: date) -> date:
    """The day itself, or the one before it on which offices last worked."""
    while rest(day) is not None:
        day -= timedelta(days=1)
    return day


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
