"""`gangwei replay`."""

from argparse import Namespace
from itertools import zip_longest
from pathlib import Path

from solver.commands.common import (
    EXIT,
    FAULT,
    SOLVED,
    page_of,
    scenario_of,
    standing_of,
)
from solver.commands.progress import progress
from solver.files.errors import Fault, InputError
from solver.files.result import read_text
from solver.process import complain, put
from solver.report.catalogue import log, revision
from solver.report.naming import Names
from solver.report.words import Words


def replay(options: Namespace) -> int:
    """Follows a log entry by entry, and holds its end against the result of the whole file."""
    from solver.analysis.replay import replayed  # with ortools
    from solver.analysis.standing import Step, log_faults, steps
    from solver.eligibility.candidates import candidates
    from solver.program.search import Clock, Settings
    from solver.report.document import json_text, replay_document
    from solver.report.replay import replay_text, result_text
    from solver.solving import best_of

    clock = Clock.started(Settings(time_limit=options.time_limit))
    whole = standing_of(options, clock.left())
    made: list[Step] = []
    with progress(len(whole.log) + 2) as told, log_faults(options.file):
        for step in steps(scenario_of(options, 0), whole.log, clock.left()):
            made.append(step)
            told(str(len(step.judged.scenario.log)))
        judged = candidates(whole)
        last = result_text(Step((), judged, best_of(judged, clock.left())))
        told("")
    end = result_text(made[-1])
    found = replayed(made, same=end == last)
    words = Words(options.lang, log.WORDS, revision.WORDS)
    text = json_text(replay_document(found))
    if options.out is not None:
        from solver.files.write import write_all

        steps_ = {len(step.judged.scenario.log): result_text(step).encode() for step in made}
        files = {options.out / f"step-{at:02d}.json": step for at, step in steps_.items()}
        write_all({**files, options.out / "replay.json": text.encode()})
    page = page_of(options)
    put(text if options.json else replay_text(Names(whole, words), found, page))
    if not found.same:
        complain(words("replay.differs"))
        return FAULT
    if options.against is not None:
        _same_as_filed(options.against, end)
    return EXIT.get(made[-1].result.status, SOLVED)


def _same_as_filed(path: Path, end: str) -> None:
    """Raises InputError at the first line in which a filed result differs from the replay's."""
    lines = zip_longest(read_text(path).split("\n"), end.split("\n"))
    for number, (filed, made) in enumerate(lines, start=1):
        if filed != made:
            there, here = (_NOTHING if one is None else one.strip() for one in (filed, made))
            what = f"Filed is {there}, the log leads to {here}."
            mend = "Find out whether the file, its log or the result was changed since."
            raise InputError(Fault(str(path), number, (), what, mend))


_NOTHING = "nothing"
