"""Every best quota plan within the limits, exactly: none missing, each proved."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from models.front import Front, Measure, Point, Rounding
from models.scenario import Scenario
from solver.analysis.front.explore import Found, explore
from solver.analysis.front.joint import Joint
from solver.analysis.front.limits import Limits, existence, limits
from solver.analysis.front.measures import badness, dominates, of_plan
from solver.analysis.front.proved import proved_result
from solver.analysis.front.reach import with_reach
from solver.analysis.front.space import Space
from solver.program.columns import total
from solver.program.search import DEFAULTS, Clock, OutOfTime, Settings
from solver.solving import solve
from solver.verify import VerificationFailed

T = TypeVar("T")

DEFAULT_MEASURES = (Measure.WAITING, Measure.PROMOTIONS, Measure.COST)


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
    `told` hears of every plan that is looked at. Where the time limit is reached
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
    joint = Joint(space, within)
    found, all_seen = _in_time(explore(joint, measures, _for_seeing(clock)), told)
    points, all_shown = _in_time(_points(space, found, measures, clock))
    complete = all_seen and all_shown
    reached = _reached(points, joint, measures, clock) if complete else None
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
        explored=len(found),
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


def _values(values: Mapping[Measure, int], measures: Sequence[Measure]) -> tuple[int, ...]:
    return tuple(badness(values, measure) for measure in measures)


def _undominated(found: Sequence[Found], measures: Sequence[Measure]) -> list[tuple[int, ...]]:
    """The values that no other is better than, the best in the first measure first."""
    different = {_values(one.measures, measures): one.measures for one in found}
    return sorted(
        values
        for values, own in different.items()
        if not any(dominates(other, own, measures) for other in different.values())
    )


def _points(
    space: Space, found: Sequence[Found], measures: Sequence[Measure], clock: Clock
) -> Iterator[Point]:
    """The best plans, one of those with equal measures; raises OutOfTime."""
    for place, values in enumerate(_undominated(found, measures), start=1):
        alike = [one for one in found if _values(one.measures, measures) == values]
        nearest = min(alike, key=lambda one: (one.moved, one.seats))
        yield _point(space, nearest, measures, place, clock)


def _point(
    space: Space, found: Found, measures: Sequence[Measure], place: int, clock: Clock
) -> Point:
    """A plan solved and checked; raises OutOfTime."""
    scenario = space.scenario.replace(plan=space.plan(found.seats), plan_name=f"point-{place}")
    result = proved_result(solve(scenario, clock.left()))
    own, told = of_plan(scenario, result), found.measures
    if _values(own, measures) != _values(told, measures):
        raise VerificationFailed([f"point {place} measures {own}, not {told}"])
    return Point(
        quota=scenario.plan.quota,
        measures=own,
        result=result,
        moved=found.moved,
        is_base=found.seats == space.base,
    )
