"""The tables of a region as Parquet, written row group by row group: the only user of pyarrow.

Equal rows give equal bytes: they come in the order of their files, and hold nothing of the run.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import get_args

import pyarrow as pa
import pyarrow.parquet as pq

from models.batch import Row
from models.result import Outcome

GROUP = 20_000
"""Rows of a table that are held before they are written."""

_TEXT, _LIST, _DAY = pa.string(), pa.list_(pa.string()), pa.date32()
_COUNT, _POINTS = pa.int32(), pa.int64()
_KEY = {"file": _TEXT, "institution": _TEXT}

_INSTITUTION = {
    "status": _TEXT,
    "as_of": _DAY,
    "stage": _TEXT,
    "rulebook": _TEXT,
    "people": _COUNT,
    "placed": _COUNT,
    **dict.fromkeys(get_args(Outcome), _COUNT),
    "seats": _COUNT,
    "filled": _COUNT,
    "empty": _COUNT,
    "contests": _COUNT,
    "tied": _COUNT,
    "questions": _COUNT,
    "reviews": _COUNT,
    "envy": _COUNT,
    "broken_ratios": _COUNT,
    "plan_errors": _COUNT,
    "plan_warnings": _COUNT,
}
_APPOINTMENT = {
    "person": _TEXT,
    "post": _TEXT,
    "grade": _TEXT,
    "from_post": _TEXT,
    "from_grade": _TEXT,
    "outcome": _TEXT,
    "points": _POINTS,
    "standing": _TEXT,
}
_QUOTA = {
    "grade": _TEXT,
    "quota": _COUNT,
    "current": _COUNT,
    "filled": _COUNT,
    "transitional": _COUNT,
    "lent": _COUNT,
}
_VACANCY = {
    "post": _TEXT,
    "posts": _LIST,
    "grade": _TEXT,
    "seats": _COUNT,
    "cause": _TEXT,
    "rules": _LIST,
    "nearest": _LIST,
}
_CONTEST = {
    "of": _TEXT,
    "seats": _COUNT,
    "free": _COUNT,
    "applicants": _COUNT,
    "won": _COUNT,
    "cutoff": _POINTS,
    "margin": _POINTS,
    "tied_at_cutoff": pa.bool_(),
}
_PROBLEM = {
    "kind": _TEXT,
    "rule": _TEXT,
    "about": _TEXT,
    "people": _LIST,
    "place": _TEXT,
    "text_en": _TEXT,
    "text_zh": _TEXT,
}

SCHEMAS: Mapping[str, pa.Schema] = {
    table: pa.schema({**_KEY, **columns})
    for table, columns in {
        "institutions": _INSTITUTION,
        "appointments": _APPOINTMENT,
        "quota": _QUOTA,
        "vacancies": _VACANCY,
        "contests": _CONTEST,
        "problems": _PROBLEM,
    }.items()
}


class Tables:
    """The tables that are being written; rows are held until there are enough for a group."""

    def __init__(self, writers: Mapping[str, pq.ParquetWriter]) -> None:
        self._writers = writers
        self._held: dict[str, list[Row]] = {table: [] for table in writers}

    def add(self, rows: Mapping[str, Iterable[Row]]) -> None:
        """More rows, by their tables."""
        for table, more in rows.items():
            self._held[table] += map(_typed, more)
            if len(self._held[table]) >= GROUP:
                self._write(table)

    def finish(self) -> None:
        """Writes what is held still."""
        for table in self._writers:
            self._write(table)

    def _write(self, table: str) -> None:
        held, self._held[table] = self._held[table], []
        if held:
            self._writers[table].write_table(pa.Table.from_pylist(held, SCHEMAS[table]))


@contextmanager
def tables(places: Mapping[str, Path]) -> Iterator[Tables]:
    """Every table, written to its place as it is filled."""
    with ExitStack() as stack:
        made = Tables(
            {
                table: stack.enter_context(
                    pq.ParquetWriter(places[table], schema, compression="zstd")
                )
                for table, schema in SCHEMAS.items()
            }
        )
        yield made
        made.finish()


def _typed(row: Row) -> Row:
    day = row.get("as_of")
    return {**row, "as_of": date.fromisoformat(day)} if day else row
