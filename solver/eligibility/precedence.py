"""Who stands before whom: by points, then by the rulebook's keys for people of equal points."""

from models.rulebook import TieBreak
from solver.eligibility.points import breakdown
from solver.eligibility.subject import Subject

Rank = tuple[int, ...]
"""The smaller stands first; people of the same rank are equal."""

_LAST = 1 << 30
"""A fact that is not on record goes behind every fact that is."""


def rank(subject: Subject, points: int) -> Rank:
    """Where somebody with so many points (hundredths) stands."""
    keys = subject.scenario.rulebook.scoring.tie_break
    return (-points, *(_key(key, subject) for key in keys))


def _key(key: TieBreak, subject: Subject) -> int:
    """The smaller goes first: an earlier day, or more points of an item."""
    person = subject.person
    match key:
        case "service-years":
            day = person.began
        case "rank-years":
            day = subject.rank_since
        case "title-years":
            day = subject.title.qualified if subject.title else None
        case "age":
            day = person.born
        case _:
            return -sum(one.points for one in breakdown(subject) if one.item == key)
    return _LAST if day is None else day.toordinal()
