"""`gangwei calendar`."""

from argparse import Namespace

from solver.commands.common import SOLVED, page_of, scenario_of
from solver.files.errors import Fault, InputError
from solver.process import put
from solver.report.words import Words


def calendar(options: Namespace) -> int:
    """The stages of the procedure with their days, and what will not do about them."""
    from solver.analysis.timetable import timetable  # with the holidays of all years
    from solver.report.document import calendar_document, json_text
    from solver.report.timetable import timetable_text, timetable_words

    scenario = scenario_of(options)
    ruled = scenario.rulebook.procedure
    if ruled is None:
        what = "The rulebook dates no procedure."
        mend = "Give its stages under `procedure`, as docs/calendar.md tells."
        raise InputError(Fault(options.file, None, ("rulebook",), what, mend))
    table = timetable(scenario, ruled, options.start)
    page = page_of(options)
    made = json_text(calendar_document(table))
    if options.out is not None:
        from solver.files.write import write_all
        from solver.report.events import events_text

        words: Words = timetable_words(page)
        write_all(
            {
                options.out / "calendar.json": made.encode(),
                options.out / "calendar.ics": events_text(table, words).encode(),
            },
            public=True,
        )
    put(made if options.json else timetable_text(table, page))
    return SOLVED
