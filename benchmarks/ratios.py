"""What the whole command costs: 500 people beside 24, as processes, in turn."""

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.cases import MAIN
from benchmarks.child import ROOT
from benchmarks.generate import Spec, write

_ROUNDS = 9
_LIMIT = 60.0
_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"


def measure(folder: Path, rounds: int = _ROUNDS) -> Mapping[str, float | int | str]:
    """The median of the paired ratios of `gangwei solve`, and the median seconds of each.

    Stops after the first pair where that took longer than the limit, and says so.
    """
    large = folder / "hospital-500.yaml"
    write(Spec(kind="hospital", people=500), large)
    seconds(MAIN)
    pairs: list[tuple[float, float]] = []
    for _ in range(rounds):
        pair = seconds(MAIN), seconds(large)
        pairs.append(pair)
        if pair[1] >= _LIMIT:
            break
    small, big = (statistics.median(times) for times in zip(*pairs, strict=True))
    return {
        "seconds_24": small,
        "seconds_500": big,
        "ratio": statistics.median(much / little for little, much in pairs),
        "rounds": len(pairs),
        "status": "time-limit" if big >= _LIMIT else "done",
    }


def seconds(file: Path) -> float:
    """How long the command takes on a file, at most the limit.

    Waiting with a timeout looks only every 50 ms whether the process has ended; so a clock ends it.
    Modules are compiled once and for all, as for anybody who runs the command again.
    """
    environment = {key: value for key, value in os.environ.items() if key != _UNCOMPILED}
    command = [sys.executable, "-m", "solver", "solve", str(file), "--json"]
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        ended = threading.Timer(_LIMIT, process.kill)
        ended.start()
        code = process.wait()
        seconds = time.perf_counter() - began
        ended.cancel()
    if code and seconds < _LIMIT:
        raise subprocess.CalledProcessError(code, command)
    return min(seconds, _LIMIT)
