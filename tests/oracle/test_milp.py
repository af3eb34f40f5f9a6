"""The shipped scenarios against another solver, under every combination of policies."""

from itertools import product

import pytest

from solver.files.scenario import load
from solver.solving import solve
from tests.builders import SCENARIOS, aims
from tests.oracle.milp import Oracle

SWITCHES = list(
    product(
        ("forbid", "transitional"),
        ("exact", "cumulative"),
        ("by-tier", "as-written"),
        ("R1", "R2", "R3", "R4"),
    )
)


@pytest.mark.parametrize("rule", ["no-entry", "two-for-one", "three-for-one", "by-excess"])
@pytest.mark.parametrize("quota_reading", ["exact", "cumulative"])
@pytest.mark.parametrize("name", ["changzhou-2015", "transition"])
def test_another_solver_agrees_in_a_regular_round(name: str, quota_reading: str, rule: str) -> None:
    """Status and every aim agree with HiGHS however transitional seats are given up."""
    switches = [f"transitional-reduction={rule}", f"quota-reading={quota_reading}"]
    for over_quota in ("forbid", "transitional"):
        case = load(SCENARIOS / f"{name}.yaml", [*switches, f"over-quota={over_quota}"])
        result, best = solve(case), Oracle(case).best()
        assert result.status == ("infeasible" if best is None else "optimal")
        assert aims(result) == (best or {})


@pytest.mark.parametrize("name", ["changzhou-2012", "keep-grade-conflict", "tie"])
@pytest.mark.parametrize(("over_quota", "quota_reading", "posts", "merit"), SWITCHES)
def test_another_solver_finds_the_same_values(
    name: str, over_quota: str, quota_reading: str, posts: str, merit: str
) -> None:
    """Status and every aim agree with HiGHS under every reading."""
    switches = (over_quota, quota_reading, posts, merit)
    keys = ("over-quota", "quota-reading", "professional-posts", "merit-reading")
    case = load(
        SCENARIOS / f"{name}.yaml",
        [f"{key}={value}" for key, value in zip(keys, switches, strict=True)],
    )
    result, best = solve(case), Oracle(case).best()
    assert result.status == ("infeasible" if best is None else "optimal")
    assert aims(result) == (best or {})
