"""An earlier result: read as carefully as any file, and held against the scenario."""

import json
from pathlib import Path
from typing import Any

import pytest

from solver.analysis.findings import analyse
from solver.eligibility.candidates import candidates
from solver.files.errors import Fault, InputError
from solver.files.result import check_same, read_result, read_text
from solver.files.scenario import load
from solver.report.document import document
from solver.solving import solve
from tests.builders import SCENARIOS

FIRST = load(SCENARIOS / "tie.yaml")
JUDGED = candidates(FIRST)
RESULT = solve(FIRST, judged=JUDGED)
WRITTEN: dict[str, Any] = json.loads(
    json.dumps(document(RESULT, analyse(JUDGED, RESULT), (), FIRST.log))
)


def filed(place: Path, **changes: Any) -> Path:
    """The result as filed, with some keys changed."""
    path = place / "result.json"
    path.write_text(json.dumps({**WRITTEN, **changes}), encoding="utf-8")
    return path


def refused(path: Path) -> Fault:
    """The one thing that is said of a file."""
    with pytest.raises(InputError) as caught:
        read_result(path)
    (fault,) = caught.value.faults
    assert fault.file == str(path)
    return fault


def test_a_result_comes_back_as_it_was(tmp_path: Path) -> None:
    """With the log that it was found under; one from before there were logs has none."""
    again = read_result(filed(tmp_path))
    assert again.result.appointments == RESULT.appointments
    assert again.result.aims == RESULT.aims
    assert again.result.precedence == RESULT.precedence
    assert again.result.precedence is not None
    assert again.log == ()
    entry = {"action": "publish", "reason": "r", "clause": "c", "by": "b", "on": "2012-05-02"}
    assert len(read_result(filed(tmp_path, log=[entry])).log) == 1
    assert read_result(filed(tmp_path, log=None)).log == ()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"{", "The file is no JSON."),
        (b"[" * 100_000, "The file is no JSON."),
        (b'{"schema": ' + b"9" * 5000 + b"}", "The file is no JSON."),
        (b"\xff\xfe", "Not UTF-8 text (byte 0)."),
        (b"[]", "The file holds no result (gangwei-result/1)."),
        (b'{"schema": "gangwei-explanation/1"}', "The file holds no result (gangwei-result/1)."),
        (b'{"schema": "gangwei-result/1"}', "This is not as a result has it."),
    ],
)
def test_what_is_no_result(content: bytes, what: str, tmp_path: Path) -> None:
    """Neither depth nor length of a number brings anything down."""
    path = tmp_path / "result.json"
    path.write_bytes(content)
    assert refused(path).what == what


def test_where_a_result_is_spoiled(tmp_path: Path) -> None:
    """The place is named as far as it is known."""
    spoiled = [dict(one) for one in WRITTEN["appointments"]]
    spoiled[1]["grade"] = "P99"
    assert refused(filed(tmp_path, appointments=spoiled)).path == ("appointments", "2", "grade")
    assert refused(filed(tmp_path, log=[{"action": "pin"}])).path == ("log", "1", "reason")
    assert refused(filed(tmp_path, log=7)).path == ("log",)
    assert refused(filed(tmp_path, log=[3])).path == ("log", "1")


def test_only_an_answer_is_revised(tmp_path: Path) -> None:
    """An impossible case has none."""
    path = filed(tmp_path, status="infeasible", appointments=[], aims=[])
    assert refused(path).what == "The result has no appointments (infeasible)."


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None, a folder, one that is too large."""
    assert refused(tmp_path / "none.json").what == "There is no such file."
    assert refused(tmp_path).what == "Cannot be read: Is a directory."
    monkeypatch.setattr("solver.files.content.MAX_BYTES", 10)
    assert refused(filed(tmp_path)).what == "The file is larger than 64 MiB."


def different(place: Path, **changes: Any) -> str:
    """What is said of a result that is none of the scenario."""
    path = filed(place, **changes)
    with pytest.raises(InputError) as caught:
        check_same(path, read_result(path), FIRST)
    (fault,) = caught.value.faults
    return fault.what


def test_a_result_of_another_scenario(tmp_path: Path) -> None:
    """Institution, plan, people, posts and log must be the file's."""
    people = [dict(one) for one in WRITTEN["appointments"]]
    moved = [{**one, "post": "elsewhere"} for one in people]
    entry = {"action": "publish", "reason": "r", "clause": "c", "by": "b", "on": "2012-05-02"}
    path = filed(tmp_path)
    check_same(path, read_result(path), FIRST)
    assert different(tmp_path, scenario="x") == "The result is of x, the file of 示例单位."
    assert different(tmp_path, plan="x") == "The result is of the plan x, asked is base."
    assert different(tmp_path, appointments=people[1:]) == "Only the file knows T1."
    strange = [*people, {**people[0], "person": "T9"}]
    assert different(tmp_path, appointments=strange) == "Only the result knows T9."
    assert different(tmp_path, appointments=[*people, people[0]]) == (
        "The people are not each there once, in the order of ids."
    )
    assert different(tmp_path, appointments=moved) == (
        "T1 has the post elsewhere there, which the file does not have."
    )
    assert different(tmp_path, log=[entry]) == (
        "The log of the result is not the beginning of that of the file."
    )


def test_nothing_is_quoted_of_a_file_that_holds_no_result(tmp_path: Path) -> None:
    """A file to compare with may be any: only one that says what it is is looked into."""
    (tmp_path / "a.json").write_text("secret", "utf-8")
    with pytest.raises(InputError) as caught:
        read_text(tmp_path / "a.json")
    assert caught.value.faults[0].what == "The file holds no result (gangwei-result/1)."
    assert "secret" not in str(caught.value)
