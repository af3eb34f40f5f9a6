"""After the decision, on the command line: revise and replay, and every other command."""

import json
from pathlib import Path

import pytest

from solver.cli import main
from tests.builders import SCENARIOS
from tests.files.broken import TIE, written

MAIN, OBJECTION = str(SCENARIOS / "changzhou-2012.yaml"), str(SCENARIOS / "objection.yaml")
WHO = "reason: r, clause: 六(六), by: b, on: 2012-05-21"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The result of the main scenario, as filed."""
    folder = tmp_path_factory.mktemp("first")
    assert main(["solve", MAIN, "--out", str(folder)]) == 0
    return folder / "result.json"


def test_an_objection_is_decided(
    first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The statement; and beside it the whole result, which is that of the file itself."""
    assert main(["revise", str(first), OBJECTION, "--out", str(tmp_path / "a")]) == 0
    text = capsys.readouterr().out
    assert "nothing was decided since, 2 of 21 change" in text
    assert (tmp_path / "a" / "revision.txt").read_text("utf-8") == text
    assert main(["solve", OBJECTION, "--out", str(tmp_path / "b")]) == 0
    for name in ("result.json", "report.txt", "result.xlsx"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    again = str(tmp_path / "a" / "result.json")
    capsys.readouterr()
    assert main(["revise", again, OBJECTION, "--json"]) == 0
    nothing = json.loads(capsys.readouterr().out)
    assert (nothing["schema"], nothing["since"], nothing["changes"]) == (
        "gangwei-revision/1",
        [],
        [],
    )
    assert (nothing["first"], nothing["others"]) == (5, 24)


def test_both_engines_and_chinese(first: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same statement by search alone; in the language asked for."""
    assert main(["revise", str(first), OBJECTION, "--json"]) == 0
    core = capsys.readouterr().out
    assert main(["revise", str(first), OBJECTION, "--json", "--engine", "cp-sat"]) == 0
    assert capsys.readouterr().out == core
    assert main(["revise", str(first), OBJECTION, "--lang", "zh"]) == 0
    assert "专技八级的岗位改由S21 甲申聘任" in capsys.readouterr().out


def test_something_is_settled_besides(first: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --decide nobody counts as another about whom it decides."""
    assert main(["revise", str(first), MAIN, "--decide", "S21=P8"]) == 0
    text = capsys.readouterr().out
    assert "nothing was decided since, 1 of 23 changes" in text
    assert "settled on the command line" in text


def test_an_impossible_revision_gives_the_conflict(
    first: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As solve does, with its exit code."""
    arguments = ["revise", str(first), MAIN, "--decide", "S21=P8", "--decide", "S22=P8"]
    assert main(arguments) == 3
    assert "These cannot all hold" in capsys.readouterr().out
    assert main([*arguments, "--json"]) == 3
    assert json.loads(capsys.readouterr().out)["status"] == "infeasible"


def test_a_result_of_another_file_is_bad_input(
    first: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One message, exit code 2."""
    assert main(["revise", str(first), str(SCENARIOS / "tie.yaml")]) == 2
    assert "The result is of 常州市信息中心, the file of 示例单位." in capsys.readouterr().err


def test_the_log_leads_from_the_first_file_to_the_last_result(
    first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Byte for byte: at its start what was filed first, at its end what was filed last."""
    assert main(["revise", str(first), OBJECTION, "--out", str(tmp_path / "last")]) == 0
    filed = tmp_path / "last" / "result.json"
    capsys.readouterr()
    arguments = ["replay", OBJECTION, "--against", str(filed), "--out", str(tmp_path)]
    assert main(arguments) == 0
    assert "byte for byte" in capsys.readouterr().out
    names = [f"step-{number:02d}.json" for number in range(5)]
    assert sorted(path.name for path in tmp_path.glob("step-*")) == names
    assert (tmp_path / names[0]).read_bytes() == first.read_bytes()
    assert (tmp_path / names[-1]).read_bytes() == filed.read_bytes()
    assert main(["replay", OBJECTION, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["same"] is True


def test_a_filed_result_that_the_log_does_not_lead_to(
    first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first line that differs is named, and the exit code is that of bad input."""
    spoiled = tmp_path / "spoiled.json"
    text = first.read_text("utf-8")
    spoiled.write_text(text.replace('"grade": "P8"', '"grade": "P9"', 1), "utf-8")
    assert main(["replay", MAIN, "--against", str(first)]) == 0
    assert main(["replay", MAIN, "--against", str(spoiled)]) == 2
    line = next(n for n, one in enumerate(text.splitlines(), 1) if '"grade": "P8"' in one)
    told = capsys.readouterr().err
    assert f"{spoiled}:{line}:" in told
    assert 'Filed is "grade": "P9",, the log leads to "grade": "P8",.' in told
    spoiled.write_text(text + "\nmore", "utf-8")
    assert main(["replay", MAIN, "--against", str(spoiled)]) == 2
    assert "Filed is more, the log leads to nothing." in capsys.readouterr().err


def test_a_replay_that_ends_elsewhere_is_a_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It cannot happen; if it did, nobody would be told that it had not."""
    from solver.report import replay

    texts = iter(["one", "other"])
    monkeypatch.setattr(replay, "result_text", lambda _: next(texts))
    assert main(["replay", str(SCENARIOS / "tie.yaml")]) == 1
    told = capsys.readouterr()
    assert "byte for byte" not in told.out
    assert "A fault of gangwei" in told.err


def test_what_is_public_holds_for_every_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The notice, an explanation and the rest speak of the result that stands."""
    names = "".join(f"\n  - {{id: {who}, name: {name}}}" for who, name in _NAMED.items())
    tie = f"  - {{action: tie, person: T1, grade: P9, {WHO}}}\n"
    publish = f"  - {{action: publish, {WHO}}}\n"
    for name, log in (("later", tie + publish), ("early", publish)):
        text = f"based-on: tie.yaml\npeople:{names}\nlog:\n{log}"
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    written(tmp_path)
    path = str(tmp_path / "later.yaml")
    assert main(["explain", path, "--person", "T2"]) == 0
    assert "aims in the order" not in capsys.readouterr().out
    assert main(["notice", path, "--out", str(tmp_path), "--from", "2012-05-21"]) == 0
    assert main(["solve", str(tmp_path / "early.yaml")]) == 2
    told = capsys.readouterr().err
    assert "There is no settled result that this entry could make public (tied: T1, T2)." in told
    assert main(["solve", path, "--decide", "T3=P12", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert [aim["aim"] for aim in result["aims"]][3] == "stability"
    assert [aim["value"] for aim in result["aims"]][3] == 2
    assert [one["grade"] for one in result["appointments"]] == ["P9", "P10", "P12"]


def test_what_was_a_tie_is_nobodys_seat_yet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A result with ties can be revised; who was tied is not counted among the others."""
    tie = str(SCENARIOS / "tie.yaml")
    assert main(["solve", tie, "--out", str(tmp_path)]) == 0
    capsys.readouterr()
    path = str(tmp_path / "result.json")
    assert main(["revise", path, tie, "--decide", "T2=P9"]) == 0
    text = capsys.readouterr().out
    assert "nothing was decided since, 0 of 1 change" in text
    assert "was a tie in the earlier result" in text


_NAMED = {"T1": "甲", "T2": "乙", "T3": "丙"}


@pytest.mark.parametrize("command", ["solve", "replay"])
def test_there_must_be_a_result_to_make_public(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The entry is named, in every command that follows the log."""
    log = f"log:\n  - {{action: publish, {WHO}}}\n"
    path = written(tmp_path, TIE.replace("{P9: 1, P10: 2, P12: 1}", "{P9: 0, P10: 1, P12: 1}"))
    path.write_text(path.read_text("utf-8") + log, "utf-8")
    assert main([command, str(path)]) == 2
    told = capsys.readouterr().err
    assert "log › 1" in told
    assert "There is no settled result that this entry could make public (infeasible)." in told


def test_what_is_only_possible_together_is_not_published_between(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The place of the entry is named in words, numbers from 1."""
    first, second = (
        f"{{action: correct, person: {who}, facts: {{current: {{grade: P10, post: {desk},"
        f" since: 2009-12-01}}}}, {WHO}}}"
        for who, desk in (("T1", "engineer-2"), ("T2", "engineer-1"))
    )
    log = f"log:\n  - {first}\n  - {{action: publish, {WHO}}}\n  - {second}\n"
    path = written(tmp_path, f"{TIE}{log}")
    assert main(["solve", str(path)]) == 2
    assert "log › 1" in capsys.readouterr().err
