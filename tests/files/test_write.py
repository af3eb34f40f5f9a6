"""Files are written whole or not at all."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from solver.files.errors import InputError
from solver.files.write import (
    forget_placed,
    placed,
    replacing,
    withdraw,
    write_all,
    write_text,
)


def test_a_file_is_written_with_its_directories(tmp_path: Path) -> None:
    """Directories that are lacking are made, and the text is UTF-8 with plain line ends."""
    path = tmp_path / "a" / "b" / "c.txt"
    write_text(path, "中文\nx\n")
    assert path.read_bytes() == "中文\nx\n".encode()


def test_nothing_is_left_beside_a_written_file(tmp_path: Path) -> None:
    """A file that was there is replaced, and no other stays behind."""
    path = tmp_path / "a.txt"
    write_text(path, "old")
    write_text(path, "new")
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text(encoding="utf-8") == "new"


def test_a_failure_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the last step fails the old text stays, and the half-made file goes."""
    path = tmp_path / "a.txt"
    write_text(path, "old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(InputError) as caught:
        write_text(path, "new")
    assert caught.value.faults[0].what == "Cannot be written: No space left on device."
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text(encoding="utf-8") == "old"


def test_a_name_may_be_as_long_as_the_disk_lets_it(tmp_path: Path) -> None:
    """The temporary has a short one of its own."""
    write_text(tmp_path / ("x" * 255), "long")
    assert [path.name for path in tmp_path.iterdir()] == ["x" * 255]


def test_a_text_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """Where the writing itself fails, neither file nor remains are there."""
    with pytest.raises(UnicodeEncodeError):
        write_text(tmp_path / "a.txt", "\ud800")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A place below a file is no place, and the message names it."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    path = tmp_path / "file" / "result.json"
    with pytest.raises(InputError) as caught:
        write_text(path, "new")
    (fault,) = caught.value.faults
    assert (fault.file, fault.line, fault.path) == (str(path), None, ())
    assert fault.what.startswith("Cannot be written: ")
    assert fault.mend == "Name another place with --out."


def test_a_directory_is_not_overwritten(tmp_path: Path) -> None:
    """A directory in the place of the file stays, and is said to be one."""
    (tmp_path / "a.txt" / "inner").mkdir(parents=True)
    with pytest.raises(InputError, match="Is a directory"):
        write_text(tmp_path / "a.txt", "new")
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_an_error_without_a_reason_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error for which the system gives no reason still makes a sentence."""

    def fail(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr("tempfile.mkstemp", fail)
    with pytest.raises(InputError, match="no reason given"):
        write_text(tmp_path / "a.txt", "new")


@pytest.fixture(autouse=True)
def _usual_mask() -> Iterator[None]:
    """New files are usually readable by everybody."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def _rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_data_of_people_are_for_their_owner_alone(tmp_path: Path) -> None:
    """What is written may be read by nobody else, but for what is public."""
    write_text(tmp_path / "result.json", "new")
    write_text(tmp_path / "notice.html", "new", public=True)
    assert _rights(tmp_path / "result.json") == 0o600
    assert _rights(tmp_path / "notice.html") == 0o644


@pytest.mark.parametrize("public", [False, True])
def test_a_file_that_is_there_keeps_its_rights(tmp_path: Path, *, public: bool) -> None:
    """Whoever gave them had a reason."""
    for name, rights in (("closed", 0o600), ("group", 0o640)):
        path = tmp_path / name
        write_text(path, "old")
        path.chmod(rights)
        write_text(path, "new", public=public)
        assert _rights(path) == rights


def test_files_that_belong_together_are_written_together(tmp_path: Path) -> None:
    """In several folders, and what is put in its place is accounted for."""
    files = {tmp_path / "a.txt": b"1", tmp_path / "in" / "b.txt": b"2"}
    forget_placed()
    write_all(files)
    assert {path: path.read_bytes() for path in files} == files
    assert placed() == tuple(files)


def test_a_failure_on_the_way_leaves_every_old_file(tmp_path: Path) -> None:
    """Where one of several cannot be written none is."""
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    write_all({one: b"old", other: b"old"})

    def failing() -> None:
        with replacing([one, other]) as halves:
            halves[one].write_bytes(b"new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a.txt", "b.txt"]
    assert {path.read_bytes() for path in (one, other)} == {b"old"}


def test_new_and_old_never_stand_beside_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that is killed between two renames leaves fewer files, and none of before."""
    files = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    write_all(dict.fromkeys(files, b"old"))
    left = iter((True, False))
    real = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if next(left):
            return real(self, target)
        raise SystemExit

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(SystemExit):
        write_all(dict.fromkeys(files, b"new"))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"new"}


def test_what_would_not_be_true_is_withdrawn(tmp_path: Path) -> None:
    """Whether it is there or not; what cannot be removed is said."""
    write_text(tmp_path / "whole.json", "old")
    withdraw(tmp_path / "whole.json", tmp_path / "none.json")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="Cannot be written"):
        withdraw(tmp_path / "folder")
