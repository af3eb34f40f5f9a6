"""Recusal in words and as tables."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from models.scenario import Scenario
from solver.analysis.audit import audit
from solver.analysis.findings import analyse
from solver.eligibility.candidates import candidates
from solver.report.document import document
from solver.report.page import Page
from solver.report.text import report
from solver.report.words import Lang
from solver.report.workbook.result import result_book
from solver.solving import solve
from tests.analysis.test_recusal import HEAD, LAW, LEADER, group, kin, led, three
from tests.builders import changzhou, person, rulebook, scenario


def said(made: Scenario, lang: Lang) -> str:
    """The report of the best answer."""
    judged = candidates(made)
    result = solve(made, judged=judged)
    return report(made, result, analyse(judged, result), audit(judged), Page(lang=lang))


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", ["10 members; 6 must be there, more than half",
                "- On the own appointment: S02, S03,",
                "(later than 2012-05-01: a reading).",
                "- A relative: 国办发〔2002〕35号.",
                "S06 (in-law of S24)"]),
        ("zh", ["领导小组10人，须到6人（过半数", "决定本人的聘用时各自回避：S02 ",
                "（2012-05-01尚未施行，系参照）。", "- 涉及亲属：国办发〔2002〕35号。",
                "S06 己巳（S24 丁亥的亲属，近姻亲）"]),
    ],
)  # fmt: skip
def test_who_withdraws_and_why(lang: Lang, lines: list[str]) -> None:
    """How many decide, who not, and by what law."""
    text = said(changzhou(), lang)
    for line in lines:
        assert line in text


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", ["3 members; 2 must be there.", "Too few are left to decide: contest: P9.",
                "1 of 3: too few", "the rulebook has no clause"]),
        ("zh", ["领导小组3人，须到2人。", "其余人数不足以决定的：竞聘：专技九级。",
                "3人中1人，不足", "规则库没有条款"]),
    ],
)  # fmt: skip
def test_too_few_are_left(lang: Lang, lines: list[str]) -> None:
    """Told before the table; and that no clause is known."""
    text = said(three(group("A", "B", "X1", quorum=2), rulebook=rulebook()), lang)
    for line in lines:
        assert line in text


def test_every_decision_has_its_name() -> None:
    """Waiting, tied, decided: where more withdraw than the person alone."""
    people = [person("A", "P10"), person("B", "P10"), person("C")]
    decision: dict[str, Any] = {
        "rule": "forbid", "person": "C", "grade": "P12", "reason": "r", "by": "b",
        "on": "2012-05-01",
    }  # fmt: skip
    made = scenario(
        {"P9": 1, "P10": 1},
        people,
        relations=[kin("X1", "A"), kin("X1", "C", "other")],
        decisions=[decision],
        **led("X1", "X2", "X3"),
    )
    text = said(made, "en")
    assert "tie: P9" in text
    assert "appointment: C, who waits" in text
    assert "decision on record: C/P12" in text
    assert "X1 (other relative of C)" in text
    assert "own appointment" not in text


def test_only_own_appointments_need_no_table() -> None:
    """One line says it all."""
    people = [person("A", "P12"), person("B", "P12")]
    made = scenario({"P12": 2}, people, **led("A", "X1", "X2"))
    text = said(made, "en")
    assert "- On the own appointment: A." in text
    assert "Recused  " not in text


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "A at leader and B at head, relatives (spouse){today}: a leader of the unit and"),
        ("zh", "A（leader）与B（head）为亲属（夫妻）{today}：一方为单位领导"),
    ],
)
def test_close_posts_are_told(lang: Lang, told: str) -> None:
    """Those that the appointment would create, and those there are already."""
    same = {"en": ", as they are today", "zh": "，现状亦然"}[lang]
    for second, today in (
        (person("B", "M9", applies=["head"]), ""),
        (person("B", "M8", post="head"), same),
    ):
        made = scenario(
            {"M7": 1, "M8": 1, "M9": 1},
            [person("A", "M7", post="leader"), second],
            [HEAD, LEADER],
            relations=[kin("A", "B")],
            rulebook=rulebook(**LAW),
        )
        assert told.format(today=today) in said(made, lang)


def test_tables_and_json_say_the_same() -> None:
    """A row for each member and reason; the too few are marked; both under keys of their own."""
    made = scenario(
        {"M7": 1, "M8": 1, "M9": 1},
        [person("A", "M7", post="leader"), person("B", "M9", applies=["head"])],
        [HEAD, LEADER],
        relations=[kin("A", "B")],
        rulebook=rulebook(**LAW),
        **led("A"),
    )
    judged = candidates(made)
    result = solve(made, judged=judged)
    found = analyse(judged, result)
    json = document(result, found)
    assert [one["people"] for one in json["recusals"]] == [["A"], ["B"]]
    assert json["close_posts"][0]["closeness"] == "leader-and-head"
    book = load_workbook(BytesIO(result_book(judged, result, found, (), "en")))
    head, *rows = book["Recusal"].iter_rows(values_only=True)
    assert head == (
        "Decision", "Recused", "Over whom", "Whom", "Relation", "By", "Left",
    )  # fmt: skip
    assert [row[1:5] for row in rows] == [
        ("A", "Oneself", "A", None),
        ("A", "A relative", "B", "spouse"),
    ]
    assert {row[6] for row in rows} == {"0 of 1: too few"}
    assert "leader of the unit" in str(book["Relatives"]["A2"].value)
