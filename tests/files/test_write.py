"""Files are written whole or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from solver.files.errors import InputError
from solver.files.write import sweep, write_text


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


@pytest.mark.parametrize("below", [False, True])
def test_what_a_killed_process_left_is_swept_away(tmp_path: Path, *, below: bool) -> None:
    """Its half of a file is hidden; everything else stays, hidden or not."""
    script = (
        "import os, signal, sys; from pathlib import Path; from solver.files.write import replacing"
        "\nwith replacing(Path(sys.argv[1])) as half:"
        "\n half.write_text('x'); os.kill(os.getpid(), signal.SIGKILL)"
    )
    for name in ("a.json", "in/b.json"):
        subprocess.run([sys.executable, "-c", script, str(tmp_path / name)], check=False)
    for name in (".notes.gangwei", ".other", "in/c.json"):
        write_text(tmp_path / name, "theirs")
    sweep(tmp_path, below=below)
    left = sorted(path.name for path in tmp_path.rglob("*") if path.is_file())
    assert {".notes.gangwei", ".other", "c.json"} <= {*left}
    assert len(left) == (3 if below else 4)
    sweep(tmp_path / "none", below=below)


def test_what_cannot_be_removed_is_said(tmp_path: Path) -> None:
    """A folder of such a name is none of ours."""
    (tmp_path / ".x7_k2abc.gangwei").mkdir()
    with pytest.raises(InputError, match=r"x7_k2abc"):
        sweep(tmp_path, below=True)


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


def test_a_written_file_may_be_read_like_any_other(tmp_path: Path) -> None:
    """A written file has the rights that any new file has."""
    before = os.umask(0o022)
    try:
        write_text(tmp_path / "a.txt", "new")
    finally:
        os.umask(before)
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o644
