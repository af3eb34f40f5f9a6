"""`gangwei batch`."""

import gc
import os
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from solver.commands.common import (
    BAD_INPUT,
    FAULT,
    INFEASIBLE,
    NOTHING_FOUND,
    SOLVED,
    alone_with,
    page_of,
)
from solver.commands.progress import progress
from solver.files.errors import Fault, InputError
from solver.process import complain, put
from solver.report.catalogue.batch import WORDS
from solver.report.words import Words

if TYPE_CHECKING:
    from solver.batch.folder import Desk
    from solver.batch.store import Store

_NEEDED = ("cryptography", "distributed", "pyarrow")
_GRAVITY = (
    ("fault", FAULT),
    ("bad-input", BAD_INPUT),
    ("unknown", NOTHING_FOUND),
    ("infeasible", INFEASIBLE),
)
"""What a run is called after, the gravest first."""


def batch(options: Namespace) -> int:
    """Works out every scenario file of a folder: tables, a summary, and what is left to mend."""
    _check_libraries()
    from models.batch import Asked
    from solver.batch.folder import Desk, nameless, scenario_files
    from solver.batch.run import put_together, to_do
    from solver.batch.store import Store
    from solver.batch.summary import summary_document
    from solver.report.document import json_text
    from solver.report.region import region_text

    gc.enable()  # this run is a long one
    asked = Asked(
        settings=tuple(options.set), time_limit=options.time_limit, results=options.results
    )
    files = scenario_files(options.folder, options.out)
    desk, store = Desk(options.folder, asked, nameless(options.folder, files)), Store(options.out)
    done = 0
    with alone_with(options.out), progress(len(files)) as told:
        try:
            store.sweep()
            missing = to_do(files, store, desk)
            done = len(files) - len(missing)
            for file in files[:done]:
                told(file)
            for file in _worked_out(missing, store, desk, options):
                done += 1
                told(file)
            summary = put_together(files, store, asked, options.out)
        except KeyboardInterrupt:
            words, place = Words(options.lang, WORDS), store.pieces
            complain(words("batch.interrupted", done=done, total=len(files), place=place))
            return NOTHING_FOUND
    made = json_text(summary_document(summary))
    put(made if options.json else region_text(summary, page_of(options)))
    return _code(summary.files)


def _worked_out(
    missing: Sequence[str], store: "Store", desk: "Desk", options: Namespace
) -> Iterator[str]:
    """Every missing file, as soon as what came of it is kept."""
    if not missing:
        return
    from solver.batch.cluster import existing, local, worked_out  # with Dask

    workers = min(options.workers or cores(), len(missing))
    opened = existing(options.scheduler) if options.scheduler else local(workers)
    with opened as client:
        for file, piece in worked_out(client, missing, desk):
            store.keep(file, piece)
            yield file


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _check_libraries() -> None:
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        what = f"The libraries for many files are not installed: {', '.join(missing)}."
        mend = "Install them: `pip install 'gangwei[batch]'`."
        raise InputError(Fault("gangwei batch", None, (), what, mend))


def _code(files: Mapping[str, int]) -> int:
    """The code of the file that is worst off."""
    return next((code for status, code in _GRAVITY if files.get(status)), SOLVED)
