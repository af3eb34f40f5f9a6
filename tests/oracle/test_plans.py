"""The search for plans against every quota vector, one by one, on hundreds of drawn scenarios."""

from random import Random

import pytest

from models.front import Front, Measure
from models.scenario import Scenario
from solver.analysis.front.limits import limits
from solver.analysis.front.search import search
from solver.analysis.front.space import Space
from tests.builders import document, person, post
from tests.oracle.generator import random_document
from tests.oracle.plans import Plans, rank

BATCHES = 8
BATCH = 20
MEASURES = [measure.value for measure in Measure]


def _small(seed: int) -> Scenario | None:
    """A drawn scenario of few people and few plans; None where the draw is too large."""
    drawn = random_document(seed)
    rng = Random(seed)
    few = drawn["plan"]["total"] <= 6 and len(drawn["plan"]["quota"]) <= 4
    if len(drawn["people"]) > 4 or not few:
        return None
    if rng.random() < 0.3 and drawn["plan"]["ratios"]:
        drawn["plan"]["ratios"][0] |= {"at-least": "1/4"}
    return Scenario.model_validate(drawn)


def _asked(seed: int, case: Scenario) -> tuple[list[Measure], list[str], str]:
    """Some measures, some limits switched off, a rounding."""
    rng = Random(f"asked {seed}")
    measures = rng.sample(list(Measure), rng.randint(1, 4))
    names = [name for name in limits(Space(case)) if name != "total"]
    without = rng.sample(names, rng.choice((0, 0, 1, min(2, len(names))))) if names else []
    return measures, without, rng.choice(("down", "nearest", "nearest", "up"))


def _agrees(front: Front, plans: Plans) -> None:
    """Every point, its quota and its measures; and why none goes further."""
    names = [measure.value for measure in front.measures]
    expected = plans.front(names)
    assert front.complete
    found = [tuple(point.quota[grade] for grade in plans.grades) for point in front.points]
    assert found == [one.quota for one in expected]
    for point, one in zip(front.points, expected, strict=True):
        assert {m.value: n for m, n in point.measures.items()} == one.values
        assert point.moved == plans.moved(one.quota)
        assert point.is_base == (one.quota == plans.base)
    _reasons(front, plans, names)


def _reasons(front: Front, plans: Plans, names: list[str]) -> None:
    best = [
        min(rank(one.values, [name])[0] for one in plans.weighed) if plans.weighed else 0
        for name in names
    ]
    for point in front.points:
        values = {m.value: n for m, n in point.measures.items()}
        told = {reach.measure.value: reach for reach in point.reach}
        for name, least in zip(names, best, strict=True):
            own = rank(values, [name])[0]
            reach = told.get(name)
            if reach is None:
                assert own == least == 0, "only what cannot be better is left out"
            elif own > least:
                assert reach.obstacle == "price"
                assert reach.point is not None
                other = front.points[reach.point].measures
                worse = {
                    m: abs(other[m] - point.measures[m])
                    for m in front.measures
                    if rank({m: other[m]}, [m]) > rank({m: point.measures[m]}, [m])
                }
                assert reach.price == worse
                assert other[reach.measure] == reach.value
            else:
                assert abs(reach.value - values[name]) == 1
                assert (reach.obstacle == "worse") == plans.could(name, reach.value)
                assert bool(reach.limits or reach.claims) == (reach.obstacle == "limits")
                assert set(reach.limits) <= {*front.limits, "existence"}


@pytest.mark.parametrize("batch", range(BATCHES))
def test_the_front_is_what_enumeration_finds(batch: int) -> None:
    """Points, quotas, measures and obstacles, whatever is measured, kept and rounded."""
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        case = _small(seed)
        if case is None:
            continue
        measures, without, rounding = _asked(seed, case)
        front = search(case, measures, without=without, rounding=rounding)  # type: ignore[arg-type]
        _agrees(front, Plans(case, without, rounding))


def test_the_draw_is_varied() -> None:
    """Enough scenarios, of every policy, with fronts of one point, several and none."""
    cases = [case for seed in range(BATCH * BATCHES) if (case := _small(seed))]
    assert len(cases) > 50
    assert {case.policy.over_quota for case in cases} == {"forbid", "transitional"}
    assert {case.policy.quota_reading for case in cases} == {"exact", "cumulative"}
    assert {case.policy.professional_posts for case in cases} == {"by-tier", "as-written"}
    assert any(ratio.at_least for case in cases for ratio in case.plan.ratios)
    lengths = {len(Plans(case).front(MEASURES[:4])) for case in cases[:40]}
    assert {0, 1} < lengths


def test_senior_seats_are_a_measure_of_the_plan_itself() -> None:
    """Grades of two tiers and leaders; the fewest senior seats at which all else is as good."""
    people = [
        person("A", "P7", points=9),
        person("B", "P8", points=7),
        person("C", "P8", points=5),
        person("D", "M8", post="chief"),
    ]
    posts = [post("chief", "M8", **{"unit-leader": True})]
    ratios = [{"part": "senior", "of": "professional", "at-most": "50%"}]
    quota = {"M8": 1, "P6": 0, "P7": 1, "P8": 2}
    case = Scenario.model_validate(document(quota, people, posts, ratios=ratios, total=6))
    for rounding in ("down", "nearest", "up"):
        front = search(case, tuple(Measure), rounding=rounding)
        _agrees(front, Plans(case, (), rounding))
        assert {point.quota[case.posts[0].grades[0]] for point in front.points} == {1}
