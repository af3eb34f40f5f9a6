"""`gangwei contracts`."""

from argparse import Namespace

from solver.commands.paper import write_paper


def contracts(options: Namespace) -> int:
    """Writes the contracts to be concluded: for Word, as a page to print, and as a workbook."""
    from solver.report.papers.content import contracts_content  # with openpyxl
    from solver.report.papers.register import register_book

    return write_paper(options, "contracts", contracts_content, {"xlsx": register_book})
