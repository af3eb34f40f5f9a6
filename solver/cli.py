"""The command `gangwei`: one line of arguments, an exit code, its errors."""

import os
import sys
from collections.abc import Sequence

from solver.arguments import lang_asked, parser
from solver.commands.common import BAD_INPUT, FAULT, NOTHING_FOUND, SOLVED
from solver.files.errors import InputError
from solver.report.catalogue.command import WORDS
from solver.report.faults import errors_text
from solver.report.words import Words, locale_lang
from solver.verify import VerificationFailed


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code."""
    line = sys.argv[1:] if arguments is None else arguments
    options = parser(lang_asked(line, locale_lang(os.environ))).parse_args(line)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except InputError as error:
        _complain(errors_text(error, options.lang))
        return BAD_INPUT
    except VerificationFailed as failed:
        words = Words(options.lang, WORDS)
        _complain(words("command.fault", reason=failed), words("command.no-result"))
        return FAULT
    except KeyboardInterrupt:
        _complain(Words(options.lang, WORDS)("command.interrupted"))
        return NOTHING_FOUND
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOLVED
    return code


def _complain(*lines: str) -> None:
    print(*lines, sep="\n", file=sys.stderr)
