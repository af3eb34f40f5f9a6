"""One process at a time writes into a folder, and sweeps up after those that were killed."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from solver.files.alone import alone_in, sweep
from solver.files.errors import InputError
from solver.files.write import write_text

OTHER = """
import sys
from pathlib import Path
from solver.files.alone import alone_in
with alone_in(Path(sys.argv[1]), wait=False):
    print("held", flush=True)
    sys.stdin.read()
"""


KILLED = """
import os, signal, sys
from pathlib import Path
from solver.files.write import replacing
place = Path(sys.argv[1])
with replacing([place]) as halves:
    halves[place].write_text("x")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("below", [False, True])
def test_what_a_killed_process_left_is_swept_away(tmp_path: Path, *, below: bool) -> None:
    """Its half of a file is hidden; everything else stays, hidden or not."""
    for name in (".notes.gangwei", ".other", "in/c.json"):
        write_text(tmp_path / name, "theirs")
    for name in ("a.json", "in/b.json"):
        subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / name)], check=False)
    assert len(_left(tmp_path)) == 5
    sweep(tmp_path, below=below)
    assert {".notes.gangwei", ".other", "c.json"} <= {*_left(tmp_path)}
    assert len(_left(tmp_path)) == (3 if below else 4)
    sweep(tmp_path / "none", below=below)


def test_whatever_is_written_next_sweeps_its_folder(tmp_path: Path) -> None:
    """No other command is needed for that."""
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "a.json")], check=False)
    assert len(_left(tmp_path)) == 1
    write_text(tmp_path / "b.json", "x")
    assert _left(tmp_path) == ["b.json"]


def test_what_cannot_be_removed_is_said(tmp_path: Path) -> None:
    """A folder of such a name is none of ours."""
    (tmp_path / ".x7_k2abc.gangwei").mkdir()
    with pytest.raises(InputError, match=r"x7_k2abc"):
        sweep(tmp_path, below=True)


def test_a_second_process_is_refused_and_one_after_the_first_is_not(tmp_path: Path) -> None:
    """The lock ends with the process that has it, however that ends."""
    line = [sys.executable, "-c", OTHER, str(tmp_path)]
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(InputError, match="Another run"), alone_in(tmp_path, wait=False):
            pass
        other.kill()
    with alone_in(tmp_path, wait=False):
        assert list(tmp_path.iterdir()) == []


def test_writing_waits_for_whoever_writes(tmp_path: Path) -> None:
    """The other process writes its file first; then it is our turn."""
    script = OTHER.replace("sys.stdin.read()", "(Path(sys.argv[1]) / 'first').touch()")
    line = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(line, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with alone_in(tmp_path, wait=True):
            assert (tmp_path / "first").exists()


def test_who_has_a_folder_has_what_is_below_it(tmp_path: Path) -> None:
    """And each folder is swept once, before anything is written there."""
    below = tmp_path / "in"
    below.mkdir()
    with alone_in(tmp_path, wait=False):
        for _ in range(2):
            with alone_in(below, wait=False):
                pass
        left = below / ".12345678.gangwei"
        left.touch()
        write_text(below / "a.txt", "x")
        assert left.exists(), "it was swept before"
    with alone_in(tmp_path, wait=False), alone_in(below, wait=True):
        assert not left.exists()


def test_a_folder_that_nobody_can_lock_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a disk, or a system, without locks nobody waits."""

    def none(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    with monkeypatch.context() as patch:
        patch.setattr(fcntl, "flock", none)
        write_text(tmp_path / "a.txt", "x")
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "fcntl", None)
        write_text(tmp_path / "b.txt", "x")

    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    with alone_in(tmp_path, wait=False):
        pass
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]
