"""`gangwei revise`."""

from argparse import Namespace
from pathlib import Path

from solver.commands.common import EXIT, SOLVED, decided_in, page_of, scenario_of, without
from solver.commands.solve import result_files
from solver.eligibility.candidates import candidates
from solver.files.result import check_same, read_result
from solver.process import put
from solver.report.catalogue import log, revision
from solver.report.naming import Names
from solver.report.page import Page
from solver.report.text import report
from solver.report.words import Words


def revise(options: Namespace) -> int:
    """Solves again after decisions that an earlier result did not know; few others change."""
    from solver.analysis.audit import audit  # with ortools
    from solver.analysis.findings import analyse
    from solver.analysis.revision import revised
    from solver.analysis.standing import places, tied
    from solver.program.search import Clock, Settings
    from solver.report.document import json_text, revision_document
    from solver.report.revision import revision_text
    from solver.solving import decide

    filed = read_result(Path(options.result))
    asked = scenario_of(options)
    check_same(Path(options.result), filed, asked)
    entries, decided = asked.log[len(filed.log) :], decided_in(options)
    about = {*decided, *tied(filed.result), *(one.person for one in entries if one.person)}
    scenario = asked.replace(baseline=without(places(filed.result), about))
    judged = candidates(scenario)
    clock = Clock.started(Settings(options.time_limit, options.workers, options.engine))
    result, best = decide(judged, clock.left())
    made = revised(judged, filed.result, result, entries, decided, clock.left())
    findings, audited = analyse(judged, result, clock, best), audit(judged)
    page = page_of(options)
    text = json_text(revision_document(made))
    names = Names(scenario, Words(options.lang, log.WORDS, revision.WORDS))
    if options.out is not None:
        from solver.files.write import write_all

        plain = Page(lang=options.lang)
        told = revision_text(names, made, result, plain)
        write_all(
            {
                **result_files(options.out, judged, result, findings, audited, plain),
                options.out / "revision.json": text.encode(),
                options.out / "revision.txt": told.encode(),
            }
        )
    if not options.json:
        text = (
            revision_text(names, made, result, page)
            if result.solved
            else report(scenario, result, findings, audited, page)
        )
    put(text)
    return EXIT.get(result.status, SOLVED)
