"""A scenario as a workbook: all that a file holds, or a template with nothing in it yet."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from solver.files.cells import LONGEST, fitting, put
from solver.files.errors import Fault, InputError
from solver.files.shipped import shipped
from solver.files.workbook import sheets as book
from solver.files.workbook.content import book_content
from solver.files.workbook.kinds import Vocabulary
from solver.files.workbook.sheets import Column, Sheet

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Document = Mapping[str, Any]
"""The plain data of a scenario file."""

_LISTS = f"{book.NOTE}选项 lists"
_GUIDE = f"{book.NOTE}填表说明 guide"
_ROWS = 2000
"""Drop-down lists and checks reach so many rows down."""
_HEAD = PatternFill("solid", fgColor="DDE6F0")
_NEEDED = PatternFill("solid", fgColor="F7DFC4")
_SIDE = Side("thin", color="9AA5B1")
_LINE = Border(_SIDE, _SIDE, _SIDE, _SIDE)

GUIDE = (
    "橙色表头必须填写，蓝色按需填写；把鼠标放在表头上可看批注。"
    " Orange headings are needed; the notes on them tell what to write.",
    "灰色示例行读取时不算，可以删去。 Grey example rows are not read.",
    "日期可写成 2012.5、2012年5月、2012-05-01；等级可写成 P10、专技十级、中级10级、六级职员。"
    " Dates and grades may be written as offices write them.",
    "名称前加 # 的表、列和行是本单位自己的备注，不读取；“合计”行也不读取。"
    " Sheets, columns and rows that begin with # are your own, as are rows of sums.",
    "不读取公式：请选择性粘贴为数值。 Formulas are not read: paste them as values.",
    "填好后运行 gangwei check 本文件，逐条核对。 Then run `gangwei check` on this file.",
)


def template_bytes(known: Vocabulary, rulebook: str) -> bytes:
    """A workbook to fill in: headings, notes, lists, checks, and an example row on each sheet."""
    return _written({"rulebook": rulebook}, known, examples=True)


def workbook_bytes(document: Document, known: Vocabulary) -> bytes:
    """A scenario's document as a workbook; raises InputError for text that no cell holds."""
    return _written(document, known, examples=False)


def _written(document: Document, known: Vocabulary, *, examples: bool) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    guide = made.create_sheet(_GUIDE)
    guide.column_dimensions["A"].width = 110
    for number, line in enumerate(GUIDE, start=1):
        put(guide.cell(number, 1), line)
        guide.cell(number, 1).alignment = Alignment(wrap_text=True, vertical="top")
    lists = _Lists(made.create_sheet(_LISTS))
    for sheet in book.SHEETS:
        _Page(made.create_sheet(sheet.title), sheet, known, lists).write(
            document, examples=examples
        )
    made.move_sheet(_LISTS, offset=len(made.worksheets))
    made[_LISTS].sheet_state = "hidden"
    made.active = 1
    return book_content(made)


class _Lists:
    """The hidden sheet with the words of the drop-down lists, one list a column."""

    def __init__(self, sheet: "Worksheet") -> None:
        self._sheet = sheet
        self._made: dict[tuple[str, ...], str] = {}

    def range_of(self, words: Sequence[str]) -> str:
        """Where a list stands, as a formula."""
        key = tuple(words)
        if key not in self._made:
            column = len(self._made) + 1
            for row, word in enumerate(key, start=1):
                put(self._sheet.cell(row, column), word)
            letter = get_column_letter(column)
            self._made[key] = f"'{self._sheet.title}'!${letter}$1:${letter}${len(key)}"
        return self._made[key]


class _Page:
    """One sheet being written."""

    def __init__(self, page: "Worksheet", sheet: Sheet, known: Vocabulary, lists: _Lists) -> None:
        self._page = page
        self._sheet = sheet
        self._known = known
        self._lists = lists

    def write(self, document: Document, *, examples: bool) -> None:
        """Headings and what the document holds, or an example."""
        self._page.page_setup.orientation = "landscape"
        self._page.page_setup.fitToHeight = 0
        self._page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        self._page.print_title_rows = None if self._sheet.single else "1:1"
        if self._sheet.single:
            self._facts(dict(_facts(self._sheet, document)))
        else:
            rows = list(_rows(self._sheet, document))
            self._table(rows, example=examples and not rows)

    def _facts(self, found: Mapping[str, Any]) -> None:
        for row, column in enumerate(self._sheet.columns, start=1):
            self._heading(self._page.cell(row, 1), column, f"{column.chinese} {column.key}")
            cell = self._page.cell(row, 2)
            cell.border, cell.alignment = _LINE, Alignment(wrap_text=True, vertical="top")
            self._put(cell, column, found.get(column.key))
            self._check(column, f"B{row}")
        self._page.column_dimensions["A"].width = 34
        self._page.column_dimensions["B"].width = 60

    def _table(self, rows: Sequence[Mapping[str, Any]], *, example: bool) -> None:
        for at, column in enumerate(self._sheet.columns, start=1):
            letter = get_column_letter(at)
            self._heading(self._page.cell(1, at), column, f"{column.chinese}\n{column.key}")
            self._check(column, f"{letter}2:{letter}{_ROWS}")
            self._page.column_dimensions[letter].width = _width(column)
            if example:
                put(self._page.cell(2, at), self._example(column, at))
                self._page.cell(2, at).font = Font(italic=True, color="808080")
        self._page.row_dimensions[1].height = 32
        self._page.freeze_panes = "B2"
        for number, record in enumerate(rows, start=2):
            for at, column in enumerate(self._sheet.columns, start=1):
                cell = self._page.cell(number, at)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                self._put(cell, column, record.get(column.key))

    def _example(self, column: Column, at: int) -> str | None:
        """What an office would write; the first column says that it is an example."""
        offered = column.kind.offers(self._known) if column.needed else ()
        return column.example or (book.EXAMPLE if at == 1 else next(iter(offered), None))

    def _put(self, cell: Any, column: Column, data: Any) -> None:
        if data is None:
            return
        value = column.kind.write(data, self._known)
        if isinstance(value, str) and (what := _too_much(value)):
            place = (cell.coordinate, column.chinese)
            mend = (
                "Put a long rulebook into a file of its own; leave out signs that cannot be seen."
            )
            raise InputError(Fault(self._sheet.title, None, place, what, mend))
        put(cell, value)
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"

    def _heading(self, cell: Any, column: Column, text: str) -> None:
        put(cell, text)
        cell.font, cell.border = Font(bold=True), _LINE
        cell.fill = _NEEDED if column.needed else _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        notes = [column.note or column.kind.note]
        if column is self._sheet.columns[0] and self._sheet.note:
            notes.append(self._sheet.note)
        if told := "\n".join(filter(None, notes)):
            cell.comment = Comment(told, "gangwei", width=320, height=90)

    def _check(self, column: Column, cells: str) -> None:
        """A drop-down list or a check; what the reader understands all the same only warns."""
        words = self._offered(column)
        if column.refers:
            refers = next(sheet for sheet in book.SHEETS if sheet.key == column.refers)
            check = DataValidation("list", f"'{refers.title}'!$A$2:$A${_ROWS}")
        elif words:
            check = DataValidation("list", self._lists.range_of(words))
        elif column.kind.check == "date":
            check = DataValidation("date", "1", operator="greaterThan")
        elif column.kind.check == "whole":
            check = DataValidation("whole", "0", operator="greaterThanOrEqual")
        else:
            return
        check.errorStyle, check.allow_blank = "warning", True
        check.error = column.kind.note or column.note or None
        check.add(cells)
        self._page.add_data_validation(check)

    def _offered(self, column: Column) -> Sequence[str]:
        return list(shipped()) if column.key == "rulebook" else column.kind.offers(self._known)


def _too_much(text: str) -> str | None:
    """What a cell cannot hold."""
    if fitting(text) != text:
        return f"More than {LONGEST} characters do not fit in a cell."
    return (
        "A control character does not fit in a cell."
        if ILLEGAL_CHARACTERS_RE.search(text)
        else None
    )


def _width(column: Column) -> int:
    wide = {
        "duties", "standards", "requires", "reason", "note", "quota", "ratios", "policy", "facts",
    }  # fmt: skip
    return 44 if column.key in wide else 16


def _facts(sheet: Sheet, document: Document) -> Iterator[tuple[str, Any]]:
    source = document.get("policy") or {} if sheet is book.POLICY else document
    for column in sheet.columns:
        yield column.key, _at(source, column.key)


def _at(record: Any, key: str) -> Any:
    """The value of a dotted key, None where there is none."""
    for step in key.split("."):
        record = record.get(step) if isinstance(record, Mapping) else None
    return record


def _rows(sheet: Sheet, document: Document) -> Iterator[Mapping[str, Any]]:
    """What the document has for a sheet, a mapping from the columns' keys for each row."""
    plan = document.get("plan") or {}
    if sheet.person:
        for person in document.get("people") or ():
            for row in _of_person(sheet, person):
                yield {"person": person.get("id"), **row}
    elif sheet in (book.QUOTA, book.LEFT):
        _, counted = sheet.columns
        for grade, number in (plan.get(sheet.key) or {}).items():
            yield {"grade": grade, counted.key: number}
    elif sheet in (book.PLANS, book.ASSUMPTIONS, book.STAGES):
        key = sheet.columns[0].key
        for name, change in (_source(sheet, document).get(sheet.key) or {}).items():
            yield {key: name, **change}
    else:
        for record in _source(sheet, document).get(sheet.key) or ():
            pair = dict(zip(("first", "second"), record.get("between", ()), strict=False))
            yield {column.key: _at(record, column.key) for column in sheet.columns} | pair


def _source(sheet: Sheet, document: Document) -> Document:
    """The part of the document in which a sheet's key stands."""
    outer = {"ratios": "plan", "stages": "procedure", "members": "leading-group"}.get(sheet.key)
    return document if outer is None else document.get(outer) or {}


def _of_person(sheet: Sheet, person: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    section = person.get(sheet.key)
    if sheet is book.ASSESSMENTS:
        for year, mark in (section or {}).items():
            yield {"year": year, "mark": mark}
    elif sheet is book.APPLIES:
        for number, post in enumerate(section or (), start=1):
            yield {"choice": number, "post": post}
        if section is not None and not section:
            yield {}
    else:
        for record in section or ():
            yield {column.key: _at(record, column.key) for column in sheet.columns[1:]}
