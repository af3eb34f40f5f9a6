"""`gangwei template` and `gangwei convert`."""

from argparse import Namespace

from solver.commands.common import SOLVED
from solver.files.errors import Fault, InputError
from solver.files.write import write_bytes
from solver.report.catalogue import papers
from solver.report.words import Words

DEFAULT_RULEBOOK = "changzhou-2012"


def template(options: Namespace) -> int:
    """Writes a workbook to fill in, or the template of a paper to make one's own of."""
    if options.paper is None:
        from solver.files.convert import write_template  # with openpyxl

        write_template(options.out, options.rulebook)
        return SOLVED
    if options.out.suffix.lower() != ".docx":
        what = f"{options.out.name} is no Word document."
        raise InputError(Fault(str(options.out), None, (), what, "End its name in .docx."))
    from solver.report.papers.forms import FORMS  # with python-docx

    made = FORMS[options.paper](Words(options.lang, papers.WORDS))
    write_bytes(options.out, made, public=True)
    return SOLVED


def convert(options: Namespace) -> int:
    """Writes a scenario in the other form."""
    from solver.files.convert import convert as convert_file  # with openpyxl

    convert_file(options.source, options.target)
    return SOLVED
