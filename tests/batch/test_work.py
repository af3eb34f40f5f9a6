"""One file worked out from its contents: as `solve` does, and never a crash."""

import gc
import json
from pathlib import Path

import pytest

from models.batch import Asked
from models.findings import Findings
from models.result import Result
from solver.analysis.findings import analyse
from solver.batch import work as module
from solver.batch.program import program
from solver.batch.sending import Job, Wants
from solver.batch.work import OtherProgramError, failed, work
from solver.cli import main
from solver.eligibility.candidates import Candidates
from solver.program.search import Clock, Settings
from tests.batch.regions import in_turn, job_of, mixed, piece_of, simple, write
from tests.builders import SCENARIOS

WITH_RESULTS = Asked(results=True)


@pytest.mark.parametrize("name", ["objection", "tie", "keep-grade-conflict"])
def test_the_result_is_that_of_solve(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Byte for byte what `gangwei solve --json` prints."""
    main(["solve", str(SCENARIOS / f"{name}.yaml"), "--json"])
    piece = piece_of(SCENARIOS, f"{name}.yaml", WITH_RESULTS)
    assert piece.document == capsys.readouterr().out
    assert piece.status == json.loads(piece.document)["status"]


def test_what_is_lacking_is_asked_for(tmp_path: Path) -> None:
    """The base, then its rulebook; each is an input, by the name that the files give it."""
    mixed(tmp_path)
    made, sent = in_turn(tmp_path, "nested/over.yaml")
    names = ["nested/../base.yaml", "nested/../rules/small.yaml"]
    assert sent == names
    assert list(json.loads(made)["inputs"]) == ["nested/../base.yaml", names[1], "nested/over.yaml"]


def test_settings_hold_for_the_file(tmp_path: Path) -> None:
    """As `--set` does for one file."""
    mixed(tmp_path)
    assert piece_of(tmp_path, "impossible.yaml").status == "infeasible"
    asked = Asked(settings=("over-quota=transitional",))
    assert piece_of(tmp_path, "impossible.yaml", asked).status == "optimal"


def test_nothing_found_in_the_time_is_said(tmp_path: Path) -> None:
    """Neither solved nor impossible, with a sentence that says so."""
    write(tmp_path, "a.yaml", simple())
    piece = piece_of(tmp_path, "a.yaml", Asked(time_limit=1e-9))
    assert piece.status == "unknown"
    assert [row["kind"] for row in piece.rows["problems"]] == ["out-of-time"]


def test_an_impossible_file_keeps_to_the_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Impossible is impossible; that there was no time to say why is said."""

    def late(judged: Candidates, result: Result, *_: object) -> Findings:
        return analyse(judged, result, Clock.started(Settings(time_limit=0.0)))

    mixed(tmp_path)
    monkeypatch.setattr(module, "analyse", late)
    piece = piece_of(tmp_path, "impossible.yaml")
    assert piece.status == "infeasible"
    (row,) = (row for row in piece.rows["problems"] if row["kind"] == "out-of-time")
    assert (
        row["text_en"] == "Proved: the rules cannot all hold. Time ended before it was known which."
    )
    assert "时限已到" in row["text_zh"]
    assert not any(row["kind"] == "conflict" for row in piece.rows["problems"])


def test_bad_input_is_an_outcome(tmp_path: Path) -> None:
    """Every mistake is a row, with its place, in both languages."""
    write(tmp_path, "a.yaml", simple(stage="soon"))
    piece = piece_of(tmp_path, "a.yaml")
    (row,) = piece.rows["problems"]
    assert piece.status == "bad-input"
    assert (row["about"], row["place"].startswith("a.yaml:")) == ("stage", True)
    assert row["text_en"] == (
        "soon is not one of the words known here. Write first-appointment or regular."
    )
    assert "soon" in row["text_zh"]
    assert row["text_zh"] != row["text_en"]


@pytest.mark.parametrize(
    ("contents", "told"),
    [
        ({}, "There is no such file."),
        ({"a.yaml": b"\xff"}, "Not UTF-8 text (byte 0)."),
        ({"a.yaml": b"schema: gangwei/1\nrulebook: [\n"}, "Not YAML"),
    ],
)
def test_a_file_that_is_none_has_people_for_all_we_know(
    contents: dict[str, bytes], told: str
) -> None:
    """So that it is never passed over in silence."""
    job = job_of("a.yaml", **contents)
    made = work(job if contents else job.with_content("a.yaml", None))
    assert isinstance(made, bytes)
    piece = json.loads(made)
    assert (piece["status"], piece["peopled"]) == ("bad-input", True)
    assert told in piece["rows"]["problems"][0]["text_en"]


def test_a_rulebook_is_no_institution(tmp_path: Path) -> None:
    """Nothing is told of it."""
    mixed(tmp_path)
    piece = piece_of(tmp_path, "rules/small.yaml")
    assert (piece.status, piece.rows) == ("rulebook", {})


def test_a_file_without_people_is_known_as_such(tmp_path: Path) -> None:
    """It may be a base; whether it is, other files tell."""
    mixed(tmp_path)
    piece = piece_of(tmp_path, "base.yaml")
    assert (piece.status, piece.peopled) == ("bad-input", False)


def test_a_workbook_is_read_as_any_other(tmp_path: Path) -> None:
    """With the rulebook that it names, by sheet and cell."""
    assert main(["convert", str(SCENARIOS / "tie.yaml"), str(tmp_path / "tie.xlsx")]) == 0
    assert piece_of(tmp_path, "tie.xlsx", WITH_RESULTS).document == (
        piece_of(SCENARIOS, "tie.yaml", WITH_RESULTS).document
    )


def test_a_fault_of_ours_is_an_outcome(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its traceback in the piece, and none of it in the tables."""
    write(tmp_path, "a.yaml", simple())

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("of our making")

    monkeypatch.setattr(module, "decide", fail)
    piece = piece_of(tmp_path, "a.yaml")
    (row,) = piece.rows["problems"]
    assert piece.status == "fault"
    assert "RuntimeError: of our making" in row["text_en"]
    assert "RuntimeError: of our making" in row["text_zh"]
    assert "Traceback" in (piece.trace or "")
    assert "Traceback" not in row["text_en"]


def test_a_death_is_a_fault_without_a_trace() -> None:
    """Nobody is left to tell what happened."""
    piece = failed(job_of("a.yaml"))
    (row,) = piece.rows["problems"]
    assert (piece.status, piece.trace) == ("fault", None)
    assert row["text_en"].startswith("Every process that worked on it died")


def test_another_program_does_not_answer() -> None:
    """Two versions would give two answers under one name."""
    job = job_of("a.yaml", **{"a.yaml": b""})
    with pytest.raises(OtherProgramError):
        work(Job(job.file, job.asked, "another", job.contents))
    assert len(program()) == 64


@pytest.mark.parametrize("collecting", [True, False])
def test_collecting_garbage_is_as_before(*, collecting: bool) -> None:
    """Put off while a file is worked out, and left as it was found."""
    was = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        assert isinstance(work(job_of("a.yaml")), Wants)
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if was else gc.disable)()
