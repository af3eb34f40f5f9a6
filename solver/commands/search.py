"""`gangwei search`."""

from argparse import Namespace

from models.front import Measure
from solver.commands.common import INFEASIBLE, NOTHING_FOUND, SOLVED, page_of, standing_of
from solver.commands.progress import progress
from solver.files.errors import Fault, InputError
from solver.process import put
from solver.report.naming import Names


def search(options: Namespace) -> int:
    """The best plans within the limits."""
    from solver.analysis.front.limits import limits  # with ortools
    from solver.analysis.front.search import DEFAULT_MEASURES
    from solver.analysis.front.search import search as search_plans
    from solver.analysis.front.space import Space
    from solver.program.search import Clock, Settings
    from solver.report.document import front_document, json_text
    from solver.report.search import front_text, search_words

    clock = Clock.started(Settings(time_limit=options.time_limit))
    scenario = standing_of(options, clock.left())
    known = list(limits(Space(scenario)))
    unknown = [name for name in options.without if name not in known]
    if unknown:
        what = f"There is no limit {', '.join(unknown)}."
        fault = Fault("--without", None, (), what, f"Known: {', '.join(known)}.")
        raise InputError(fault)
    with progress(None) as told:
        front = search_plans(
            scenario,
            tuple(dict.fromkeys(map(Measure, options.measures or DEFAULT_MEASURES))),
            without=tuple(dict.fromkeys(options.without)),
            rounding=options.rounding,
            settings=clock.left(),
            told=told,
        )
    page = page_of(options)
    names = Names(scenario, search_words(page))
    made = json_text(front_document(front))
    text = front_text(names, front, page)
    if options.out is not None:
        from solver.files.write import write_all
        from solver.report.frames import frame_files
        from solver.report.tables import front_tables

        tables = frame_files(options.out, "search", front_tables(front))
        write_all({options.out / "search.json": made.encode(), **tables})
    put(made if options.json else text)
    if front.points:
        return SOLVED
    return INFEASIBLE if front.complete else NOTHING_FOUND
