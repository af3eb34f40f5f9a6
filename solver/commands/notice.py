"""`gangwei notice`."""

from argparse import Namespace

from models.papers import notice_period
from solver.commands.common import SOLVED
from solver.commands.settled import settled
from solver.files.write import write_bytes, write_text
from solver.report.catalogue import papers
from solver.report.naming import Names
from solver.report.words import Words


def notice(options: Namespace) -> int:
    """Writes the public notice of a settled result, for Word and as a page to print."""
    from solver.report.papers.content import notice_content  # with docxtpl
    from solver.report.papers.forms import notice_form
    from solver.report.papers.html import paper_html
    from solver.report.papers.template import filled_in, own_template

    words = Words(options.lang, papers.WORDS)
    own = None if options.template is None else own_template(options.template)
    found = settled(options, words)
    if isinstance(found, int):
        return found
    scenario, result = found
    period = notice_period(options.posted, options.days)
    content = notice_content(Names(scenario, words), result, options.posted, period)
    document = filled_in(own or notice_form(words), content, str(options.template))
    target, page = options.out / "notice.docx", options.out / "notice.html"
    write_bytes(target, document)
    write_text(page, paper_html("notice", content, words))
    for path in (target, page):
        print(words("paper.written", path=path))
    return SOLVED
