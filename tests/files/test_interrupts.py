"""Ctrl-C is put off while half a step would be worse than none, and never lost."""

import signal
from threading import Thread

import pytest

from solver.files.interrupts import uninterrupted


def test_an_interrupt_is_heard_at_the_end() -> None:
    """What was begun is finished first."""
    done = []

    def pressed_twice() -> None:
        with uninterrupted():
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)
            done.append(1)

    with pytest.raises(KeyboardInterrupt):
        pressed_twice()
    assert done == [1]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_without_an_interrupt_nothing_happens() -> None:
    """Nor where interrupts are ignored anyway, or in another thread, which hears of none."""
    with uninterrupted():
        pass
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with uninterrupted():
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)
    done: list[int] = []

    def other() -> None:
        with uninterrupted():
            done.append(1)

    thread = Thread(target=other)
    thread.start()
    thread.join()
    assert done == [1]


def test_a_failure_is_told_before_an_interrupt() -> None:
    """The interrupt would say nothing of it."""

    def failing() -> None:
        with uninterrupted():
            signal.raise_signal(signal.SIGINT)
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        failing()
