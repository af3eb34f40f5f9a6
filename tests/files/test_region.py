"""Region files: what is read, and what is refused with its place."""

from pathlib import Path
from shutil import copytree

import pytest

from models.grades import Grade
from models.shared import Member
from solver.files.errors import InputError
from solver.files.region import RegionFile, load_region
from solver.files.scenario import load
from tests.builders import SCENARIOS

COUNTY = SCENARIOS / "county"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """The example county, to be spoiled."""
    return Path(copytree(COUNTY, tmp_path / "county"))


def spoiled(file: Path, old: str, new: str) -> None:
    """Replaces a piece of a file, which must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def read(folder: Path) -> RegionFile:
    """The region of a folder, with everything that it names read as well."""
    file = load_region(folder / "county.yaml")
    for county in file.region.counties:
        file.together(county)
    for name in file.region.alone:
        file.alone(name)
    return file


def test_the_example_county() -> None:
    """Three schools and what they share."""
    file = read(COUNTY)
    (county,) = file.region.counties
    assert county.institutions == ("central", "east", "hill")
    members = file.together(county)
    assert all(isinstance(member, Member) for member in members.values())
    assert {member.plan.pooled[Grade.P6] for member in members.values()} == {2}
    assert members["hill"].plan.quota[Grade.P7] == 2


def test_who_is_in_no_pool_is_an_ordinary_institution(folder: Path) -> None:
    """The same scenario as its file by itself."""
    spoiled(folder / "county.yaml", "[central, east, hill]", "[central, east]")
    file = read(folder)
    assert file.region.alone == ("hill",)
    assert file.alone("hill") == load(folder / "hill.yaml")


@pytest.mark.parametrize(
    ("old", "new", "place", "what", "mend"),
    [
        ("central.yaml", "c.yaml", ":6:", "There is no file", "Correct the name."),
        ("  hill: hill.yaml", "  hill: ''", ":8:", "does not do", "Write something"),
        ("{P5: 1, ", "{P55: 1, ", ":12: pools › 1 › quota › P55", "P55 is not one", "Write M1"),
        ("east, hill]", "eats, hill]", ":11: pools › 1 › institutions", "no institution eats", ""),
        ("[central, east, hill]", "[hill]", ":11: pools › 1", "There must be at least 2.", ""),
        ("pools:", "polls:", ":9: polls", "There is no key polls", "Perhaps pools is meant."),
        ("{P5: 1, ", "{P5: x, ", ":12: pools › 1 › quota › P5", "x does", "Write a whole number."),
    ],
)
def test_a_spoiled_region_says_where_and_how_to_mend_it(
    folder: Path, old: str, new: str, place: str, what: str, mend: str
) -> None:
    """File, line, what is wrong, what to do."""
    spoiled(folder / "county.yaml", old, new)
    with pytest.raises(InputError) as caught:
        read(folder)
    (fault,) = caught.value.faults
    assert f"county.yaml{place}" in str(fault)
    assert what in fault.what
    assert mend in fault.mend


def test_every_missing_file_is_named(folder: Path) -> None:
    """Not only the first."""
    for name in ("east", "hill"):
        (folder / f"{name}.yaml").unlink()
    with pytest.raises(InputError) as caught:
        load_region(folder / "county.yaml")
    assert len(caught.value.faults) == 2


def test_institutions_that_disagree_are_named_in_the_region(folder: Path) -> None:
    """The place is that of the pool; each disagreement is told once."""
    spoiled(folder / "hill.yaml", "stage: regular", "stage: first-appointment")
    with pytest.raises(InputError) as caught:
        read(folder)
    (fault,) = caught.value.faults
    assert f"{folder / 'county.yaml'}:11: pools › 1 › institutions" in str(fault)
    assert "central and hill differ in stage" in fault.what


@pytest.mark.parametrize("key", ["pooled", "allotted"])
def test_no_file_says_itself_what_is_shared(folder: Path, key: str) -> None:
    """What a pool adds to a plan comes from the region alone."""
    spoiled(folder / "hill.yaml", "  total: 6", f"  total: 6\n  {key}: {{P7: 9}}")
    with pytest.raises(InputError, match=f"There is no key {key} here"):
        read(folder)
    with pytest.raises(InputError, match=f"There is no key {key} here"):
        load(folder / "hill.yaml")


@pytest.mark.parametrize(
    ("old", "new"),
    [("plan:\n", "plan: 3\nassumptions:\n"), ("stage: regular\n", "stage: now\nplan-name: x\n")],
)
def test_a_spoiled_member_is_told_as_ever(folder: Path, old: str, new: str) -> None:
    """As where it is read by itself, with the place in its own file."""
    spoiled(folder / "hill.yaml", old, new)
    with pytest.raises(InputError) as alone:
        load(folder / "hill.yaml")
    with pytest.raises(InputError) as together:
        read(folder)
    assert together.value.faults == alone.value.faults
    assert {fault.file for fault in together.value.faults} == {str(folder / "hill.yaml")}


def test_one_kind_of_file_is_not_taken_for_the_other() -> None:
    """Either names the other."""
    with pytest.raises(InputError, match="This is the file of one institution"):
        load_region(COUNTY / "hill.yaml")
    with pytest.raises(InputError, match="This is the file of a region"):
        load(COUNTY / "county.yaml")
