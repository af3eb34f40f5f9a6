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
    """What comes of each job (`work`); None where the process that worked on it was killed.

    Raises OtherProgramError where the program here is not the one that asks.
    """
    return [_apart(job) for job in parcel]


def _apart(job: Job) -> bytes | Wants | None:
    check_program(job)
    try:
        code, made = _asked(job)
        if code < 0 or code >= _KILLED:
            return None
        if code == 0:
            piece: bytes | Wants = pickle.loads(made)  # noqa: S301 (we wrote it)
            return piece
        reason = f"The process ended with code {code}"
    except (OSError, EOFError, pickle.UnpicklingError) as error:
        reason = f"{type(error).__name__}: {error}"
    return written(failed(job, reason))


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
