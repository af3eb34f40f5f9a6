"""Whatever goes wrong is one line and an exit code: no traceback, and no data of anybody."""

import fcntl
import os
from pathlib import Path

import pytest

from solver.cli import main
from solver.commands import common
from solver.files.write import write_text
from tests.builders import SCENARIOS

TIE = str(SCENARIOS / "tie.yaml")


def _fails_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("solver.commands.solve.candidates", fail)


def test_a_fault_of_ours_is_told_as_such(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With where it is and how to report it; what the error says could name people."""
    _fails_with(monkeypatch, ValueError("李某 holds P9"))
    assert main(["solve", TIE]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "李某" not in err
    assert "Traceback" not in err
    fault, how = err.splitlines()
    assert fault.startswith("A fault of gangwei, and none of the file: ValueError (solver/")
    assert "solver/commands/solve.py:" in fault
    assert "solver/cli.py:" in fault
    assert "gangwei 0" in fault
    assert "Please report it" in how
    assert main(["solve", TIE, "--lang", "zh"]) == 1
    assert capsys.readouterr().err.startswith("本程序出错，并非文件有误：ValueError")


def test_whoever_looks_for_the_fault_sees_all_of_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the environment asks for it, on that screen alone."""
    monkeypatch.setenv("GANGWEI_TRACEBACK", "1")
    _fails_with(monkeypatch, ValueError("李某 holds P9"))
    assert main(["solve", TIE]) == 1
    assert "ValueError: 李某 holds P9" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (MemoryError(), 1, "The memory of this machine does not suffice."),
        (OSError(24, "Too many open files", "a.yaml"), 2, "go on: Too many open files (a.yaml)."),
        (OSError(), 2, "does not let gangwei go on: OSError."),
    ],
)
def test_what_the_machine_lacks_is_said(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
    code: int,
    told: str,
) -> None:
    """It is neither the file's fault nor ours."""
    _fails_with(monkeypatch, error)
    assert main(["solve", TIE]) == code
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(("number", "more"), [(2, ""), (8, " … and 2 more files.")])
def test_an_interrupt_says_what_stands(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    number: int,
    more: str,
) -> None:
    """Files that are written are whole, whatever did not come after them."""
    files = [tmp_path / f"{at}.json" for at in range(number)]

    def write(*_: object) -> None:
        for path in files:
            write_text(path, "whole")
        raise KeyboardInterrupt

    monkeypatch.setattr("solver.commands.solve.candidates", write)
    assert main(["solve", TIE]) == 4
    shown = ", ".join(str(path) for path in files[:6])
    assert capsys.readouterr().err == (
        f"Interrupted. Written before that, and whole: {shown}.{more}\n"
    )


def test_a_second_run_into_the_same_folder_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Before it has solved anything; the first one's files stay its own."""
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        assert main(["solve", TIE, "--out", str(tmp_path)]) == 2
    finally:
        os.close(handle)
    out, err = capsys.readouterr()
    assert out == ""
    assert "Another run of gangwei is writing into this folder." in err
    assert list(tmp_path.iterdir()) == []
    assert main(["solve", TIE, "--out", str(tmp_path)]) == 0


def test_a_folder_that_cannot_be_asked_for_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """A name that is too long for any disk, say."""
    assert main(["solve", TIE, "--out", "x" * 5000]) == 2
    assert "Cannot be written: File name too long." in capsys.readouterr().err


def test_a_window_of_no_width_breaks_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """As terminals are that do not tell theirs."""
    from argparse import Namespace

    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.fileno", lambda: 1)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((0, 0)))
    assert common.page_of(Namespace(lang="en")).width is None


@pytest.mark.parametrize("command", ["solve", "compare", "search", "calendar", "report", "replay"])
def test_data_of_people_are_readable_by_their_owner_alone(command: str, tmp_path: Path) -> None:
    """Whatever a command writes; a calendar names nobody."""
    before = os.umask(0o022)
    try:
        main([command, TIE, "--out", str(tmp_path)])
    finally:
        os.umask(before)
    rights = {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert rights == ({0o644} if command == "calendar" else {0o600})


def test_years_that_nobody_reaches_are_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A projection and a notice end by 2200, or are none."""
    assert main(["project", TIE, "--set", "as_of=2190-01-01", "--years", "11"]) == 2
    assert "The projection would end in 2201, after 2200." in capsys.readouterr().err
    dated = ["--from", "2200-12-30", "--days", "2"]
    assert main(["notice", TIE, "--out", str(tmp_path), *dated]) == 2
    assert "The notice would end on 2201-01-01, after 2200." in capsys.readouterr().err


@pytest.mark.parametrize("name", ["a\x1b[2Jb", "a\rb", "a\u202eb", "a\nb"])
def test_a_name_of_a_folder_cannot_write_over_what_is_said(
    name: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Where files were written is one line that is what it looks like."""
    assert main(["report", TIE, "--out", str(tmp_path / name)]) == 0
    told = [line for line in capsys.readouterr().out.split("\n") if str(tmp_path) in line]
    assert len(told) == 2
    assert all(line.isprintable() for line in told)
