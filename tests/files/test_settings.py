"""`--set key=value`: policies by name, other keys by their dotted path."""

from pathlib import Path

import pytest

from models.grades import Grade
from models.policy import AimName
from solver.files.scenario import load
from tests.files.broken import loaded, only_fault, written


def test_a_key_without_a_dot_is_a_policy(tmp_path: Path) -> None:
    """`over-quota=transitional` sets a policy of a file that states none."""
    assert loaded(tmp_path, settings=["over-quota=transitional"]).policy.over_quota == (
        "transitional"
    )


def test_a_dotted_path_leads_to_any_key(tmp_path: Path) -> None:
    """`plan.quota.P9=2` changes one number and leaves its neighbours."""
    quota = loaded(tmp_path, settings=["plan.quota.P9=2"]).plan.quota
    assert quota == {"P9": 2, "P10": 2, "P12": 1}


def test_a_new_key_is_added(tmp_path: Path) -> None:
    """A key and a section that the file lacks are made."""
    scenario = loaded(tmp_path, settings=["plan.quota.M9=1", "plans.big.total=9"])
    assert scenario.plan.quota == {"P9": 1, "P10": 2, "P12": 1, "M9": 1}
    assert scenario.plans["big"].total == 9


def test_the_last_of_two_settings_holds(tmp_path: Path) -> None:
    """Settings apply in the order given."""
    assert loaded(tmp_path, settings=["plan.total=5", "plan.total=6"]).plan.total == 6


def test_a_value_may_hold_an_equals_sign(tmp_path: Path) -> None:
    """Only the first equals sign parts the key from the value."""
    assert loaded(tmp_path, settings=["plan.note=a=b"]).plan.note == "a=b"


def test_a_value_of_the_rulebook_can_be_set(tmp_path: Path) -> None:
    """The path leads through the rulebook that the scenario names."""
    scenario = loaded(tmp_path, settings=["rulebook.grades.P9.value=731"])
    assert scenario.value(Grade.P9) == 731


def test_a_value_in_brackets_is_a_list(tmp_path: Path) -> None:
    """`aims=[placement, seniority-fit]` sets them in that order; without spaces it is the same."""
    for written_so in ("[placement, seniority-fit]", "[placement,seniority-fit]"):
        aims = loaded(tmp_path, settings=[f"aims={written_so}"]).policy.aims
        assert aims == (AimName.PLACEMENT, AimName.SENIORITY_FIT)


def test_a_list_may_hold_records(tmp_path: Path) -> None:
    """Whatever a file may have in brackets, a setting may have; a mistake has no line there."""
    made = loaded(tmp_path, settings=["plan.ratios=[{part: senior, of: total, at-most: 10%}]"])
    assert len(made.plan.ratios) == 1
    fault = only_fault(written(tmp_path), ["plan.ratios=[{part: 7, of: total, at-most: 10%}]"])
    assert (fault.file[:18], fault.line) == ("--set plan.ratios=", None)
    assert fault.path[:2] == ("plan", "ratios")


def test_text_that_only_begins_with_a_bracket_is_text(tmp_path: Path) -> None:
    """A note may begin so."""
    assert loaded(tmp_path, settings=["plan.note=[draft] 2"]).plan.note == "[draft] 2"


def test_a_list_that_is_no_yaml_is_said_of_the_setting(tmp_path: Path) -> None:
    """Without a line, for a command line has none."""
    fault = only_fault(written(tmp_path), ["aims=[placement, [fit]"])
    assert (fault.file, fault.line) == ("--set aims=[placement, [fit]", None)
    assert fault.what.startswith("Not YAML")


@pytest.mark.parametrize(
    "setting", ["over-quota", "=3", "", "plan..total=3", "plan.quota.=3", f"{'a.' * 20}a=3"]
)
def test_a_setting_without_key_or_value_is_refused(tmp_path: Path, setting: str) -> None:
    """A setting is a key of few steps, none of them empty, an equals sign and a value."""
    fault = only_fault(written(tmp_path), [setting])
    assert (fault.file, fault.line, fault.path) == (f"--set {setting}", None, ())
    assert fault.what == "This sets nothing."
    assert fault.mend == "Write key=value, as over-quota=forbid."


@pytest.mark.parametrize("key", ["plan.total.x", "people.T1.note", "institution.x"])
def test_a_path_through_a_value_is_refused(tmp_path: Path, key: str) -> None:
    """A path cannot lead through a number, a text or a list."""
    fault = only_fault(written(tmp_path), [f"{key}=3"])
    assert fault.file == f"--set {key}=3"
    assert fault.what == f"{key.split('.')[-2]} holds no keys.".replace("T1", "people")


@pytest.mark.parametrize(
    ("setting", "path", "what"),
    [
        ("over-quota=maybe", "policy › over-quota", "maybe is not one of the words"),
        ("over-quotas=forbid", "policy › over-quotas", "There is no key over-quotas here."),
        ("plan.quota.P9=two", "plan › quota › P9", "two does not do"),
        ("plan.quota.P99=2", "plan › quota › P99", "P99 is not one of the words"),
        ("plan.total=010", "plan › total", "010 does not do"),
        ("plan.total=", "plan › total", "Nothing does not do"),
        ("x.y=1", "x", "There is no key x here."),
        ("aims=placement", "policy › aims", "placement does not do"),
        ("aims=[placement, fit]", "policy › aims › 2", "fit is not one of the words"),
        ("over-quota=[forbid]", "policy › over-quota", "A group of values is not one of the words"),
        ("fair=true", "policy › fair", "There is no policy fair any more"),
    ],
)
def test_a_bad_setting_is_said_of_the_setting(
    tmp_path: Path, setting: str, path: str, what: str
) -> None:
    """A mistake on the command line is placed there, not in the file."""
    fault = only_fault(written(tmp_path), [setting])
    assert fault.file == f"--set {setting}"
    assert " › ".join(fault.path) == path
    assert what in fault.what


def test_a_setting_has_no_line(tmp_path: Path) -> None:
    """A command line has no lines to name."""
    assert only_fault(written(tmp_path), ["over-quota=maybe"]).line is None


def test_a_file_is_named_by_text_or_path(tmp_path: Path) -> None:
    """A path may be given as text."""
    path = written(tmp_path)
    assert load(str(path)) == load(path)
