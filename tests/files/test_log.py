"""The decision log in files: followed, refused where it cannot be, kept in workbooks."""

from pathlib import Path

import pytest

from solver.files.convert import convert
from solver.files.scenario import load
from tests.builders import SCENARIOS
from tests.files.broken import (
    QUOTA,
    TIE,
    Broken,
    Edit,
    broken,
    check,
    edited,
    loaded,
    more,
    only_fault,
    written,
)

OBJECTION = SCENARIOS / "objection.yaml"
WHO = "reason: r, clause: 六(六), by: b, on: 2012-05-21"
ALL = f"""log:
  - {{action: publish, {WHO}}}
  - {{action: pin, person: T1, post: engineer-1, {WHO}}}
  - {{action: forbid, person: T1, grade: P9, {WHO}}}
  - {{action: tie, person: T2, grade: P9, {WHO}}}
  - {{action: review, person: T1, matter: P9-c, finding: unmet, {WHO}}}
  - {{action: waiver, person: T2, matter: P9-c, {WHO}}}
  - {{action: correct, person: T1, facts: {{assessments: {{2011: excellent}}}}, {WHO}}}
  - {{action: withdraw, person: T3, {WHO}}}
"""


def log(entry: str) -> Edit:
    """A log of one entry."""
    return more(f"log:\n  - {{{entry}, {WHO}}}")


BROKEN = [
    broken(
        "unknown-action",
        log("action: pins, person: T1"),
        "log › 1 › action",
        "pins is not one of the words known here.",
        "Write pin, forbid, tie",
        at="action: pins",
    ),
    broken(
        "no-clause",
        more("log:\n  - {action: publish, reason: r, by: b, on: 2012-05-21}"),
        "log › 1",
        "The key clause is missing.",
        "Add it.",
        at="action: publish",
    ),
    broken(
        "no-person",
        log("action: withdraw"),
        "log › 1",
        "The key person is missing.",
        "Add it.",
        at="action: withdraw",
    ),
    broken(
        "idle-key",
        log("action: publish, person: T1"),
        "log › 1 › person",
        "An entry that says publish has no use for person.",
        "Leave the key out.",
        at="action: publish",
    ),
    broken(
        "unknown-person",
        log("action: withdraw, person: T9"),
        "log › 1 › person",
        "There is no person T9.",
        "Known: T1",
        at="action: withdraw",
    ),
    broken(
        "unknown-fact",
        log("action: correct, person: T1, facts: {findings: []}"),
        "log › 1 › facts › findings",
        "There is no key findings here.",
        "",
        at="action: correct",
    ),
    broken(
        "fact-of-no-day",
        log("action: correct, person: T1, facts: {began: soon}"),
        "log › 1 › facts › began",
        "soon is no day of the calendar.",
        "Write a day",
        at="action: correct",
    ),
    broken(
        "impossible-once-followed",
        log("action: correct, person: T1, facts: {began: 2013-01-01}"),
        "log › 1",
        "people › T1 › began: 2013-01-01 is after the day to which facts are counted",
        "Leave out what had not happened",
        at="action: correct",
    ),
    broken(
        "nothing-to-withdraw-from",
        log("action: withdraw, person: T1, post: general-junior"),
        "log › 1 › post",
        "T1 has no application for general-junior on record.",
        "Correct the post",
        at="action: withdraw",
    ),
]


@pytest.mark.parametrize("case", BROKEN)
def test_a_log_that_cannot_be_followed(case: Broken, tmp_path: Path) -> None:
    """One message, at the entry."""
    check(tmp_path, case)


def test_a_log_is_followed_as_far_as_asked(tmp_path: Path) -> None:
    """Without its entries the file is the first one; what is followed is kept."""
    text = f"{TIE}{ALL}"
    path = written(tmp_path, text)
    first, whole = load(path, entries=0), load(path)
    assert first == loaded(tmp_path)
    path = written(tmp_path, text)
    assert len(whole.log) == 8
    assert load(path, entries=8) == whole
    assert load(path, entries=2).decisions == whole.decisions[:1]
    assert [one.rule for one in whole.decisions] == ["pin", "forbid", "pin"]
    assert whole.staff["T3"].applies == ()
    assert first.staff["T1"].assessments != whole.staff["T1"].assessments


def test_a_log_goes_through_a_workbook(tmp_path: Path) -> None:
    """Every kind of entry comes back, and is followed to the same end."""
    path = written(tmp_path, f"{TIE}{ALL}")
    convert(path, tmp_path / "a.xlsx")
    convert(tmp_path / "a.xlsx", tmp_path / "b.yaml")
    assert load(tmp_path / "a.xlsx") == load(tmp_path / "b.yaml") == load(path)


def test_a_plan_that_drops_a_post_of_the_log_is_no_plan(tmp_path: Path) -> None:
    """As for any decision, it is said of the plan."""
    pin = f"log:\n  - {{action: pin, person: T1, post: general-associate-senior, {WHO}}}"
    base = edited(TIE, [(QUOTA, "{P7: 1, P9: 1, P10: 2, P12: 1}"), ("total: 4", "total: 5")])
    path = written(tmp_path, f"{base}{pin}\nplans:\n  none: {{quota: {{P7: 0}}}}\n")
    fault = only_fault(path)
    assert fault.path == ("plans", "none")
    assert "There is no post general-associate-senior." in fault.what


def test_the_shipped_objection_is_the_main_scenario_and_a_log() -> None:
    """Nothing but the log is different."""
    assert load(OBJECTION, entries=0) == load(SCENARIOS / "changzhou-2012.yaml")
    assert [entry.action for entry in load(OBJECTION).log] == [
        "publish", "correct", "review", "withdraw",
    ]  # fmt: skip
