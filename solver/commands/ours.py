"""A fault of ours, told so that it can be reported: where it is, and no data of anybody."""

import platform
import traceback
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from solver.report.words import Words
from solver.verify import VerificationFailed

_PACKAGES = Path(__file__).resolve().parent.parent.parent
_OURS = ("models", "solver")
_SHOWN = 3
"""So many of our own lines are named, the innermost first."""


def fault_lines(error: BaseException, words: Words) -> tuple[str, ...]:
    """What is wrong and where in our code, and how to report it.

    What an error says is left out: it may name people, or quote their file.
    """
    where = ", ".join(list(_places(error))[-_SHOWN:][::-1])
    what = f"{type(error).__name__} ({where}; {_machine()})"
    checked = isinstance(error, VerificationFailed)
    return (
        words("command.self-check" if checked else "command.fault", what=what),
        words("command.report"),
    )


def _places(error: BaseException) -> Iterator[str]:
    """The lines of our own code on the way to an error, the outermost first."""
    for frame, line in traceback.walk_tb(error.__traceback__):
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGES) and path.relative_to(_PACKAGES).parts[0] in _OURS:
            yield f"{path.relative_to(_PACKAGES).as_posix()}:{line}"


def _machine() -> str:
    system = f"{platform.system()} {platform.machine()}"
    return f"gangwei {version('gangwei')}, Python {platform.python_version()}, {system}"
