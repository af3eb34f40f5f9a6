"""Broken scenario files: keys, the head of the file and the plan."""

from pathlib import Path

import pytest

from tests.files.broken import (
    PEOPLE,
    QUOTA,
    RATIO,
    TIE,
    Broken,
    broken,
    check,
    current,
    fact,
    loaded,
    more,
    ratio,
)

PLAN = TIE[TIE.index("plan:") : TIE.index("posts:")]
WHOLE = "Write a whole number."
WORDS_OF_PARTS = "management, professional, worker, senior"

KEYS = [
    broken(
        "unknown-key-of-the-file",
        ("stage:", "institutions: x\nstage:"),
        "institutions",
        "There is no key institutions here.",
        "Perhaps institution is meant.",
    ),
    broken(
        "unknown-key-of-a-person",
        fact("achivements: []"),
        "people › T1 › achivements",
        "There is no key achivements here.",
        "Perhaps achievements is meant.",
    ),
    broken(
        "unknown-key-like-no-other",
        fact("xyzzy: 1"),
        "people › T1 › xyzzy",
        "There is no key xyzzy here.",
        "Correct or remove the key.",
    ),
    broken(
        "key-with-underscore",
        more("policy: {over_quota: forbid}"),
        "policy › over_quota",
        "There is no key over_quota here.",
        "Perhaps over-quota is meant.",
    ),
    broken(
        "merge-key",
        fact("<<: {note: x}"),
        "people › T1 › <<",
        "There is no key << here.",
        "Correct or remove the key.",
    ),
    broken(
        "missing-key-of-the-file",
        ("as_of: 2012-05-01\n", ""),
        "",
        "The key as_of is missing.",
        "Add it.",
        at="schema:",
    ),
    broken(
        "missing-id", ("- id: T1\n    began", "- began"), "people › 1", "id is missing", "Add it."
    ),
    broken(
        "missing-day-of-the-present-post",
        current("{grade: P10, post: engineer-1}"),
        "people › T1 › current",
        "The key since is missing.",
        "Add it.",
    ),
    broken("missing-plan", (PLAN, ""), "", "The key plan is missing.", "Add it.", at="schema:"),
    broken(
        "misspelled-required-key",
        ("as_of:", "as-of:"),
        "as-of",
        "There is no key as-of here.",
        "Perhaps as_of is meant.",
    ),
    broken("no-people", (PEOPLE, "people: []\n"), "people", "at least 1", "Give at least one."),
    broken("people-left-blank", (PEOPLE, "people:\n"), "people", "Nothing", "Write a list.",
           at="people:"),
    broken("people-as-keys", (PEOPLE, "people: {T1: x}\n"), "people", "", "Write a list.",
           at="people:"),
    broken(
        "person-as-a-word", (PEOPLE, "people: [T1]\n"), "people › 1", "T1 does", "keys with values"
    ),
    broken(
        "key-that-is-no-text",
        more("true: x"),
        "true",
        "There is no key true here.",
        "Correct or remove the key.",
    ),
    broken(
        "wrong-schema",
        ("gangwei/1", "gangwei/2"),
        "schema",
        "gangwei/2 is not one of the words known here.",
        "Write gangwei/1.",
    ),
    broken(
        "wrong-stage",
        ("stage: first-appointment", "stage: first"),
        "stage",
        "first is not one of the words",
        "Write first-appointment or regular.",
    ),
    broken(
        "institution-as-number", ("示例单位", "17"), "institution", "17 does not do", "in quotes"
    ),
    broken("institution-left-blank", ("institution: 示例单位", "institution:"), "institution",
           "Nothing does not do", "Write text"),
]  # fmt: skip

PLANS = [
    broken("grade-unknown", (QUOTA, "{P99: 1}"), "plan › quota › P99", "P99", "Write M1, M2"),
    broken(
        "grade-of-no-rulebook",
        (QUOTA, "{P9: 1, P10: 2, P12: 1, P4: 0}"),
        "plan › quota › P4",
        "There is no grade P4.",
        "Known: M10, M6, M7",
    ),
    broken("quota-below-0", ("P9: 1,", "P9: -1,"), "plan › quota › P9", "-1", "larger number"),
    broken("quota-not-whole", ("P9: 1,", "P9: 1.5,"), "plan › quota › P9", "1.5 does", WHOLE),
    broken("quota-as-text", ("P9: 1,", 'P9: "1",'), "plan › quota › P9", "1 does", WHOLE),
    broken("quota-empty", (QUOTA, "{}"), "plan › quota", "at least 1", "Give at least one."),
    broken("quota-as-list", (QUOTA, "[P9]"), "plan › quota", "", "Write keys with values."),
    broken("total-0", ("total: 4", "total: 0"), "plan › total", "0 does", "larger number"),
    broken("plan-as-text", (PLAN, "plan: big\n"), "plan", "big does", "keys with values"),
    broken(
        "ratio-without-limit",
        ratio("{part: intermediate, of: professional}"),
        "plan › ratios › 1",
        "Give `at-most`, `at-least` or both.",
        "",
    ),
    broken(
        "ratio-twice",
        ratio(f"{RATIO}\n    - {{part: intermediate, of: professional, at-least: 1%}}"),
        "plan › ratios › 2",
        "The ratio intermediate/professional is given twice.",
        "Keep one, with both its limits.",
    ),
    broken(
        "part-unknown",
        ratio("{part: middle, of: total, at-most: 3/4}"),
        "plan › ratios › 1 › part",
        "middle is not one of the words",
        WORDS_OF_PARTS,
    ),
    broken(
        "part-unknown-in-a-list",
        ratio("{part: [senior, middle], of: total, at-most: 3/4}"),
        "plan › ratios › 1 › part › 2",
        "middle is not one of the words",
        WORDS_OF_PARTS,
    ),
    broken(
        "part-twice",
        ratio("{part: [senior, senior], of: total, at-most: 3/4}"),
        "plan › ratios › 1 › part",
        "Lists senior twice.",
        "Correct the value.",
    ),
    broken(
        "whole-unknown",
        ratio("{part: senior, of: everyone, at-most: 3/4}"),
        "plan › ratios › 1 › of",
        "everyone is not one of the words",
        "total, management, professional",
    ),
    broken(
        "missing-total",
        ("  total: 4\n", ""),
        "plan",
        "The key total is missing.",
        "Add it.",
        at="plan:",
    ),
]


@pytest.mark.parametrize("case", KEYS)
def test_a_wrong_key_is_said_once(tmp_path: Path, case: Broken) -> None:
    """A key that is unknown, missing or of the wrong kind gives one message in its place."""
    check(tmp_path, case)


@pytest.mark.parametrize("case", PLANS)
def test_a_wrong_plan_is_said_once(tmp_path: Path, case: Broken) -> None:
    """A quota, total or ratio that cannot be gives one message in its place."""
    check(tmp_path, case)


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ("7/0", "7/0 is no share"),
        ("120%", "120% is more than the whole"),
        ("5/4", "5/4 is more than the whole"),
        ("0.58", "0.58 is no share"),
        ("half", "alf is no share"),
        ("1", "1 is no share"),
        ("-5%", "-5% is no share"),
        ("58.1234567%", "58.1234567% is no share"),
        ("[1/2]", "is no share"),
        ("١/٢", "١/٢ is no share"),
    ],
)
def test_a_bad_share_is_refused(tmp_path: Path, share: str, said: str) -> None:
    """Only percents and fractions of the whole are shares."""
    edit = ratio(f"{{part: senior, of: total, at-most: {share}}}")
    check(tmp_path, Broken(edit, "plan › ratios › 1 › at-most", said, ""))


def test_the_tie_itself_is_accepted(tmp_path: Path) -> None:
    """Without an edit the scenario is read."""
    assert [person.id for person in loaded(tmp_path).people] == ["T1", "T2", "T3"]


def test_a_list_that_holds_one_mistake_is_not_also_short(tmp_path: Path) -> None:
    """The only member's mistake is reported, not that the list is short without it."""
    edit = PEOPLE, "people: [{id: T1, began: x}]\n"
    said = "x is no day of the calendar."
    check(tmp_path, Broken(edit, "people › T1 › began", said, "Write a day", at="people:"))
