"""A limit of time is for all of a command together, and what was not worked out is said."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from solver.analysis import compare, standing
from solver.cli import main
from solver.eligibility.candidates import Candidates
from solver.files.scenario import load
from solver.program.search import DEFAULTS, Clock, Settings
from solver.solving import best_of
from tests.builders import SCENARIOS

TIE = str(SCENARIOS / "tie.yaml")
LIMIT = Settings(time_limit=1000.0)


@pytest.fixture
def ticks(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A clock of the machine that goes on by a second at each look."""
    seconds = count()
    monkeypatch.setattr("solver.program.search.monotonic", lambda: next(seconds))
    return seconds


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch, ticks: Iterator[int]) -> list[float]:
    """The seconds that are left at each solve."""
    del ticks
    told: list[float] = []

    def solved(judged: Candidates, settings: Settings = DEFAULTS) -> Any:
        assert settings.time_limit is not None
        told.append(settings.time_limit)
        return best_of(judged)

    for module in (compare, standing):
        monkeypatch.setattr(module, "best_of", solved)
    return told


def _one_limit(limits: list[float], number: int) -> None:
    """Each solve has less than the one before; in any order, where they run side by side."""
    assert len(limits) == number
    assert len({*limits}) == number
    assert max(limits) < 1000


def test_plans_side_by_side_have_one_limit(limits: list[float]) -> None:
    """However many there are, and however many are solved at once."""
    case = load(SCENARIOS / "changzhou-2012.yaml")
    compare.compare(case, settings=LIMIT)
    _one_limit(limits, 1 + len(case.plans))


def test_a_log_that_is_followed_has_one_limit(limits: list[float]) -> None:
    """However many entries it has, and for what it made public on the way."""
    first = load(SCENARIOS / "objection.yaml", entries=0)
    log = load(SCENARIOS / "objection.yaml").log
    assert any(entry.action == "publish" for entry in log)
    made = list(standing.steps(first, log, LIMIT))
    _one_limit(limits, len(made))
    limits.clear()
    standing.standing(first, log, LIMIT)
    _one_limit(limits, sum(entry.action == "publish" for entry in log))


@dataclass(frozen=True)
class _Over(Clock):
    """A clock that lets solves run, and is over for what comes after."""

    @property
    def over(self) -> bool:
        """True."""
        return True


def test_a_page_says_whom_the_time_did_not_suffice_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nobody is looked at, and it is not said that there is nothing to say."""
    real, first = Clock.started, iter([_Over(DEFAULTS, None)])
    monkeypatch.setattr(Clock, "started", lambda settings: next(first, None) or real(settings))
    assert main(["report", TIE, "--out", str(tmp_path)]) == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "The time ran out before 3 people could be looked at" in page


def test_an_interrupt_waits_for_no_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of plans side by side those in hand are left where they are."""
    shut: list[dict[str, bool]] = []

    class Pool(ThreadPoolExecutor):
        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
            shut.append({"wait": wait, "cancel_futures": cancel_futures})
            super().shutdown(wait, cancel_futures=cancel_futures)

    def pressed(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(compare, "ThreadPoolExecutor", Pool)
    with pytest.raises(KeyboardInterrupt):
        compare.compare(load(TIE), told=pressed)
    assert shut == [{"wait": False, "cancel_futures": True}]
