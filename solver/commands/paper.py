"""What the notice and the contracts share: a settled result, filled in and written."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from models.result import Result
from solver.commands.common import SOLVED
from solver.commands.settled import settled
from solver.files.write import write_all
from solver.process import put
from solver.report.catalogue import papers
from solver.report.naming import Names
from solver.report.words import Words

if TYPE_CHECKING:
    from solver.report.papers.content import Content


def write_paper(
    options: Namespace,
    kind: str,
    content_of: "Callable[[Names, Result], Content]",
    others: "Mapping[str, Callable[[Content, Words], bytes]]",
) -> int:
    """Writes a paper for Word and as a page to print, and in the `others` by their endings.

    The exit code says why where there is no settled result to write about.
    """
    from solver.report.papers.forms import FORMS  # with docxtpl
    from solver.report.papers.html import paper_html
    from solver.report.papers.template import filled_in, own_template

    words = Words(options.lang, papers.WORDS)
    own = None if options.template is None else own_template(options.template)
    found = settled(options, words)
    if isinstance(found, int):
        return found
    scenario, result = found
    content = content_of(Names(scenario, words), result)
    document = filled_in(own or FORMS[kind](words), content, str(options.template))
    files = {
        options.out / f"{kind}.docx": document,
        options.out / f"{kind}.html": paper_html(kind, content, words).encode(),
        **{
            options.out / f"{kind}.{ending}": book(content, words)
            for ending, book in others.items()
        },
    }
    write_all(files, public=kind == "notice")
    for path in files:
        put(words("paper.written", path=path) + "\n")
    return SOLVED
