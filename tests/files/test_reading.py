"""What is read of a path at all: no device, nothing without end, nothing that is not ours."""

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from solver.files import source as module
from solver.files.errors import Fault, InputError
from solver.files.scenario import load
from solver.files.source import MAX_BYTES, Disk
from tests.files.broken import PEOPLE, TIE, edited, faults, only_fault, written

BOOK = "rulebooks/changzhou-2012.yaml"
NOT_OURS = "This is not a gangwei file: it says neither `schema: gangwei` nor `based-on`."


def naming(place: Path, how: str, path: str) -> Path:
    """A file that names a path as its base or rulebook, or that is the path itself."""
    if how == "file":
        return Path(path)
    if how == "rulebook":
        return written(place, edited(TIE, [(BOOK, path)]))
    return written(place, f"based-on: {path}\n")


@pytest.mark.parametrize("how", ["file", "rulebook", "base"])
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/urandom", "/dev/null"])
def test_a_device_is_no_file(how: str, device: str, tmp_path: Path) -> None:
    """It may never end, wherever it is named."""
    fault = only_fault(naming(tmp_path, how, device))
    assert (fault.file, fault.what) == (device, "Cannot be read: it is a device, not a file.")


@pytest.mark.parametrize("how", ["file", "rulebook", "base"])
def test_a_pipe_without_a_writer_is_not_waited_for(how: str, tmp_path: Path) -> None:
    """Nobody knows whether anybody ever writes."""
    os.mkfifo(tmp_path / "pipe.yaml")
    fault = only_fault(naming(tmp_path, how, str(tmp_path / "pipe.yaml")))
    assert fault.what == "Cannot be read: it is a pipe into which nobody writes."


def test_a_pipe_is_read_to_its_end() -> None:
    """As what a shell puts in the place of a file, `<(command)`."""
    reading, writing = os.pipe()
    text = edited(TIE, [(BOOK, "changzhou-2012")])
    os.write(writing, text.encode())
    os.close(writing)
    assert load(Path(f"/dev/fd/{reading}")).institution == "示例单位"
    os.close(reading)


def test_a_writer_may_take_its_time() -> None:
    """A pipe that somebody has opened is waited for, from the first byte on."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    answers: list[bytes | None] = [None, b"a", b"b", b""]
    pipe: Any = SimpleNamespace(read=lambda _: answers.pop(0), fileno=lambda: reading)
    assert list(module._parts(pipe, 10, pipe=True)) == [b"a", b"b"]
    assert os.get_blocking(reading)
    os.close(reading)
    os.close(writing)


def test_no_more_is_read_than_can_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte too many is enough to know, also of what does not tell its length."""
    monkeypatch.setattr(module, "MAX_BYTES", 10)
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert Disk().read(tmp_path / "a") == b"x" * 11
    assert MAX_BYTES == 64 * 1024 * 1024


def test_a_folder_of_others_has_no_pipes(tmp_path: Path) -> None:
    """One that somebody writes into and never ends would hold all others up."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="it is a pipe, not a file"):
        Disk(tmp_path, pipes=False).read(Path("pipe"))


@pytest.mark.parametrize("how", ["file", "rulebook", "base"])
@pytest.mark.parametrize(
    "content",
    ["root:$6$secret:19000:0:99999:7:::\n", "password: secret\n", "a: [secret\n", "- secret\n"],
)
def test_nothing_is_quoted_of_a_file_that_is_not_ours(
    how: str, content: str, tmp_path: Path
) -> None:
    """A base or rulebook may be named that is no business of whoever reads the message."""
    (tmp_path / "foreign").write_text(content, "utf-8")
    fault = only_fault(naming(tmp_path, how, str(tmp_path / "foreign")))
    assert (fault.line, fault.what) == (None, NOT_OURS)
    assert "secret" not in str(fault)


@pytest.mark.parametrize(
    "head", ["schema: gangwei/9", "'schema' : 'gangwei/9'", "{schema: gangwei/9}"]
)
def test_a_file_of_ours_is_known_however_it_is_written(head: str, tmp_path: Path) -> None:
    """What is wrong with it is said in its place."""
    assert faults(written(tmp_path, f"# of ours\n{head}\n"))[0].what != NOT_OURS


def test_a_long_row_of_bases_is_refused(tmp_path: Path) -> None:
    """Twenty may stand in a row, whatever they are called; no more."""
    written(tmp_path)
    for number in range(1, 25):
        base = "tie.yaml" if number == 1 else f"b{number - 1}.yaml"
        (tmp_path / f"b{number}.yaml").write_text(f"based-on: {base}\n", "utf-8")
    assert load(tmp_path / "b20.yaml") == load(tmp_path / "tie.yaml")
    fault = only_fault(tmp_path / "b21.yaml")
    assert fault.what == "More than 20 files are based on one another."


def test_of_very_many_mistakes_the_first_are_told(tmp_path: Path) -> None:
    """Nobody mends a hundred thousand at once, and none is looked up in all others."""
    unknown = "".join(f"key{number}: 1\n" for number in range(3000))
    assert len(faults(written(tmp_path, f"{TIE}{unknown}"))) == 1000
    post = "applies: [" + ", ".join(f"p{number}" for number in range(3000)) + "]"
    people = f"people:\n  - {{id: T1, {post}}}\n"
    assert len(faults(written(tmp_path, edited(TIE, [(PEOPLE, people)])))) == 1000


def test_a_rank_that_nobody_knows_is_told_before_applications(tmp_path: Path) -> None:
    """科長 for 科员: which general posts there are follows from where everybody is."""
    people = (
        "people:\n  - {id: T1, current: {rank: 科長, since: 2009-01-01}, applies: [nowhere]}\n"
        "  - {id: T2, applies: [general-junior]}\n"
    )
    fault = only_fault(written(tmp_path, edited(TIE, [(PEOPLE, people)])))
    assert (fault.path, fault.what) == (
        ("people", "T1", "current", "rank"),
        "There is no rank 科長.",
    )


def test_a_message_is_one_harmless_line_of_some_length() -> None:
    """Whatever it quotes: signs that act are shown, and a long quotation is cut in its middle."""
    fault = Fault("a\n.yaml", 1, ("\x1b[31m",), f"There is no post {'x' * 9000}.", "Mend\u202e it.")
    first, second, third = str(fault).split("\n")
    assert first == "a\\n.yaml:1: \\x1b[31m"
    assert second.startswith("  There is no post xxx")
    assert second.endswith("xxx.")
    assert len(second) < 700
    assert third == "  Mend\\u202e it."


def test_too_many_alternatives_are_refused(tmp_path: Path) -> None:
    """Each would be checked as a scenario of its own."""
    plans = "".join(f"  p{number}: {{}}\n" for number in range(201))
    fault = only_fault(written(tmp_path, f"{TIE}plans:\n{plans}"))
    assert (fault.path, fault.what) == (("plans",), "There must be at most 200.")


@pytest.mark.parametrize("name", ["", "\\uD800"])
def test_a_name_of_no_file_is_said(name: str) -> None:
    """Bytes that are no text, say."""
    with pytest.raises(InputError, match=r"not the name of a file|Is a directory"):
        load(name.encode().decode("unicode_escape"))
