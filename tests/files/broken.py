"""Broken files made by a small edit of the tie scenario, and what must be said of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from models.scenario import Scenario
from solver.files.errors import Fault, InputError
from solver.files.scenario import load
from tests.builders import SCENARIOS

TIE = (SCENARIOS / "tie.yaml").read_text(encoding="utf-8")
BOOK_NAME = "rulebooks/changzhou-2012.yaml"
BOOK = (SCENARIOS / BOOK_NAME).read_text(encoding="utf-8")

CURRENT = "current: {grade: P10, post: engineer-1, since: 2009-12-01}"
BEGAN = "began: 2004-08-01"
RATIO = "{part: intermediate, of: professional, at-most: 3/4}"
POST = "{id: engineer-1, title: 工程师, department: 技术科, grades: [P10]}"
QUOTA = "{P9: 1, P10: 2, P12: 1}"
PEOPLE = TIE[TIE.index("people:") :]

Edit = tuple[str, str]
"""What stood there, and what stands there now: the first occurrence is meant."""


def fact(written: str) -> Edit:
    """One more key for the person T1, in a line of its own."""
    return BEGAN, f"{BEGAN}\n    {written}"


def current(written: str) -> Edit:
    """Another present appointment of T1."""
    return CURRENT, f"current: {written}"


def ratio(written: str) -> Edit:
    """Another ratio."""
    return RATIO, written


def post(written: str) -> Edit:
    """One more described post, in a line of its own."""
    return POST, f"{POST}\n  - {written}"


def requires(condition: str) -> Edit:
    """One more post, which asks for a condition."""
    return post(f"{{id: asked, title: 工程师, grades: [P10], requires: {condition}}}")


def more(written: str) -> Edit:
    """One more section at the end."""
    return PEOPLE, f"{PEOPLE}{written}\n"


@dataclass(frozen=True)
class Broken:
    """An edit, and the one fault that it must cause.

    `path` is written with ` › `. `at` is a fragment of the line that must be named, the first
    changed line unless given. `book` says that the rulebook was edited.
    """

    edit: Edit
    path: str
    what: str
    mend: str
    at: str | None = None
    book: bool = False

    @property
    def text(self) -> str:
        """The text of the edited file."""
        return edited(BOOK if self.book else TIE, [self.edit])

    @property
    def line(self) -> int:
        """The line that the fault must name."""
        if self.at is not None:
            return line_with(self.at, self.text)
        pairs = zip(BOOK if self.book else TIE, self.text, strict=False)
        same = list(takewhile(lambda pair: pair[0] == pair[1], pairs))
        return sum(letter == "\n" for letter, _ in same) + 1


def broken(
    kind: str,
    edit: Edit,
    path: str,
    what: str,
    mend: str,
    *,
    at: str | None = None,
    book: bool = False,
) -> Any:
    """A case for `parametrize`."""
    return pytest.param(Broken(edit, path, what, mend, at, book), id=kind)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text with the first occurrence of something replaced; it must be there."""
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def line_with(fragment: str, text: str) -> int:
    """The number of the first line that holds a fragment."""
    return next(n for n, line in enumerate(text.splitlines(), 1) if fragment in line)


def written(place: Path, text: str = TIE, book: str = BOOK) -> Path:
    """A scenario file with the rulebook that it names beside it."""
    (place / BOOK_NAME).parent.mkdir(exist_ok=True)
    (place / BOOK_NAME).write_text(book, encoding="utf-8")
    path = place / "tie.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def loaded(place: Path, *edits: Edit, settings: Iterable[str] = ()) -> Scenario:
    """The edited tie scenario, read."""
    return load(written(place, edited(TIE, edits)), settings)


def faults(path: Path, settings: Iterable[str] = ()) -> tuple[Fault, ...]:
    """Everything that is said of a file; it must be refused."""
    with pytest.raises(InputError) as caught:
        load(path, settings)
    return caught.value.faults


def only_fault(path: Path, settings: Iterable[str] = ()) -> Fault:
    """The one thing that is said of a file."""
    found = faults(path, settings)
    assert len(found) == 1, "\n".join(map(str, found))
    return found[0]


def check(place: Path, case: Broken) -> None:
    """One mistake gives one message: file, line, path, what is wrong, how to mend it."""
    path = written(place, book=case.text) if case.book else written(place, case.text)
    fault = only_fault(path)
    assert fault.file == str(place / BOOK_NAME if case.book else path)
    assert (fault.line, " › ".join(fault.path)) == (case.line, case.path)
    assert case.what in fault.what
    assert case.mend in fault.mend
