"""Builders: the papers of a small institution, and what can be read in them."""

from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document

from solver.cli import main
from solver.files.dumping import yaml_text
from tests.builders import document, person, post

NAMES = {"Z90210": "甲子", "Z90211": "乙丑", "Z90212": "丙寅"}
"""Ids that are seen at once where they should not be."""


def office(folder: Path, **changes: Any) -> Path:
    """An institution of three people, of whom one moves up; written to a file."""
    people = [
        person("Z90210", "P10", points=31, post="engineer", name="甲子"),
        person("Z90211", "P12", points=17, name="乙丑"),
        person("Z90212", None, points=13, name="丙寅"),
    ]
    posts = [
        post("engineer", "P10", department="技术科", duties=["做好本职工作。"],
             standards=["不出差错。", "按时完成。"]),
    ]  # fmt: skip
    posts[0]["title"] = "工程师"
    made = document({"P9": 1, "P10": 0, "P11": 1, "P12": 1}, people, posts, **changes)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "office.yaml").write_text(yaml_text(made), "utf-8")
    return folder / "office.yaml"


def paper(kind: str, source: Path, folder: Path, *arguments: str) -> int:
    """Runs the command for a paper and gives its exit code."""
    dated = ["--from", "2012-05-21"] if kind == "notice" else []
    return main([kind, str(source), "--out", str(folder), *dated, *arguments])


def words_of(content: bytes) -> str:
    """Everything that a Word document says, a line each for paragraphs and cells."""
    body: Any = Document(BytesIO(content))
    cells = [cell.text for table in body.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in body.paragraphs), *cells])


class _Reader(HTMLParser):
    text = ""
    tags: tuple[str, ...] = ()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collects a tag."""
        del attrs
        self.tags = (*self.tags, tag)

    def handle_data(self, data: str) -> None:
        """Collects the text."""
        self.text += data


def page(path: Path) -> _Reader:
    """What a page says, and the tags it consists of."""
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    return reader
