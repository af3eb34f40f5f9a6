"""The core against CP-SAT on the whole program: the same answer, to the last byte."""

import pytest

from models.scenario import Scenario
from solver.eligibility.candidates import candidates
from solver.program.search import Settings
from solver.solving import solve
from tests.builders import changzhou
from tests.oracle.generator import random_scenario

WHOLE = Settings(engine="cp-sat")
BATCH, BATCHES = 25, 12


def same(case: Scenario) -> bool:
    """Whether both engines give the same result; nobody may be without anything to hold."""
    judged = candidates(case)
    if not judged.open:
        return True
    core, whole = solve(case, judged=judged), solve(case, WHOLE, judged=judged)
    return core.model_dump_json() == whole.model_dump_json()


@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("enumerates", [True, False])
def test_both_engines_give_the_same_bytes(
    monkeypatch: pytest.MonkeyPatch, batch: int, *, enumerates: bool
) -> None:
    """Every rule and policy in play; and again with small parts proved as large ones are."""
    if not enumerates:
        monkeypatch.setattr("solver.program.proof.tiny._COLUMNS", 0)
    seeds = range(20_000 + batch * BATCH, 20_000 + (batch + 1) * BATCH)
    assert [seed for seed in seeds if not same(random_scenario(seed))] == []


def test_the_main_scenario_too() -> None:
    """All 24 people, with every aim."""
    assert same(changzhou())
