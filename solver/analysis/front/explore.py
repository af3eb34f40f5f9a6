"""Every best plan within the limits, without solving each.

CP-SAT is asked for seats and people together that are worth a look: no plan seen so far is at
least as good in every measure. What the seats found give is settled, and holds for a whole region
of plans: more seats allow everything that fewer do, so a best answer under many seats is also one
under fewer, as long as these still admit it. The region is taken away, and CP-SAT asked again,
until it proves that nothing worth a look is left.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.front import Measure
from models.policy import Rule
from solver.analysis.front.exchange import Line
from solver.analysis.front.joint import Joint
from solver.analysis.front.measures import SENIOR, dominates
from solver.analysis.front.needs import needs
from solver.analysis.front.proved import proved
from solver.analysis.front.settle import Settled, as_good, settle
from solver.analysis.front.space import Seats, Space
from solver.program.columns import Terms, total
from solver.program.constraints import Row
from solver.program.search import Bare, Clock, Search
from solver.verify import VerificationFailed


@dataclass(frozen=True)
class Region:
    """Plans whose best answers measure the same: `rows` over the seats say which plans."""

    rows: tuple[Row, ...]
    measures: Mapping[Measure, int]


@dataclass(frozen=True)
class Found:
    """What is best of a region: its measures, and the plan nearest to the base plan with them.

    `moved` counts the seats added to the base plan and taken from it.
    """

    measures: Mapping[Measure, int]
    moved: int
    seats: Seats


def explore(joint: Joint, measures: Sequence[Measure], clock: Clock) -> Iterator[Found]:
    """Plans, one after another, until none within the limits is left that could be a best one.

    The best ones are among them, those with equal measures by the one nearest to the base plan;
    there are others, too. Raises OutOfTime where the time runs out before that.
    """
    space, line, seen = joint.space, Line(joint), list[Found]()
    search = Search(Bare(joint.upper, line.rows), clock.left())
    moves = _moves(space, search)
    while (answer := proved(search.best((), maximise=True))).found:
        seats = answer.columns[: len(space.grades)]
        settled = settle(space.judged(seats), clock)
        if exchange := line.exchange(answer.columns, settled.held):
            line.forbid(search, exchange)
            continue
        region = _region(space, seats, settled, clock)
        if any(total(row.terms, seats) > row.most for row in region.rows):
            raise VerificationFailed([f"{seats} is not in the region that was made of it"])
        _exclude(search, region)
        found = _best_of(joint, region, measures, clock)
        if not any(dominates(one.measures, found.measures, measures) for one in seen):
            _surpass(search, joint, found, measures, moves)
            seen.append(found)
        yield found


def _moves(space: Space, search: Search) -> Terms:
    """The seats added to the base plan and taken from it, as columns of a search."""
    first = search.more((space.most,) * len(space.grades))
    for column, base in enumerate(space.base):
        search.require(((1, column), (-1, first + column)), base)
        search.require(((-1, column), (-1, first + column)), -base)
    return tuple((1, first + column) for column in range(len(space.grades)))


def _exclude(search: Search, region: Region) -> None:
    """What comes next lies outside: it breaks one of the rows."""
    first = search.more((1,) * len(region.rows))
    outside = range(first, first + len(region.rows))
    for column, row in zip(outside, region.rows, strict=True):
        search.require(tuple((-c, of) for c, of in row.terms), -row.most - 1, when=column)
    search.hold(tuple((1, column) for column in outside), at_least=1)


def _surpass(
    search: Search, joint: Joint, found: Found, measures: Sequence[Measure], moves: Terms
) -> None:
    """What comes next is better in a measure, or as good in all and no farther from the base."""
    first = search.more((1,) * (len(measures) + 1))
    for column, measure in enumerate(measures, start=first):
        value, step = found.measures[measure], 1 if measure.more_is_better else -1
        for least, when in ((value + step, column), (value, first + len(measures))):
            row = joint.demand(measure, least)
            search.require(row.terms, row.most, when=when)
    search.require(moves, found.moved, when=first + len(measures))
    search.hold(tuple((1, first + n) for n in range(len(measures) + 1)), at_least=1)


def _best_of(joint: Joint, region: Region, measures: Sequence[Measure], clock: Clock) -> Found:
    """The best plans of a region: where senior seats are measured, those with the fewest.

    Raises OutOfTime.
    """
    space, rows = joint.space, (*joint.limits, *region.rows)
    search = Search(Bare((space.most,) * len(space.grades), rows), clock.left())
    values = dict(region.measures)
    if Measure.SENIOR_SHARE in measures:
        seats = space.seats(SENIOR)
        fewest = proved(search.best(seats, maximise=False)).value
        values[Measure.SENIOR_SHARE] = fewest
        search.hold(seats, at_most=fewest)
    return Found(values, *_nearest(space, search))


def _nearest(space: Space, search: Search) -> tuple[int, Seats]:
    """The fewest seats added and taken from the base plan; then the fewest at the first grades."""
    distance = _moves(space, search)
    answer = proved(search.best(distance, maximise=False))
    moved = answer.value
    search.hold(distance, at_most=moved)
    for column in range(len(space.grades)):
        answer = proved(search.best(((1, column),), maximise=False))
        search.hold(((1, column),), at_most=answer.value)
    return moved, answer.columns[: len(space.grades)]


def _region(space: Space, seats: Seats, settled: Settled, clock: Clock) -> Region:
    """The region of a plan, made as large as solving tells: as many seats as change nothing.

    Raises OutOfTime where the time ends before it is as large as that.
    """
    if not settled.alike:
        return Region(_exactly(seats), settled.measures)
    needed = needs(space, settled, seats)
    tight = _tight(needed, seats)
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


def _tight(needed: Sequence[Row], seats: Seats) -> set[int]:
    """Grades where a seat more could matter: a guess, which solving confirms or not."""
    rows = [row for row in needed if total(row.terms, seats) == row.most]
    return {column for row in rows for _, column in row.terms}
