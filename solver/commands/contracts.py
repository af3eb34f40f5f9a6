"""`gangwei contracts`."""

from argparse import Namespace

from solver.commands.common import SOLVED
from solver.commands.settled import settled
from solver.files.write import write_bytes, write_text
from solver.report.catalogue import papers
from solver.report.naming import Names
from solver.report.words import Words


def contracts(options: Namespace) -> int:
    """Writes the contracts to be concluded: for Word, as a page to print, and as a workbook."""
    from solver.report.papers.content import contracts_content  # with docxtpl and openpyxl
    from solver.report.papers.forms import contracts_form
    from solver.report.papers.html import paper_html
    from solver.report.papers.register import register_book
    from solver.report.papers.template import filled_in, own_template

    words = Words(options.lang, papers.WORDS)
    own = None if options.template is None else own_template(options.template)
    found = settled(options, words)
    if isinstance(found, int):
        return found
    content = contracts_content(Names(found[0], words), found[1])
    document = filled_in(own or contracts_form(words), content, str(options.template))
    target, page, book = (options.out / f"contracts.{kind}" for kind in ("docx", "html", "xlsx"))
    write_bytes(target, document)
    write_text(page, paper_html("contracts", content, words))
    write_bytes(book, register_book(content, words))
    for path in (target, page, book):
        print(words("paper.written", path=path))
    return SOLVED
