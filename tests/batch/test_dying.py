"""Processes that die, files that kill them: nothing is lost or double, nobody else is blamed."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event
from typing import Any

import dask
import pytest
from distributed import Client

from benchmarks.generate import region
from benchmarks.generate.region import write_region
from models.batch import Piece
from solver.batch import cluster as module
from solver.batch.apart import work_alone
from solver.batch.cluster import existing, local, worked_out
from solver.batch.folder import Desk, scenario_files
from solver.batch.run import put_together
from solver.batch.sending import Parcel
from solver.batch.store import Store
from solver.batch.work import work_through
from tests.batch.regions import (
    ASKED,
    piece_of,
    simple,
    summed_up,
    write,
    written,
)
from tests.builders import rulebook

DEADLY = """
import os, signal
from solver.batch import work as module
work = module.work
def deadly(job):
    if job.file.startswith("deadly"):
        os.kill(os.getpid(), signal.SIGKILL)
    return work(job)
module.work = deadly
"""
"""What Python runs before anything else, where it is named `sitecustomize`."""


@pytest.mark.parametrize("workers", [1, 2])
def test_only_what_is_deadly_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    """Real processes, which some files kill, always: who was beside them is not blamed."""
    before_all(tmp_path, monkeypatch, DEADLY)
    folder = tmp_path / "in"
    deadly = [f"deadly{number}.yaml" for number in range(2)]
    files = ["a.yaml", "b.yaml", *deadly, *(f"{letter}.yaml" for letter in "cdefghijklmnop")]
    for file in files:
        write(folder, file, simple())
    with local(workers) as client:
        made = list(worked_out(client, files, Desk(folder, ASKED)))
    assert sorted(file for file, _ in made) == sorted(files)
    pieces = {file: Piece.model_validate_json(piece) for file, piece in made}
    assert [file for file in files if pieces[file].status == "fault"] == deadly
    assert pieces["c.yaml"] == piece_of(folder, "c.yaml")


def before_all(place: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Every process of Python that is started from here runs this before anything else."""
    (place / "sitecustomize.py").write_text(script, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(place))


def dying_with(ways: Sequence[str], dies: Mapping[str, Sequence[int]]) -> Callable[..., Any]:
    """Instead of `_through`: of some files nothing comes at some of the passes, from 0."""
    through, passes = module._through, iter(range(3))

    def dying(client: Client, desk: Desk, do: Any, waiting: Any, window: int) -> Iterator[Any]:
        number = next(passes)
        assert do.__name__ == ways[number]
        for job, piece in through(client, desk, do, waiting, window):
            yield job, None if number in dies.get(job.file, ()) else piece

    return dying


def test_a_fault_is_only_what_dies_with_nothing_beside_it(
    tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a parcel, in a process of its own, alone; every other piece is as it would be."""
    dies = {"b.yaml": [0], "c.yaml": [0, 1], "d.yaml": [0, 1, 2]}
    files = ["a.yaml", *dies]
    for file in files:
        write(tmp_path, file, simple())
    ways = ["work_through", "work_apart", "work_alone"]
    monkeypatch.setattr(module, "_through", dying_with(ways, dies))
    with existing(scheduler) as client:
        made = dict(worked_out(client, files, Desk(tmp_path, ASKED)))
    assert list(made) == files
    pieces = {file: Piece.model_validate_json(piece) for file, piece in made.items()}
    assert pieces.pop("d.yaml").status == "fault"
    assert pieces == {file: piece_of(tmp_path, file) for file in files[:3]}


def test_never_more_is_out_than_the_window(
    tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not where jobs come back for a file that they lack, either: alone is alone."""
    files = []
    for number in range(6):
        write(tmp_path, f"{number}/rules.yaml", rulebook(title="rules"))
        write(tmp_path, f"{number}/a.yaml", simple(rulebook="rules.yaml"))
        files.append(f"{number}/a.yaml")
    hand, most = module._Out.hand, list[int]()

    def counted(out: Any, parcel: Parcel) -> None:
        hand(out, parcel)
        most.append(len(out._parcels))

    monkeypatch.setattr(module._Out, "hand", counted)
    desk = Desk(tmp_path, ASKED)
    with existing(scheduler) as client:
        alone = (desk.parcel([file]) for file in files)
        made = list(module._through(client, desk, work_alone, alone, 1))
    assert [job.file for job, _ in made] == files
    assert len(most) == 2 * len(files)
    assert set(most) == {1}


def test_a_worker_that_is_gone_for_good_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who watches over it gives it up where it dies while it starts."""
    write(tmp_path, "a.yaml", simple())
    monkeypatch.setattr(module, "LOOK", 0.5)
    with dask.config.set({"distributed.deploy.lost-worker-timeout": "10ms"}), local(1) as client:
        client.sync(client.cluster.workers[0].close)
        ((file, piece),) = worked_out(client, ["a.yaml"], Desk(tmp_path, ASKED))
    assert (file, Piece.model_validate_json(piece).status) == ("a.yaml", "optimal")


LOOKED = Event()
"""Set once somebody looked whether anybody is left to work."""


def slow(parcel: Parcel) -> object:
    """Works when somebody looked."""
    LOOKED.wait(60)
    return work_through(parcel)


def test_who_is_only_slow_is_waited_for(
    tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is lost or done twice while somebody looks whether anybody is left."""
    write(tmp_path, "a.yaml", simple())
    look = module._await_workers

    def looked(client: Client, mend: str) -> None:
        look(client, mend)
        LOOKED.set()

    LOOKED.clear()
    monkeypatch.setattr(module, "work_through", slow)
    with existing(scheduler) as client:
        monkeypatch.setattr(module, "_await_workers", looked)
        monkeypatch.setattr(module, "LOOK", 0.1)
        ((file, piece),) = worked_out(client, ["a.yaml"], Desk(tmp_path, ASKED))
    assert LOOKED.is_set()
    assert (file, Piece.model_validate_json(piece).status) == ("a.yaml", "optimal")


def test_a_process_killed_in_the_middle_costs_nothing(tmp_path: Path) -> None:
    """It had files in hand and more in line: every file comes once, with the same bytes.

    The cluster listens on this machine only, and turns away who lacks the certificate.
    """
    folder, out = tmp_path / "in", tmp_path / "out"
    write_region(folder, region(10, 10, 20, 3))
    files, store, desk = scenario_files(folder, out), Store(out), Desk(folder, ASKED)
    seen: Counter[str] = Counter()
    with local(2) as client:
        address = client.scheduler.address
        assert address.startswith("tls://127.0.0.1:")
        with pytest.raises(OSError):  # noqa: PT011 (what it says depends on who hangs up first)
            Client(address.replace("tls://", "tcp://"), timeout=0.5, set_as_default=False)
        victim, other = client.run(os.getpid).values()
        for file, piece in worked_out(client, files, desk):
            if not seen:
                os.kill(victim, signal.SIGKILL)
            seen[file] += 1
            store.keep(file, piece)
        assert victim not in client.run(os.getpid).values()
        assert other in client.run(os.getpid).values()
    assert seen == Counter(files)
    put_together(files, store, ASKED, out)
    summed_up(folder, tmp_path / "turn")
    assert written(out) == written(tmp_path / "turn")


KILLED = """
import os, signal
from solver.batch.store import Store
keep, kept = Store.keep, []
def counted(store, file, content):
    keep(store, file, content)
    kept.append(file)
    if len(kept) == 5:
        os.kill(os.getpid(), signal.SIGKILL)
Store.keep = counted
"""
"""Kills the run that keeps five pieces, as `sitecustomize`."""


def test_a_run_that_is_killed_goes_on_where_it_was(
    tmp_path: Path, batch: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command itself dies without a word; a second run does the rest, and only that."""
    write_region(tmp_path / "in", region(24, 10, 20, 3))
    pieces = tmp_path / "out" / "pieces"
    line = ["batch", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--workers", "1"]
    with monkeypatch.context() as killing:
        before_all(tmp_path, killing, KILLED)
        ended = subprocess.run([sys.executable, "-m", "solver", *line], check=False)
    assert ended.returncode == -signal.SIGKILL
    begun = {path: path.stat().st_mtime_ns for path in pieces.rglob("*.json")}
    assert len(begun) == 5
    half = pieces / ".x7_k2abc.gangwei"
    half.write_text("half of a piece", encoding="utf-8")
    assert batch() in {0, 3}
    assert all(path.stat().st_mtime_ns == when for path, when in begun.items())
    made = written(tmp_path / "out")
    summed_up(tmp_path / "in", tmp_path / "turn")
    assert dict(made) == {**written(tmp_path / "turn"), "summary.json": made["summary.json"]}
