"""Ctrl-C while CP-SAT is at work: it is an interrupt, and no answer."""

import os
import signal
from threading import Event, Thread
from typing import Any

import pytest
from ortools.sat.python import cp_model

from solver.eligibility.candidates import candidates
from solver.program import price
from solver.program.build import build
from solver.program.proof.ordered import Ordered
from solver.program.search import DEFAULTS, Bare, Search, _interruptibly
from tests.builders import person, scenario


class Solver:
    """A search that ends when it is told to, and in whose middle somebody presses Ctrl-C."""

    def __init__(self, *, pressed: bool) -> None:
        self.pressed, self.stopped = pressed, Event()

    def solve(self, model: object) -> object:
        """What it is given, at once or once it is stopped."""
        if self.pressed:
            os.kill(os.getpid(), signal.SIGINT)
            self.stopped.wait()
        return model

    def stop_search(self) -> None:
        """Ends the search."""
        self.stopped.set()


def test_an_interrupt_is_heard_in_the_middle_of_a_search() -> None:
    """It is raised at once, and the search is told to stop."""
    solver: Any = Solver(pressed=True)
    with pytest.raises(KeyboardInterrupt):
        _interruptibly(solver, None)  # type: ignore[arg-type]
    assert solver.stopped.is_set()


def test_a_search_in_another_thread_is_not_handed_on() -> None:
    """No thread but the main one hears of an interrupt."""
    solver: Any = Solver(pressed=False)
    told: list[object] = []
    thread = Thread(target=lambda: told.append(_interruptibly(solver, "done")))  # type: ignore[arg-type]
    thread.start()
    thread.join()
    assert told == ["done"]


def test_what_a_search_raises_is_raised() -> None:
    """In the thread that waits for it."""

    class Failing(Solver):
        def solve(self, model: object) -> object:
            raise ValueError(model)

    solver: Any = Failing(pressed=False)
    with pytest.raises(ValueError, match="model"):
        _interruptibly(solver, "model")  # type: ignore[arg-type]


def test_cp_sat_takes_no_signal() -> None:
    """It would answer "unknown", and whoever asked would never hear of the interrupt."""
    solver = Search(Bare((1,), ()), DEFAULTS)._solver()
    assert isinstance(solver, cp_model.CpSolver)
    assert not solver.parameters.catch_sigint_signal


@pytest.mark.parametrize("outcome", ["unknown", "feasible"])
def test_a_price_that_is_not_proved_is_none(monkeypatch: pytest.MonkeyPatch, outcome: Any) -> None:
    """Where a search without a limit proves nothing, that is a fault, and no price."""
    monkeypatch.setattr(price, "in_order", lambda *_, **__: Ordered(outcome))
    program = build(candidates(scenario({"P9": 1}, [person("A")])))
    with pytest.raises(RuntimeError, match=outcome):
        price.granted(program, 0, ())
