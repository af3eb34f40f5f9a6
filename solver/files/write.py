"""Files out: whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from solver.files.errors import Fault, InputError

_HALF = ".gangwei"
"""How the names of temporary files end, which nobody else would choose."""


def write_text(path: Path, text: str) -> None:
    """Writes a UTF-8 file, whole or not at all; see `write_bytes`."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Writes a file beside its place and renames it there, so that none is half written.

    Raises InputError where the place cannot be written to.
    """
    with replacing(path) as temporary:
        temporary.write_bytes(content)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file to write instead of the one at `path`, put there once it is whole.

    Raises InputError where the place cannot be written to.
    """
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=_HALF)
        os.close(handle)
        temporary = Path(name)
        try:
            yield temporary
            temporary.chmod(0o666 & ~_umask())  # as any new file; mkstemp makes private ones
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Says of a path what the disk does not let us do."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or "no reason given"
        fault = Fault(
            str(path), None, (), f"Cannot be written: {reason}.", "Name another place with --out."
        )
        raise InputError(fault) from None


def sweep(folder: Path, *, below: bool) -> None:
    """Removes what a process that was killed left half written in a folder, or anywhere `below`.

    Raises InputError where that cannot be removed.
    """
    for path in folder.glob(f"{'**/' if below else ''}.????????{_HALF}"):
        with _told(path):
            path.unlink(missing_ok=True)


def _umask() -> int:
    """The mask of new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
