"""The standard streams, whatever they are: nothing is lost unsaid, and no traceback is shown."""

import io
import json
import os
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from solver import process
from solver.files.errors import InputError
from tests.builders import SCENARIOS

TIE = str(SCENARIOS / "tie.yaml")


def _run(line: str, folder: Path, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """A shell's line in which `$GANGWEI` is the command."""
    path = {"GANGWEI": f"{sys.executable} -m solver", "TIE": TIE, "PATH": os.environ["PATH"]}
    return subprocess.run(
        ["/bin/sh", "-c", line], cwd=folder, env={**path, **environ}, capture_output=True,
        check=False,
    )  # fmt: skip


def test_an_output_that_is_full_is_said(tmp_path: Path) -> None:
    """Whoever reads the file afterwards would take it for all there is."""
    done = _run("$GANGWEI solve $TIE > /dev/full", tmp_path)
    assert done.returncode == 2
    assert b"Cannot be written: No space left on device." in done.stderr
    assert b"Traceback" not in done.stderr
    assert _run("$GANGWEI --help > /dev/full", tmp_path).returncode == 2


def test_an_output_that_is_closed_is_said(tmp_path: Path) -> None:
    """Before anything is worked out, or the next file would take its place."""
    done = _run("$GANGWEI solve $TIE --out out >&-", tmp_path)
    assert done.returncode == 2
    assert b"There is no standard output to write to." in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full", "<&- 2>&-"])
@pytest.mark.parametrize(("arguments", "code"), [("solve $TIE", 0), ("solve none.yaml", 2)])
def test_complaints_that_nobody_hears_change_no_exit_code(
    tmp_path: Path, where: str, arguments: str, code: int
) -> None:
    """Nor do they end in a file that is being written."""
    done = _run(f"$GANGWEI {arguments} --out out {where}", tmp_path)
    assert done.returncode == code
    assert bool(done.stdout) == (code == 0)
    if code == 0:
        assert json.loads((tmp_path / "out" / "result.json").read_bytes())


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "gbk"])
def test_a_letter_that_the_output_lacks_is_escaped(tmp_path: Path, encoding: str) -> None:
    """As JSON does it, so that JSON stays what it is, in any encoding."""
    text = Path(TIE).read_text(encoding="utf-8")
    case = tmp_path / "case.yaml"
    name = next(line for line in text.splitlines() if line.startswith("institution:"))
    case.write_text(text.replace(name, "institution: 㐂𠀀中é"), encoding="utf-8")
    rules = SCENARIOS / "rulebooks"
    (tmp_path / "rulebooks").symlink_to(rules)
    done = _run("$GANGWEI solve case.yaml --json", tmp_path, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode(encoding))["scenario"] == "㐂𠀀中é"


def test_a_file_name_that_is_no_text_is_shown_all_the_same(tmp_path: Path) -> None:
    """On both streams, and in the page that is made of the file."""
    (tmp_path / "rulebooks").symlink_to(SCENARIOS / "rulebooks")
    (tmp_path / os.fsdecode(b"\xff.yaml")).write_bytes(Path(TIE).read_bytes())
    done = _run("$GANGWEI report $(printf '\\377.yaml') --out $(printf '\\376')", tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"\udcfe/report.html" in done.stdout
    assert _run("$GANGWEI solve $(printf '\\375.yaml')", tmp_path).returncode == 2


def test_a_reader_that_has_seen_enough_is_no_fault(tmp_path: Path) -> None:
    """A pipe that is closed, and no page of errors."""
    done = _run("$GANGWEI solve $TIE | true", tmp_path)
    assert done.stderr == b""


EARLY = """
import os, signal, sys
class Pressed:
    def find_spec(self, name, *_):
        if name == "solver.cli":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Pressed())
sys.argv[1:] = ["solve", "none.yaml"]
from solver.__main__ import main
main()
"""


def test_an_interrupt_while_modules_load_is_told(tmp_path: Path) -> None:
    """As any other, in both languages, for nobody knows yet which one is read."""
    done = subprocess.run(
        [sys.executable, "-c", EARLY], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 4
    assert done.stderr.decode() == (
        "Interrupted before there was an answer. 尚未得出结果即被中断。\n"
    )


class Stream(io.StringIO):
    """A stream that fails in a way of its own."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error

    def flush(self) -> None:
        """Fails."""
        raise self.error


def test_what_is_put_is_put_or_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe whose reader is gone is told as that."""
    monkeypatch.setattr(sys, "stdout", Stream(OSError(28, "No space left on device")))
    with pytest.raises(InputError, match="No space left on device"):
        process.put("text")
    assert not process.flushed()
    monkeypatch.setattr(sys, "stdout", Stream(BrokenPipeError()))
    with pytest.raises(BrokenPipeError):
        process.put("text")
    assert process.flushed()


def test_a_complaint_that_cannot_be_made_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """The exit code says enough."""
    stream = Stream(OSError(28, "No space left on device"))
    monkeypatch.setattr(sys, "stderr", stream)
    process.complain("one", "two")
    assert stream.getvalue() == "one\ntwo\n"


def test_closed_streams_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of those that are there letters that cannot be encoded are escaped."""
    into = io.BytesIO()
    opened = iter((1, 2, 3))
    shut: list[int] = []
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", lambda *_: next(opened))
        patch.setattr(os, "close", shut.append)
        patch.setattr(sys, "stderr", None)
        ascii_ = io.TextIOWrapper(into, encoding="ascii")
        patch.setattr(sys, "stdout", ascii_)
        assert process.set_up()
        with sys.stderr:
            assert sys.stderr.name == os.devnull
        sys.stdout.write("a中𠀀\udcff")
        sys.stdout.flush()
        patch.setattr(os, "open", lambda *_: 3)
        patch.setattr(sys, "stdout", io.StringIO())
        assert process.set_up()
        patch.setattr(sys, "stdout", None)
        assert not process.set_up()
        patch.setattr(sys, "stderr", io.StringIO())
        assert not process.flushed()
        assert shut == [3, 3, 3]
        assert into.getvalue() == rb"a\u4e2d\ud840\udc00\udcff"


def _installed() -> ModuleType:
    """The module as the installed script loads it; nothing else is to find it loaded."""
    sys.modules.pop("solver.__main__", None)
    installed = import_module("solver.__main__")
    del sys.modules["solver.__main__"]
    return installed


@pytest.mark.parametrize("ended", [SystemExit(2), SystemExit(), KeyboardInterrupt()])
def test_however_a_run_ends_there_is_a_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ended: BaseException
) -> None:
    """A usage error, help, and an interrupt."""
    installed = _installed()

    def end() -> int:
        raise ended

    codes: list[int] = []
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr(os, "_exit", codes.append)
    monkeypatch.setattr("solver.cli.main", end)
    before = signal.getsignal(signal.SIGINT)
    try:
        installed.main()
    finally:
        signal.signal(signal.SIGINT, before)
    assert codes == [{"SystemExit(2)": 2, "SystemExit()": 0}.get(repr(ended), 4)]
    assert ("Interrupted" in capsys.readouterr().err) == isinstance(ended, KeyboardInterrupt)


@pytest.mark.parametrize(("ready", "full", "code"), [(False, True, 2), (True, False, 2)])
def test_without_an_output_nothing_is_run(
    monkeypatch: pytest.MonkeyPatch, *, ready: bool, full: bool, code: int
) -> None:
    """And one that fails at the end is not called a success."""
    installed = _installed()
    codes: list[int] = []
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr(os, "_exit", codes.append)
    monkeypatch.setattr("solver.cli.main", lambda: 0)
    monkeypatch.setattr(process, "set_up", lambda: ready)
    monkeypatch.setattr(process, "flushed", lambda: full)
    installed.main()
    assert codes == [code]
