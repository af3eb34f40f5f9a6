"""The decision log in reports: every decision once, with day, reason, clause and body."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from models.following import follow
from models.log import ACTIONS, Entry
from models.people import Person
from models.scenario import Scenario
from solver.analysis.findings import analyse
from solver.eligibility.candidates import candidates
from solver.files.scenario import load
from solver.report.catalogue import log as words
from solver.report.document import document
from solver.report.log import entry_text, log, told
from solver.report.naming import Names
from solver.report.page import Page
from solver.report.text import report
from solver.report.words import Lang, Words
from solver.report.workbook.result import result_book
from solver.solving import solve
from tests.builders import SCENARIOS, person, scenario
from tests.models.test_log import case, entry, followed

DECISION = {"person": "A", "post": "d1", "reason": "r", "by": "b", "on": "2012-04-01"}
FINDING = {"matter": "judged", "finding": "met", "by": "c", "on": "2012-03-01"}


def names(made: Scenario, lang: Lang = "en") -> Names:
    """Names with the words of the log."""
    return Names(made, Words(lang, words.WORDS))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "en",
            [
                "gets d1",
                "does not get P9",
                "tie settled: gets P9 d1",
                "judged: judged not met",
                "exception granted: judged",
                "corrected: first day of service",
                "no longer applies for d1 (d1)",
                "result made public",
            ],
        ),
        (
            "zh",
            [
                "指定聘到d1",
                "不得聘到专技九级",
                "裁定并列：聘到专技九级 d1",
                "审核“judged”：不符合",
                "准予例外：judged",
                "更正：参加工作时间",
                "不再应聘d1",
                "公示聘用结果",
            ],
        ),
    ],
)
def test_every_action_has_its_words(lang: Lang, expected: list[str]) -> None:
    """In both languages."""
    told_of = names(case(), lang)
    assert [entry_text(told_of, entry(action)) for action in ACTIONS] == expected
    whole = entry_text(names(case()), entry("withdraw", person="A"))
    assert whole == "withdraws the application"


def test_every_fact_has_a_word() -> None:
    """Whatever a correction names."""
    for lang in ("en", "zh"):
        facts = {name for name in words.WORDS[lang] if name.startswith("fact.")}
        assert facts == {f"fact.{one}" for one in Person.model_fields} - {
            "fact.id",
            "fact.findings",
        }


@pytest.mark.parametrize(
    ("facts", "english", "chinese"),
    [
        (
            {"assessments": {2011: "excellent", 2010: "excellent"}},
            "assessments (2010, 2011)",
            "2010",
        ),
        ({"assessments": None}, "assessments (taken away)", "撤销"),
        ({"titles": []}, "titles (taken away)", "撤销"),
        ({"applies": []}, "application list (the whole list anew)", "全部重列"),
        ({"applies": None}, "application list (taken away)", "撤销"),
    ],
)
def test_a_correction_says_what_it_takes_the_place_of(
    facts: dict[str, Any], english: str, chinese: str
) -> None:
    """Some years, a whole list, or everything there was."""
    corrected = entry("correct", person="A", facts=facts)
    assert entry_text(names(case()), corrected) == f"corrected: {english}"
    assert chinese in entry_text(names(case(), "zh"), corrected)


def test_each_decision_is_told_once() -> None:
    """What was there from the start comes first, by days and without a number."""
    first = case(findings=[FINDING]).replace(decisions=[{**DECISION, "rule": "pin", "clause": "x"}])
    made = follow(first, [entry("pin"), entry("waiver", person="B", matter="judged")])
    rows = told(names(made))
    assert [(one.number, one.person, one.what) for one in rows] == [
        (None, "A", "judged: judged met"),
        (None, "A", "gets d1"),
        (1, "A", "gets d1"),
        (2, "B", "exception granted: judged"),
    ]
    assert [one.clause for one in rows] == ["", "x", "六(六)", "六(六)"]
    assert [one.by for one in rows] == ["c", "b", "b", "b"]
    assert log(names(case())) == []


def test_a_finding_has_the_clause_that_asks_for_it() -> None:
    """That of the condition or of what it is a part of; none where several do."""
    asked = {
        "all": [
            {"recorded": {"matter": "judged"}},
            {"not": {"recorded": {"matter": "own"}, "cite": "x-1"}},
            {"any": [{"recorded": {"matter": "twice"}, "cite": "x-2"}]},
        ],
        "cite": "x",
    }
    others = {"recorded": {"matter": "twice"}, "cite": "y"}
    found = [{**FINDING, "matter": matter} for matter in ("judged", "own", "twice")]
    made = scenario(
        {"P10": 1},
        [person("A", findings=found)],
        [{"id": "d", "title": "d", "grades": ["P10"], "requires": asked},
         {"id": "e", "title": "e", "grades": ["P10"], "requires": others}],
    )  # fmt: skip
    assert [one.clause for one in told(names(made))] == ["x", "x-1", ""]


def test_the_log_is_in_every_report() -> None:
    """On the terminal, in the workbook, in JSON (and so on the page, which shows the sections)."""
    made = load(SCENARIOS / "objection.yaml")
    judged = candidates(made)
    result = solve(made, judged=judged)
    findings = analyse(judged, result)
    text = report(made, result, findings, ())
    shown = text[text.index("Decisions and reviews") : text.index("Proof")]
    for line in ("4  2012-05-28  S07", "corrected: achievements", "六(一)1(2)②B-d"):
        assert line in shown
    chinese = report(made, result, findings, (), Page(lang="zh"))
    assert "撤回应聘申请" in chinese
    book = load_workbook(BytesIO(result_book(judged, result, findings, (), "en")))
    rows = list(book["Decisions"].iter_rows(values_only=True))
    assert [row[0] for row in rows] == ["No.", None, None, None, None, 1, 2, 3, 4]
    assert rows[-1][2:4] == ("S07", "withdraws the application")
    entries = document(result, findings, (), made.log)["log"]
    assert [Entry.model_validate(one) for one in entries] == list(made.log)


def test_an_entry_in_json_is_as_the_file_states_it() -> None:
    """Nothing that was left out is put in, and null stays null."""
    taken = entry("correct", person="A", facts={"assessments": None})
    made = followed(taken)
    judged = candidates(made)
    result = solve(made, judged=judged)
    (written,) = document(result, analyse(judged, result), (), made.log)["log"]
    assert written["facts"] == {"assessments": None}
    assert Entry.model_validate(written).facts == taken.facts
