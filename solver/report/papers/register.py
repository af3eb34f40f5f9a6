"""The contracts as a workbook, a row a person: what a mail merge takes its words from."""

from solver.report.papers.content import Content
from solver.report.words import Words
from solver.report.workbook.book import book_bytes
from solver.report.workbook.grid import Cell, Column, Grid

_HEADS = {
    "number": "paper.number",
    "name": "paper.name",
    "department": "paper.department",
    "post": "paper.post",
    "category": "paper.category",
    "grade": "paper.grade",
    "type": "contracts.type",
    "start": "contracts.start",
    "until": "contracts.until",
    "duties": "contracts.duties",
    "standards": "contracts.standards",
}


def register_book(content: Content, words: Words) -> bytes:
    """The workbook's bytes; duties and standards one a line."""
    people = content["people"]
    columns = tuple(
        Column(words(head), [_cell(one[key]) for one in people]) for key, head in _HEADS.items()
    )
    grid = Grid(words("contracts.sheet-name"), words("contracts.title"), columns)
    return book_bytes([grid], words.lang, content["institution"], "")


def _cell(value: str | int | list[str]) -> Cell:
    return "\n".join(value) if isinstance(value, list) else value or None
