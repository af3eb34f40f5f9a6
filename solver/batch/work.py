"""One job done: a pure function from contents to what came of them, here or on another machine."""

import gc
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from models.batch import FileStatus, Piece, Rows
from solver.analysis.audit import audit
from solver.analysis.findings import analyse
from solver.analysis.standing import stood
from solver.batch.program import program
from solver.batch.rows import broken_rows, failed_rows, rows_of
from solver.batch.sending import Job, Parcel, Sent, WantedError, Wants
from solver.eligibility.candidates import candidates
from solver.files.errors import InputError
from solver.files.nodes import ScalarNode, get
from solver.files.scenario import load, whole_tree
from solver.program.search import Clock, Settings
from solver.report.document import document, json_text
from solver.solving import decide

_RULEBOOK = "gangwei-rulebook/"


class OtherProgramError(Exception):
    """Raised where another program than the one that asks is to answer."""


def work_through(parcel: Parcel) -> list[bytes | Wants]:
    """What comes of each job of a parcel (`work`), in their order."""
    return [work(job) for job in parcel]


def work(job: Job) -> bytes | Wants:
    """The piece of a file as JSON, the same wherever it is made; or the file that it lacks.

    Nothing in a file makes it fail: bad input is an outcome, and so is a fault of ours. Raises
    OtherProgramError where the program here is not the one that asks.
    """
    check_program(job)
    source = Sent(job.contents)
    with _uncollected():
        try:
            return written(_worked_out(job, source))
        except WantedError as wanted:
            return Wants(wanted.name)
        except InputError as error:
            return written(_refused(job, source, error))
        except Exception as error:  # noqa: BLE001 (whatever it is, it is ours, and it is told)
            reason = f"{type(error).__name__}: {error}"
            return written(failed(job, reason, traceback.format_exc()))


def check_program(job: Job) -> None:
    """Raises OtherProgramError where the program here is not the one that asks."""
    if job.program != program():
        raise OtherProgramError


def written(piece: Piece) -> bytes:
    """A piece as it is kept."""
    return piece.model_dump_json(by_alias=False).encode()


def failed(job: Job, reason: str | None = None, trace: str | None = None) -> Piece:
    """The piece of a file that we failed at; without a reason: whoever worked on it died."""
    rows = failed_rows(job.file, reason)
    return _piece(job, Sent(job.contents), "fault", rows, trace=trace)


def _worked_out(job: Job, source: Sent) -> Piece:
    """As `gangwei solve` works one file out."""
    asked, clock = job.asked, Clock.started(Settings(job.asked.time_limit))
    whole = load(job.file, asked.settings, source=source)
    first = partial(load, job.file, asked.settings, 0, source)
    judged = candidates(stood(job.file, whole, first, clock.left()))
    result, best = decide(judged, clock.left())
    findings, audited = analyse(judged, result, clock, best), audit(judged)
    made = (
        json_text(document(result, findings, audited, judged.scenario.log))
        if asked.results
        else None
    )
    rows = rows_of(job.file, judged.scenario, result, findings, audited)
    return _piece(job, source, result.status, rows, document=made)


def _refused(job: Job, source: Sent, error: InputError) -> Piece:
    """A file that cannot be used; or one that was not meant to be an institution."""
    status, peopled = _kind(job, source)
    rows = broken_rows(job.file, error) if status == "bad-input" else {}
    return _piece(job, source, status, rows, peopled=peopled)


def _kind(job: Job, source: Sent) -> tuple[FileStatus, bool]:
    try:
        top = whole_tree(Path(job.file), source)
    except InputError:
        return "bad-input", True
    schema = get(top, "schema")
    named = isinstance(schema, ScalarNode) and str(schema.value).startswith(_RULEBOOK)
    return "rulebook" if named else "bad-input", get(top, "people") is not None


def _piece(job: Job, source: Sent, status: FileStatus, rows: Rows, **more: Any) -> Piece:
    return Piece(
        file=job.file,
        program=job.program,
        asked=job.asked,
        inputs=source.inputs(),
        status=status,
        rows=rows,
        **more,
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing is collected meanwhile: looking for garbage takes a third as long as the work."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
