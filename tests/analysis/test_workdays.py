"""Working days of China, against what the State Council set for 2012 (typed in here)."""

from datetime import date, timedelta

import pytest

from models.timetable import Rest
from solver.analysis.workdays import (
    known_years,
    rest,
    working_days,
    working_from,
    working_until,
)

OFF = {
    "new-year": ("2012-01-01", "2012-01-03"),
    "spring-festival": ("2012-01-22", "2012-01-28"),
    "tomb-sweeping": ("2012-04-02", "2012-04-04"),
    "labour": ("2012-04-29", "2012-05-01"),
    "dragon-boat": ("2012-06-22", "2012-06-24"),
    "mid-autumn and national": ("2012-09-30", "2012-10-07"),
}
"""First and last day off, by the notice on holidays of 2012."""

WORKED = ("2012-01-21", "2012-01-29", "2012-03-31", "2012-04-01", "2012-04-28", "2012-09-29")
"""Weekends worked in their place."""


def day(text: str) -> date:
    """A day as it is written."""
    return date.fromisoformat(text)


def days(first: str, last: str) -> list[date]:
    """Every day from one to another."""
    return [day(first) + timedelta(days=n) for n in range((day(last) - day(first)).days + 1)]


def test_every_day_of_2012_is_as_the_state_council_set_it() -> None:
    """Holidays are off, moved weekends are worked, all other weekends are off."""
    off = {one for first, last in OFF.values() for one in days(first, last)}
    worked = set(map(day, WORKED))
    for one in days("2012-01-01", "2012-12-31"):
        works = one in worked or (one.weekday() < 5 and one not in off)
        assert (rest(one) is None) == works, one


@pytest.mark.parametrize(
    ("on", "why"),
    [
        ("2012-05-01", "labour"),
        ("2012-06-22", "dragon-boat"),
        ("2012-05-19", "weekend"),
        ("2015-09-03", "other"),
        ("2012-04-28", None),
        ("2012-05-02", None),
        ("2003-05-01", None),
        ("2003-05-03", "weekend"),
    ],
)
def test_why_nobody_works(on: str, why: Rest | None) -> None:
    """The holiday by its name; outside the known years weekends only."""
    assert rest(day(on)) == why


def test_the_known_years_are_those_of_the_library() -> None:
    """From 2004; the last is at least the year that was known when this was written."""
    known = known_years()
    assert known[0] == 2004
    assert 2026 in known
    assert 2003 not in known


def test_the_next_and_the_last_working_day() -> None:
    """Over a holiday with its moved Saturday; a working day is its own."""
    assert working_from(day("2012-04-29")) == day("2012-05-02")
    assert working_until(day("2012-05-01")) == day("2012-04-28")
    assert working_from(day("2012-04-28")) == working_until(day("2012-04-28")) == day("2012-04-28")


@pytest.mark.parametrize(
    ("first", "last", "number"),
    [
        ("2012-04-28", "2012-05-02", 2),
        ("2012-05-21", "2012-05-31", 9),
        ("2012-05-19", "2012-05-20", 0),
        ("2012-05-21", "2012-05-20", 0),
    ],
)
def test_working_days_between(first: str, last: str, number: int) -> None:
    """Both ends count; none where the last is before the first."""
    assert working_days(day(first), day(last)) == number
