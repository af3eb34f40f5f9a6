"""Where the contents of files come from: the disk here, or whoever sent them."""

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import FileIO
from pathlib import Path
from stat import S_ISDIR, S_ISFIFO, S_ISREG
from typing import Protocol

MAX_BYTES = 64 * 1024 * 1024
"""A larger file is refused: a hundred thousand people fit in less."""

CLOSED = "it is a folder that cannot be looked into"
DEVICE = "it is a device, not a file"
NAMELESS = "its name cannot be shown"
OUTSIDE = "it lies outside the folder that is worked out"
PIPE = "it is a pipe, not a file"
SILENT = "it is a pipe into which nobody writes"

_AT_LEAST = 64 * 1024
"""Bytes that are read at once of what does not tell its length."""


class Source(Protocol):
    """Files by their paths; `size` and `read` raise OSError for what cannot be read."""

    def exists(self, path: Path) -> bool:
        """True where there is something at the path."""
        ...

    def size(self, path: Path) -> int:
        """The length of a file in bytes, known before anything of it is read."""
        ...

    def read(self, path: Path) -> bytes:
        """The content of a file, whole; of one larger than MAX_BYTES a little more than that."""
        ...


@dataclass(frozen=True)
class Disk:
    """The disk, seen from a folder; `pipes` are read where somebody writes into them."""

    root: Path = Path()
    pipes: bool = True

    def exists(self, path: Path) -> bool:
        """True where there is something at the path; raises OSError for an impossible name."""
        return (self.root / path).exists()

    def size(self, path: Path) -> int:
        """The length of a file in bytes; 0 for a pipe, which does not tell it."""
        return (self.root / path).stat().st_size

    def read(self, path: Path) -> bytes:
        """The content of a file or pipe (`Source.read`).

        Raises OSError for a device, which may never end, and a pipe that nobody has opened to
        write, which may never begin.
        """
        return _read(self.root / path, pipes=self.pipes)


@dataclass(frozen=True)
class Folder(Disk):
    """A folder of files that others have written: nothing outside it is looked at.

    Whatever is refused is there, as far as anybody can tell: what lies outside, by whatever way a
    name or a link leads to it, and files that are only `called` so, whose own names no report can
    show.
    """

    pipes: bool = False
    called: frozenset[str] = frozenset()

    def exists(self, path: Path) -> bool:
        """True where there is something at the path; raises OSError for what is refused."""
        return super().exists(self._inside(path))

    def size(self, path: Path) -> int:
        """The length of a file in bytes; raises OSError for what is refused."""
        return super().size(self._inside(path))

    def read(self, path: Path) -> bytes:
        """The content of a file (`Source.read`); raises OSError for what is refused."""
        return super().read(self._inside(path))

    def _inside(self, path: Path) -> Path:
        if path.as_posix() in self.called:
            raise OSError(errno.EINVAL, NAMELESS)
        real = Path(
            os.path.realpath(self.root / path)
        )  # unlike resolve(), of a circle of links too
        if not real.is_relative_to(self._real):
            raise PermissionError(errno.EACCES, OUTSIDE)
        return path

    @cached_property
    def _real(self) -> Path:
        return Path(os.path.realpath(self.root))


@dataclass(frozen=True)
class Once:
    """The files of another source, each of which is read once: a pipe is empty after that."""

    of: Source
    contents: dict[Path, bytes] = field(default_factory=dict)

    def exists(self, path: Path) -> bool:
        """True where there is something at the path."""
        return self.of.exists(path)

    def size(self, path: Path) -> int:
        """The length of a file in bytes."""
        return self.of.size(path)

    def read(self, path: Path) -> bytes:
        """The content of a file (`Source.read`)."""
        if path not in self.contents:
            self.contents[path] = self.of.read(path)
        return self.contents[path]


DISK = Disk()


def _read(path: Path, *, pipes: bool) -> bytes:
    there = path.stat()
    if S_ISDIR(there.st_mode):
        try:
            os.scandir(path).close()
        except OSError as error:
            raise OSError(error.errno, CLOSED) from None
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    pipe = S_ISFIFO(there.st_mode)
    if not (pipe or S_ISREG(there.st_mode)):
        raise OSError(errno.ENODEV, DEVICE)
    if pipe and not pipes:
        raise OSError(errno.ESPIPE, PIPE)
    # Opening a pipe waits for whoever writes into it, unless one asks not to wait.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with FileIO(os.open(path, flags), "rb") as file:
        parts = list(_parts(file, max(there.st_size + 1, _AT_LEAST), pipe=pipe))
    if pipe and not parts:
        raise OSError(errno.EPIPE, SILENT)
    return b"".join(parts)


def _parts(file: FileIO, at_once: int, *, pipe: bool) -> Iterator[bytes]:
    """What a file holds, part by part, until it ends or is too large."""
    left = MAX_BYTES + 1
    while left > 0:
        part = file.read(min(at_once, left))
        if pipe:
            os.set_blocking(file.fileno(), True)  # somebody writes: that may take its time
        if part:
            yield part
            left -= len(part)
        elif part is not None:
            return
