"""Plans side by side in words, in files and as tables."""

import csv
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

from models.comparison import Comparison
from models.plan import PlanChange
from models.scenario import Scenario
from solver.analysis.compare import compare
from solver.files.cells import csv_value, would_run
from solver.files.write import write_all
from solver.report.compare import comparison_text, comparison_words
from solver.report.frames import frame_files, workbook_of
from solver.report.naming import Names
from solver.report.page import Page
from solver.report.policy import policy_text
from solver.report.tables import comparison_tables
from solver.report.words import Lang
from tests.builders import changzhou, person, scenario


def _text(case: Scenario, comparison: Comparison, page: Page = Page()) -> str:  # noqa: B008
    return comparison_text(Names(case, comparison_words(page)), comparison, page)


def _case(plans: dict[str, Any], **changes: Any) -> tuple[Scenario, Comparison]:
    people = [person("A", "P10", points=20), person("B", "P10", points=10)]
    case = scenario({"P9": 1, "P10": 2}, people, plans=plans, **changes)
    return case, compare(case)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_five_plans_of_the_main_scenario_are_told(lang: Lang) -> None:
    """Every plan is a column, with its change and whom it serves."""
    text = _text(changzhou(), compare(changzhou()), Page(lang=lang))
    for name in changzhou().plans:
        assert text.count(name) >= 4
    assert "203,400" in text
    assert "2/2 (+1)" in text
    assert "S21" in text


def test_gains_and_losses_are_marked() -> None:
    """Up for a grade worth more, down for one worth less, a dot for no change."""
    case, comparison = _case({"more": {"quota": {"P9": 2}}, "none": {"quota": {"P9": 0}}})
    lines = {line.split()[0]: line for line in _text(case, comparison).splitlines() if line}
    assert lines["B"].split() == [
        "B",
        "P10",
        "general-intermediate",
        "P9",
        "general-intermediate",
        "↑",
        "·",
    ]
    assert lines["A"].split()[-3:] == ["P10", "general-intermediate", "↓"]


def test_a_tie_is_marked_as_one() -> None:
    """What is so only in some of the best answers carries a question mark, explained below."""
    people = [person("A", "P10", points=20), person("B", "P10", points=20)]
    plans = {"none": {"quota": {"P9": 0}}}
    case = scenario({"P9": 1, "P10": 2}, people, plans=plans)
    text = _text(case, compare(case))
    assert "↓ ?" in text
    assert "a tie" in text


def test_an_impossible_plan_stays_with_its_conflict() -> None:
    """IMPOSSIBLE in its column, dashes for what it has not, and the reason in one line."""
    case, comparison = _case({"few": {"quota": {"P9": 0, "P10": 1}}})
    text = _text(case, comparison)
    assert "IMPOSSIBLE" in text
    assert "- few: A, B must keep at least P10" in text
    assert "–/1 (-1)" in text


def test_limits_are_kept_broken_or_new() -> None:
    """A plan that breaks its own limits, and one that asks for others."""
    ratio = {"part": "professional", "of": "total", "at-most": "100%"}
    tight = {"part": "intermediate", "of": "total", "at-most": "3/5"}
    plans = {
        "over": {"quota": {"P9": 4}},
        "other": {"total": 6, "ratios": [ratio]},
        "same": {},
    }
    case, comparison = _case(plans, ratios=[tight, ratio], total=5)
    text = _text(case, comparison)
    assert "limits: intermediate / all seats, professional / all seats, authorised total" in text
    assert "changes approved limits: authorised total" in text
    assert "- same: no change." in text
    assert [words in text for words in ("BROKEN", "new approval", "kept")] == [True] * 3


def test_without_alternatives_the_base_stands_alone() -> None:
    """Nothing to compare with is said, and nobody gains or loses."""
    case, comparison = _case({})
    text = _text(case, comparison)
    assert "no alternatives" in text
    assert "gains" not in text


def test_no_difference_is_said() -> None:
    """A plan that changes nobody."""
    case, comparison = _case({"room": {"quota": {"P10": 3}}})
    assert "Everybody gets the same under every plan." in _text(case, comparison)


def test_an_impossible_base_compares_with_nothing() -> None:
    """Without an answer to the base plan nobody gains or loses against it."""
    people = [person("A", "P10"), person("B", "P10")]
    case = scenario({"P10": 1}, people, plans={"two": {"quota": {"P10": 2}}})
    text = _text(case, compare(case))
    assert "The base plan has no answer" in text


def test_contests_stand_in_the_order_of_grades_and_then_of_posts() -> None:
    """P9 before P10, described posts last."""
    plans = {"less": {"quota": {"P8": 1, "P9": 1}}}
    people = [person(name, "P10", points=20 + i) for i, name in enumerate("ABCD")]
    people += [person("E", "M9", applies=["d1"]), person("F", "M9", points=5, applies=["d1"])]
    desk = {"id": "d1", "title": "d1", "grades": ["M8"]}
    quota = {"M8": 1, "M9": 2, "P8": 2, "P9": 2, "P10": 4}
    case = scenario(quota, people, [desk], plans=plans)
    text = _text(case, compare(case))
    block = text[text.index("Contests: applicants") :]
    heads = [line.split()[0] for line in block.splitlines()[3:6]]
    assert heads == ["P8", "P9", "d1"]


def test_a_narrow_page_gets_several_tables() -> None:
    """No line is wider than the page where the columns can be told apart."""
    comparison = compare(changzhou())
    wide = _text(changzhou(), comparison)
    narrow = _text(changzhou(), comparison, Page(width=60))
    assert narrow.count("People appointed") > wide.count("People appointed") == 1


def test_policies_are_told_in_words() -> None:
    """A reading by its meaning, the order of aims as it is."""
    words = comparison_words(Page())
    assert policy_text(words, "over-quota", "transitional") == "transitional seats allowed"
    assert policy_text(words, "aims", "placement") == "aims in the order placement"


def test_every_policy_value_has_a_word() -> None:
    """Whatever a plan may change in the policy can be told in both languages."""
    fields = {"over-quota", "quota-reading", "professional-posts", "merit-reading", "recent-years"}
    schema = type(changzhou().policy).model_json_schema(by_alias=True)
    values = {
        (key, value)
        for key in fields
        for value in schema["properties"][key].get("enum")
        or schema["$defs"][schema["properties"][key]["$ref"].split("/")[-1]]["enum"]
    }
    for lang in ("en", "zh"):
        words = comparison_words(Page(lang=lang))
        assert all(policy_text(words, key, value) for key, value in values)
    assert PlanChange.model_validate({"policy": {"merit-reading": "R2"}})


def test_tables_have_a_row_a_plan_and_subject() -> None:
    """Numbers stay numbers; what a plan without an answer has not is missing."""
    _, comparison = _case({"few": {"quota": {"P9": 0, "P10": 1}}, "more": {"quota": {"P9": 2}}})
    made = comparison_tables(comparison)
    plans = made["plans"].set_index("plan")
    assert plans.loc["more", "promoted"] == 2
    assert plans["promoted"].isna().to_dict() == {"base": False, "few": True, "more": False}
    assert list(made["people"]["person"]) == ["B"]
    grades = made["grades"].set_index(["plan", "grade"])
    assert grades.loc[("base", "P9"), "filled"] == 1
    assert grades.loc[("few", "P10"), "quota"] == 1


def test_tables_are_written_as_csv_and_as_a_workbook(tmp_path: Path) -> None:
    """One CSV a table, read as UTF-8 by offices, and one sheet a table."""
    made = comparison_tables(compare(changzhou()))
    write_all(frame_files(tmp_path, "comparison", made))
    content = (tmp_path / "comparison-plans.csv").read_text(encoding="utf-8")
    assert content.startswith("\ufeffplan,")
    rows = list(csv.DictReader(content.removeprefix("\ufeff").splitlines()))
    assert [row["plan"] for row in rows] == ["base", *changzhou().plans]
    book = load_workbook(tmp_path / "comparison.xlsx")
    assert book.sheetnames == list(made)
    sheet = book["plans"]
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet["A"]] == ["plan", "base", *changzhou().plans]


def test_what_would_run_is_text() -> None:
    """Formulas are kept from running in CSV and stay as they are, as text, in a workbook."""
    hostile = "=1+1"
    assert would_run(hostile)
    assert not would_run(-1)
    assert csv_value(hostile) == "'=1+1"
    assert csv_value("plain") == "plain"
    frame = pd.DataFrame([{"a": hostile, "b": -1}])
    sheet = load_workbook(BytesIO(workbook_of({"t": frame})))["t"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == (hostile, "s")
    assert sheet["B2"].value == -1


def test_an_empty_table_is_a_sheet_without_rows() -> None:
    """Nothing to tell is no error."""
    sheet = load_workbook(BytesIO(workbook_of({"t": pd.DataFrame([])})))["t"]
    assert sheet.max_row == 1
