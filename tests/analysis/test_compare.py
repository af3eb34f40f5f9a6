"""Plans side by side: what each approves and costs, what it breaks, who gains and who loses."""

from typing import Any

import pytest

from models.comparison import Comparison, PlanOutcome
from models.scenario import Scenario
from solver.analysis.compare import compare, yearly_cost
from solver.program.build import Program
from solver.program.core import Core, core
from solver.program.search import Clock, OutOfTime, Settings
from solver.solving import solve
from tests.builders import VALUES, aims, changzhou, person, scenario

THREE = [person("A", "P10", points=30), person("B", "P10", points=20), person("C", points=10)]


def _one(plan: dict[str, Any], people: Any = THREE, **changes: Any) -> PlanOutcome:
    """One alternative to a plan of a P9 and two P10 for A and B at P10, and C without a grade."""
    quota = changes.pop("quota", {"P9": 1, "P10": 2})
    case = scenario(quota, people, plans={"other": plan}, **changes)
    return compare(case).plans[1]


def _effects(outcome: PlanOutcome) -> dict[str, tuple[str, bool]]:
    assert outcome.differences is not None
    return {one.person: (one.effect, one.certain) for one in outcome.differences}


def test_the_base_plan_differs_from_itself_in_nothing() -> None:
    """It comes first, with everything an alternative has."""
    found = compare(scenario({"P9": 1, "P10": 2}, THREE, plans={"other": {"total": 3}}))
    base = found.plans[0]
    assert [plan.plan for plan in found.plans] == ["base", "other"]
    assert (base.differences, base.conflict, base.broken, base.beyond_base) == ((), (), (), ())
    assert base.people == {"promoted": 1, "retained": 1, "appointed": 1}
    assert (found.staff, found.cost_today) == (3, 12 * 2 * VALUES["P10"])
    assert base.cost == base.full_cost == 12 * (VALUES["P9"] + 2 * VALUES["P10"])


def test_plans_keep_the_order_asked_for() -> None:
    """However they are named, base first and once; unknown ones are refused."""
    plans = {name: {"note": name} for name in ("one", "two", "three")}
    case = scenario({"P9": 1, "P10": 2}, THREE, plans=plans)
    found = compare(case, ["three", "base", "one"])
    assert [plan.plan for plan in found.plans] == ["base", "three", "one"]
    with pytest.raises(KeyError, match="four"):
        compare(case, ["four"])


def test_every_plan_is_told_once() -> None:
    """Whoever waits hears of each as it is done."""
    heard: list[str] = []
    case = scenario({"P9": 1, "P10": 2}, THREE, plans={"other": {"total": 3}})
    compare(case, told=heard.append)
    assert sorted(heard) == ["base", "other"]


def test_who_gains_and_who_loses() -> None:
    """By the value of the grade against the base plan; waiting is worth nothing."""
    assert _effects(_one({"quota": {"P9": 2, "P10": 1}})) == {"B": ("gains", True)}
    fewer = _one({"quota": {"P9": 0, "P10": 3}})
    assert _effects(fewer) == {"A": ("loses", True)}
    out = _one({"quota": {"P9": 0, "P10": 2}})
    assert _effects(out) == {"A": ("loses", True), "C": ("loses", True)}
    assert out.people == {"retained": 2, "waiting": 1}


def test_a_tied_gain_is_not_certain() -> None:
    """Where another best answer gives it to somebody else, it is only what is shown."""
    equal = [person("A", "P10"), person("B", "P10")]
    one = _one({"quota": {"P9": 1, "P10": 1}}, equal, quota={"P9": 0, "P10": 2})
    assert _effects(one) == {"A": ("gains", False)}
    assert one.tied == 2


def test_another_seat_worth_as_much_is_a_move() -> None:
    """A change of desk at the same grade neither gains nor loses."""
    posts = [
        {"id": "one", "title": "one", "grades": ["P10"]},
        {"id": "two", "title": "two", "grades": ["P10"]},
    ]
    people = [person("A", "P10", post="one", applies=["one", "two"])]
    policy = {"aims": ["placement", "preference", "continuity"]}
    case = scenario(
        {"P10": 2},
        people,
        posts,
        policy=policy,
        plans={"stay": {"policy": {"aims": ["placement", "continuity"]}}},
        decisions=[],
    )
    assert compare(case).plans[1].differences == ()
    moved = [person("A", "P10", post="one", applies=["two", "one"])]
    found = compare(case.replace(people=scenario({"P10": 2}, moved, posts).people)).plans[1]
    assert _effects(found) == {"A": ("moves", True)}
    assert found.policy == {"aims": "placement, continuity"}


def test_policies_are_told_as_a_file_writes_them() -> None:
    """Words and lists."""
    plan = {"policy": {"quota-reading": "cumulative", "aims": ["placement", "priority"]}}
    told = {"quota-reading": "cumulative", "aims": "placement, priority"}
    assert _one(plan).policy == told


@pytest.mark.parametrize(("seats", "broken"), [(1, ()), (2, ("intermediate/professional",))])
def test_a_plan_is_checked_against_its_ratios_like_the_base(
    seats: int, broken: tuple[str, ...]
) -> None:
    """At the boundary it is kept: 2 of 4; one more is not."""
    ratios = [{"part": "intermediate", "of": "professional", "at-most": "50%"}]
    plan = {"total": 5, "quota": {"P8": seats}}
    people = [person("A", "P9")]
    one = _one(plan, people, quota={"P8": 0, "P9": 1, "P12": 2}, total=5, ratios=ratios)
    assert one.broken == broken
    assert one.beyond_base == ()


def test_seats_beyond_the_authorised_total_are_broken() -> None:
    """Equal to the total is kept, one more is named."""
    assert _one({"quota": {"P10": 2}}, total=3).broken == ()
    assert _one({"quota": {"P10": 3}}, total=3).broken == ("total",)


def test_a_limit_given_up_is_named_where_it_is_not_kept() -> None:
    """A plan that changes a ratio or the total is still weighed by the base plan's."""
    ratios = [{"part": "intermediate", "of": "professional", "at-most": "50%"}]
    people = [person("A", "P9")]
    quota = {"P8": 0, "P9": 1, "P12": 2}
    more = {"quota": {"P8": 2}, "ratios": [], "total": 6}
    one = _one(more, people, quota=quota, total=5, ratios=ratios)
    assert (one.broken, one.beyond_base) == ((), ("intermediate/professional", "total"))
    kept = _one({"ratios": [], "total": 4}, people, quota=quota, total=5, ratios=ratios)
    assert kept.beyond_base == ()


def test_a_plan_without_answer_has_its_conflict() -> None:
    """It stays in the table, with what cannot all hold, and nothing else."""
    one = _one({"quota": {"P9": 0, "P10": 1}})
    assert one.status == "infeasible"
    assert [claim.rule.value for claim in one.conflict] == ["keep-grade", "quota"]
    assert one.conflict[0].people == ("A", "B")
    assert (one.people, one.cost, one.differences) == ({}, None, None)
    assert one.full_cost == 12 * VALUES["P10"]


def test_against_a_base_plan_without_answer_nobody_gains() -> None:
    """There is nothing to compare with."""
    one = _one({"quota": {"P10": 2}}, quota={"P9": 0, "P10": 1})
    assert (one.status, one.differences) == ("optimal", None)


def test_no_time_is_not_a_conflict() -> None:
    """Nothing found in the time says nothing of the plan."""
    case = changzhou()
    found = compare(case, ["second-p8"], Settings(time_limit=0.0))
    assert {plan.status for plan in found.plans} == {"unknown"}
    assert all(plan.conflict == () for plan in found.plans)


@pytest.mark.parametrize("minimal", [None, False])
def test_a_conflict_that_time_cut_short_is_not_told(
    monkeypatch: pytest.MonkeyPatch, *, minimal: bool | None
) -> None:
    """The plan is impossible; which rules collide was not found out, or not to the end."""

    def cut(program: Program, *, clock: Clock) -> Core:
        found = core(program, clock=clock)
        if found is None or minimal is None:
            raise OutOfTime
        return Core(found.claims, smallest=False, minimal=minimal)

    monkeypatch.setattr("solver.analysis.compare.core", cut)
    one = _one({"quota": {"P9": 0, "P10": 1}})
    assert (one.status, one.conflict) == ("infeasible", ())


def test_the_numbers_of_a_plan_are_those_of_its_own_answer() -> None:
    """Five plans of Changzhou, each solved by itself: aims, cost, places, vacancies."""
    case = changzhou()
    found: Comparison = compare(case)
    assert len(found.plans) == 6
    base = {a.person: a.place for a in solve(case).appointments}
    for one in found.plans:
        own: Scenario = case.with_plan(one.plan)
        result = solve(own)
        assert one.status == result.status == "optimal"
        assert {aim.aim.value: aim.value for aim in one.aims} == aims(result)
        assert one.cost == yearly_cost(own, (a.grade for a in result.appointments))
        assert sum(one.people.values()) == 24
        assert sum(one.vacant.values()) == one.seats - 24 + len(result.transitional)
        assert one.differences is not None
        moved = {a.person for a in result.appointments if a.place != base[a.person]}
        assert {difference.person for difference in one.differences} == moved
