"""Files out: whole or not at all, and those that belong together all or none."""

import errno
import os
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from solver.files.alone import HALF, alone_in, reported_at
from solver.files.interrupts import uninterrupted

Files = Mapping[Path, bytes]
"""What is to be written, by its place."""

_PRIVATE, _COMMON = 0o600, 0o666

_PLACED: list[Path] = []


def placed() -> tuple[Path, ...]:
    """The files that this process has put in their places, since `forget_placed`."""
    return tuple(_PLACED)


def forget_placed() -> None:
    """Begins a new account of what is put in its place."""
    _PLACED.clear()


def withdraw(*paths: Path) -> None:
    """Removes files that would not be true while others are written; raises InputError."""
    for path in paths:
        with reported_at(path):
            path.unlink(missing_ok=True)


def write_text(path: Path, text: str, *, public: bool = False) -> None:
    """Writes a UTF-8 file, whole or not at all; see `write_all`."""
    write_bytes(path, text.encode("utf-8"), public=public)


def write_bytes(path: Path, content: bytes, *, public: bool = False) -> None:
    """Writes a file, whole or not at all; see `write_all`."""
    write_all({path: content}, public=public)


def write_all(files: Files, *, public: bool = False) -> None:
    """Writes files that belong together beside their places, then renames them all.

    So none is half written, and whatever happens on the way leaves the old ones. New files are
    readable by their owner alone, for they hold data of people, unless they are `public`; one
    that is there keeps the rights that it has. Raises InputError where a place cannot be written.
    """
    with replacing(files, public=public) as halves:
        for path, content in files.items():
            with reported_at(path):
                halves[path].write_bytes(content)


@contextmanager
def replacing(paths: Collection[Path], *, public: bool = False) -> Iterator[Mapping[Path, Path]]:
    """Files to write instead of those at some paths, put there together once all are whole.

    Raises InputError where a place cannot be written to.
    """
    with ExitStack() as held:
        for folder in dict.fromkeys(path.parent for path in paths):
            with reported_at(next(path for path in paths if path.parent == folder)):
                folder.mkdir(parents=True, exist_ok=True)
                held.enter_context(alone_in(folder, wait=True))
        halves = {path: held.enter_context(_half(path)) for path in paths}
        yield halves
        for path, half in halves.items():
            with reported_at(path):
                half.chmod(_mode(path, public=public))
        _put(halves)


@contextmanager
def _half(path: Path) -> Iterator[Path]:
    """A temporary file beside a place, which its owner alone can read."""
    with reported_at(path):
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=HALF)
        os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _put(halves: Mapping[Path, Path]) -> None:
    """Renames them all. The old ones go first: a few of each would pass for a whole."""
    with uninterrupted():
        if len(halves) > 1:
            for path in halves:
                with reported_at(path):
                    path.unlink(missing_ok=True)
        for path, half in halves.items():
            with reported_at(path):
                half.replace(path)
            _PLACED.append(path)


def _mode(path: Path, *, public: bool) -> int:
    """The rights of the file that is there; of a new one what is usual, or the owner's alone."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        return _COMMON & ~_umask() if public else _PRIVATE & ~_umask()


def _umask() -> int:
    """The mask of new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
