"""`gangwei region`."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models.result import Status
from solver.commands.common import EXIT, SOLVED, page_of
from solver.commands.progress import progress
from solver.commands.solve import result_files
from solver.files.write import withdraw, write_all
from solver.process import put
from solver.report.page import Page
from solver.report.words import Lang

if TYPE_CHECKING:
    from models.regional import PoolFindings
    from solver.analysis.region.steps import Alone
    from solver.regional import Decided

_WHOLE = ("region.json", "region.txt")
"""What is told of all institutions together, written last."""


def region(options: Namespace) -> int:
    """Decides every institution of a region, those that share seats together."""
    from models.regional import CountyResult, Line, PoolFindings, RegionResult
    from solver.analysis.region import members, steps  # with ortools
    from solver.files.region import load_region
    from solver.program.search import Settings
    from solver.report.document import json_text, region_document
    from solver.report.pools import county_text, region_text

    file, page = load_region(options.file), page_of(options)
    plain = Page(lang=options.lang)
    if options.out is not None:
        withdraw(*(options.out / name for name in _WHOLE))  # true only of all institutions
    settings = Settings(options.time_limit, options.workers, options.engine)
    lines, counties, pools = list[Line](), list[CountyResult](), list[PoolFindings]()
    told, written = list[str](), list[str]()
    with progress(len(file.region.institutions)) as done:
        for step in steps.steps(file, settings):
            if isinstance(step, steps.Alone):
                lines.append(members.line(step.name, step.judged.scenario, step.result))
                if options.out is not None:
                    _write_alone(options.out, step, options.lang)
                done(step.name)
                continue
            county, found = steps.county_result(step), steps.pool_findings(step)
            counties.append(county)
            pools += found
            told.append(county_text(county, found, step.members, page))
            written.append(county_text(county, found, step.members, plain))
            for name in county.institutions:
                lines.append(members.line(name, step.members[name], step.results[name]))
                if options.out is not None:
                    _write_member(options.out, step, name, found, options.lang)
                done(name)
    result = RegionResult(
        region=file.region.name,
        institutions=tuple(sorted(lines, key=lambda line: line.id)),
        counties=tuple(counties),
        pools=tuple(sorted(pools, key=lambda pool: pool.name)),
    )
    made = json_text(region_document(result))
    if options.out is not None:
        told_whole = (made, region_text(result, written, plain))
        texts = zip(_WHOLE, told_whole, strict=True)
        write_all({options.out / name: text.encode() for name, text in texts})
    put(made if options.json else region_text(result, told, page))
    return _code([line.status for line in result.institutions])


def _code(statuses: Sequence[Status]) -> int:
    """Solved where every institution is; impossible where any is."""
    worst = [EXIT[one] for one in statuses if one in EXIT]
    return min(worst, default=SOLVED)


def _write_alone(out: Path, step: "Alone", lang: Lang) -> None:
    from solver.analysis.audit import audit
    from solver.analysis.findings import analyse

    found = analyse(step.judged, step.result, step.clock)
    audited, page = audit(step.judged), Page(lang)
    write_all(result_files(out / step.name, step.judged, step.result, found, audited, page))


def _write_member(
    out: Path, decided: "Decided", name: str, pools: Sequence["PoolFindings"], lang: Lang
) -> None:
    from solver.analysis.region.members import analyse_member, audit_member
    from solver.report.pools import member_note

    own = [pool for pool in pools if name in pool.institutions]
    free = {use.grade: use.empty for pool in own for use in pool.use if use.empty}
    findings = analyse_member(decided, name, free)
    page = Page(lang)
    note = member_note(decided.members[name], name, [pool.name for pool in own], page)
    write_all(
        result_files(
            out / name,
            decided.judged[name],
            decided.results[name],
            findings,
            audit_member(decided, name),
            page,
            note=note,
        )
    )
