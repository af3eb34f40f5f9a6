"""Years ahead in words, as JSON, as tables and as pictures; and the command."""

import json
from datetime import date
from pathlib import Path

import pytest

from models.projection import Projection
from solver.analysis.years.project import project
from solver.cli import main
from solver.report.naming import Names
from solver.report.page import Page
from solver.report.projection import projection_text, projection_words
from solver.report.words import Lang
from tests.builders import SCENARIOS, changzhou, person, rulebook, scenario

MAIN = str(SCENARIOS / "changzhou-2012.yaml")
CONFLICT = str(SCENARIOS / "keep-grade-conflict.yaml")
TRANSITION = str(SCENARIOS / "transition.yaml")


@pytest.fixture(scope="module")
def two() -> Projection:
    """Four years under two sets of assumptions."""
    return project(changzhou(), 4, ["standard", "favourable"])


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", ["4 years from 2012-05-01", "Side by side", "nobody earns", "free seats of P12"]),
        ("zh", ["自2012-05-01起推演4年", "并列比较", "无人取得新的业绩", "专技十二级的空岗"]),
    ],
)  # fmt: skip
def test_it_says_what_is_assumed(two: Projection, lang: Lang, told: list[str]) -> None:
    """In either language: the runs side by side, then each with its assumptions."""
    page = Page(lang=lang)
    text = projection_text(Names(changzhou(), projection_words(page)), two, page)
    for one in told:
        assert one in text
    assert "1960" not in text, "no day of birth is shown"


def test_a_small_case_says_little() -> None:
    """One person, nobody waiting, nothing opened: the sections that are empty are left out."""
    case = scenario({"P12": 1}, [person("A", "P12")])
    page = Page()
    text = projection_text(Names(case, projection_words(page)), project(case, 1), page)
    assert "When seats open" not in text
    assert "Who waits" not in text
    assert "no sex or day of birth on record, so never retired: A" in text


def test_the_command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """JSON on stdout, the same in a file, tables and pictures beside it."""
    line = [
        "project",
        MAIN,
        "--years",
        "2",
        "--assume",
        "no-hiring",
        "--json",
        "--out",
        str(tmp_path),
    ]
    assert main(line) == 0
    printed = capsys.readouterr().out
    made = json.loads(printed)
    assert made["schema"] == "gangwei-projection/1"
    assert [year["on"] for year in made["runs"][0]["years"]] == [
        f"{y}-05-01" for y in (2012, 2013, 2014)
    ]
    assert (tmp_path / "projection.json").read_text("utf-8") == printed
    names = {path.name for path in tmp_path.iterdir()}
    assert {"projection-years.csv", "projection.xlsx", "cost.png", "grades-no-hiring.png"} <= names
    assert "1960" not in printed


def test_a_year_without_an_answer_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code of an impossible case, and where the years end."""
    assert main(["project", CONFLICT]) == 3
    assert "The round of 2012-05-01 has no answer (infeasible)" in capsys.readouterr().out


def test_seats_over_the_quota_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """A column for them where there are any."""
    assert main(["project", TRANSITION, "--years", "1"]) == 0
    assert "over" in capsys.readouterr().out


def test_the_end_of_everybody_is_told() -> None:
    """Where all have retired the years end, and it is said when."""
    book = rulebook(retirement=[{"sex": "male", "staff": "cadre", "age": 60, "cite": "x"}])
    one = person("A", "P12", sex="male", born=date(1953, 1, 1))
    case = scenario({"P12": 1}, [one], rulebook=book)
    text = projection_text(Names(case, projection_words(Page())), project(case, 3), Page())
    assert "After 2012-05-01 nobody is left" in text


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["--assume", "none"], "There are no assumptions none."),
        (["--years", "0"], "0 is no number from 1 to 50"),
    ],
)
def test_what_cannot_be_projected(
    line: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unknown assumptions and no years at all are refused."""
    try:
        code = main(["project", MAIN, *line])
    except SystemExit as ended:
        code = int(ended.code or 0)
    assert code == 2
    assert told in capsys.readouterr().err


def test_the_first_round_is_the_files_own(two: Projection) -> None:
    """It is the same whatever is assumed of later ones."""
    first, second = (run.years[0] for run in two.runs)
    assert first == second
    assert first.on == two.start == date(2012, 5, 1)
