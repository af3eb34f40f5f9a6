"""What Word would do by itself when it opens a template: fields, merges, parts of other kinds."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from solver.files.errors import InputError
from solver.files.packed import fault_in

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHOWN = (
    *("AUTHOR", "SUBJECT", "TITLE", "CREATEDATE", "SAVEDATE", "DATE", "TIME"),
    *("PAGE", "PAGEREF", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "REF", "STYLEREF", "SEQ"),
    *("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "HYPERLINK", "SYMBOL", "EQ", "="),
)
"""Fields that show what is in the document itself, or the day."""
_ACTIVE = {
    f"{_WORD}{name}": told
    for name, told in (
        ("altChunk", "another file"),
        ("subDoc", "another file"),
        ("mailMerge", "a database"),
        ("control", "a control"),
        ("object", "another file"),
    )
}


def check_fields(path: Path, content: bytes) -> None:
    """Raises InputError where a document would fetch or run something when it is opened."""
    from defusedxml.ElementTree import fromstring  # only for templates of one's own

    with ZipFile(BytesIO(content)) as packed:
        for name in packed.namelist():
            if name.lower().endswith(".xml"):
                _check_part(path, fromstring(packed.read(name)))


def _check_part(path: Path, top: Any) -> None:
    for element in top.iter():
        if told := _ACTIVE.get(element.tag):
            raise _refused(path, f"The template calls for {told}.", "Take it out, and save it.")
    for field in _fields(top):
        if field not in _SHOWN:
            what = f"The template has the field {field or '(none)'}, which can reach outside it."
            raise _refused(path, what, "Replace the field by its text (Ctrl+Shift+F9).")


def _fields(top: Any) -> Iterator[str]:
    """The first word of every field, however its letters are split up."""
    open_: list[list[str]] = []
    for element in top.iter():
        if element.tag == f"{_WORD}fldSimple":
            yield _word(element.get(f"{_WORD}instr", ""))
        elif element.tag == f"{_WORD}instrText":
            (open_[-1:] or [[]])[0].append(element.text or "")
            if not open_:
                yield ""
        elif element.tag == f"{_WORD}fldChar":
            kind = element.get(f"{_WORD}fldCharType")
            if kind == "begin":
                open_.append([])
            elif kind == "end" and open_:
                yield _word("".join(open_.pop()))
    yield from (_word("".join(parts)) for parts in open_)


def _word(instruction: str) -> str:
    first = instruction.split(maxsplit=1)[:1]
    return "".join(first).upper()


def _refused(path: Path, what: str, mend: str) -> InputError:
    return fault_in(path, what, mend)
