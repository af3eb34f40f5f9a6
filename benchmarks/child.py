"""A measurement in a process of its own: its memory is its own, and nothing else ends with it."""

import json
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
_GRACE = 30
"""Seconds beyond its own limit after which a process that does not end is ended."""


@dataclass(frozen=True)
class Said:
    """What a process said, a line a phase, and how it ended: `done`, `time-limit` or `failed`.

    `left` is how long it ran on after the last line; `fault` the end of what it complained of.
    """

    lines: tuple[Mapping[str, Any], ...]
    ended: str
    left: float
    fault: str = ""


def measured(module: str, *arguments: object, limit: float) -> Said:
    """Runs a module that says its phases by `Clock`; `limit` is in seconds for all of it."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            out, complaints = process.communicate(timeout=limit + _GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            out, complaints = process.communicate()
    took = time.perf_counter() - began
    lines = tuple(json.loads(line) for line in out.splitlines() if line.endswith("}"))
    if process.returncode == 0:
        return Said(lines, "done", 0.0)
    left = round(took - (lines[-1]["at"] if lines else 0.0), 6)
    if process.returncode in {-signal.SIGALRM, -signal.SIGKILL}:
        return Said(lines, "time-limit", left)
    return Said(lines, "failed", left, " ".join(complaints.split())[-400:])


class Clock:
    """Says each phase on standard output as it ends, as a line of JSON."""

    def __init__(self) -> None:
        self._began = self._last = time.perf_counter()
        self._spent = 0.0

    def limit(self, seconds: float) -> None:
        """Ends this process by a signal in so many seconds, whatever it is in by then."""
        signal.setitimer(signal.ITIMER_REAL, seconds)

    def again(self) -> None:
        """Begins a phase now: what went before counts for none."""
        self._last, self._spent = time.perf_counter(), time.process_time()

    def said(self, phase: str, **facts: Any) -> None:
        """Ends a phase: its seconds, the peak memory so far in MB, and what else is to be said.

        `processor` are its processor seconds, of all threads; those before the first phase, as of
        loading Python, are of the first. A fact may be a function: what it costs counts for none.
        """
        now, spent = time.perf_counter(), time.process_time()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        line = {
            "phase": phase,
            "seconds": round(now - self._last, 6),
            "peak_mb": round(peak, 1),
            "at": round(now - self._began, 6),
            "processor": round(spent - self._spent, 6),
            **{name: fact() if callable(fact) else fact for name, fact in facts.items()},
        }
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
        self._last, self._spent = time.perf_counter(), time.process_time()
