"""The search for plans: what each obstacle is, cut short, nothing trusted unseen, Changzhou."""

import pytest

from models.front import Front, Measure, Reach
from models.grades import Grade
from models.scenario import Scenario
from solver.analysis.front import explore as exploring
from solver.analysis.front import search as searching
from solver.analysis.front.measures import of_plan
from solver.analysis.front.search import search
from solver.program.search import Settings
from solver.solving import solve
from solver.verify import VerificationFailed
from tests.builders import changzhou, person, post, scenario

TWO = [person("A", "P10", points=20), person("B", "P10", points=10)]
PROMOTIONS = (Measure.PROMOTIONS,)


def _reach(case: Scenario, measure: Measure, *others: Measure) -> list[Reach]:
    """Of every point, why it goes no further in one measure."""
    points = search(case, (measure, *others)).points
    return [reach for point in points for reach in point.reach if reach.measure is measure]


def test_the_price_of_a_better_value_is_what_gets_worse() -> None:
    """One point has it, and costs more."""
    case = scenario({"P9": 1, "P10": 1}, TWO)
    cheap = search(case, (Measure.COST, Measure.PROMOTIONS)).points[0]
    told = next(reach for reach in cheap.reach if reach.measure is Measure.PROMOTIONS)
    assert (told.obstacle, told.point, told.value) == ("price", 1, 1)
    assert told.price == {Measure.COST: 12 * 50}


def test_limits_that_cannot_hold_together_are_named() -> None:
    """Both at P9 breaks the inner ratio of two seats, where the total allows no more."""
    told = _reach(scenario({"P9": 1, "P10": 1}, TWO), Measure.PROMOTIONS)[0]
    assert (told.obstacle, told.value) == ("limits", 2)
    assert set(told.limits) == {"inner-intermediate", "total"}
    assert told.smallest


def test_rules_that_stand_against_it_are_claims() -> None:
    """A decision keeps somebody from the grade, whatever the plan."""
    forbid = {
        "rule": "forbid",
        "person": "B",
        "grade": "P9",
        "reason": "r",
        "by": "group",
        "on": "2012-05-01",
    }
    case = scenario({"P9": 2, "P10": 2}, TWO, decisions=[forbid])
    told = _reach(case, Measure.PROMOTIONS)[0]
    assert told.obstacle == "limits"
    assert [claim.rule.value for claim in told.claims] == ["forbid"]
    assert told.limits == ()


def test_nobody_else_is_open_to_it() -> None:
    """Everybody is promoted already; no seat would change that."""
    told = _reach(scenario({"P9": 2, "P10": 2}, TWO), Measure.PROMOTIONS)[0]
    assert (told.obstacle, told.value) == ("nobody", 3)


def test_what_could_be_had_would_be_worse_in_an_earlier_aim() -> None:
    """Leaving the one without a post out costs less, but placing people comes first."""
    case = scenario({"P10": 2}, [person("A", "P10"), person("B")])
    told = _reach(case, Measure.COST)[0]
    assert told.obstacle == "limits", "the fewest seats that keep A"
    posts = [post("own", "P10")]
    kept = scenario({"P10": 2}, [person("A", "P10"), person("B", applies=["own"])], posts)
    assert {reach.obstacle for reach in _reach(kept, Measure.COST)} <= {"limits", "worse"}


def test_a_value_that_cannot_be_better_has_no_obstacle() -> None:
    """Nobody waits: there is nothing to reach for."""
    assert _reach(scenario({"P9": 1, "P10": 2}, TWO), Measure.WAITING) == []


def test_a_switched_off_ratio_still_binds_the_people() -> None:
    """It no longer limits the seats; the answer keeps it, and so it is a claim, not a limit."""
    ratios = [{"part": "intermediate", "of": "total", "at-most": "50%"}]
    people = [person("A", "P12"), person("B", "P12")]
    case = scenario({"P10": 1, "P12": 2}, people, ratios=ratios, total=2)
    front = search(case, PROMOTIONS, without=["intermediate/total"])
    told = front.points[0].reach[0]
    assert "intermediate/total" not in (*front.limits, *told.limits)
    assert "intermediate/total" in [claim.about for claim in told.claims]


def test_switched_off_limits_are_not_kept() -> None:
    """Without the inner ratio both get P9; an unknown name is refused."""
    case = scenario({"P9": 1, "P10": 1}, TWO)
    front = search(case, PROMOTIONS, without=["inner-intermediate"])
    assert front.points[0].measures[Measure.PROMOTIONS] == 2
    assert "inner-intermediate" not in front.limits
    with pytest.raises(KeyError, match="inner-tier"):
        search(case, without=["inner-tier"])


def test_a_point_is_what_solving_its_quota_gives() -> None:
    """Whoever adopts it gets what it says."""
    case = scenario({"P9": 1, "P10": 2}, [*TWO, person("C")])
    for point in search(case, tuple(Measure)).points:
        own = case.replace(plan=case.plan.replace(quota=point.quota))
        assert of_plan(own, solve(own)) == point.measures
        assert point.result.verified


def test_the_base_plan_is_known_among_the_points() -> None:
    """Moved by nothing; a base plan that breaks a limit is said and is no point."""
    case = scenario({"P9": 1, "P10": 1}, TWO)
    front = search(case, PROMOTIONS)
    assert [(point.is_base, point.moved) for point in front.points] == [(True, 0)]
    tight = search(scenario({"P9": 2, "P10": 0}, TWO), PROMOTIONS)
    assert tight.base_breaks == ("inner-intermediate",)
    assert not any(point.is_base for point in tight.points)


def test_no_time_leaves_an_incomplete_front() -> None:
    """What was seen is shown, and nothing is said of what stands in the way."""
    front = search(changzhou(), settings=Settings(time_limit=0.0))
    assert not front.complete
    assert front.points == ()


def test_a_wrong_region_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan that is not in the region made of it would be found again for ever."""
    case = scenario({"P9": 1, "P10": 1}, TWO)

    def elsewhere(*_: object) -> object:
        return exploring.Region(exploring._exactly((0, 0)), {})

    monkeypatch.setattr(exploring, "_region", elsewhere)
    with pytest.raises(VerificationFailed, match="is not in the region"):
        search(case)


def test_a_point_that_measures_something_else_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every point is solved again by itself before it is shown."""
    monkeypatch.setattr(searching, "of_plan", lambda *_: dict.fromkeys(Measure, 99))
    with pytest.raises(VerificationFailed, match="point 1 measures"):
        search(scenario({"P9": 1, "P10": 1}, TWO))


def test_changzhou_is_complete_and_proved() -> None:
    """Nobody waits in any; from nobody promoted further to as many as the limits allow."""
    front: Front = search(changzhou())
    assert front.complete
    assert front.base_breaks == ()
    assert len(front.points) == 5
    measured = [tuple(point.measures[m] for m in front.measures) for point in front.points]
    assert all(waiting == 0 for waiting, _, _ in measured)
    promotions = [promoted for _, promoted, _ in measured]
    costs = [cost for _, _, cost in measured]
    assert promotions == sorted(set(promotions), reverse=True)
    assert costs == sorted(set(costs), reverse=True)
    for point in front.points:
        assert sum(point.quota.values()) <= 31
        assert point.quota[Grade.M6] == 1
        assert point.result.status == "optimal"
        assert point.result.verified
        assert point.reach


def test_a_plan_of_a_million_seats_is_searched_like_any_other() -> None:
    """There are no more than a million anywhere."""
    case = scenario({"P9": 1_000_000, "P10": 1_000_000}, TWO, total=1_000_000)
    front = search(case, PROMOTIONS)
    assert front.complete
    assert front.points[0].measures[Measure.PROMOTIONS] == 2
