"""The commands that weigh plans: exit codes, streams, and what lands on disk."""

import io
import json
import sys
from pathlib import Path

import pytest

from solver.cli import main
from solver.commands.progress import progress
from tests.builders import SCENARIOS

MAIN = str(SCENARIOS / "changzhou-2012.yaml")
CONFLICT = str(SCENARIOS / "keep-grade-conflict.yaml")
TIE = str(SCENARIOS / "tie.yaml")


def _based_on(folder: Path, base: str, changes: str) -> str:
    """A file that changes another one."""
    path = folder / "changed.yaml"
    path.write_text(f"based-on: {base}\n{changes}\n", encoding="utf-8")
    return str(path)


def test_compare_prints_the_plans_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    """All five alternatives of the main scenario beside the base; nothing on stderr in a pipe."""
    assert main(["compare", MAIN]) == 0
    out, err = capsys.readouterr()
    assert "6 plans side by side" in out
    assert err == ""


def test_compare_takes_some_plans(capsys: pytest.CaptureFixture[str]) -> None:
    """Named ones beside the base, in the order in which they are named, each once."""
    assert main(["compare", MAIN, "--plan", "cumulative", "--plan", "base", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["schema"] == "gangwei-comparison/1"
    assert [plan["plan"] for plan in made["plans"]] == ["base", "cumulative"]


def test_compare_refuses_an_unknown_plan(capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt plan names the known ones."""
    assert main(["compare", MAIN, "--plan", "none"]) == 2
    assert "Known: base, second-p8" in capsys.readouterr().err


def test_compare_writes_files(tmp_path: Path) -> None:
    """JSON, a CSV file a table, and a workbook."""
    assert main(["compare", MAIN, "--out", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {
        "comparison.json",
        "comparison.xlsx",
        *(f"comparison-{name}.csv" for name in ("plans", "aims", "grades", "contests", "people")),
    }


def test_compare_is_three_where_no_plan_has_an_answer(tmp_path: Path) -> None:
    """Impossible as a whole; a base plan that is impossible beside a possible one is not."""
    assert main(["compare", _based_on(tmp_path, CONFLICT, "plans: {}")]) == 3
    assert main(["compare", CONFLICT, "--plan", "cumulative"]) == 0


def test_compare_is_four_where_nothing_is_found_in_the_time() -> None:
    """No answer in the time is not called impossible."""
    assert main(["compare", MAIN, "--time-limit", "0.0000001"]) == 4


def test_search_prints_the_best_plans(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As text and, in files, as JSON, tables and a workbook."""
    assert main(["search", TIE, "--out", str(tmp_path), "--measure", "waiting"]) == 0
    assert "none is missing" in capsys.readouterr().out
    assert json.loads((tmp_path / "search.json").read_text("utf-8"))["complete"] is True
    assert (tmp_path / "search.xlsx").exists()
    assert (tmp_path / "search-points.csv").exists()


def test_search_json_is_alone_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` prints the front and nothing else."""
    assert main(["search", TIE, "--json", "--without", "total", "--rounding", "up"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["schema"] == "gangwei-front/1"
    assert (made["without"], made["rounding"]) == (["total"], "up")
    assert made["measures"] == ["waiting", "promotions", "cost"]


def test_search_refuses_an_unknown_limit(capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt limit names the known ones."""
    assert main(["search", TIE, "--without", "none"]) == 2
    assert "Known: total" in capsys.readouterr().err


def test_search_is_three_where_no_plan_has_an_answer(tmp_path: Path) -> None:
    """The limits admit plans, but none of them an answer."""
    plan = "plan: {total: 2, quota: {P9: 1, P10: 1, P12: 0}}"
    assert main(["search", _based_on(tmp_path, TIE, plan)]) == 3


def test_search_cut_short_is_four_without_points(capsys: pytest.CaptureFixture[str]) -> None:
    """The time ran out before any plan was seen: nothing is claimed."""
    assert main(["search", TIE, "--time-limit", "0.0000001"]) == 4
    assert "others may be missing" in capsys.readouterr().out


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_moves_where_somebody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal every step is shown; in a pipe nothing is."""
    shown = _Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    with progress(2) as told:
        told("one")
        told("two")
    assert "2/2" in shown.getvalue()


def test_no_bar_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read by a program stays clean."""
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stderr", shown)
    with progress(2) as told:
        told("one")
    assert shown.getvalue() == ""
