"""`gangwei schema`."""

from argparse import Namespace
from typing import TYPE_CHECKING

from solver.commands.common import SOLVED
from solver.process import put

if TYPE_CHECKING:
    from solver.files.schema import FileKind

FILES: tuple["FileKind", ...] = ("scenario", "rulebook", "region")
"""The files whose form can be asked for; the first is the one meant where none is named."""


def schema(options: Namespace) -> int:
    """Prints the JSON Schema of a kind of file, or writes it."""
    from solver.files.schema import schema_text  # every model, not only a scenario's

    text = schema_text(options.kind)
    if options.out is None:
        put(text)
        return SOLVED
    from solver.files.write import write_text

    write_text(options.out, text, public=True)
    return SOLVED
