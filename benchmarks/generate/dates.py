"""Days as numbers of months, which is how careers are reckoned."""

from datetime import date

from benchmarks.generate.spec import AS_OF

AUGUST = 7


def day(month: int) -> date:
    """The first day of a month, given in months since the year 0."""
    return date(month // 12, month % 12 + 1, 1)


def years(since: int) -> int:
    """Whole years from a month to the day of the scenario."""
    return (AS_OF - since) // 12


def august(month: int) -> int:
    """The last August that is no later: when schools have let out and service begins."""
    return month - (month - AUGUST) % 12
