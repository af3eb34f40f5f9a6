"""Which files are worked out, and what is sent with each at once."""

import os
from errno import EACCES, EINVAL
from pathlib import Path
from typing import Any

import pytest

from solver.batch import folder as module
from solver.batch.folder import Desk, nameless, scenario_files
from solver.batch.sending import Unread
from solver.files.errors import InputError
from tests.batch.regions import ASKED, piece_of

NOWHERE = Path("/nowhere")


def test_all_forms_in_all_folders_sorted(tmp_path: Path) -> None:
    """YAML and workbooks, by their names from the folder on; other files are none."""
    for name in ("b/c.yml", "a.yaml", "b/a.XLSX", "notes.txt", "a.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "folder.yaml").mkdir()
    assert scenario_files(tmp_path, NOWHERE) == ["a.yaml", "b/a.XLSX", "b/c.yml"]


def test_what_programs_put_there_is_none(tmp_path: Path) -> None:
    """Hidden files and folders, and the locks of open workbooks."""
    for name in (".git/a.yaml", ".a.yaml", "~$a.xlsx", "a.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert scenario_files(tmp_path, NOWHERE) == ["a.xlsx"]


def test_results_are_not_worked_out_again(tmp_path: Path) -> None:
    """The folder of the results may lie in that of the files."""
    for name in ("a.yaml", "out/result.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert scenario_files(tmp_path, tmp_path / "x" / ".." / "out") == ["a.yaml"]


def test_results_beside_the_files_hide_none(tmp_path: Path) -> None:
    """Where they are put into the folder itself, or above it."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.yaml").touch()
    assert scenario_files(tmp_path / "in", tmp_path / "in") == ["a.yaml"]
    assert scenario_files(tmp_path / "in", tmp_path) == ["a.yaml"]


def test_nothing_to_do_is_bad_input(tmp_path: Path) -> None:
    """No folder, or an empty one."""
    with pytest.raises(InputError, match="There is no such folder"):
        scenario_files(tmp_path / "none", NOWHERE)
    with pytest.raises(InputError, match="There is no scenario file"):
        scenario_files(tmp_path, NOWHERE)


def test_a_name_that_cannot_be_shown_stops_nothing(tmp_path: Path) -> None:
    """A line break would take a report apart, and is shown as what it is; spaces are fine."""
    names = ("某\u3000单位.yaml", "a\nb.yaml", "c\\nd.yaml", "c\nd.yaml", os.fsdecode(b"\xff.yaml"))
    for name in names:
        (tmp_path / name).touch()
    files = ["\\udcff.yaml", "a\\nb.yaml", "c\\nd.yaml", "c\\nd.yaml~", "某\u3000单位.yaml"]
    assert scenario_files(tmp_path, NOWHERE) == files
    called = nameless(tmp_path, files)
    assert called == {files[0], files[1], files[3]}
    (job, *_, last) = Desk(tmp_path, ASKED, called).parcel(files)
    assert job.contents[files[0]] == Unread(error=(EINVAL, "its name cannot be shown"))
    assert last.contents[files[4]] == b""


@pytest.mark.parametrize("name", ["../b.yaml", "x/../../b.yaml", "link.yaml", "sub/b.yaml"])
def test_nothing_outside_the_folder_is_looked_at(name: str, tmp_path: Path) -> None:
    """Not by its name, not through a link; and nobody learns whether it is there."""
    (tmp_path / "in" / "x").mkdir(parents=True)
    (tmp_path / "b.yaml").write_text("secret", "utf-8")
    (tmp_path / "in" / "link.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "in" / "sub").symlink_to(tmp_path)
    (tmp_path / "in" / "inner.yaml").symlink_to("x/../a.yaml")
    (tmp_path / "in" / "a.yaml").touch()
    desk = Desk(tmp_path / "in", ASKED)
    outside = Unread(error=(EACCES, "it lies outside the folder that is worked out"))
    for one in (name, name.replace("b.yaml", "none.yaml") if "link" not in name else name):
        assert desk.completed(desk.parcel(["a.yaml"])[0], one).contents[one] == outside
    assert desk.parcel(["inner.yaml"])[0].contents["inner.yaml"] == b""


def test_sizes_are_those_on_the_disk(tmp_path: Path) -> None:
    """Of a file that went away meanwhile there is none."""
    (tmp_path / "a.yaml").write_bytes(b"12345")
    desk = Desk(tmp_path, ASKED)
    assert [desk.size("a.yaml"), desk.size("b.yaml")] == [5, 0]


def test_what_one_file_wanted_its_neighbours_get(tmp_path: Path) -> None:
    """Those in the same folder, and of many names only the last."""
    for name in ("a.yaml", "b.yaml", "sub/c.yaml", *(f"r{n}.yaml" for n in range(6))):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    desk = Desk(tmp_path, ASKED)
    (job,) = desk.parcel(["a.yaml"])
    assert list(job.contents) == ["a.yaml"]
    for number in (0, 1, 2, 2, 3, 4):
        job = desk.completed(job, f"r{number}.yaml")
    assert len(job.contents) == 6
    near, far = desk.parcel(["b.yaml", "sub/c.yaml"])
    assert list(near.contents) == [
        "b.yaml",
        "r1.yaml",
        "r2.yaml",
        "r3.yaml",
        "r4.yaml",
        "sub/c.yaml",
    ]
    assert far.contents is near.contents
    (alone,) = desk.parcel(["sub/c.yaml"])
    assert list(alone.contents) == ["sub/c.yaml"]


def _parcelled(folder: Path, sizes: list[int], share: int) -> list[list[str]]:
    """The files of each parcel, where they have these sizes."""
    for number, size in enumerate(sizes):
        (folder / f"{number:03}.yaml").write_bytes(b" " * size)
    files = scenario_files(folder, NOWHERE)
    parcels = [[job.file for job in p] for p in Desk(folder, ASKED).parcels(files, share)]
    assert [file for parcel in parcels for file in parcel] == files
    return parcels


def test_files_that_fit_are_handed_out_together(tmp_path: Path) -> None:
    """Up to the last byte; a file that is larger than a parcel goes alone."""
    half = module.PARCEL // 2
    sizes = [2 * half + 1, half, half, half, half + 1, 1, 0, 0, 0]
    parcels = _parcelled(tmp_path, sizes, share=1)
    assert [len(parcel) for parcel in parcels] == [1, 2, 1, 5]


def test_nobody_is_left_with_many_files_at_the_end(tmp_path: Path) -> None:
    """Each gets an equal share of what is left, at last one file."""
    parcels = _parcelled(tmp_path, [0] * 20, share=4)
    assert [len(parcel) for parcel in parcels] == [5, 3, 3, 2, 1, 1, 1, 1, 1, 1, 1]


def test_what_cannot_be_read_is_not_lost(tmp_path: Path) -> None:
    """A link that leads nowhere and a pipe are told of; the pipe, which never ends, is not read."""
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.yaml")
    assert scenario_files(tmp_path, NOWHERE) == ["gone.yaml", "pipe.yaml"]
    told = {file: piece_of(tmp_path, file) for file in ("gone.yaml", "pipe.yaml")}
    sentences = {file: piece.rows["problems"][0]["text_en"] for file, piece in told.items()}
    assert sentences["gone.yaml"].startswith("There is no such file.")
    assert sentences["pipe.yaml"].startswith("Cannot be read: it is a pipe, not a file.")


def test_a_folder_that_cannot_be_looked_into_stands_for_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody knows how many institutions there are in it."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.yaml").touch()
    real = os.scandir

    def refused(folder: Path) -> Any:
        if folder.name == "closed":
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", refused)
    assert scenario_files(tmp_path, NOWHERE) == ["a.yaml", "closed"]
    piece = piece_of(tmp_path, "closed")
    (row,) = piece.rows["problems"]
    assert piece.status == "bad-input"
    assert row["text_en"].startswith("Cannot be read: it is a folder that cannot be looked into.")
    with pytest.raises(InputError, match="Permission denied"):
        scenario_files(tmp_path / "closed", NOWHERE)


def test_of_a_folder_whose_files_cannot_be_reached_each_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their names can be read, and nothing else about them."""
    (tmp_path / "a.yaml").touch()
    (tmp_path / "link.yaml").symlink_to("a.yaml")

    def refused(*_: object, **__: object) -> bool:
        raise PermissionError(13, "Permission denied")

    class Entry:
        name, path = "link.yaml", str(tmp_path / "link.yaml")
        is_dir = refused

    monkeypatch.setattr(os, "scandir", lambda _: Entries([Entry()]))
    monkeypatch.setattr(Path, "exists", refused)
    assert scenario_files(tmp_path, NOWHERE) == ["link.yaml"]
    (job,) = Desk(tmp_path, ASKED).parcel(["link.yaml"])
    assert job.contents["link.yaml"] == Unread(error=(13, "Permission denied"))


class Entries(list[Any]):
    """What a folder holds, to be closed."""

    def close(self) -> None:
        """Nothing is open."""


def test_linked_folders_are_looked_through_once(tmp_path: Path) -> None:
    """Those within by their own name, and none round in a circle; those outside are told of."""
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside / "own", outside / "deep"):
        folder.mkdir(parents=True)
        (folder / "a.yaml").touch()
    (inside / "again").symlink_to(inside / "own")
    (inside / "elsewhere").symlink_to(outside)
    (inside / "twice").symlink_to(outside / "deep")
    (inside / "up").symlink_to(tmp_path)
    (inside / "own" / "round").symlink_to(inside)
    files = ["elsewhere", "own/a.yaml", "twice", "up"]
    assert scenario_files(inside, NOWHERE) == files
    told = [
        piece_of(inside, file).rows["problems"][0]["text_en"] for file in files if "/" not in file
    ]
    lies = "Cannot be read: it lies outside the folder that is worked out."
    assert all(sentence.startswith(lies) for sentence in told)
