"""The rate of `gangwei batch` on all cores, beside that of one process that takes file after file.

Both work out the same invented region, in turn and more than once, so that the ratio holds when
the machine's speed drifts. Start-up is excluded on both sides: the clock runs once everything is
loaded.
A third run, as many plain processes as there are cores, tells what the machine itself can give.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.generate.region import region, write_region
from models.batch import Asked
from solver.batch.cluster import dask_setup, local, worked_out
from solver.batch.folder import Desk, scenario_files
from solver.batch.run import put_together
from solver.batch.sending import Wants
from solver.batch.store import Store
from solver.batch.work import work
from solver.commands.batch import cores

ROOT = Path(__file__).parent.parent
SMALLEST, LARGEST, SEED = 20, 60, 1
ASKED = Asked()


def measure(institutions: int, workers: int | None = None, rounds: int = 3) -> dict[str, Any]:
    """Seconds of each run, and the ratio of the batch rate to cores × the single rate.

    `machine_ratio` is what plain processes side by side come to, which is all that the machine can
    give. `cpu_ratio` are their processor seconds to those of the batch, client and scheduler
    included: what is spent on top, which another program on the machine disturbs less.
    """
    number = workers or cores()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "in"
        write_region(folder, region(institutions, SMALLEST, LARGEST, SEED))
        files = scenario_files(folder, Path(made))
        runs = [_round(folder, files, number) for _ in range(rounds)]
    wall = [run["single"][0] / run["batch"][0] / number for run in runs]
    machine = [run["single"][0] / run["plain"][0] / number for run in runs]
    cpu = [run["plain"][1] / run["batch"][1] for run in runs]
    return {
        "institutions": institutions,
        "workers": number,
        "ratio": statistics.median(wall),
        "cpu_ratio": statistics.median(cpu),
        "machine_ratio": statistics.median(machine),
        "single_seconds": [run["single"][0] for run in runs],
        "batch_seconds": [run["batch"][0] for run in runs],
        "plain_seconds": [run["plain"][0] for run in runs],
    }


def _round(folder: Path, files: Sequence[str], workers: int) -> dict[str, tuple[float, float]]:
    """Wall and processor seconds of one process, of the batch, of plain processes side by side."""
    return {
        "single": _plain(folder, files, 1),
        "batch": _batch(folder, files, workers),
        "plain": _plain(folder, files, workers),
    }


def _batch(folder: Path, files: Sequence[str], workers: int) -> tuple[float, float]:
    """From the first file handed out to the last table written."""
    desk = Desk(folder, ASKED)
    with tempfile.TemporaryDirectory() as out, local(workers) as client:
        list(worked_out(client, files[: 2 * workers], desk))  # everything is loaded
        store = Store(Path(out))
        before = sum(client.run(time.process_time).values()) + time.process_time()
        began = time.perf_counter()
        for file, piece in worked_out(client, files, desk):
            store.keep(file, piece)
        put_together(files, store, ASKED, Path(out))
        seconds = time.perf_counter() - began
        after = sum(client.run(time.process_time).values()) + time.process_time()
    return seconds, after - before


def _plain(folder: Path, files: Sequence[str], processes: int) -> tuple[float, float]:
    """So many processes, each with its share of the files, one after the other."""
    command = [sys.executable, "-m", "benchmarks.batch", "--plain", str(folder)]
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    running: list[Any] = [subprocess.Popen(command, **pipes) for _ in range(processes)]
    for number, one in enumerate(running):
        print(json.dumps(files[number::processes]), file=one.stdin, flush=True)
        one.stdout.readline()
    began = time.perf_counter()
    for one in running:
        print("go", file=one.stdin, flush=True)
    spent = [float(one.communicate()[0]) for one in running]
    return time.perf_counter() - began, sum(spent)


def _take_turns(folder: Path) -> None:
    """The plain process: the same work in the same state, and nothing else."""
    dask_setup(None)
    desk, files = Desk(folder, ASKED), json.loads(sys.stdin.readline())
    with tempfile.TemporaryDirectory() as out:
        store = Store(Path(out))
        _work_out(desk, store, files[0])
        print("ready", flush=True)
        sys.stdin.readline()
        before = time.process_time()
        for file in files:
            _work_out(desk, store, file)
        put_together(files, store, ASKED, Path(out))
        print(time.process_time() - before, flush=True)


def _work_out(desk: Desk, store: Store, file: str) -> None:
    (job,) = desk.parcel([file])
    while isinstance(made := work(job), Wants):
        job = desk.completed(job, made.name)
    store.keep(file, made)


def main() -> None:
    """Prints what was measured; a plain process works through its share."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description=__doc__)
    parser.add_argument("--institutions", type=int, default=1000)
    parser.add_argument("--workers", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--plain", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.plain is not None:
        _take_turns(given.plain)
        return
    found = measure(given.institutions, given.workers, given.rounds)
    print(json.dumps(found, indent=1))
    print(f"batch: {found['ratio']:.2f} of cores × the single rate (asked: at least 0.85)")


if __name__ == "__main__":
    main()
