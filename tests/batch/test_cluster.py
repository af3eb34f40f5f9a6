"""Work handed to real processes: nothing is lost and nothing is double, whoever dies."""

import gc
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from threading import Event
from typing import Any

import dask
import pytest
from distributed import Client, LocalCluster
from distributed.client import FutureCancelledError

from benchmarks.generate import region
from benchmarks.generate.region import write_region
from models.batch import Piece
from solver.batch import cluster as module
from solver.batch.apart import work_alone
from solver.batch.cluster import dask_setup, existing, local, worked_out
from solver.batch.folder import Desk, scenario_files
from solver.batch.run import put_together
from solver.batch.sending import Parcel
from solver.batch.store import Store
from solver.batch.work import OtherProgramError, work_through
from solver.cli import main
from solver.commands import batch as command
from solver.files.errors import InputError
from solver.report.faults import in_chinese
from tests.batch.regions import (
    ASKED,
    MIXED,
    job_of,
    mixed,
    piece_of,
    simple,
    summary_in,
    summed_up,
    write,
    written,
)
from tests.builders import rulebook


def within(workers: int) -> LocalCluster:
    """A cluster within this process: as real as any, and quick."""
    return LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=False,
        protocol="tcp://",
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        scheduler_kwargs={"dashboard": False},
    )


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """One at an address."""
    with within(1) as cluster:
        yield str(cluster.scheduler_address)


@pytest.fixture
def batch(tmp_path: Path, scheduler: str) -> Callable[..., int]:
    """The command on a folder `in`, to a folder `out`, on the cluster within this process."""

    def run(*more: str) -> int:
        folders = [str(tmp_path / "in"), "--out", str(tmp_path / "out")]
        return main(["batch", *folders, "--scheduler", scheduler, *more])

    return run


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


def test_our_processes_are_made_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """They leave Ctrl-C to the command, and do not look through what is loaded for garbage."""
    calls: list[object] = []
    monkeypatch.setattr(signal, "signal", lambda *given: calls.append(given))
    monkeypatch.setattr(gc, "freeze", lambda: calls.append("freeze"))
    dask_setup(None)
    assert calls == [(signal.SIGINT, signal.SIG_IGN), "freeze"]
    assert "ortools.sat.python.cp_model" in sys.modules


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
