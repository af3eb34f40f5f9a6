"""Rule `fair` said once a candidate: in as many rows as there are candidates, not pairs of them.

`nobody_has_reason_for_envy` names every pair, so that a conflict can be told. For solving, a column
says of a seat whether anybody with fewer points than so many holds it; whoever has as many and
wants the seat is held against that one column.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from models.policy import Rule
from solver.eligibility.wishes import protected, wish
from solver.program.columns import Columns, Terms, ones
from solver.program.constraints import Row


@dataclass(frozen=True, slots=True)
class _Claim:
    """What must hold where anybody with fewer points has the seat: that + Σ terms ≤ most."""

    points: int
    terms: Terms
    most: int


@dataclass(slots=True)
class _Seat:
    """Who could hold a seat without a right to it, by (points, column), and who claims it."""

    holders: list[tuple[int, int]] = field(default_factory=list)
    claims: list[_Claim] = field(default_factory=list)


def outranked(columns: Columns, first: int) -> tuple[tuple[int, ...], tuple[Row, ...]]:
    """The largest values of the columns that this takes, numbered from `first`, and the rows."""
    rows: list[Row] = []
    free = first
    for name, seat in _seats(columns).items():
        free, made = _ladder(name, seat, free)
        rows += made
    return (1,) * (free - first), tuple(rows)


def _seats(columns: Columns) -> dict[str, _Seat]:
    """Each grade at each desk, and each grade as such: it may be wanted at one's own desk.

    At a desk the claim is to have that or something wanted as much; at a grade, not to have less
    at the desk where one wants it.
    """
    scenario, candidates = columns.scenario, columns.candidates
    seats: dict[str, _Seat] = {}
    for column, candidate in enumerate(candidates.open):
        post, grade = candidate.triple.post, candidate.triple.grade
        at_desk = seats.setdefault(f"{post}/{grade}", _Seat())
        anywhere = seats.setdefault(grade, _Seat())
        points = candidates.points[candidate.triple.person]
        if not protected(candidate, scenario):
            at_desk.holders.append((points, column))
            anywhere.holders.append((points, column))
        if not candidate.applied:
            continue
        own, rank = columns.of_person[candidate.triple.person], wish(candidate, scenario)
        good = [c for c in own if wish(candidates.open[c], scenario) <= rank]
        at_desk.claims.append(_Claim(points, tuple((-1, c) for c in good), 0))
        less = [c for c in own if c not in good and candidates.open[c].triple.post == post]
        if less:
            anywhere.claims.append(_Claim(points, ones(less), 1))
    return seats


def _ladder(name: str, seat: _Seat, free: int) -> tuple[int, list[Row]]:
    """The rows of a seat, and the first column that is still free after them.

    Step by step up the points of those who claim it: whether anybody below holds it is whether
    anybody did a step before, or one of those who have come since.
    """
    rows: list[Row] = []
    waiting = sorted(seat.holders, reverse=True)
    below: list[int] = []  # one column, once there is anybody
    for claim in sorted(seat.claims, key=lambda claim: claim.points):
        since = list(_fewer(waiting, claim.points))
        if since and len(below) + len(since) > 1:
            below = [*below, *since]
            rows += [Row(Rule.FAIR, name, ((1, one), (-1, free)), 0) for one in below]
            rows.append(Row(Rule.FAIR, name, ((1, free), *((-1, one) for one in below)), 0))
            below, free = [free], free + 1
        below = below or since
        if below:
            rows.append(Row(Rule.FAIR, name, (*ones(below), *claim.terms), claim.most))
    return free, rows


def _fewer(waiting: list[tuple[int, int]], points: int) -> Iterator[int]:
    """Takes off the columns of those with fewer points; the fewest stand last."""
    while waiting and waiting[-1][0] < points:
        yield waiting.pop()[1]


def claimed(columns: Columns, held: int, also: Iterable[int]) -> frozenset[int]:
    """What nobody else may have, by rule `fair`, beside somebody who has `held`.

    `also` are candidates of the same person: a seat that is wanted more than the held one is not
    for fewer points. At one's own desk it is the grade that is wanted, wherever it is held.
    """
    scenario, candidates = columns.scenario, columns.candidates
    if not scenario.policy.fair:
        return frozenset()
    got, found = candidates.open[held], set[int]()
    for wanted in (candidates.open[column] for column in also):
        if wish(wanted, scenario) < wish(got, scenario):
            post, grade = wanted.triple.post, wanted.triple.grade
            at = columns.at_grade[grade]
            if post != got.triple.post:
                at = tuple(one for one in at if candidates.open[one].triple.post == post)
            found.update(at)
    points = candidates.points
    return frozenset(
        column
        for column in found
        if points[candidates.open[column].triple.person] < points[got.triple.person]
        and not protected(candidates.open[column], scenario)
    )
