"""Texts that a workbook keeps in one place, and its cells call by number, as office programs do."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from solver.files.scenario import load
from tests.files.workbook.office import filled, refusal

_INLINE = re.compile(r' t="inlineStr">\s*<is>\s*<t[^>]*>(.*?)</t>\s*</is>', re.DOTALL)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def _shared(source: Path, target: Path, number: Callable[[int], int]) -> Path:
    """The same workbook with its texts in one list, each called by what `number` says."""
    texts: list[str] = []

    def called(found: re.Match[str]) -> str:
        texts.append(found[1])
        return f' t="s"><v>{number(len(texts) - 1)}</v>'

    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8")
            if name.startswith("xl/worksheets/sheet"):
                content = _INLINE.sub(called, content)
            elif name == "xl/_rels/workbook.xml.rels":
                link = f'<Relationship Id="rTexts" Type="{_KIND}" Target="sharedStrings.xml"/>'
                content = content.replace("</Relationships>", f"{link}</Relationships>")
            elif name == "[Content_Types].xml":
                part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}"/>'
                content = content.replace("</Types>", f"{part}</Types>")
            new.writestr(name, content)
        listed = "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in texts)
        new.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{listed}</sst>')
    assert len(texts) > 100
    return target


@pytest.fixture(scope="module")
def roster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filled template."""
    return filled(tmp_path_factory.mktemp("shared") / "花名册.xlsx")


def test_they_are_read_like_any_other(roster: Path, tmp_path: Path) -> None:
    """The same file comes of it."""
    assert load(_shared(roster, tmp_path / "b.xlsx", lambda n: n)) == load(roster)


@pytest.mark.parametrize("number", [lambda n: -1 - n, lambda n: n + 1_000_000], ids=["-", "+"])
def test_a_number_that_calls_no_text_is_refused(
    roster: Path, tmp_path: Path, number: Callable[[int], int]
) -> None:
    """Not even one that would count from the end of the list."""
    (fault,) = refusal(_shared(roster, tmp_path / "b.xlsx", number))
    assert fault.what == "Not a workbook, or a damaged one."
