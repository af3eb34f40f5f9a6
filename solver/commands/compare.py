"""`gangwei compare`."""

from argparse import Namespace

from models.comparison import Comparison
from models.plan import BASE_PLAN
from solver.commands.common import INFEASIBLE, NOTHING_FOUND, SOLVED, page_of, standing_of
from solver.commands.progress import progress
from solver.files.errors import Fault, InputError
from solver.process import put
from solver.report.naming import Names


def compare(options: Namespace) -> int:
    """Alternative plans side by side."""
    from solver.analysis.compare import compare as compare_plans  # with ortools
    from solver.program.search import Clock, Settings
    from solver.report.compare import comparison_text, comparison_words
    from solver.report.document import comparison_document, json_text

    clock = Clock.started(Settings(time_limit=options.time_limit, workers=options.workers))
    scenario = standing_of(options, clock.left())
    unknown = [name for name in options.plans or () if name not in (BASE_PLAN, *scenario.plans)]
    if unknown:
        known = ", ".join([BASE_PLAN, *scenario.plans])
        what = f"There is no plan {', '.join(unknown)}."
        raise InputError(Fault(options.file, None, (), what, f"Known: {known}."))
    plans = options.plans or list(scenario.plans)
    with progress(len({BASE_PLAN, *plans})) as told:
        comparison = compare_plans(scenario, plans, clock.left(), told=told)
    page = page_of(options)
    names = Names(scenario, comparison_words(page))
    made = json_text(comparison_document(comparison))
    text = comparison_text(names, comparison, page)
    if options.out is not None:
        from solver.files.write import write_all
        from solver.report.frames import frame_files
        from solver.report.tables import comparison_tables

        tables = frame_files(options.out, "comparison", comparison_tables(comparison))
        write_all({options.out / "comparison.json": made.encode(), **tables})
    put(made if options.json else text)
    return _code(comparison)


def _code(comparison: Comparison) -> int:
    """Solved where any plan is; a plan that is impossible among others is an answer, too."""
    if any(plan.solved for plan in comparison.plans):
        return SOLVED
    unknown = any(plan.status == "unknown" for plan in comparison.plans)
    return NOTHING_FOUND if unknown else INFEASIBLE
