"""Files that are no plain YAML, or cannot be read at all: refused at once, without harm."""

import subprocess
import sys
from pathlib import Path

import pytest

from solver.files.errors import InputError
from solver.files.scenario import load
from solver.files.source import Disk
from tests.builders import ROOT
from tests.files.broken import (
    CURRENT,
    QUOTA,
    RATIO,
    TIE,
    Broken,
    broken,
    check,
    edited,
    fact,
    line_with,
    more,
    only_fault,
    written,
)

INSTITUTION = "institution: 示例单位"
ALIAS = "An alias repeats an earlier part."
NOT_OURS = "This is not a gangwei file: it says neither `schema: gangwei` nor `based-on`."
NO_MAPPING = "The file holds no mapping of keys."
LAUGHS = "a0: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(
    f"a{n}: &{name} [{','.join([f'*{before}'] * 9)}]"
    for n, (before, name) in enumerate(zip("abcdefghijklmno", "bcdefghijklmnop", strict=True), 1)
)
SECOND_CURRENT = CURRENT.replace("engineer-1", "engineer-2")
PLAIN = "is not plain data"
INSTEAD = "Write the value without it."

SYNTAX = [
    broken("key-twice", fact("began: 2003-08-01"), "",
           "The key began stands here again; it was given in line 25.", "Keep one of the two."),
    broken("key-twice-in-braces", (QUOTA, "{P9: 1, P10: 2, P9: 1}"), "",
           "The key P9 stands here again", "Keep one of the two."),
    broken("tab", ("  total: 4", "\ttotal: 4"), "", "Not YAML: ", "Check the indentation"),
    broken("brace-left-open", (RATIO, RATIO[:-1]), "", "Not YAML: ", "Check the indentation",
           at="posts:"),
    broken("quote-left-open", (INSTITUTION, 'institution: "示例单位'), "", "Not YAML: ",
           "Check the indentation"),
    broken("two-colons", (INSTITUTION, "institution: a: b"), "", "Not YAML: ", "colons"),
    broken("indentation", ("  quota: {P9", "   quota: {P9"), "", "Not YAML: ", "indentation"),
    broken("two-documents", more("---\nschema: x"), "", "A second document begins.",
           "Keep one to a file."),
    broken("key-of-a-list", more("? [a, b]\n: x"), "", "A key is not a single word.", "plain key"),
    broken("tag-of-somebody", (INSTITUTION, "institution: !secret x"), "", f"!secret {PLAIN}",
           INSTEAD),
    broken("tag-of-python-on-a-word", (INSTITUTION, "institution: !!python/name:os.system x"), "",
           PLAIN, INSTEAD),
    broken("tag-of-python-on-keys", ("quota: {P9", "quota: !!python/object:os.x {P9"), "",
           PLAIN, INSTEAD),
    broken("tag-of-python-on-a-list", ("grades: [P10]", "grades: !!python/tuple [P10]"), "",
           PLAIN, INSTEAD),
    broken("tag-that-makes-text", ("total: 4", "total: !!str 4"), "", PLAIN, INSTEAD),
    broken("tag-of-bytes", (INSTITUTION, "institution: !!binary aGVsbG8="), "", PLAIN, INSTEAD),
    broken("too-deep", (INSTITUTION, f"institution: {'[' * 70}{']' * 70}"), "",
           "Nested deeper than 60 levels.", "Flatten it."),
]  # fmt: skip


@pytest.mark.parametrize("case", SYNTAX)
def test_a_file_that_is_no_plain_yaml_is_said_once(tmp_path: Path, case: Broken) -> None:
    """What plain data does not need, or cannot be read, gives one message with its line."""
    check(tmp_path, case)


def test_an_alias_is_refused(tmp_path: Path) -> None:
    """A part cannot stand for another: the message names the line where it would."""
    text = edited(TIE, [more("plans: {a: *p}"), ("plan:", "plan: &p")])
    fault = only_fault(written(tmp_path, text))
    assert (fault.line, fault.what) == (line_with("*p", text), ALIAS)


def test_a_billion_laughs_are_refused(tmp_path: Path) -> None:
    """Aliases of aliases are refused at the first, before anything expands."""
    fault = only_fault(written(tmp_path, f"{TIE}{LAUGHS}\n"))
    assert (fault.line, fault.what) == (45, ALIAS)


def test_a_merge_of_another_record_is_refused(tmp_path: Path) -> None:
    """A record cannot take over another one's keys by `<<: *name`."""
    merged = "current: {<<: *c, post: engineer-2}"
    anchored = CURRENT.replace("current: ", "current: &c ")
    text = edited(TIE, [(SECOND_CURRENT, merged), (CURRENT, anchored)])
    fault = only_fault(written(tmp_path, text))
    assert (fault.line, fault.what) == (line_with("*c", text), ALIAS)


@pytest.mark.parametrize(
    ("content", "what", "mend"),
    [
        (TIE.encode("gbk"), "Not UTF-8 text (byte ", "Save the file as UTF-8."),
        (TIE.encode("utf-16"), "Not UTF-8 text (byte 0).", "Save the file as UTF-8."),
        (b"", NOT_OURS, "Begin with `schema: gangwei/1`."),
        (b"# nothing\n", NOT_OURS, "Begin with `schema: gangwei/1`."),
        (b"- a\n- b\n", NOT_OURS, "Begin with `schema: gangwei/1`."),
        (b"- {schema: gangwei/1}\n", NO_MAPPING, "Begin with `schema: gangwei/1`."),
        (b"hello", NOT_OURS, "Begin with `schema: gangwei/1`."),
        (b"schema: gangwei/1\na: \x00", "Not YAML: unacceptable character", "Save it as plain"),
        (b"schema: gangwei/1\na: \x07", "Not YAML: unacceptable character", "Save it as plain"),
    ],
    ids=["gbk", "utf-16", "empty", "comment", "list", "list-of-ours", "word", "nul", "bell"],
)
def test_a_file_of_another_kind_is_refused(
    tmp_path: Path, content: bytes, what: str, mend: str
) -> None:
    """Of a file that is no mapping of keys, or no text, the message names the whole file."""
    path = tmp_path / "tie.yaml"
    path.write_bytes(content)
    fault = only_fault(path)
    assert (fault.file, fault.line, fault.path) == (str(path), None, ())
    assert what in fault.what
    assert fault.mend.startswith(mend)


@pytest.mark.parametrize("ends", ["\r\n", "\r"], ids=["crlf", "cr"])
def test_a_file_of_another_system_is_read(tmp_path: Path, ends: str) -> None:
    """A byte-order mark and other line ends do not matter, and lines are counted alike."""
    path = written(tmp_path)
    text = "\ufeff" + TIE.replace("total: 4", "total: x").replace("\n", ends)
    path.write_bytes(text.encode())
    assert only_fault(path).line == 13


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """A file that is not there is named as it was given."""
    fault = only_fault(tmp_path / "none.yaml")
    assert str(fault) == f"{tmp_path}/none.yaml:\n  There is no such file.\n  Correct the path."


def test_a_directory_is_no_file(tmp_path: Path) -> None:
    """A directory in place of a file is said to be one."""
    fault = only_fault(tmp_path)
    assert fault.what == "Cannot be read: Is a directory."
    assert fault.mend == "Name a readable file."


def test_an_unreadable_file_is_said(tmp_path: Path) -> None:
    """A path that leads through a file cannot be read, and the system's reason is given."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert only_fault(tmp_path / "file" / "tie.yaml").what == "Cannot be read: Not a directory."


class Failing(Disk):
    """A disk that gives no reason."""

    def read(self, path: Path) -> bytes:
        """Fails."""
        del path
        raise OSError


def test_an_error_without_a_reason_is_said(tmp_path: Path) -> None:
    """An error for which the system gives no reason still makes a sentence."""
    with pytest.raises(InputError) as caught:
        load(written(tmp_path), source=Failing())
    assert caught.value.faults[0].what == "Cannot be read: no reason given."


def test_a_path_that_can_be_no_name_is_said() -> None:
    """A path that no system takes is refused in words, too."""
    assert only_fault(Path("a\0b")).what == "Cannot be read: not the name of a file."


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file above the limit is refused before it is read."""
    monkeypatch.setattr("solver.files.content.MAX_BYTES", 10)
    assert only_fault(written(tmp_path)).what == "The file is larger than 64 MiB."


@pytest.mark.parametrize(
    ("name", "what", "mend"),
    [
        ("rulebooks/none.yaml", "There is no file {place}/rulebooks/none.yaml.", "Correct"),
        ("x" * 300, "Cannot be read: File name too long.", "Correct the name."),
        ('"a\\0b"', "`rulebook` is not the name of a file.", "Name one file."),
        ("", "`rulebook` is not the name of a file.", "Name one file."),
    ],
    ids=["missing", "long", "nul", "blank"],
)
def test_a_rulebook_that_is_not_there_is_said(
    tmp_path: Path, name: str, what: str, mend: str
) -> None:
    """A rulebook is looked for beside the scenario; the message stands where it is named."""
    path = written(tmp_path, edited(TIE, [("rulebooks/changzhou-2012.yaml", name)]))
    fault = only_fault(path)
    assert (fault.file, fault.line, fault.path) == (str(path), 10, ())
    assert fault.what == what.format(place=tmp_path)
    assert fault.mend.startswith(mend)


def test_a_rulebook_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    """A rulebook that is there and is no readable file is named in full."""
    fault = only_fault(
        written(tmp_path, edited(TIE, [("rulebooks/changzhou-2012.yaml", "rulebooks")]))
    )
    assert (fault.file, fault.line) == (str(tmp_path / "rulebooks"), None)
    assert fault.what == "Cannot be read: Is a directory."


def test_a_rulebook_that_is_a_list_is_said(tmp_path: Path) -> None:
    """A list in place of the rulebook is a mistake in the scenario's own line."""
    path = written(tmp_path, edited(TIE, [("rulebooks/changzhou-2012.yaml", "[a]")]))
    fault = only_fault(path)
    assert (fault.file, fault.line, fault.path) == (str(path), 10, ("rulebook",))
    assert fault.mend == "Write keys with values."


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(
            "based-on: x\nnote:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 2000)), id="block"
        ),
        pytest.param(f"based-on: x\nnote: {'[' * 5000}{']' * 5000}\n", id="flow"),
        pytest.param(
            f"based-on: x\nnote: {'[' * 300_000}{']' * 300_000}\n",
            id="flow-very-deep",
        ),
        pytest.param(
            f"based-on: x\nnote:\n {'- ' * 100_000}x\n",
            id="block-very-deep",
        ),
    ],
)
def test_no_depth_brings_the_process_down(tmp_path: Path, content: str) -> None:
    """However deep a file is nested, it is refused by a message and not by a crash."""
    path = tmp_path / "deep.yaml"
    path.write_text(content, encoding="utf-8")
    command = [sys.executable, "-m", "solver", "check", str(path)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "Nested deeper than 60 levels." in done.stderr
