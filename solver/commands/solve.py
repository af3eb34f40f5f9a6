"""`gangwei solve`."""

import sys
from argparse import Namespace

from solver.commands.common import EXIT, SOLVED, page_of, scenario_of
from solver.eligibility.candidates import candidates
from solver.report.page import Page
from solver.report.text import report


def solve(options: Namespace) -> int:
    """Appoints people to posts, and reports."""
    from solver.analysis.audit import audit  # with ortools, which takes longest to load
    from solver.analysis.findings import analyse
    from solver.program.search import Settings
    from solver.report.document import document, json_text
    from solver.solving import solve as solve_scenario

    scenario = scenario_of(options)
    judged = candidates(scenario)
    settings = Settings(options.time_limit, options.workers, options.engine)
    result = solve_scenario(scenario, settings, judged=judged)
    findings = analyse(judged, result)
    audited = audit(judged)
    text = json_text(document(result, findings, audited, scenario.log))
    if options.out is not None:
        from solver.files.write import write_bytes, write_text
        from solver.report.workbook.result import result_book  # with openpyxl

        write_text(options.out / "result.json", text)
        book = result_book(judged, result, findings, audited, options.lang)
        write_bytes(options.out / "result.xlsx", book)
        plain = report(scenario, result, findings, audited, Page(lang=options.lang))
        write_text(options.out / "report.txt", plain)
    if not options.json:
        text = report(scenario, result, findings, audited, page_of(options))
    sys.stdout.write(text)
    return EXIT.get(result.status, SOLVED)
