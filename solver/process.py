"""The process that the command runs in: its standard streams, whatever they are."""

import codecs
import os
import sys
from contextlib import suppress
from io import TextIOWrapper

from solver.files.errors import Fault, InputError

_STANDARD = 3
"""The first so many files of a process are its standard streams."""
_OUTPUT = "standard output"


def set_up() -> bool:
    """Makes the standard streams such that text can be written to them.

    A stream that is closed leaves its number to the next file that is opened, into which whoever
    complains would then write; so the numbers are taken. A letter that standard output cannot
    hold is written as JSON would escape it. False where there is no standard output.
    """
    while (handle := os.open(os.devnull, os.O_RDWR)) < _STANDARD:
        continue
    os.close(handle)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 (to the end)
    if sys.stdout is None:
        return False
    codecs.register_error("gangwei", _escaped)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="gangwei")
    return True


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Letters that cannot be encoded, as JSON escapes them."""
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101 (nothing is read with it)
    letters = error.object[error.start : error.end]
    units = letters.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4)), error.end


def put(text: str) -> None:
    """Writes text to standard output, all of it.

    Raises InputError where that is full, and BrokenPipeError where its reader has seen enough.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        what = f"Cannot be written: {error.strerror}."
        raise InputError(Fault(_OUTPUT, None, (), what, "Send it elsewhere.")) from None


def complain(*lines: str) -> None:
    """Writes lines to standard error; where nobody can hear them, the exit code says enough."""
    with suppress(OSError):
        sys.stderr.write("".join(f"{line}\n" for line in lines))
        sys.stderr.flush()


def flushed() -> bool:
    """Writes out what the streams still hold; False where some of the output was not written."""
    with suppress(OSError):
        sys.stderr.flush()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return True
    except (AttributeError, OSError):
        return False
    return True
