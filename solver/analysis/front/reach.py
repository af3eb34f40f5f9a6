"""Why a point goes no further: what each measure would cost, or what stands against it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from models.front import Measure, Point, Reach
from models.policy import Rule
from solver.analysis.conflict import worded
from solver.analysis.front.joint import Joint
from solver.analysis.front.measures import badness
from solver.program.core import core
from solver.program.search import Clock, OutOfTime


def with_reach(
    points: Sequence[Point], joint: Joint, measures: Sequence[Measure], clock: Clock
) -> tuple[Point, ...]:
    """The points, each with what stands between it and a better value of every measure.

    Raises OutOfTime where the time ends before all of that is known.
    """

    @cache
    def against(measure: Measure, value: int) -> Reach:
        return _against(joint, measure, value, clock)

    def of(point: Point) -> Iterator[Reach]:
        for measure in measures:
            better = [p for p in points if _worse(p, point, measure) < 0]
            if better:
                yield _price(points, better, point, measure, measures)
            elif (value := _next(point, measure)) >= 0:
                yield against(measure, value)

    return tuple(point.replace(reach=tuple(of(point))) for point in points)


def _worse(point: Point, other: Point, measure: Measure) -> int:
    """By how much a point is worse than another in a measure; negative where it is better."""
    return badness(point.measures, measure) - badness(other.measures, measure)


def _next(point: Point, measure: Measure) -> int:
    """The next better value that one could ask for."""
    return point.measures[measure] + (1 if measure.more_is_better else -1)


def _price(
    points: Sequence[Point],
    better: Sequence[Point],
    point: Point,
    measure: Measure,
    measures: Sequence[Measure],
) -> Reach:
    """The smallest step to a better value, and of those the one that costs least elsewhere."""

    def losses(other: Point) -> Mapping[Measure, int]:
        return {m: loss for m in measures if (loss := _worse(other, point, m)) > 0}

    def order(other: Point) -> tuple[int, int, list[int], int]:
        lost = losses(other)
        return (
            -_worse(other, point, measure),
            len(lost),
            [lost.get(m, 0) for m in measures],
            points.index(other),
        )

    nearest = min(better, key=order)
    return Reach(
        measure=measure,
        value=nearest.measures[measure],
        obstacle="price",
        point=points.index(nearest),
        price=losses(nearest),
    )


def _against(joint: Joint, measure: Measure, value: int, clock: Clock) -> Reach:
    """What cannot hold together with a value that no plan within the limits has."""
    found = core(joint, (*joint.given, joint.demand(measure, value)), clock)
    if found is None:
        return Reach(measure=measure, value=value, obstacle="worse")
    if not found.minimal:
        raise OutOfTime
    if not found.claims:
        return Reach(measure=measure, value=value, obstacle="nobody")
    limits = tuple(claim.about for claim in found.claims if claim.rule is Rule.LIMIT)
    rules = tuple(claim for claim in found.claims if claim.rule is not Rule.LIMIT)
    return Reach(
        measure=measure,
        value=value,
        obstacle="limits",
        limits=limits,
        claims=worded(joint.judged, rules),
        smallest=found.smallest,
    )
