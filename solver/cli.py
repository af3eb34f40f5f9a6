"""The command `gangwei`: one line of arguments, an exit code, its errors."""

import os
import sys
import traceback
from collections.abc import Sequence

from models.text import inert
from solver.arguments import lang_asked, parser
from solver.commands.common import BAD_INPUT, FAULT, NOTHING_FOUND, SOLVED, own_folder
from solver.files.errors import InputError
from solver.files.write import forget_placed, placed
from solver.process import complain
from solver.report.catalogue.command import WORDS
from solver.report.faults import errors_text
from solver.report.words import Words, locale_lang

TRACE = "GANGWEI_TRACEBACK"
"""Where this is set in the environment, a fault of ours is shown with its whole traceback."""
_SHOWN = 6
"""So many of the files that were written are named where a run is interrupted."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code."""
    line = sys.argv[1:] if arguments is None else arguments
    words = Words(lang_asked(line, locale_lang(os.environ)), WORDS)
    forget_placed()
    try:
        options = parser(words.lang).parse_args(line)
        with own_folder(options):
            code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOLVED
    except KeyboardInterrupt:
        complain(_interrupted(words))
        return NOTHING_FOUND
    except Exception as error:  # noqa: BLE001 (whatever is left is told, and never as a traceback)
        return _told(error, words)
    return code


def _told(error: Exception, words: Words) -> int:
    """Says what went wrong; gives the exit code."""
    if isinstance(error, InputError):
        complain(errors_text(error, words.lang))
        return BAD_INPUT
    if TRACE in os.environ:
        complain("".join(traceback.format_exception(error)))
    if isinstance(error, OSError):
        named = "" if error.filename is None else f" ({error.filename})"
        complain(words("command.system", reason=f"{error.strerror or type(error).__name__}{named}"))
        return BAD_INPUT
    if isinstance(error, MemoryError):
        complain(words("command.memory"))
        return FAULT
    from solver.commands.ours import fault_lines  # only needed once something is wrong

    complain(*fault_lines(error, words))
    return FAULT


def _interrupted(words: Words) -> str:
    """What stands after an interrupt: nothing, or these files."""
    files = [inert(str(path)) for path in placed()]
    if not files:
        return words("command.interrupted")
    shown = words.join(files[:_SHOWN])
    more = len(files) - _SHOWN
    told = words("command.interrupted-written", files=shown)
    return f"{told} {words('command.more-files', n=more)}" if more > 0 else told
