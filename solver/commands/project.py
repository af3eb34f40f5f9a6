"""`gangwei project`."""

from argparse import Namespace

from models.assumptions import STANDARD
from models.base import LAST_YEAR
from solver.commands.common import EXIT, SOLVED, page_of, standing_of
from solver.commands.progress import progress
from solver.files.errors import Fault, InputError
from solver.process import put
from solver.report.naming import Names


def project(options: Namespace) -> int:
    """Rounds year by year under stated assumptions."""
    from solver.analysis.years.project import project as run  # with ortools
    from solver.report.document import json_text, projection_document
    from solver.report.projection import projection_text, projection_words

    scenario = standing_of(options)
    known = [STANDARD, *(name for name in scenario.assumptions if name != STANDARD)]
    for name in options.assume:
        if name not in known:
            what = f"There are no assumptions {name}."
            raise InputError(Fault(options.file, None, (), what, f"Known: {', '.join(known)}."))
    last = scenario.as_of.year + options.years
    if last > LAST_YEAR:
        what = f"The projection would end in {last}, after {LAST_YEAR}."
        raise InputError(Fault("--years", None, (), what, "Ask for fewer years."))
    names = list(dict.fromkeys(options.assume)) or [STANDARD]
    with progress((options.years + 1) * len(names)) as told:
        projection = run(scenario, options.years, names, told=told)
    made = json_text(projection_document(projection))
    if options.out is not None:
        from solver.files.write import write_all
        from solver.report.frames import frame_files
        from solver.report.plots.pictures import projection_pictures
        from solver.report.plots.style import drawing_alone
        from solver.report.projection_frames import projection_tables

        drawing_alone()
        write_all(
            {
                options.out / "projection.json": made.encode(),
                **frame_files(options.out, "projection", projection_tables(projection)),
                **projection_pictures(projection, options.out, options.lang),
            }
        )
    page = page_of(options)
    words = Names(scenario, projection_words(page))
    put(made if options.json else projection_text(words, projection, page))
    ends = [run.years[-1].status for run in projection.runs]
    return next((EXIT[status] for status in ends if status in EXIT), SOLVED)
