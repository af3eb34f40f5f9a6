"""A job done in a process of its own, which may die and takes nobody with it."""

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from threading import Thread

from solver.batch.sending import Job, Parcel, Wants
from solver.batch.work import check_program, failed, work, written

_KILLED = 128
"""From this code on a process did not end of itself, where no signal is told."""


def work_apart(parcel: Parcel) -> list[bytes | Wants | None]:
    """What comes of each job (`work`); None where its process failed, as where it was killed.

    Raises OtherProgramError where the program here is not the one that asks.
    """
    return [None if isinstance(made, str) else made for made in map(_apart, parcel)]


def work_alone(parcel: Parcel) -> list[bytes | Wants | None]:
    """The same where nothing was beside it: a process that failed is told with its reason."""
    return [
        written(failed(job, made)) if isinstance(made, str) else made
        for job, made in zip(parcel, map(_apart, parcel), strict=True)
    ]


def _apart(job: Job) -> bytes | Wants | str | None:
    """What comes of a job; why its process failed; None where it was killed."""
    check_program(job)
    try:
        code, made = _asked(job)
    except OSError as error:
        return f"{type(error).__name__}: {error}"
    if code < 0 or code >= _KILLED:
        return None
    return _understood(made) if code == 0 else f"The process ended with code {code}"


def _understood(made: bytes) -> bytes | Wants | str:
    try:
        piece = pickle.loads(made)  # noqa: S301 (we wrote it)
    except Exception as error:  # noqa: BLE001 (what is no pickle can fail in any way, and it is told)
        return f"{type(error).__name__}: {error}"
    return piece if isinstance(piece, bytes | Wants) else f"The process told {type(piece).__name__}"


def _asked(job: Job) -> tuple[int, bytes]:
    """The code with which the process ended, and what it told; it sees what modules we see."""
    script = f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import answer; answer()"
    line = [sys.executable, "-P", "-c", script]
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:  # noqa: S603 (ours)
        told, heard = running.stdin, running.stdout
        assert told is not None  # noqa: S101 (both are pipes)
        assert heard is not None  # noqa: S101
        with suppress(BrokenPipeError):
            pickle.dump(job, told)
            told.flush()
        made = heard.read()
        with suppress(BrokenPipeError):  # what was not told is in its buffer still
            told.close()
    return running.returncode, made


def answer() -> None:
    """Does the job that is told, and ends at once when whoever told it is gone."""
    job = pickle.load(sys.stdin.buffer)  # noqa: S301 (who tells it could run anything here anyway)
    Thread(target=_until_gone, args=(sys.stdin.fileno(),), daemon=True).start()
    pickle.dump(work(job), sys.stdout.buffer)
    sys.stdout.flush()


def _until_gone(told: int) -> None:
    os.read(told, 1)
    os._exit(1)
