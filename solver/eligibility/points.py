"""Seniority points of a person, item by item, in whole hundredths of a point."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from models.rulebook import ScoreItem
from models.titles import Education, Mark
from solver.eligibility.calendar import whole_years
from solver.eligibility.subject import Subject


class ItemPoints(NamedTuple):
    """One item: what was earned (hundredths, after the cap) and the most that it can give."""

    item: str
    points: int
    most: int


def breakdown(subject: Subject) -> tuple[ItemPoints, ...]:
    """The points of each item of the rulebook's scoring, capped."""
    return tuple(
        ItemPoints(item.item, min(item.most, _earned(item, subject)), item.most)
        for item in subject.scenario.rulebook.scoring.items
    )


def points(subject: Subject) -> int:
    """The seniority points of a person: the sum of the capped items, in hundredths."""
    return sum(item.points for item in breakdown(subject))


def _earned(item: ScoreItem, subject: Subject) -> int:
    each = item.each or 0
    match item.item:
        case "service-years":
            began = subject.person.began
            return each * (whole_years(began, subject.as_of) if began else 0)
        case "rank-years":
            since = subject.rank_since
            return each * (whole_years(since, subject.as_of) if since else 0)
        case "excellent":
            first = subject.as_of.year - (item.last or 0)
            marks = subject.person.assessments.items()
            return each * sum(mark is Mark.EXCELLENT for year, mark in marks if year >= first)
        case "achievements":
            return _highest_of_each_kind(item.table or {}, subject)
        case _:
            return _best_education(item.table or {}, subject)


def _highest_of_each_kind(table: Mapping[str, int], subject: Subject) -> int:
    """`kind/level` goes before `kind`; of several achievements of a kind one counts.

    An unfinished project is no achievement yet, though taking part in it may open a grade.
    """
    best: dict[str, int] = {}
    for record in (one for one in subject.person.achievements if one.completed):
        earned = table.get(f"{record.kind}/{record.level}", table.get(record.kind, 0))
        best[record.kind] = max(earned, best.get(record.kind, 0))
    return sum(best.values())


def _best_education(table: Mapping[str, int], subject: Subject) -> int:
    """A level that the table leaves out earns what the next lower one listed does."""
    held = frozenset(record.level for record in subject.person.education)
    return _best_of(held, tuple(table.items()))


@cache
def _best_of(held: frozenset[Education], table: tuple[tuple[str, int], ...]) -> int:
    levels = ((Education(level), earned) for level, earned in table)
    return max(
        (earned for level, earned in levels if any(one.at_least(level) for one in held)), default=0
    )
