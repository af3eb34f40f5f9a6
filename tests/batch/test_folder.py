"""Which files are worked out, and what is sent with each at once."""

import os
from errno import EACCES, EINVAL
from pathlib import Path

import pytest

from solver.batch import folder as module
from solver.batch.folder import Desk, nameless, scenario_files
from solver.batch.sending import Unread
from solver.files.errors import InputError
from tests.batch.regions import ASKED

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
    for name in ("某\u3000单位.yaml", "a\nb.yaml", os.fsdecode(b"\xff.yaml"), "c\\d.yaml"):
        (tmp_path / name).touch()
    files = ["\\udcff.yaml", "a\\nb.yaml", "c\\d.yaml", "某\u3000单位.yaml"]
    assert scenario_files(tmp_path, NOWHERE) == files
    called = nameless(tmp_path, files)
    assert called == set(files[:2])
    (job, *_, last) = Desk(tmp_path, ASKED, called).parcel(files)
    assert job.contents[files[0]] == Unread(error=(EINVAL, "its name cannot be shown"))
    assert last.contents[files[3]] == b""


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
