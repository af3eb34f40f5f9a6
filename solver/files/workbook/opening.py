"""A workbook opened safely: nothing in it runs or is fetched or expands without bound."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from solver.files.packed import UNREADABLE, WORKBOOK, damaged, inspect
from solver.files.source import DISK, Source
from solver.files.workbook.values import Value

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MAX_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Refused:
    """What stands in a cell that no fact can rest on: a formula, or the error it came to."""

    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class RawCell:
    """What a cell holds, and where: `D5`."""

    value: Value | Refused
    where: str


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row with something in it; `cells` by their column, counted from 0."""

    number: int
    cells: dict[int, RawCell]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet and its rows, empty ones left out; hidden ones are read as any other."""

    name: str
    rows: tuple[RawRow, ...]


def sheets_of(path: Path, source: Source = DISK) -> tuple[RawSheet, ...]:
    """Every sheet of a workbook; raises InputError where it cannot or must not be read."""
    content = inspect(path, WORKBOOK, source)
    try:
        return tuple(_sheets(content))
    except UNREADABLE as error:
        raise damaged(path, WORKBOOK) from error


def _sheets(content: bytes) -> Iterator[RawSheet]:
    from openpyxl import load_workbook  # only for workbooks

    book: Workbook = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what the file says of its size need not be true
            yield RawSheet(sheet.title, tuple(_rows(sheet)))
    finally:
        book.close()


def _rows(sheet: Any) -> Iterator[RawRow]:
    blank: object = None
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), start=1):
        if row is blank:  # rows that the file leaves out are one and the same
            continue
        cells = {
            at: RawCell(value, f"{cell.coordinate}")
            for at, cell in enumerate(row)
            if (value := _value(cell)) is not None
        }
        if cells:
            yield RawRow(number, cells)
        else:
            blank = row


def _value(cell: Any) -> Value | Refused:
    value = cell.value
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if cell.data_type == "f":
        return Refused(f"A formula: {str(value)[:40]}.", "Paste it as a value (选择性粘贴 › 数值).")
    if cell.data_type == "e":
        return Refused(f"An error: {value}.", "Write the value that is meant.")
    return (
        value
        if isinstance(value, (str, int, float, bool)) or hasattr(value, "isoformat")
        else str(value)
    )
