"""A workbook opened safely: nothing in it runs or is fetched or expands without bound."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, simplefilter

from solver.files.packed import UNREADABLE, WORKBOOK, damaged, inspect
from solver.files.source import DISK, Source
from solver.files.workbook.values import Value

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
"""The last row and column that a spreadsheet has."""

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}worksheet"


@dataclass(frozen=True, slots=True)
class Refused:
    """What stands in a cell that no fact can rest on: a formula, or the error it came to."""

    what: str
    mend: str

    def __str__(self) -> str:
        return self.what


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
        with catch_warnings():
            simplefilter("ignore")  # of what openpyxl would not write again
            return tuple(_sheets(content))
    except UNREADABLE as error:
        raise damaged(path, WORKBOOK) from error


def _sheets(content: bytes) -> Iterator[RawSheet]:
    from openpyxl.reader.excel import ExcelReader  # only for workbooks

    reader = ExcelReader(BytesIO(content), read_only=True, keep_links=False)
    reader.read()
    book: Workbook = reader.wb
    try:
        if len(book.sheetnames) != len(reader.parser.sheets):
            raise ValueError("a sheet is listed and not there")
        for sheet in book.worksheets:
            yield RawSheet(sheet.title, tuple(_rows(sheet)))
    finally:
        book.close()


def _rows(sheet: Any) -> Iterator[RawRow]:
    """The rows of a sheet; raises ValueError where one stands where none can, or not in order."""
    before = 0
    for number, read in _read(sheet):
        if not before < number <= MAX_ROW:
            raise ValueError(f"row {number} after row {before}")
        before = number
        cells: dict[int, RawCell] = {}
        columns: set[int] = set()
        for cell in read:
            column = cell["column"]
            if cell["row"] != number or column in columns or column > MAX_COLUMN:
                raise ValueError(f"the cell {cell['row']}/{column} in row {number}")
            columns.add(column)
            if (value := _value(cell)) is not None:
                cells[column - 1] = RawCell(value, f"{_letters(column)}{number}")
        if cells:
            yield RawRow(number, cells)


def _read(sheet: Any) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """The rows that a sheet has, and no others, as openpyxl parses them.

    Its own loop fills in what is left out, which may be two thousand million rows, and passes over
    rows that are out of their order.
    """
    from defusedxml.ElementTree import iterparse  # only for workbooks
    from openpyxl.worksheet._reader import WorkSheetParser

    book = sheet.parent
    with sheet._get_source() as source:  # noqa: SLF001
        _, top = next(iterparse(source, ("start",)))
        if top.tag != _SHEET:
            raise ValueError(f"{top.tag} is no sheet")
    with sheet._get_source() as source:  # noqa: SLF001 (here, and below: told nowhere else)
        parser = WorkSheetParser(
            source,
            _Strings(sheet._shared_strings),  # noqa: SLF001
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001
        )
        yield from parser.parse()


@dataclass(frozen=True, slots=True)
class _Strings:
    """The shared texts of a workbook by their number; no number counts from the end."""

    texts: Sequence[str]

    def __getitem__(self, number: int) -> str:
        if number < 0:
            raise IndexError(number)
        return self.texts[number]


@cache
def _letters(column: int) -> str:
    """The letters of a column, counted from 1."""
    from openpyxl.utils import get_column_letter  # only for workbooks

    return get_column_letter(column)


def _value(cell: Mapping[str, Any]) -> Value | Refused:
    value, kind = cell["value"], cell["data_type"]
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if kind == "f":
        return Refused(f"A formula: {str(value)[:40]}.", "Paste it as a value (选择性粘贴 › 数值).")
    if kind == "e":
        return Refused(f"An error: {value}.", "Write the value that is meant.")
    return (
        value
        if isinstance(value, (str, int, float, bool)) or hasattr(value, "isoformat")
        else str(value)
    )
