"""Tables written out: one CSV file each, and a workbook with one sheet each."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from wcwidth import wcswidth

from solver.files.cells import csv_value, put
from solver.files.timeless import timeless
from solver.files.write import write_bytes, write_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDEST = 60


def write_frames(folder: Path, name: str, frames: Mapping[str, pd.DataFrame]) -> None:
    """`folder/name-table.csv` for every table, and `folder/name.xlsx` with all of them.

    CSV is UTF-8 with a mark at its beginning, without which offices read Chinese as noise.
    """
    for table, frame in frames.items():
        text = frame.map(csv_value).to_csv(index=False)
        write_text(folder / f"{name}-{table}.csv", f"\ufeff{text}")
    write_bytes(folder / f"{name}.xlsx", workbook_of(frames))


def workbook_of(frames: Mapping[str, pd.DataFrame]) -> bytes:
    """A workbook of plain tables: bold frozen headings, a filter, columns as wide as they need."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table, frame in frames.items():
        _fill(book.create_sheet(table), frame)
    into = BytesIO()
    book.save(into)
    return timeless(into.getvalue())


def _fill(sheet: "Worksheet", frame: pd.DataFrame) -> None:
    rows = [list(frame.columns), *frame.astype(object).where(frame.notna(), None).values.tolist()]
    for at, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            put(sheet.cell(at, column), value)
    for column, cells in enumerate(zip(*rows, strict=True), start=1):
        sheet.cell(1, column).font = Font(bold=True)
        width = max(wcswidth(str(cell)) for cell in cells) + 2
        sheet.column_dimensions[get_column_letter(column)].width = min(_WIDEST, width)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
