"""A command that is killed leaves nothing that passes for a whole, and a rerun gives the same.

The process kills itself at the n-th of the moments at which something is done to a file; the
moments are counted, so that the same ones are tried every time.
"""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from tests.builders import SCENARIOS

SET_UP = """
import os, signal, sys, tempfile
from pathlib import Path
left = int(sys.argv.pop(1))
def moment():
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
def watched(of, name):
    real = getattr(of, name)
    def called(*given, **named):
        moment()
        made = real(*given, **named)
        moment()
        return made
    setattr(of, name, called)
for name in ("write_bytes", "write_text", "chmod", "replace", "unlink"):
    watched(Path, name)
watched(tempfile, "mkstemp")
sys.argv[0] = "gangwei"
from solver.cli import main
code = main()
if left > 0:
    print(left, file=sys.stderr)
sys.exit(code)
"""
MANY = 1_000_000


def _run(folder: Path, moments: int, line: list[str]) -> int:
    """How many moments a run had; it is killed at this one, if it has so many."""
    done = subprocess.run(
        [sys.executable, "-c", SET_UP, str(moments), *line], cwd=folder, check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode >= 0:
        assert done.returncode == 0, done.stderr
        return moments - int(done.stderr.split()[-1])
    return moments


def _seen(out: Path) -> Mapping[str, bytes]:
    """What somebody finds there: every file that is not hidden."""
    files = (path for path in sorted(out.rglob("*")) if path.is_file())
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in files
        if not path.name.startswith(".")
    }


def _hidden(out: Path) -> list[Path]:
    return [path for path in out.rglob(".*") if path.is_file()]


def _case(folder: Path, points: int) -> None:
    """The tie, with other points each time, so that old and new can be told apart."""
    (folder / "in").mkdir(parents=True, exist_ok=True)
    text = (SCENARIOS / "tie.yaml").read_text(encoding="utf-8")
    text = text.replace("institution: ", f"institution: {points}", 1)
    (folder / "in" / "case.yaml").write_text(text, encoding="utf-8")
    if not (folder / "in" / "rulebooks").exists():
        copytree(SCENARIOS / "rulebooks", folder / "in" / "rulebooks")


LINES = {
    "solve": ["solve", "in/case.yaml", "--out", "out"],
    "report": ["report", "in/case.yaml", "--out", "out"],
    "convert": ["convert", "in/case.yaml", "out/case.xlsx"],
    "batch": ["batch", "in", "--out", "out", "--workers", "1", "--results"],
    "revise": ["revise", "filed/result.json", "in/case.yaml", "--out", "out"],
}


@pytest.mark.parametrize(("command", "kills"), [("solve", 3), ("report", 2), ("convert", 2),
                                                ("batch", 2), ("revise", 2)])  # fmt: skip
def test_a_killed_command_leaves_no_half(command: str, kills: int, tmp_path: Path) -> None:
    """What is seen is of one run, old or new, though of a set not all of it may be there.

    Of a batch that holds for tables and summary; pieces and results are each whole by themselves.
    """
    line, chance = LINES[command], Random(20120501)
    whole: dict[int, Mapping[str, bytes]] = {}
    for points in (1, 2):
        folder = tmp_path / str(points)
        _case(folder, points)
        if command == "revise":
            _run(folder, MANY, ["solve", "in/case.yaml", "--out", "filed"])
        moments = _run(folder, MANY, line)
        whole[points] = _seen(folder / "out")
    folder = tmp_path / "1"
    for _ in range(kills):
        _case(folder, 2)
        if command == "revise":
            _run(folder, MANY, ["solve", "in/case.yaml", "--out", "filed"])
        _run(folder, chance.randrange(1, moments + 1), line)
        seen = _seen(folder / "out")
        top = {name: content for name, content in seen.items() if "/" not in name}
        assert any(top.items() <= one.items() for one in whole.values())
        assert all(content in {one.get(name) for one in whole.values()}
                   for name, content in seen.items())  # fmt: skip
        _run(folder, MANY, line)
        assert _seen(folder / "out") == whole[2]
        assert _hidden(folder / "out") == []
        _case(folder, 1)
        if command == "revise":
            _run(folder, MANY, ["solve", "in/case.yaml", "--out", "filed"])
        _run(folder, MANY, line)
        assert _seen(folder / "out") == whole[1]
