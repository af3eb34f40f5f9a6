"""`gangwei notice`."""

from argparse import Namespace

from models.base import LAST_YEAR
from models.papers import notice_period
from solver.commands.paper import write_paper
from solver.files.errors import Fault, InputError


def notice(options: Namespace) -> int:
    """Writes the public notice of a settled result, for Word and as a page to print."""
    from solver.report.papers.content import notice_content

    period = notice_period(options.posted, options.days)
    if period.last.year > LAST_YEAR:
        what = f"The notice would end on {period.last}, after {LAST_YEAR}."
        raise InputError(Fault("--from", None, (), what, "Correct the day."))
    return write_paper(
        options,
        "notice",
        lambda names, result: notice_content(names, result, options.posted, period),
        {},
    )
