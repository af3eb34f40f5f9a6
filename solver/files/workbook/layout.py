"""Where things stand in a workbook: our sheets among its tabs, our columns under its headings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from models.aliases import plain
from models.problems import MOST, some
from solver.files.errors import Fault, InputError
from solver.files.workbook.opening import RawCell, RawRow, RawSheet, Refused
from solver.files.workbook.sheets import EXAMPLE, NOTE, SHEETS, SUMS, Column, Sheet

_TRIED = 12
"""The heading is looked for in so many rows from the top; above it offices put titles."""


@dataclass(frozen=True)
class Table:
    """A sheet as found: the column at each place, and the rows below the heading."""

    columns: Mapping[int, Column]
    rows: tuple[RawRow, ...]


def matched(file: str, raw: Iterable[RawSheet]) -> dict[str, RawSheet]:
    """Our sheets by their keys; raises InputError for others that hold something."""
    named = {name: sheet for sheet in SHEETS for name in _names(sheet.key, sheet.chinese)}
    found: dict[str, RawSheet] = {}
    faults: list[Fault] = []
    raw = tuple(raw)
    if not any(plain(one.name) in named for one in raw):
        what = "This is not a gangwei workbook: none of its sheets is one of ours."
        raise InputError(Fault(file, None, (), what, "Begin with `gangwei template`."))
    for one in raw:
        sheet = named.get(plain(one.name))
        if sheet is None:
            if one.rows and not one.name.startswith(NOTE):
                mend = f"{_hint(one.name, named)} Or put {NOTE} before its name."
                faults.append(
                    Fault(file, None, (one.name,), f"There is no sheet {one.name}.", mend)
                )
        elif sheet.key in found:
            what = f"The sheet {sheet.title} stands here twice."
            faults.append(Fault(file, None, (one.name,), what, "Keep one of the two."))
        else:
            found[sheet.key] = one
    for sheet in SHEETS:
        if sheet.needed and sheet.key not in found:
            what = f"The sheet {sheet.title} is missing."
            faults.append(Fault(file, None, (), what, "Add it, or begin with `gangwei template`."))
    if faults:
        raise InputError(*faults)
    return found


def _hint(name: str, named: Mapping[str, Sheet]) -> str:
    near = get_close_matches(plain(name), list(named), n=1, cutoff=0.5)
    if near:
        return f"Perhaps {named[near[0]].title} is meant."
    return known(sheet.title for sheet in SHEETS)


def table(file: str, sheet: Sheet, raw: RawSheet | None) -> Table:
    """The columns of a sheet by the row of headings that knows most of them, and what is below.

    Raises InputError where a needed column is missing, or one is there that nobody knows.
    """
    if raw is None or not raw.rows:
        return Table({}, ())
    named = facts(sheet)
    heading = max(
        raw.rows[:_TRIED],
        key=lambda row: sum(plain(str(cell.value)) in named for cell in row.cells.values()),
    )
    columns = _columns(file, sheet, heading)
    below = (row for row in raw.rows if row.number > heading.number)
    key = next(at for at, column in columns.items() if column is sheet.columns[0])
    rows = [row for row in below if not _aside(row, key)]
    if stray := _without_heading(heading, rows):
        raise InputError(
            *(
                Fault(file, None, (sheet.title, cell.where), f"{_NO_HEADING} {cell.value}.", _HEAD)
                for cell in stray
            )
        )
    return Table(columns, tuple(row for row in rows if row.cells.keys() & columns.keys()))


def _columns(file: str, sheet: Sheet, heading: RawRow) -> dict[int, Column]:
    """The column under each heading; raises InputError (`table`)."""
    named = facts(sheet)
    columns: dict[int, Column] = {}
    faults: list[Fault] = []
    for at, cell in heading.cells.items():
        column = named.get(plain(str(cell.value)))
        place = (sheet.title, cell.where)
        if isinstance(cell.value, Refused):
            faults.append(Fault(file, None, place, cell.value.what, cell.value.mend))
        elif column is None:
            if not own(cell):
                what = f"There is no column {cell.value} here."
                mend = f"{known(labels(sheet))} Or put {NOTE} before it."
                faults.append(Fault(file, None, place, what, mend))
        elif column in columns.values():
            what = f"The column {cell.value} stands here twice."
            faults.append(Fault(file, None, place, what, "Keep one of the two."))
        else:
            columns[at] = column
    for column in sheet.columns:
        if column.needed and column not in columns.values():
            what = f"The column {label(column)} is missing."
            place = (sheet.title, f"A{heading.number}")
            faults.append(Fault(file, None, place, what, "Add it."))
    if faults:
        raise InputError(*faults)
    return columns


def _without_heading(heading: RawRow, rows: Iterable[RawRow]) -> list[RawCell]:
    """The first value of each column over which nothing stands; remarks are the office's own."""
    found: dict[int, RawCell] = {}
    for row in rows:
        for at in row.cells.keys() - heading.cells.keys() - found.keys():
            if not own(row.cells[at]):
                found[at] = row.cells[at]
    return [found[at] for at in sorted(found)[:MOST]]


_NO_HEADING = "There is no heading over"
_HEAD = f"Write what it is into the heading, put {NOTE} there, or clear the cell."


def _aside(row: RawRow, key: int) -> bool:
    """True for an example, a sum or a remark, by the first cell of the row.

    That is the one furthest left, or that of the column which names the record.
    """
    first = [row.cells[at] for at in (min(row.cells), key) if at in row.cells]
    named = [plain(str(cell.value)) for cell in first]
    return any(name.startswith((EXAMPLE, NOTE)) or name in SUMS for name in named)


def facts(sheet: Sheet) -> dict[str, Column]:
    """The columns of a sheet by everything that their headings may say."""
    return {name: one for one in sheet.columns for name in _names(one.key, one.chinese)}


def _names(key: str, chinese: str) -> tuple[str, ...]:
    """A name in Chinese, in English, or both."""
    return plain(chinese), plain(key), plain(chinese + key), plain(key + chinese)


FORMER = frozenset(_names("fair", "不得出现排序不公"))
"""What was a policy once, by everything that its heading may say."""


def label(column: Column) -> str:
    """How a column is called in a message."""
    return f"{column.chinese} {column.key}"


def labels(sheet: Sheet) -> list[str]:
    """How the columns of a sheet are called in a message."""
    return [column.chinese for column in sheet.columns]


def known(names: Iterable[str]) -> str:
    """What there is instead."""
    return f"Known: {some(names)}."


def own(cell: RawCell) -> bool:
    """True for the office's own remarks."""
    return str(cell.value).strip().startswith(NOTE)
