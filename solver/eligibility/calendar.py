"""Counting years the way the regulation does: whole, completed, the anniversary included."""

from collections.abc import Iterable, Sequence
from datetime import date

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


def years_in(spans: Sequence[Span]) -> int:
    """Whole years in periods with gaps between them, the same on whatever day it is asked.

    The whole years of the later ones, and those of the first once the days that are left of the
    later ones are laid at its end. `spans` are `merged`.
    """
    if not spans:
        return 0
    (first, end), *later = spans
    years = 0
    for since, until in later:
        whole = whole_years(since, until)
        years, end = years + whole, end + (until - anniversary(since, whole))
    return years + whole_years(first, end)


def served(spans: Sequence[Span], years: int, *, running: bool) -> date | None:
    """The day on which periods come to so many whole years; the last of them may be `running`.

    None where time alone will not make it so. `spans` are `merged`, and not so many years yet.
    """
    if not running or not spans:
        return None
    *over, (since, until) = spans
    enough = anniversary(since, years - years_in(over))
    if not over:
        return enough
    low, high = until.toordinal(), enough.toordinal()  # the rests may make it so before
    while low + 1 < high:
        middle = (low + high) // 2
        reached = years_in([*over, (since, date.fromordinal(middle))]) >= years
        low, high = (low, middle) if reached else (middle, high)
    return date.fromordinal(high)


def window_start(as_of: date, years: int, *, by_months: bool) -> date:
    """The first day of 近 n 年: of the n-th assessment year back, or n years before `as_of`."""
    return anniversary(as_of, -years) if by_months else date(as_of.year - years, 1, 1)
