"""A workbook as a file, put together in memory."""

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from solver.files.timeless import timeless

if TYPE_CHECKING:
    from openpyxl import Workbook


def book_content(book: "Workbook") -> bytes:
    """The workbook's bytes: the same whenever they are made."""
    into = BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as packed:
        _InMemory(book, packed).write_data()
    return timeless(into.getvalue())


class _InMemory(ExcelWriter):
    """Writes no sheet to a temporary file, where people's data would stay if we were killed."""

    def __init__(self, book: "Workbook", packed: ZipFile) -> None:
        super().__init__(book, packed)
        self._packed = packed

    def write_worksheet(self, ws: Any) -> None:
        """As openpyxl does it, but for the place."""
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001 (openpyxl sets it here, too)
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images  # noqa: SLF001
        into = BytesIO()
        writer: Any = WorksheetWriter(ws, into)
        writer.write()
        ws._rels = writer._rels  # noqa: SLF001
        self._packed.writestr(ws.path[1:], into.getvalue())
        self.manifest.append(ws)
