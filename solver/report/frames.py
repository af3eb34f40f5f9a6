"""Tables written out: one CSV file each, and a workbook with one sheet each."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from wcwidth import wcswidth

from solver.files.cells import csv_value, put
from solver.files.workbook.content import book_content
from solver.files.write import Files

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDEST = 60


def frame_files(folder: Path, name: str, frames: Mapping[str, pd.DataFrame]) -> Files:
    """`folder/name-table.csv` for every table, and `folder/name.xlsx` with all of them.

    CSV is UTF-8 with a mark at its beginning, without which offices read Chinese as noise.
    """
    texts = {
        folder / f"{name}-{table}.csv": frame.map(csv_value).to_csv(index=False)
        for table, frame in frames.items()
    }
    files = {path: f"\ufeff{text}".encode() for path, text in texts.items()}
    return {**files, folder / f"{name}.xlsx": workbook_of(frames)}


def workbook_of(frames: Mapping[str, pd.DataFrame]) -> bytes:
    """A workbook of plain tables: bold frozen headings, a filter, columns as wide as they need."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table, frame in frames.items():
        _fill(book.create_sheet(table), frame)
    return book_content(book)


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
