"""From candidates to a program, also where there is nothing to decide."""

from typing import get_args

import pytest

from solver.program.search import Engine, Settings
from solver.solving import solve
from tests.builders import aims, person, places, scenario


def test_where_nobody_may_hold_anything_everybody_waits() -> None:
    """A lawful answer without a single candidate is an answer: all newcomers wait."""
    result = solve(scenario({"P10": 1}, [person("A", applies=[])]))
    assert result.status == "optimal"
    assert places(result) == {"A": None}
    assert aims(result)["placement"] == 0


@pytest.mark.parametrize("engine", get_args(Engine))
def test_a_policy_whose_only_aim_does_not_apply_has_an_answer(engine: Engine) -> None:
    """`aims: [transitional]` under `forbid` leaves no aim, yet the rules are to be kept."""
    policy = {"aims": ["transitional"]}
    case = scenario({"P10": 1}, [person("A", "P10")], policy=policy)
    assert places(solve(case, Settings(engine=engine))) == {"A": "P10"}


@pytest.mark.parametrize("engine", get_args(Engine))
def test_a_policy_whose_only_aim_does_not_apply_is_not_called_solved(engine: Engine) -> None:
    """Without an aim an impossible scenario is still infeasible."""
    case = scenario(
        {"P10": 1}, [person("A", "P10"), person("B", "P10")], policy={"aims": ["transitional"]}
    )
    assert solve(case, Settings(engine=engine)).status == "infeasible"


@pytest.mark.parametrize("workers", [1, 2])
def test_a_scenario_of_one_is_solved(workers: int) -> None:
    """The smallest case: one person, one seat."""
    result = solve(scenario({"P10": 1}, [person("A")]), Settings(workers=workers))
    assert places(result) == {"A": "P10"}
