"""A workbook spoiled cell by cell and part by part: the cases, and what must hold."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from models.scenario import Scenario
from solver.files.errors import InputError
from solver.files.plain import data_of
from solver.files.scenario import complete_tree, load
from tests.files.mutations import unclear, unlike

VALUES: Mapping[str, Any] = {
    "formula": "=A1", "error": "#REF!", "true": True, "zero": 0, "negative": -3, "huge": "9" * 5000,
    "large": 10**18, "decimal": 2.5, "third": 1 / 3, "exponent": 1e300, "word": "xyzzy",
    "year": 2012, "half-month": 2012.1, "day": date(2003, 2, 4),
    "moment": datetime.fromisoformat("2003-02-04T09:00"), "time": time(9, 30),
    "no-day": "2003-02-30", "far-day": "9999-12-31", "first-day": "0001-01-01",
    "unseen": "\u200b", "turned": "a\u202eb", "return": "a\rb", "break": "a\nb",
    "escape": "a_x001B_[31mb", "long": "x" * 3000, "traditional": "科長", "full-width": "３",
    "arabic": "٣", "list": "[xyzzy", "keys": "{xyzzy: 1}", "tagged": "{a: !!x b}", "alias": "[*a]",
    "several": "a、b；c", "twice": "a、a", "sum": "合计", "example": "示例", "remark": "# x",
    "percent": "120%", "apostrophe": "'", "nothing": None,
}  # fmt: skip
"""Bad values of a cell by their kind."""

ASIDE = {"sum", "example", "remark", "nothing"}
"""Values by which a row, a column or a fact is taken out on purpose."""


@dataclass(frozen=True)
class Cell:
    """A cell in which another value is written."""

    sheet: str
    where: str
    kind: str

    @property
    def heads(self) -> bool:
        """True for a heading, or the name of a single fact."""
        single = self.sheet.endswith(("general", "policy"))
        letters = self.where.rstrip("0123456789")
        return letters == "A" if single else self.where == f"{letters}1"

    @property
    def name(self) -> str:
        """How a failed case is called."""
        return f"{self.sheet.split()[-1]}:{self.where}:{self.kind}"


def cells(content: bytes) -> Iterator[Cell]:
    """Each heading and fact, of the rows of a sheet the first two, with every bad value."""
    for page in load_workbook(io.BytesIO(content)).worksheets:
        single = page["B1"].value is not None and page.title.endswith(("general", "policy"))
        rows = page.max_row if single else 3
        for row in page.iter_rows(max_row=rows) if not page.title.startswith("#") else ():
            for cell in row:
                if cell.value is not None or (cell.row or 0) > 1:
                    yield from (Cell(page.title, f"{cell.coordinate}", kind) for kind in VALUES)


def with_cell(content: bytes, case: Cell) -> bytes:
    """The workbook with another value in one cell."""
    book = load_workbook(io.BytesIO(content))
    cell = book[case.sheet][case.where]
    cell.value = VALUES[case.kind]
    if case.kind == "error":
        cell.data_type = "e"
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def _moved(name: str, rows: int, columns: int) -> Callable[[Workbook], None]:
    """All of a sheet further down and to the right."""

    def spoil(book: Workbook) -> None:
        page = _page(book, name)
        page.move_range(f"A1:{get_column_letter(page.max_column)}{page.max_row}", rows, columns)

    return spoil


def _page(book: Workbook, name: str) -> Any:
    return next(page for page in book if page.title.endswith(f" {name}"))


def _heading_gone(name: str, column: int) -> Callable[[Workbook], None]:
    def spoil(book: Workbook) -> None:
        _page(book, name).cell(1, column).value = None

    return spoil


def _merged(name: str, cells_: str) -> Callable[[Workbook], None]:
    def spoil(book: Workbook) -> None:
        _page(book, name).merge_cells(cells_)

    return spoil


def _to_the_right(book: Workbook) -> None:
    """A fact in a column of its own, far away."""
    _page(book, "people")["ABC2"].value = "x"


def _beside(book: Workbook) -> None:
    _page(book, "general")["C2"].value = "2013-01-01"


def _fact_twice(book: Workbook) -> None:
    page = _page(book, "general")
    page.append([page["A2"].value, "2011-01-01"])


def _choice_twice(book: Workbook) -> None:
    page = _page(book, "applies")
    for row in page.iter_rows(min_row=2):
        row[1].value = 1


SHAPES: Mapping[str, Callable[[Workbook], None]] = {
    **{f"no heading {name} {column}": _heading_gone(name, column)
       for name in ("people", "titles", "posts", "applies", "quota", "ratios", "assessments")
       for column in range(1, 7)},
    **{f"merged {name} {cells_}": _merged(name, cells_)
       for name in ("people", "titles", "posts")
       for cells_ in ("A1:B1", "D1:E1", "C1:F1")},
    "far away": _to_the_right,
    "beside a fact": _beside,
    "fact twice": _fact_twice,
    "choice twice": _choice_twice,
    **{f"moved {name} {rows} {columns}": _moved(name, rows, columns)
       for name in ("people", "general", "quota") for rows, columns in ((1, 0), (0, 1), (5, 250))},
}  # fmt: skip
"""What takes a sheet apart and changes no fact."""


def spoiled_parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Parts of the archive gone, empty, cut, with bytes changed; and the archive itself."""
    random = Random(7)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for name, part in parts.items():
        yield f"{name} gone", _packed({**parts, name: None})
        yield f"{name} empty", _packed({**parts, name: b""})
        yield f"{name} cut", _packed({**parts, name: part[: len(part) // 2]})
        yield f"{name} no xml", _packed({**parts, name: b"\0\1\2"})
        yield f"{name} other xml", _packed({**parts, name: b"<a/>"})
    for number in range(60):
        spoiled = bytearray(content)
        for _ in range(1 + number % 4):
            spoiled[random.randrange(len(spoiled))] ^= 1 << random.randrange(8)
        yield f"bits {number}", bytes(spoiled)
    sheet = next(name for name in parts if name.endswith("sheet3.xml"))
    for said, new in SHEETS.items():
        old, _, _ = said.partition(" -> ")
        assert old.encode() in parts[sheet], old
        yield said[:60], _packed({**parts, sheet: parts[sheet].replace(old.encode(), new, 1)})


SHEETS: Mapping[str, bytes] = {
    '<row r="2" -> 2000000000': b'<row r="2000000000"',
    '<row r="2" -> again': b'<row r="1"',
    '<row r="2" -> none': b'<row r="0"',
    '<row r="2" -> negative': b'<row r="-1"',
    '<row r="2" -> part': b'<row r="2.5"',
    '<row r="2" -> long': b'<row r="' + b"9" * 5000 + b'"',
    '<c r="A2" -> elsewhere': b'<c r="A9"',
    '<c r="B2" -> twice': b'<c r="A2"',
    '<c r="A2" -> far': b'<c r="ZZZ2"',
    '<c r="A2" -> farther': b'<c r="AAAAA2"',
    '<c r="A2" -> nowhere': b'<c r="2A"',
    "<sheetData> -> rows": b"<sheetData>" + b"<row/>" * 600_000,
    "<v> -> negative": b"<v>-",
    "<v> -> many": b"<v>" + b"9" * 5000,
    "</sheetData> -> more": b'<row r="1048577"><c r="A1048577"><v>1</v></c></row></sheetData>',
}
"""What takes the place of some XML of the sheet of people."""


def _packed(parts: Mapping[str, bytes | None]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            if part is not None:
                packed.writestr(name, part)
    return into.getvalue()


def read(path: Path, content: bytes) -> Scenario | str | None:
    """What a workbook says; None where it is refused well, else what is wrong with that."""
    path.write_bytes(content)
    try:
        found = load(path, entries=0)
        stated = data_of(complete_tree(path))
    except InputError as error:
        return unclear(error)
    stated.pop("log", None)
    return unlike(stated, found) or found
