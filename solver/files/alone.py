"""A folder for one process at a time: two that write into it would mix what they write."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from solver.files.errors import Fault, InputError

_HELD: dict[Path, set[Path]] = {}
"""Folders that this process has to itself, each with those below it that were swept since."""

HALF = ".gangwei"
"""How the names of temporary files end, which nobody else would choose."""


@contextmanager
def alone_in(folder: Path, *, wait: bool) -> Iterator[None]:
    """Keeps every other process of ours from writing into a folder, and below it, meanwhile.

    What a process that was killed left half written there is removed. Where another one is at it,
    either waits until that has ended, or raises InputError. The lock is the system's, on the
    folder itself: it leaves no file and ends with its process, however that ends. Where a disk has
    no such locks nobody waits. Raises OSError where there is no such folder.
    """
    place = folder.resolve()
    holder = next((held for held in _HELD if place.is_relative_to(held)), None)
    if holder is not None:
        if place not in _HELD[holder]:
            sweep(folder, below=False)
            _HELD[holder].add(place)
        yield
        return
    try:
        handle = os.open(place, os.O_RDONLY)
    except PermissionError:  # as some systems say of every folder: one that nobody can lock
        sweep(folder, below=False)
        yield
        return
    try:
        if not _locked(handle, wait=wait):
            what = "Another run of gangwei is writing into this folder."
            mend = "Wait until it has ended, or name another folder with --out."
            raise InputError(Fault(str(folder), None, (), what, mend))
        sweep(folder, below=False)
        _HELD[place] = {place}
        try:
            yield
        finally:
            del _HELD[place]
    finally:
        os.close(handle)


def _locked(handle: int, *, wait: bool) -> bool:
    """Locks an open folder; False where another process has it."""
    try:
        import fcntl  # not on every system
    except ImportError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # no locks on this disk
        return True
    return True


def sweep(folder: Path, *, below: bool) -> None:
    """Removes what a process that was killed left half written in a folder, or anywhere `below`.

    Raises InputError where that cannot be removed.
    """
    for path in folder.glob(f"{'**/' if below else ''}.????????{HALF}"):
        with reported_at(path):
            path.unlink(missing_ok=True)


@contextmanager
def reported_at(path: Path) -> Iterator[None]:
    """Says of a path what the disk does not let us do, as InputError."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or "no reason given"
        fault = Fault(
            str(path), None, (), f"Cannot be written: {reason}.", "Name another place with --out."
        )
        raise InputError(fault) from None
