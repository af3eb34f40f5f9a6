"""`gangwei solve`."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from models.findings import AuditFinding, Findings
from models.result import Result
from solver.commands.common import EXIT, SOLVED, page_of, standing_of
from solver.eligibility.candidates import Candidates, candidates
from solver.process import put
from solver.report.page import Page
from solver.report.text import report

if TYPE_CHECKING:
    from solver.files.write import Files


def solve(options: Namespace) -> int:
    """Appoints people to posts, and reports."""
    from solver.analysis.audit import audit  # with ortools, which takes longest to load
    from solver.analysis.findings import analyse
    from solver.program.search import Clock, Settings
    from solver.report.document import document, json_text
    from solver.solving import decide

    clock = Clock.started(Settings(options.time_limit, options.workers, options.engine))
    scenario = standing_of(options, clock.left())
    judged = candidates(scenario)
    result, best = decide(judged, clock.left())
    findings = analyse(judged, result, clock, best)
    audited = audit(judged)
    if options.out is not None:
        from solver.files.write import write_all

        page = Page(lang=options.lang)
        write_all(result_files(options.out, judged, result, findings, audited, page))
    if options.json:
        text = json_text(document(result, findings, audited, scenario.log))
    else:
        text = report(scenario, result, findings, audited, page_of(options))
    put(text)
    return EXIT.get(result.status, SOLVED)


def result_files(
    folder: Path,
    judged: Candidates,
    result: Result,
    findings: Findings,
    audited: tuple[AuditFinding, ...],
    page: Page,
    *,
    note: str | None = None,
) -> "Files":
    """The result of one institution as JSON, workbook and report; a note goes before the last."""
    from solver.report.document import document, json_text
    from solver.report.workbook.result import result_book  # with openpyxl

    log = judged.scenario.log
    plain = report(judged.scenario, result, findings, audited, page)
    text = plain if note is None else f"{note}\n\n{plain}"
    return {
        folder / "result.json": json_text(document(result, findings, audited, log)).encode(),
        folder / "result.xlsx": result_book(judged, result, findings, audited, page.lang),
        folder / "report.txt": text.encode(),
    }
