"""Counting years the way the regulation does: whole, completed, the anniversary included."""

from collections.abc import Iterable
from datetime import date, timedelta

Span = tuple[date, date]
"""A period: its first day, and the first day after it."""


def anniversary(begun: date, years: int) -> date:
    """The day on which `years` whole years are completed (满): the same day of the year.

    29 February has its anniversary on the 28th where the year has no 29th (the last day of the
    month stands in for a missing day, as in 民法典 art. 202).
    """
    try:
        return begun.replace(year=begun.year + years)
    except ValueError:
        return begun.replace(year=begun.year + years, day=28)


def whole_years(begun: date, as_of: date) -> int:
    """Whole years completed from `begun` to `as_of`; the anniversary itself counts."""
    years = as_of.year - begun.year
    return max(0, years if anniversary(begun, years) <= as_of else years - 1)


def merged(spans: Iterable[Span], as_of: date) -> list[Span]:
    """The spans cut off at `as_of`, overlaps and adjoining ones joined, in order."""
    joined: list[Span] = []
    for since, until in sorted((since, min(until, as_of)) for since, until in spans):
        if until < since:
            continue
        if joined and since <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], until))
        else:
            joined.append((since, until))
    return joined


def begun(spans: Iterable[Span], as_of: date) -> date | None:
    """The day on which the same length of service, without gaps, would have begun.

    Periods with gaps between them add up: whole years of each as years, what is left of them by
    days. None where there is no period at all.
    """
    joined = merged(spans, as_of)
    if not joined:
        return None
    if len(joined) == 1 and joined[0][1] == as_of:
        return joined[0][0]
    whole = [(since, until, whole_years(since, until)) for since, until in joined]
    rest = sum((until - anniversary(since, years) for since, until, years in whole), timedelta())
    return anniversary(as_of - rest, -sum(years for _, _, years in whole))


def window_start(as_of: date, years: int, *, by_months: bool) -> date:
    """The first day of 近 n 年: of the n-th assessment year back, or n years before `as_of`."""
    return anniversary(as_of, -years) if by_months else date(as_of.year - years, 1, 1)
