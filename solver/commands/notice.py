"""`gangwei notice`."""

from argparse import Namespace

from models.papers import notice_period
from solver.commands.paper import write_paper


def notice(options: Namespace) -> int:
    """Writes the public notice of a settled result, for Word and as a page to print."""
    from solver.report.papers.content import notice_content

    period = notice_period(options.posted, options.days)
    return write_paper(
        options,
        "notice",
        lambda names, result: notice_content(names, result, options.posted, period),
        {},
    )
