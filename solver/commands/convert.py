"""`gangwei template` and `gangwei convert`."""

from argparse import Namespace

from solver.commands.common import SOLVED

DEFAULT_RULEBOOK = "changzhou-2012"


def template(options: Namespace) -> int:
    """Writes a workbook to fill in."""
    from solver.files.convert import write_template  # with openpyxl

    write_template(options.out, options.rulebook)
    return SOLVED


def convert(options: Namespace) -> int:
    """Writes a scenario in the other form."""
    from solver.files.convert import convert as convert_file  # with openpyxl

    convert_file(options.source, options.target)
    return SOLVED
