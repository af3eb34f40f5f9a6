"""The command on a cluster, and who is refused by it or by whom it is."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest
from distributed import Client
from distributed.client import FutureCancelledError

from solver.batch import cluster as module
from solver.batch.cluster import dask_setup, existing, worked_out
from solver.batch.folder import Desk, scenario_files
from solver.batch.sending import Parcel
from solver.batch.store import Store
from solver.batch.work import OtherProgramError
from solver.cli import main
from solver.commands import batch as command
from solver.files.errors import InputError
from solver.report.faults import in_chinese
from tests.batch.clusters import within
from tests.batch.regions import (
    ASKED,
    MIXED,
    job_of,
    mixed,
    simple,
    summary_in,
    summed_up,
    write,
    written,
)


def test_the_command_gives_what_working_in_turn_gives(
    tmp_path: Path, batch: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """Pieces, tables, summary: the same bytes; it ends with the code of the worst file."""
    mixed(tmp_path / "in")
    assert batch() == 2
    out, err = capsys.readouterr()
    assert out.startswith("Region of 5 institutions\n\n3 proved best, 1 impossible as it stands, ")
    assert err == ""
    made = written(tmp_path / "out")
    summed_up(tmp_path / "in", tmp_path / "turn")
    assert dict(made) == {**written(tmp_path / "turn"), "summary.json": made["summary.json"]}


def test_json_is_the_summary_and_nothing_else(
    tmp_path: Path, batch: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """The same text as in the file; whole results where they are asked for."""
    write(tmp_path / "in", "sub/a.yaml", simple())
    assert batch("--json", "--results") == 0
    assert capsys.readouterr().out == (tmp_path / "out" / "summary.json").read_text("utf-8")
    assert summary_in(tmp_path / "out")["files"] == {"optimal": 1}
    assert (tmp_path / "out" / "results" / "sub" / "a.yaml.json").is_file()


def test_codes(tmp_path: Path, batch: Callable[..., int]) -> None:
    """All solved is 0, impossible 3, no answer in the time 4, as for one file."""
    mixed(tmp_path / "in")
    (tmp_path / "in" / "broken.yaml").unlink()
    assert batch() == 3
    assert batch("--set", "over-quota=transitional") == 0
    assert batch("--time-limit", "0.0000001") == 4


def test_a_second_run_does_only_what_is_missing(
    tmp_path: Path, batch: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What changed, what is new, what was not finished; what is gone leaves the summary."""
    mixed(tmp_path / "in")
    done: list[str] = []
    keep = Store.keep

    def noted(store: Store, file: str, content: bytes) -> None:
        done.append(file)
        keep(store, file, content)

    monkeypatch.setattr(Store, "keep", noted)
    batch()
    assert sorted(done) == list(MIXED)
    first = written(tmp_path / "out")
    done.clear()
    batch()
    assert (done, written(tmp_path / "out")) == ([], first)
    write(tmp_path / "in", "broken.yaml", simple())
    write(tmp_path / "in", "new.yaml", simple())
    (tmp_path / "in" / "tie.yaml").unlink()
    batch()
    assert sorted(done) == ["broken.yaml", "new.yaml"]
    files = summary_in(tmp_path / "out")["files"]
    assert files == {"infeasible": 1, "optimal": 4}


def test_interrupted_keeps_what_is_done_and_goes_on(
    tmp_path: Path,
    batch: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Ctrl-C after two files: it says how to go on, and going on gives the same bytes."""
    mixed(tmp_path / "in")
    keep, kept = Store.keep, list[str]()

    def interrupted(store: Store, file: str, content: bytes) -> None:
        if len(kept) == 2:
            raise KeyboardInterrupt
        kept.append(file)
        keep(store, file, content)

    monkeypatch.setattr(Store, "keep", interrupted)
    assert batch() == 4
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Interrupted. 2 of 7 files are done and kept in ")
    assert sorted(written(tmp_path / "out")) == sorted(f"pieces/{file}.json" for file in kept)
    monkeypatch.setattr(Store, "keep", keep)
    assert batch() == 2
    made = written(tmp_path / "out")
    summed_up(tmp_path / "in", tmp_path / "turn")
    assert dict(made) == {**written(tmp_path / "turn"), "summary.json": made["summary.json"]}


def test_without_the_libraries_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A clear message and exit code 2, in both languages."""
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == "pyarrow" else name)
    line = ["batch", str(tmp_path), "--out", str(tmp_path / "out")]
    assert main(line) == 2
    assert "not installed: pyarrow." in capsys.readouterr().err
    assert main([*line, "--lang", "zh"]) == 2
    assert "程序库：pyarrow。" in capsys.readouterr().err


def test_without_a_scheduler_the_own_cluster_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheduler: str
) -> None:
    """As many processes as asked for, as cores, or as files, whichever is least."""
    for name in "ab":
        write(tmp_path / "in", f"{name}.yaml", simple())
    asked: list[int] = []

    def own(workers: int) -> Any:
        asked.append(workers)
        return existing(scheduler)

    monkeypatch.setattr(module, "local", own)
    for number, workers in enumerate(([], ["--workers", "1"], ["--workers", "9"])):
        out = str(tmp_path / f"out{number}")
        assert main(["batch", str(tmp_path / "in"), "--out", out, *workers]) == 0
    assert asked == [min(2, command.cores()), 1, 2]


def test_cores_are_those_that_may_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system cannot say which they are, all of them."""
    assert 1 <= command.cores() <= (os.cpu_count() or 1)
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert command.cores() == os.cpu_count()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x"])
def test_no_scheduler_is_bad_input(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address where nobody answers, or that is none."""
    monkeypatch.setattr(module, "PATIENCE", 0.2)
    with pytest.raises(InputError, match="No scheduler answers"), existing(address):
        pass


def no_worker(*_: object, **__: object) -> None:
    """As where none comes, at once."""
    raise TimeoutError


def test_a_scheduler_without_workers_is_bad_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than waiting for ever."""
    monkeypatch.setattr(Client, "wait_for_workers", no_worker)
    with within(0) as cluster:
        opened = existing(str(cluster.scheduler_address))
        with pytest.raises(InputError, match="There is no worker") as refused, opened:
            pass
    (fault,) = refused.value.faults
    assert in_chinese(fault.what) == "没有可用的工作进程。"


def test_where_nobody_works_the_run_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not wait for ever; nothing says it should be called otherwise."""
    write(tmp_path, "a.yaml", simple())
    monkeypatch.setattr(module, "LOOK", 0.1)
    monkeypatch.setattr(Client, "wait_for_workers", no_worker)
    with (
        within(0) as cluster,
        Client(cluster, set_as_default=False) as client,
        pytest.raises(InputError, match=r"(?s)gangwei batch.*There is no worker.*goes on where"),
    ):
        list(worked_out(client, ["a.yaml"], Desk(tmp_path, ASKED)))


@pytest.mark.parametrize("where", ["scheduler", "worker"])
@pytest.mark.parametrize("there", ["0.0.1", PackageNotFoundError("gangwei")])
def test_another_version_is_told_before_anything_is_sent(
    where: str, there: object, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the place, whether it is one of the workers or the scheduler."""
    run = Client.run

    def on_workers(client: Client, *given: object, **how: object) -> dict[str, object]:
        return dict.fromkeys(run(client, *given, **how), there)

    def on_scheduler(*_: object) -> object:
        if isinstance(there, Exception):
            raise there
        return there

    if where == "worker":
        monkeypatch.setattr(Client, "run", on_workers)
    else:
        monkeypatch.setattr(Client, "run_on_scheduler", on_scheduler)
    place = "scheduler" if where == "scheduler" else "tcp://"
    with (
        pytest.raises(InputError, match=f"another gangwei at {place}.*{there}"),
        existing(scheduler),
    ):
        pass


def test_other_code_on_a_worker_is_told(tmp_path: Path, scheduler: str) -> None:
    """Not as a fault of the file: nothing at all can be worked out there."""

    class Older(Desk):
        def parcel(self, files: Iterable[str]) -> Parcel:
            return tuple(replace(job, program="older") for job in super().parcel(files))

    write(tmp_path, "a.yaml", simple())
    with existing(scheduler) as client, pytest.raises(InputError, match="other code"):
        list(worked_out(client, ["a.yaml"], Older(tmp_path, ASKED)))


def test_few_files_are_held_at_a_time(tmp_path: Path, scheduler: str) -> None:
    """However many there are, so many parcels a process are read ahead, and no more."""
    for number in range(5 * module.AHEAD):
        write(tmp_path, f"{number:02}.yaml", simple())
    out: list[Parcel] = []

    class Counting(Desk):
        def parcel(self, files: Iterable[str]) -> Parcel:
            made = super().parcel(files)
            out.append(made)
            return made

    desk, files = Counting(tmp_path, ASKED), scenario_files(tmp_path, tmp_path / "out")
    done: set[str] = set()
    with existing(scheduler) as client:
        for file, _ in worked_out(client, files, desk):
            done.add(file)
            back = sum(not done.isdisjoint(job.file for job in parcel) for parcel in out)
            assert len(out) < module.AHEAD + back  # this one's place is still to be filled
    assert [job.file for parcel in out for job in parcel] == files
    assert len(out[0]) > 1


class Ended:
    """A future that came to an end."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def result(self) -> object:
        """Raises as Dask does."""
        raise self.error


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OtherProgramError(), "other code"),
        (FutureCancelledError("work-1", "scheduler-connection-lost"), "The cluster is gone"),
    ],
)
def test_what_no_file_is_to_blame_for_ends_the_run(
    scheduler: str, error: BaseException, told: str
) -> None:
    """Each with what to do."""
    with existing(scheduler) as client, pytest.raises(InputError, match=told) as refused:
        module._made(client, Ended(error), (job_of("a.yaml"),))
    assert f"--scheduler {scheduler}" in str(refused.value)


def test_our_processes_are_made_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """They leave Ctrl-C to the command, and do not look through what is loaded for garbage."""
    calls: list[object] = []
    monkeypatch.setattr(signal, "signal", lambda *given: calls.append(given))
    monkeypatch.setattr(gc, "freeze", lambda: calls.append("freeze"))
    dask_setup(None)
    assert calls == [(signal.SIGINT, signal.SIG_IGN), "freeze"]
    assert "ortools.sat.python.cp_model" in sys.modules


@pytest.mark.parametrize("error", [OSError(24, "Too many open files"), RuntimeError("failed")])
def test_processes_that_cannot_be_started_are_said(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where too few files may be open at once."""

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(module, "LocalCluster", refuse)
    with pytest.raises(InputError, match="The processes cannot be started"), module.local(2):
        pass
