"""Every best quota plan within the limits, exactly: none missing, each proved."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from models.front import Front, Measure, Point, Rounding
from models.policy import Rule
from models.scenario import Scenario
from solver.analysis.front.explore import Region, explore
from solver.analysis.front.joint import Joint
from solver.analysis.front.limits import Limits, existence, limits
from solver.analysis.front.measures import SENIOR, badness, dominates, of_plan
from solver.analysis.front.proved import proved, proved_result
from solver.analysis.front.reach import with_reach
from solver.analysis.front.space import Seats, Space
from solver.program.columns import total
from solver.program.constraints import Row
from solver.program.search import DEFAULTS, Bare, Clock, OutOfTime, Search, Settings
from solver.solving import solve
from solver.verify import VerificationFailed

T = TypeVar("T")

DEFAULT_MEASURES = (Measure.WAITING, Measure.PROMOTIONS, Measure.COST)


@dataclass(frozen=True)
class _Found:
    """Plans of one region that are best there in the chosen measures."""

    rows: tuple[Row, ...]
    measures: Mapping[Measure, int]


def search(
    scenario: Scenario,
    measures: Sequence[Measure] = DEFAULT_MEASURES,
    *,
    without: Sequence[str] = (),
    rounding: Rounding = "nearest",
    settings: Settings = DEFAULTS,
    told: Callable[[str], None] = lambda _: None,
) -> Front:
    """The Pareto front over the chosen measures of all quota plans within the limits.

    A plan's measures are those of its best answer, the one that `solve` gives: whoever adopts a
    point gets what it says. The seats up for decision are those of the grades that the plan lists.
    Plans with equal measures are one point, shown by the one nearest to the base plan.

    `without` are names of limits to switch off; raises KeyError for one that there is not.
    `told` hears of every region of plans that is accounted for. Where the time limit is reached
    the front holds the best of what was seen, as far as it could still be solved and checked, and
    is not `complete`; nothing is then said of what stands in the way.
    """
    clock = Clock.started(settings)
    base = solve(scenario, clock.left())
    space = Space(scenario)
    kept = dict(limits(space, rounding))
    for name in without:
        del kept[name]
    within = (*(row for rows in kept.values() for row in rows), *existence(space))
    regions, all_seen = _in_time(explore(space, within, _for_seeing(clock)), told)
    found, all_found = _in_time(
        one for region in regions for one in _found(space, within, region, measures, clock)
    )
    points, all_shown = _in_time(_points(space, found, measures, clock))
    complete = all_seen and all_found and all_shown
    reached = _reached(points, Joint(space, within), measures, clock) if complete else None
    return Front(
        scenario=scenario.institution,
        measures=tuple(measures),
        limits=tuple(kept),
        without=tuple(without),
        rounding=rounding,
        base=of_plan(scenario, base) if base.status == "optimal" else None,
        base_status=base.status,
        base_breaks=_broken(space, kept),
        points=reached or tuple(points),
        complete=complete,
        reached=reached is not None,
        explored=len(regions),
    )


def _for_seeing(clock: Clock) -> Clock:
    """Two thirds of the time, where it is limited: what is seen is to be solved and shown, too."""
    left = clock.left()
    if left.time_limit is None:
        return clock
    return Clock.started(replace(left, time_limit=left.time_limit * 2 / 3))


def _in_time(
    things: Iterator[T], told: Callable[[str], None] = lambda _: None
) -> tuple[list[T], bool]:
    """What there is until the time is over, and whether that is all; `told` hears how many."""
    seen: list[T] = []
    try:
        for thing in things:
            seen.append(thing)
            told(str(len(seen)))
    except OutOfTime:
        return seen, False
    return seen, True


def _reached(
    points: Sequence[Point], joint: Joint, measures: Sequence[Measure], clock: Clock
) -> tuple[Point, ...] | None:
    """The points with what stands in the way of each; None where the time ends before."""
    try:
        return with_reach(points, joint, measures, clock)
    except OutOfTime:
        return None


def _broken(space: Space, kept: Limits) -> tuple[str, ...]:
    """The limits that the base plan itself does not keep."""
    return tuple(
        name
        for name, rows in kept.items()
        if any(total(row.terms, space.base) > row.most for row in rows)
    )


def _found(
    space: Space, within: Sequence[Row], region: Region, measures: Sequence[Measure], clock: Clock
) -> Iterator[_Found]:
    """The plans of a region; where senior seats are measured, those with the fewest.

    Raises OutOfTime.
    """
    if region.measures is None:
        return
    rows = (*within, *region.rows)
    if Measure.SENIOR_SHARE not in measures:
        yield _Found(rows, region.measures)
        return
    seats = space.seats(SENIOR)
    fewest = proved(_search(space, rows, clock).best(seats, maximise=False)).value
    yield _Found(
        (*rows, Row(Rule.LIMIT, "senior", seats, fewest)),
        {**region.measures, Measure.SENIOR_SHARE: fewest},
    )


def _values(values: Mapping[Measure, int], measures: Sequence[Measure]) -> tuple[int, ...]:
    return tuple(badness(values, measure) for measure in measures)


def _undominated(found: Sequence[_Found], measures: Sequence[Measure]) -> list[tuple[int, ...]]:
    """The values that no other is better than, the best in the first measure first."""
    different = {_values(one.measures, measures): one.measures for one in found}
    return sorted(
        values
        for values, own in different.items()
        if not any(dominates(other, own, measures) for other in different.values())
    )


def _points(
    space: Space, found: Sequence[_Found], measures: Sequence[Measure], clock: Clock
) -> Iterator[Point]:
    """The best plans, one of those with equal measures; raises OutOfTime."""
    for place, values in enumerate(_undominated(found, measures), start=1):
        alike = [one for one in found if _values(one.measures, measures) == values]
        yield _point(space, alike, measures, place, clock)


def _point(
    space: Space, found: Sequence[_Found], measures: Sequence[Measure], place: int, clock: Clock
) -> Point:
    """The plan nearest to the base plan among all with the same measures, solved and checked."""
    moved, seats = min(_nearest(space, one.rows, clock) for one in found)
    scenario = space.scenario.replace(plan=space.plan(seats), plan_name=f"point-{place}")
    result = proved_result(solve(scenario, clock.left()))
    own, told = of_plan(scenario, result), found[0].measures
    if _values(own, measures) != _values(told, measures):
        raise VerificationFailed([f"point {place} measures {own}, not {told}"])
    return Point(
        quota=scenario.plan.quota,
        measures=own,
        result=result,
        moved=moved,
        is_base=seats == space.base,
    )


def _search(space: Space, rows: Sequence[Row], clock: Clock) -> Search:
    return Search(Bare((space.most,) * len(space.grades), tuple(rows)), clock.left())


def _nearest(space: Space, rows: Sequence[Row], clock: Clock) -> tuple[int, Seats]:
    """The fewest seats added and taken from the base plan; then the fewest at the first grades."""
    number = len(space.grades)
    asked = _search(space, rows, clock)
    first = asked.more((space.most,) * number)
    for column, base in enumerate(space.base):
        asked.require(((1, column), (-1, first + column)), base)
        asked.require(((-1, column), (-1, first + column)), -base)
    distance = tuple((1, first + column) for column in range(number))
    answer = proved(asked.best(distance, maximise=False))
    moved = answer.value
    asked.hold(distance, at_most=moved)
    for column in range(number):
        answer = proved(asked.best(((1, column),), maximise=False))
        asked.hold(((1, column),), at_most=answer.value)
    return moved, answer.columns[:number]
