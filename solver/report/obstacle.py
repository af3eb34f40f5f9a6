"""What stands in the way of somebody, in words: full rows, and who is in them."""

from collections.abc import Iterator

from models.findings import Holder, Obstacle
from models.policy import Rule
from models.priority import FullRow
from solver.report.naming import Names, points_text

_PAIR = 2
"""Relatives who avoid each other stand before their posts."""


def obstacle_text(names: Names, obstacle: Obstacle) -> str:
    """Why somebody has not got a seat: "P8 is full: S22 (35.00) stands before"."""
    words = names.words
    if not obstacle.full:
        return words("why.search" if obstacle.proved else "why.sum")
    rows = words.join(_row(names, row) for row in obstacle.full)
    holders = words.join(_holders(names, obstacle))
    if not holders:
        return words("why.rule", rules=rows)
    if obstacle.seats == 1 and obstacle.ahead + obstacle.rights == 1:
        return words("why.single", of=rows, holders=holders)
    key = "why.full" if len(obstacle.full) == 1 else "why.full.many"
    return words(key, of=rows, holders=holders)


def _row(names: Names, row: FullRow) -> str:
    """A row by what it is about."""
    match row.rule:
        case Rule.SEATS:
            return names.seat(row.about) if row.about in names.scenario.desks else row.about
        case Rule.QUOTA:
            return names.seats_of(row.about)
        case Rule.RATIO:
            return names.words("why.ratio", ratio=names.ratio(row.about))
        case Rule.POOL:
            return names.words("why.pool", of=names.seats_of(row.about))
        case Rule.AVOIDANCE:
            people = names.people(row.about.split("/")[:_PAIR])
            return names.words("why.about", rule=names.words(f"rule.{row.rule}"), about=people)
        case _:
            return names.words(
                "why.about", rule=names.words(f"rule.{row.rule}"), about=names.about(row.about)
            )


def _holders(names: Names, obstacle: Obstacle) -> Iterator[str]:
    """Those before in line first, then those by right; more than are named are counted."""
    words = names.words
    for one in obstacle.holders:
        yield holder_text(names, one)
    named = sum(one.by in _BEFORE for one in obstacle.holders)
    if obstacle.ahead > named:
        yield words("why.ahead", n=obstacle.ahead)
    for one in obstacle.by_right:
        yield holder_text(names, one)
    if obstacle.rights > len(obstacle.by_right):
        yield words("why.rights", n=obstacle.rights)


_BEFORE = ("more-points", "tie-break", "equal-points")


def holder_text(names: Names, holder: Holder) -> str:
    """Somebody who has a seat, and on what grounds."""
    points = points_text(holder.points)
    return names.words(f"holder.{holder.by}", person=names.person(holder.person), points=points)
