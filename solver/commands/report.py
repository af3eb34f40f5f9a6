"""`gangwei report`."""

import os
from argparse import Namespace
from hashlib import sha256
from pathlib import Path

from solver.commands.common import EXIT, SOLVED, standing_of
from solver.commands.progress import progress
from solver.eligibility.candidates import candidates
from solver.files.write import write_all
from solver.process import put

PRICED = 60
"""Up to so many people the price of every seat is worked out; each takes a few more solves."""


def report(options: Namespace) -> int:
    """Solves, and writes one web page with everything there is to say, and the result workbook."""
    from solver.analysis.audit import audit  # with ortools, matplotlib and jinja2
    from solver.analysis.compare import compare
    from solver.analysis.effects import priority_cost
    from solver.analysis.explain import explain
    from solver.analysis.findings import analyse
    from solver.analysis.obstacles import Obstacles
    from solver.analysis.picture import Picture
    from solver.program.build import build
    from solver.program.search import Clock, Settings
    from solver.report.catalogue import html
    from solver.report.html.page import Content, page_html
    from solver.report.plots.style import drawing_alone
    from solver.report.words import Words
    from solver.report.workbook.result import result_book
    from solver.solving import decide

    settings = Settings(time_limit=options.time_limit, workers=options.workers)
    clock = Clock.started(settings)
    scenario = standing_of(options, clock.left())
    judged = candidates(scenario)
    result, best = decide(judged, clock.left())
    findings, audited = analyse(judged, result, clock, best), audit(judged)
    staff = list(scenario.staff) if result.status == "optimal" else []
    picture, priced = Picture(judged, result, best), len(staff) <= PRICED
    program, obstacles = build(judged), Obstacles(picture)
    with progress(len(staff) + len(scenario.plans)) as told:
        people = []
        for person in staff:
            if clock.over:
                break
            people.append(
                explain(picture, person, program=program, obstacles=obstacles, priced=priced)
            )
            told(person)
        left = clock.left()
        comparison = compare(scenario, settings=left, told=told) if scenario.plans else None
    file = Path(options.file)
    content = Content(
        scenario=scenario,
        result=result,
        findings=findings,
        audit=audited,
        people=tuple(people),
        unexplained=len(staff) - len(people),
        comparison=comparison,
        cost=priority_cost(picture, clock),
        priced=priced,
        source=os.fsencode(file.name).decode(errors="backslashreplace"),
        digest=sha256(options.source.read(file)).hexdigest(),  # of what was read, and once
    )
    words = Words(options.lang, html.WORDS)
    drawing_alone()
    files = {
        options.out / "report.html": page_html(content, options.lang).encode(),
        options.out / "result.xlsx": result_book(judged, result, findings, audited, options.lang),
    }
    write_all(files)
    for target in files:
        put(words("html.written", path=target) + "\n")
    return EXIT.get(result.status, SOLVED)
