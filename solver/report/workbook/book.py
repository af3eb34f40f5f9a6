"""Tables as a workbook that opens without complaint, sorts, filters, and prints on A4."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from wcwidth import wcswidth

from solver.files.cells import put
from solver.files.workbook.content import book_content
from solver.report.words import Lang
from solver.report.workbook.grid import Cell, Column, Grid, Mark

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9
_NARROWEST, _WIDEST, _MARGIN = 6, 56, 3
_FORMATS: Mapping[type, str] = {int: "#,##0", Decimal: "0.00", date: "yyyy-mm-dd"}
_SIDE = Side("thin", color="7F8790")
_LINE = Border(_SIDE, _SIDE, _SIDE, _SIDE)
_HEAD = PatternFill("solid", fgColor="DDE6F0")
_HEADING = Alignment(wrap_text=True, vertical="center", horizontal="center")
_TEXT = Alignment(wrap_text=True, vertical="center", horizontal="left")
_NUMBER = Alignment(vertical="center", horizontal="right", indent=1)
_FONTS: Mapping[Lang, str] = {"en": "Calibri", "zh": "宋体"}
_LINE_HEIGHT, _HIGHEST = 16.0, 405.0
"""Points; a spreadsheet shows no row that is higher."""
_MARKS: Mapping[Mark, tuple[str, Font]] = {
    "good": ("EAF3E6", Font(bold=True)),
    "look": ("F3DC9E", Font(bold=True, italic=True)),
    "act": ("DB9A6C", Font(bold=True, underline="single")),
}
"""In grey they are pale, middling and dark; and each is set in another kind of letters."""


def book_bytes(grids: Iterable[Grid], lang: Lang, left: str, right: str) -> bytes:
    """A sheet for every table that has rows; what stands above each page at the left and right.

    The same tables are the same bytes.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for grid in grids:
        if not grid.empty:
            sheet = book.create_sheet(grid.name)
            _fill(sheet, grid, _FONTS[lang])
            _mark(sheet, grid)
            _set_for_print(sheet, grid, left, right)
    return book_content(book)


def _fill(sheet: "Worksheet", grid: Grid, font: str) -> None:
    widths = [_width(column) for column in grid.columns]
    rows = [
        [column.head for column in grid.columns],
        *zip(*(c.cells for c in grid.columns), strict=True),
    ]
    looks: dict[tuple[type, bool], Any] = {}
    for number, row in enumerate(rows, start=1):
        for at, value in enumerate(row, start=1):
            cell: Any = sheet.cell(number, at)
            put(cell, _printable(value) if isinstance(value, str) else value)
            kind = type(value), bool(cell.quotePrefix)
            if kind not in looks:
                cell.font, cell.border = Font(name=font, size=11), _LINE
                cell.alignment = _NUMBER if isinstance(value, int | Decimal) else _TEXT
                cell.number_format = _FORMATS.get(type(value), "General")
                looks[kind] = cell._style  # noqa: SLF001 (to set it cell by cell takes longest)
            cell._style = copy(looks[kind])  # noqa: SLF001
        sheet.row_dimensions[number].height = _height(row, widths)
    for at, width in enumerate(widths, start=1):
        head = sheet.cell(1, at)
        head.font = Font(name=font, size=11, bold=True)
        head.fill, head.alignment = _HEAD, _HEADING
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def _mark(sheet: "Worksheet", grid: Grid) -> None:
    """Sets off the words that ask for a look, as long as they stand there."""
    for at, column in enumerate(grid.columns, start=1):
        letter = get_column_letter(at)
        for word, mark in column.marks.items():
            shade, font = _MARKS[mark]
            fill = PatternFill("solid", start_color=shade, end_color=shade)
            quoted = '"' + word.replace('"', '""') + '"'
            style = DifferentialStyle(font=font, fill=fill)
            rule = Rule("cellIs", operator="equal", formula=[quoted], dxf=style)
            sheet.conditional_formatting.add(f"{letter}2:{letter}{sheet.max_row}", rule)


def _set_for_print(sheet: "Worksheet", grid: Grid, left: str, right: str) -> None:
    """A4 across, as wide as the page, the headings on every page, pages numbered."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top, sheet.page_margins.bottom = 0.9, 0.8
    sheet.page_margins.header = sheet.page_margins.footer = 0.4
    header: Any = sheet.oddHeader
    footer: Any = sheet.oddFooter
    for place, text in ((header.left, left), (header.center, grid.heading), (header.right, right)):
        place.text = _printable(text).replace("&", "&&")
    footer.center.text = "&P / &N"


def _width(column: Column) -> int:
    """As wide as the widest line, within limits; longer ones go on below."""
    lines = [line for value in (column.head, *column.cells) for line in _shown(value).split("\n")]
    return min(_WIDEST, max(_NARROWEST, *(wcswidth(line) for line in lines))) + _MARGIN


def _height(row: Sequence[Cell], widths: Sequence[int]) -> float:
    """High enough for the cell with the most lines."""
    most = max(
        sum(_lines(line, width - _MARGIN) for line in _shown(value).split("\n"))
        for value, width in zip(row, widths, strict=True)
    )
    return min(_HIGHEST, _LINE_HEIGHT * most + 2)


def _lines(text: str, room: int) -> int:
    """How many lines a text takes; where it is broken a little of each is lost."""
    wide = wcswidth(text)
    return 1 if wide <= room else ceil(wide / (room - 1))


def _shown(value: Cell) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    return "" if value is None else _printable(str(value))


def _printable(text: str) -> str:
    """Text without the control characters that no cell holds."""
    return ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)
