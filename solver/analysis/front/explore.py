"""Every quota within the limits accounted for, without solving each.

More seats allow everything that fewer do. So a best answer under many seats is also one under
fewer, as long as these still admit it: a few solves settle a whole region of plans. Regions are
taken away from what the limits admit until nothing is left, which CP-SAT proves.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.desks import GENERAL
from models.front import Measure
from models.grades import Grade, grade_named, grades_of
from models.policy import Rule
from solver.analysis.front.limits import of_group
from solver.analysis.front.needs import needs
from solver.analysis.front.proved import proved
from solver.analysis.front.settle import Settled, as_good, settle
from solver.analysis.front.space import Seats, Space
from solver.eligibility.scope import scope
from solver.program.build import build
from solver.program.columns import total
from solver.program.constraints import Row
from solver.program.core import core
from solver.program.search import Bare, Clock, Search
from solver.verify import VerificationFailed


@dataclass(frozen=True)
class Region:
    """Plans whose best answers measure the same: `rows` over the seats say which plans.

    `measures` is None for plans that admit no answer.
    """

    rows: tuple[Row, ...]
    measures: Mapping[Measure, int] | None


def explore(space: Space, within: Sequence[Row], clock: Clock) -> Iterator[Region]:
    """Regions, one after another, until every plan within the limits is proved to be in one.

    Raises OutOfTime where the time runs out before that.
    """
    search = Search(Bare((space.most,) * len(space.grades), tuple(within)), clock.left())
    while (answer := proved(search.best((), maximise=True))).found:
        seats = answer.columns[: len(space.grades)]
        region = _region(space, seats, clock)
        if any(total(row.terms, seats) > row.most for row in region.rows):
            raise VerificationFailed([f"{seats} is not in the region that was made of it"])
        _exclude(search, region)
        yield region


def _exclude(search: Search, region: Region) -> None:
    """What comes next lies outside: it breaks one of the rows."""
    first = search.more((1,) * len(region.rows))
    outside = range(first, first + len(region.rows))
    for column, row in zip(outside, region.rows, strict=True):
        search.require(tuple((-c, of) for c, of in row.terms), -row.most - 1, when=column)
    search.hold(tuple((1, column) for column in outside), at_least=1)


def _region(space: Space, seats: Seats, clock: Clock) -> Region:
    """The region of a plan, made as large as solving tells: as many seats as change nothing.

    Raises OutOfTime where the time ends before it is as large as that.
    """
    settled = settle(space.judged(seats), clock)
    if not settled.alike:
        return Region(_exactly(seats), settled.measures)
    needed = needs(space, settled, seats)
    tight = _tight(space, settled, needed, seats, clock)
    slack = [column for column in range(len(seats)) if column not in tight]
    high = seats
    for columns in (slack, *([column] for column in (*slack, *sorted(tight)))):
        lifted = tuple(space.most if c in columns else number for c, number in enumerate(high))
        if lifted != high and as_good(settled, space.judged(lifted), clock):
            high = lifted
    caps = tuple(
        Row(Rule.LIMIT, "cap", ((1, column),), number)
        for column, number in enumerate(high)
        if number < space.most
    )
    return Region((*caps, *needed), settled.measures)


def _exactly(seats: Seats) -> tuple[Row, ...]:
    return tuple(
        Row(Rule.LIMIT, "exactly", ((sign, column),), sign * number)
        for column, number in enumerate(seats)
        for sign in (1, -1)
    )


def _tight(
    space: Space, settled: Settled, needed: Sequence[Row], seats: Seats, clock: Clock
) -> set[int]:
    """Grades where a seat more could matter: a guess, which solving confirms or not."""
    if settled.measures is not None:
        rows = [row for row in needed if total(row.terms, seats) == row.most]
        return {column for row in rows for _, column in row.terms}
    found = core(build(settled.judged), clock=clock)
    assert found is not None  # noqa: S101 (it has no answer)
    scenario = settled.judged.scenario
    tight: set[int] = set()
    for claim in found.claims:
        grade = grade_named(claim.about)
        if claim.rule is Rule.QUOTA and grade is not None:
            tight |= set(space.columns(scope(scenario, grade)))
        elif claim.rule is Rule.SEATS and claim.about.startswith(GENERAL):
            tight |= {column for _, column in of_group(space, claim.about)}
        elif claim.rule is Rule.RATIO:
            tight |= set(space.columns(_whole(space, claim.about)))
    return tight


def _whole(space: Space, name: str) -> frozenset[Grade]:
    """The grades that a ratio is taken of; none where that is the authorised total."""
    ratio = next(one for one in space.scenario.plan.ratios if one.name == name)
    return frozenset() if ratio.of == "total" else grades_of(ratio.of)
