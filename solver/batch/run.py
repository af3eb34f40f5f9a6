"""From a folder to its pieces, and from the pieces to tables and summary."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from posixpath import normpath

from models.batch import Asked, Piece, RegionSummary
from solver.batch.folder import Desk
from solver.batch.store import Store
from solver.batch.summary import Tally, summary_document
from solver.files.write import replacing, withdraw
from solver.report.document import json_text

SUMMARY = "summary.json"


def to_do(files: Sequence[str], store: Store, desk: Desk) -> list[str]:
    """The files of which nothing is kept that still holds, the largest first.

    So that no process is left alone with a large one at the end.
    """
    missing = [file for file in files if not store.holds(file, desk)]
    return sorted(missing, key=desk.size, reverse=True)


def put_together(files: Sequence[str], store: Store, asked: Asked, out: Path) -> RegionSummary:
    """Writes the tables of all files, in their order, and the summary, and gives it.

    They are put in their places together, at the end; without a summary there is nothing whole.
    A file without people that another file is based on is no institution; whatever is wrong with
    it is told of that other file.
    """
    from solver.batch.tables import SCHEMAS, tables  # with pyarrow

    whole, places = out / SUMMARY, {table: out / f"{table}.parquet" for table in SCHEMAS}
    withdraw(whole)
    store.clear(files)
    named = _named(store.every(files))
    tally = Tally(asked)
    with replacing((*places.values(), whole)) as halves:
        with tables({table: halves[place] for table, place in places.items()}) as made:
            for piece in store.every(files):
                store.lay_out(piece)
                if piece.status == "rulebook" or (not piece.peopled and piece.file in named):
                    tally.pass_over(piece)
                else:
                    made.add(piece.rows)
                    tally.add(piece)
        summary = tally.summary()
        halves[whole].write_text(json_text(summary_document(summary)), encoding="utf-8")
    return summary


def _named(pieces: Iterable[Piece]) -> frozenset[str]:
    """Every file that another one was worked out from."""
    return frozenset(
        normpath(name) for piece in pieces for name in piece.inputs if name != piece.file
    )
