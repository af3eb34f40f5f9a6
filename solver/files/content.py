"""The content of a file that somebody names, or why it cannot be had."""

from pathlib import Path

from solver.files.errors import Fault, InputError
from solver.files.source import DISK, MAX_BYTES, Source

_READABLE = "Name a readable file."


def content_of(
    path: Path, source: Source = DISK, mend: str = "Split it, or check its contents."
) -> bytes:
    """The whole content of a file.

    Raises InputError where it cannot be read, or is larger than MAX_BYTES (`mend` says what to do
    then), before more than that is in memory.
    """
    try:
        if source.size(path) <= MAX_BYTES and len(content := source.read(path)) <= MAX_BYTES:
            return content
    except FileNotFoundError:
        raise _fault(path, "There is no such file.", "Correct the path.") from None
    except OSError as error:
        reason = error.strerror or "no reason given"
        raise _fault(path, f"Cannot be read: {reason}.", _READABLE) from None
    except ValueError:  # a name with a NUL, or with bytes that are no text
        raise _fault(path, "Cannot be read: not the name of a file.", _READABLE) from None
    raise _fault(path, "The file is larger than 64 MiB.", mend)


def text_in(content: bytes, path: Path, mend: str = "Save the file as UTF-8.") -> str:
    """A content as text, every sign as it stands; raises InputError where it is no UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _fault(path, f"Not UTF-8 text (byte {error.start}).", mend) from None


def _fault(path: Path, what: str, mend: str) -> InputError:
    return InputError(Fault(str(path), None, (), what, mend))
