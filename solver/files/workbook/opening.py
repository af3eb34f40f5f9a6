"""A workbook opened safely: nothing in it runs or is fetched or expands without bound."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from solver.files.errors import Fault, InputError
from solver.files.workbook.values import Value

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MAX_BYTES = 64 * 1024 * 1024
"""More than this unpacked is refused: a hundred thousand people fit in less."""
MAX_MEMBERS = 2000
MAX_ROWS = 500_000
MAX_COLUMNS = 200

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of old office programs begin, and new ones under a password."""
_SAVE = "Save it as an ordinary .xlsx workbook."
_CODE, _LINKED, _INSIDE = ("vbaproject.bin",), ("xl/externallinks/",), ("xl/embeddings/",)
_DOCTYPE = b"<!DOCTYPE"


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


def sheets_of(path: Path) -> tuple[RawSheet, ...]:
    """Every sheet of a workbook; raises InputError where it cannot or must not be read."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _fault(
                path, "The file is larger than 64 MiB.", "Split it, or check its contents."
            )
        with path.open("rb") as file:
            beginning = file.read(len(_OLE))
    except FileNotFoundError:
        raise _fault(path, "There is no such file.", "Correct the path.") from None
    except OSError as error:
        raise _fault(path, f"Cannot be read: {error.strerror}.", "Name a readable file.") from None
    if beginning == _OLE:
        raise _fault(
            path, "An old .xls file, or one under a password.", f"{_SAVE[:-1]} without a password."
        )
    try:
        with ZipFile(path) as packed:
            _inspect(path, packed)
        return tuple(_sheets(path))
    except InputError:
        raise
    except (
        BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        OSError,
        EOFError,
        SyntaxError,
        AttributeError,
        IndexError,
        NotImplementedError,
    ) as error:
        raise _fault(path, "Not a workbook, or a damaged one.", _SAVE) from error


def _inspect(path: Path, packed: ZipFile) -> None:
    """Refuses what a roster has no need of, before anything is unpacked."""
    members = packed.infolist()
    if len(members) > MAX_MEMBERS or sum(one.file_size for one in members) > MAX_BYTES:
        mend = "Delete empty rows and pictures, or copy the cells to a new workbook."
        raise _fault(path, "The workbook is larger than 64 MiB when unpacked.", mend)
    for member in members:
        name = member.filename.lower()
        if name.endswith(_CODE):
            raise _fault(path, "The workbook contains macros.", f"{_SAVE[:-1]} without macros.")
        if name.startswith(_LINKED):
            raise _fault(
                path, "The workbook is linked to another file.", "Break the links, and save it."
            )
        if name.startswith(_INSIDE):
            raise _fault(
                path, "The workbook has other files inside.", "Take them out, and save it."
            )
        if name.endswith((".xml", ".rels")):
            content = packed.read(member)
            _plain_xml(path, content, relations=name.endswith(".rels"))
            if content.count(b"<row ") > MAX_ROWS:
                what = f"A sheet has more than {MAX_ROWS} rows."
                raise _fault(path, what, "Delete empty rows, or copy the cells to a new workbook.")


def _plain_xml(path: Path, content: bytes, *, relations: bool) -> None:
    from defusedxml.ElementTree import fromstring  # only for workbooks

    if _DOCTYPE in content.replace(b"\0", b"").upper():
        raise _fault(path, "The workbook defines its own entities.", _SAVE)
    for one in fromstring(content) if relations else ():
        outside = one.get("TargetMode") == "External"
        if outside and not str(one.get("Type")).endswith("/hyperlink"):
            raise _fault(
                path, "The workbook is linked to another file.", "Break the links, and save it."
            )


def _sheets(path: Path) -> Iterator[RawSheet]:
    from openpyxl import load_workbook  # only for workbooks

    book: Workbook = load_workbook(path, read_only=True, keep_links=False)
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


def _fault(path: Path, what: str, mend: str) -> InputError:
    return InputError(Fault(str(path), None, (), what, mend))
