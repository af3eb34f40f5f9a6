"""The solver against every lawful appointment, one by one, on hundreds of drawn scenarios."""

import pytest

from models.result import Result
from solver.program.search import Settings
from solver.solving import solve
from tests.builders import aims
from tests.oracle.brute import Brute, Plan
from tests.oracle.generator import random_scenario

BATCH = 20
BATCHES = 25
WHOLE = Settings(engine="cp-sat")
NARROW = Settings(tiny=0)
"""No part is so small that its answers are tried one by one: the line of points is gone down."""


def plan_of(result: Result) -> Plan:
    """What everybody gets in a result."""
    return {
        a.person: None if a.post is None or a.grade is None else (a.post, a.grade)
        for a in result.appointments
    }


def drawn(batch: int) -> list[Brute]:
    """The scenarios of a batch in which somebody may hold something (else: test_build.py)."""
    seeds = range(batch * BATCH, (batch + 1) * BATCH)
    brutes = [Brute(random_scenario(seed)) for seed in seeds]
    return [brute for brute in brutes if any(brute.open.values())]


@pytest.mark.parametrize("batch", range(BATCHES))
def test_the_solver_finds_what_enumeration_finds(batch: int) -> None:
    """Status, the value of every aim, the answer shown, who is tied, and with what.

    By either engine, and where parts are enumerated as where they are not, with the same bytes.
    """
    for brute in drawn(batch):
        result, best = solve(brute.scenario), brute.best()
        for settings in (NARROW, WHOLE):
            again = solve(brute.scenario, settings)
            assert again.model_dump_json() == result.model_dump_json(), brute.scenario
        if best is None:
            assert result.status == "infeasible"
            continue
        values, plans = best
        assert result.status == "optimal"
        assert aims(result) == values
        assert [aim.bound for aim in result.aims] == list(values.values())
        shown = plan_of(result)
        assert shown == plans[0], "the canonical answer is the smallest by id"
        assert not brute.broken(shown, result.transitional)
        assert brute.aims(shown, result.transitional) == values
        for appointment in result.appointments:
            person = appointment.person
            others = {plan[person] for plan in plans} - {shown[person]}
            named = [place and (place.post, place.grade) for place in appointment.alternatives]
            assert set(named) == others
            assert len(named) == len(others)
            if others:
                assert appointment.standing == "tied"
            elif appointment.standing == "tied":
                assert result.transitional, "only a border of transitional seats ties alone"
            else:
                assert appointment.standing == "certain"


def _let_in(brute: Brute) -> int:
    """How many came to seats over the quota."""
    result = solve(brute.scenario)
    over = result.transitional.items()
    return sum(min(n, brute.let_in(plan_of(result), grade)) for grade, n in over)


def test_the_draw_is_varied() -> None:
    """The scenarios drawn have every status, ties, waiting people, every rule and every policy."""
    cases = [random_scenario(seed) for seed in range(BATCH * BATCHES)]
    assert any(case.relations for case in cases)
    assert any(case.plan.ratios for case in cases)
    assert {decision.rule for case in cases for decision in case.decisions} == {"pin", "forbid"}
    by_age = [case for case in cases if case.rulebook.scoring.tie_break]
    assert any({None} < {person.born for person in case.people} for case in by_age)
    assert any(len(Brute(case).line()) < len(case.people) for case in by_age), "equal all the same"
    assert len({case.policy.transitional_reduction for case in cases}) == 4
    assert {case.policy.over_quota for case in cases} == {"forbid", "transitional"}
    assert {case.policy.quota_reading for case in cases} == {"exact", "cumulative"}
    assert {case.policy.professional_posts for case in cases} == {"by-tier", "as-written"}
    let_in = [brute for brute in drawn(13) if _let_in(brute)]
    assert let_in, "somebody comes to a grade over its quota"
    results = [solve(brute.scenario) for brute in drawn(0) + drawn(1) + drawn(2)]
    assert {result.status for result in results} == {"optimal", "infeasible"}
    given = [appointment for result in results for appointment in result.appointments]
    assert {appointment.standing for appointment in given} == {"certain", "tied"}
    assert {appointment.outcome for appointment in given} == {
        "retained", "promoted", "transferred", "transitional", "appointed", "waiting",
    }  # fmt: skip
