"""One job in a process of its own."""

import io
import os
import pickle
import sys
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest

from models.batch import Piece
from solver.batch.apart import answer, work_alone, work_apart
from solver.batch.folder import Desk
from solver.batch.sending import Job, Wants
from solver.batch.work import OtherProgramError, work
from tests.batch.regions import ASKED, job_of, simple, write


def test_it_gives_what_work_gives(tmp_path: Path) -> None:
    """To the letter; and it asks for what it lacks."""
    write(tmp_path, "a.yaml", simple())
    parcel = Desk(tmp_path, ASKED).parcel(["a.yaml"])
    lacking = job_of("a.yaml")
    expected = [work(parcel[0]), Wants("a.yaml")]
    assert work_apart((*parcel, lacking)) == expected
    assert work_alone((*parcel, lacking)) == expected


@pytest.mark.parametrize("last", ["kill -9 $$", "head -c 9 >/dev/null; kill -9 $$", "exit 137"])
def test_nothing_comes_of_a_process_that_dies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    """Whether or not it listened before; a job too long for the pipe breaks it."""
    dying = tmp_path / "dying"
    dying.write_text(f"#!/bin/sh\n{last}\n", encoding="utf-8")
    dying.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(dying))
    long = job_of("a.yaml", **{"a.yaml": b" " * 1_000_000})
    assert work_apart((job_of("a.yaml"), long)) == [None, None]
    assert work_alone((job_of("a.yaml"), long)) == [None, None]


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("#!/bin/sh\nexit 1\n", "ended with code 1"),
        ("#!/bin/sh\necho hello\n", "UnpicklingError"),
        ("#!/bin/sh\necho Info\n", "ValueError"),
        ("#!/bin/sh\necho N.\n", "told NoneType"),
        ("#!/bin/sh\ntrue\n", "EOFError"),
        (None, "FileNotFoundError"),
    ],
)
def test_what_went_wrong_otherwise_is_told_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, told: str
) -> None:
    """Once nothing was beside it; before, it is done once more, for memory may have been short."""
    broken = tmp_path / "broken"
    if script is not None:
        broken.write_text(script, encoding="utf-8")
        broken.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(broken))
    assert work_apart((job_of("a.yaml"),)) == [None]
    (made,) = work_alone((job_of("a.yaml"),))
    assert isinstance(made, bytes)
    piece = Piece.model_validate_json(made)
    assert piece.status == "fault"
    assert told in str(piece.rows["problems"])


def test_no_module_is_taken_from_where_the_user_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It sees the modules that we see, and no others."""
    (tmp_path / "solver.py").write_text("raise SystemExit(1)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert work_apart((job_of("a.yaml"),)) == [Wants("a.yaml")]


def test_another_program_does_not_answer() -> None:
    """As without a process of its own."""
    with pytest.raises(OtherProgramError):
        work_apart((Job("a.yaml", ASKED, "another", {}),))


def test_it_ends_with_whoever_told_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody would hear it; meanwhile it could eat the memory of the next."""
    gone, codes = Event(), list[int]()

    def end(code: int) -> None:
        codes.append(code)
        gone.set()

    monkeypatch.setattr(os, "_exit", end)
    ours, theirs = os.pipe()
    heard = io.BytesIO()
    with os.fdopen(ours, "rb") as told, os.fdopen(theirs, "wb") as tells:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=told, fileno=told.fileno))
        monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=heard, flush=heard.flush))
        pickle.dump(job_of("a.yaml"), tells)
        tells.flush()
        answer()
        assert pickle.loads(heard.getvalue()) == Wants("a.yaml")  # noqa: S301 (we wrote it)
        assert not gone.is_set()
        tells.close()
        assert gone.wait(60)
    assert codes == [1]
