"""Atoms on merit: annual assessments and achievements."""

from datetime import date
from typing import Any

import pytest

from tests.builders import judged

GOOD = {2009: "qualified", 2010: "qualified", 2011: "qualified"}


@pytest.mark.parametrize(
    ("marks", "verdict", "below", "absent"),
    [
        (GOOD, "met", [], []),
        ({**GOOD, 2010: "excellent"}, "met", [], []),
        ({**GOOD, 2010: "ungraded"}, "met", [], []),
        ({**GOOD, 2010: "basically-qualified"}, "unmet", [2010], []),
        ({**GOOD, 1999: "unqualified"}, "unmet", [1999], []),
        ({2009: "qualified", 2011: "qualified"}, "review", [], [2010]),
        ({2009: "qualified", 2011: "unqualified"}, "unmet", [2011], [2010]),
        ({}, "review", [], [2009, 2010, 2011]),
    ],
)
def test_every_year_at_a_mark(
    marks: dict[int, str], verdict: str, below: list[int], absent: list[int]
) -> None:
    """One bad year decides; a recent year not on record needs review; ungraded does not count."""
    trace = judged({"assessments": {"every": "qualified"}}, {"assessments": marks})
    assert trace.verdict == verdict
    assert (trace.facts["below"], trace.facts["absent"]) == (below, absent)


@pytest.mark.parametrize(
    ("marks", "verdict"),
    [
        ({2009: "excellent", 2010: "excellent", 2011: "qualified"}, "met"),
        ({2009: "excellent", 2010: "qualified", 2011: "qualified"}, "unmet"),
        ({2009: "excellent", 2011: "qualified"}, "review"),
        ({2009: "qualified", 2011: "qualified"}, "unmet"),
        ({2008: "excellent", 2009: "excellent", 2010: "qualified", 2011: "qualified"}, "unmet"),
        ({2009: "ungraded", 2010: "excellent", 2011: "excellent"}, "met"),
        ({2009: "ungraded", 2010: "ungraded", 2011: "excellent"}, "unmet"),
    ],
)
def test_some_years_of_a_mark(marks: dict[int, str], verdict: str) -> None:
    """Twice excellent in three years; what is missing is reviewed only if it could still do."""
    asked = {"assessments": {"mark": "excellent", "times": 2, "last": 3}}
    assert judged(asked, {"assessments": marks}).verdict == verdict


def test_the_facts_of_some_years() -> None:
    """Which years count, which are missing, and what was asked."""
    asked = {"assessments": {"mark": "excellent", "times": 2, "last": 3}}
    trace = judged(asked, {"assessments": {2011: "excellent", 2009: "qualified"}})
    assert trace.facts == {
        "mark": "excellent", "times": 2, "last": 3, "found": [2011], "absent": [2010],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("began", "absent"), [("2010-01-01", [2010]), ("2010-01-02", []), (None, [2009, 2010])]
)
def test_years_before_the_first_whole_year_are_not_missing(
    began: str | None, absent: list[int]
) -> None:
    """Who began on 1 January has that year assessed; a day later, the next is the first."""
    facts = {"began": began, "assessments": {2011: "qualified"}}
    trace = judged({"assessments": {"every": "qualified"}}, facts)
    assert trace.facts["absent"] == absent


def award(**more: Any) -> dict[str, Any]:
    """A municipal first prize of 2010."""
    prize = {"kind": "award", "on": "2010-06-01", "level": "municipal", "class": "first"}
    return {**prize, "role": "led", **more}


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ({}, "met"),
        ({"kind": ["honour", "award"]}, "met"),
        ({"kind": "honour"}, "unmet"),
        ({"level": "municipal"}, "met"),
        ({"level": ["provincial", "national"]}, "unmet"),
        ({"class": "first"}, "met"),
        ({"class": "second"}, "unmet"),
        ({"role": "led"}, "met"),
        ({"role": "took-part"}, "unmet"),
        ({"completed": True}, "met"),
        ({"completed": False}, "unmet"),
    ],
)
def test_every_named_property_fits_literally(asked: dict[str, Any], verdict: str) -> None:
    """A higher level does not stand for a lower one unless it is named."""
    trace = judged({"achievement": {"kind": "award", **asked}}, {"achievements": [award()]})
    assert trace.verdict == verdict
    assert trace.facts["held"] == ("award 2010-06-01" if verdict == "met" else "")


@pytest.mark.parametrize(
    ("on", "recent", "verdict"),
    [
        ("2009-01-01", "assessment-years", "met"),
        ("2008-12-31", "assessment-years", "unmet"),
        ("2009-05-01", "months", "met"),
        ("2009-04-30", "months", "unmet"),
    ],
)
def test_recent_years_by_either_reading(on: str, recent: str, verdict: str) -> None:
    """近三年 begins on 1 January of the third year back, or three years before the day."""
    asked = {"achievement": {"kind": "award", "last": 3}}
    facts = {"achievements": [award(on=on)]}
    assert judged(asked, facts, policy={"recent-years": recent}).verdict == verdict


@pytest.mark.parametrize(
    ("stage", "on", "verdict"),
    [
        ("first-appointment", "2006-01-01", "met"),
        ("first-appointment", "2005-12-31", "unmet"),
        ("regular", "2008-01-01", "met"),
        ("regular", "2007-12-31", "unmet"),
    ],
)
def test_since_the_current_appointment(stage: str, on: str, verdict: str) -> None:
    """任现职以来: of the title at first appointment, of the post in a regular round."""
    facts = {
        "current": {"grade": "P10", "since": "2008-01-01"},
        "titles": [
            {"tier": "intermediate", "series": "engineering", "qualified": "2005-01",
             "appointed": "2006-01-01"},
        ],
        "achievements": [award(on=on)],
    }  # fmt: skip
    asked = {"achievement": {"kind": "award", "since": "current-appointment"}}
    trace = judged(asked, facts, stage=stage)
    assert trace.verdict == verdict
    assert trace.facts["since"] == date(2006 if stage == "first-appointment" else 2008, 1, 1)


@pytest.mark.parametrize("facts", [{}, {"grade": "M9"}])
def test_without_a_title_the_post_counts_and_without_a_post_nothing(facts: dict[str, Any]) -> None:
    """A manager's appointment is the present post's; who was never appointed has none."""
    asked = {"achievement": {"kind": "award", "since": "current-appointment"}}
    old = judged(asked, {**facts, "achievements": [award(on="2004-12-31")]})
    assert old.verdict == "unmet"
    new = judged(asked, {**facts, "achievements": [award(on="2005-01-01")]})
    assert new.verdict == ("met" if facts else "unmet")


@pytest.mark.parametrize("stage", ["first-appointment", "regular"])
def test_a_newcomer_has_earned_since_the_appointment_to_the_title(stage: str) -> None:
    """No present post, but a present title: it is the one that counts, in any round."""
    title = {"tier": "assistant", "series": "engineering", "qualified": "2008-01"}
    facts: dict[str, Any] = {"titles": [{**title, "appointed": "2009-06-01"}]}
    asked = {"achievement": {"kind": "award", "since": "current-appointment"}}
    for on, verdict in (("2009-05-31", "unmet"), ("2009-06-01", "met")):
        found = judged(asked, {**facts, "achievements": [award(on=on)]}, stage=stage)
        assert found.verdict == verdict


@pytest.mark.parametrize(
    ("reading", "on", "verdict"),
    [
        ("assessment-years", "2012-05-01", "met"),
        ("assessment-years", "2009-01-01", "met"),
        ("assessment-years", "2008-12-31", "unmet"),
        ("months", "2012-05-01", "met"),
        ("months", "2009-05-01", "met"),
        ("months", "2009-04-30", "unmet"),
    ],
)
def test_a_dated_honour_of_the_current_year_is_recent(reading: str, on: str, verdict: str) -> None:
    """近三年 runs to the scenario's date, from the first of three assessment years or 36 months."""
    asked = {"achievement": {"kind": "award", "last": 3}}
    policy = {"recent-years": reading}
    assert judged(asked, {"achievements": [award(on=on)]}, policy=policy).verdict == verdict


def test_what_the_record_of_an_award_does_not_say_is_absent() -> None:
    """An award without a level fits no level; an education not on record must be looked up."""
    asked = {"achievement": {"kind": "award", "level": "municipal"}}
    assert (
        judged(asked, {"achievements": [{"kind": "award", "on": "2011-01-01"}]}).verdict == "unmet"
    )
    assert judged({"education": {"level": "college"}}, {}).verdict == "review"
    assert judged({"title": {"tier": "assistant"}}, {}).verdict == "unmet"
    assert judged({"certificate": {"kinds": "accounting"}}, {}).verdict == "unmet"


@pytest.mark.parametrize(
    ("marks", "verdict"),
    [
        ({2009: "excellent", 2010: "qualified", 2011: "qualified"}, "met"),
        ({2010: "qualified", 2011: "qualified"}, "unmet"),
        ({2010: "qualified"}, "review"),
    ],
)
def test_a_mark_of_the_first_year_counts_whenever_service_began(
    marks: dict[int, str], verdict: str
) -> None:
    """Begun on 5 January 2009: that year's mark counts, but it is not missed without one."""
    asked = {"assessments": {"mark": "excellent", "times": 1, "last": 3}}
    found = judged(asked, {"began": "2009-01-05", "assessments": marks})
    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("on", "appointed", "verdict"),
    [
        ("2010-01-01", "2011-06-02", "unmet"),
        ("2011-06-02", "2011-06-02", "met"),
        ("2008-12-31", "2008-01-01", "unmet"),
        ("2009-01-01", "2008-01-01", "met"),
    ],
)
def test_since_and_last_must_both_fit(on: str, appointed: str, verdict: str) -> None:
    """Of the present appointment, and of the last three years: the later day decides."""
    title = {"tier": "assistant", "series": "engineering", "qualified": "2007-01"}
    facts = {"titles": [{**title, "appointed": appointed}], "achievements": [award(on=on)]}
    asked = {"achievement": {"kind": "award", "since": "current-appointment", "last": 3}}
    assert judged(asked, facts).verdict == verdict


@pytest.mark.parametrize(
    ("or_equal", "more", "verdict"),
    [
        (False, {}, "unmet"),
        (True, {}, "review"),
        (True, {"recognised": {"by": "group", "on": "2011-01-01"}}, "met"),
        (True, {"equal-to": "honour"}, "unmet"),
        (True, {"class": "second"}, "unmet"),
    ],
)
def test_an_equal_award_needs_recognition(
    or_equal: bool,  # noqa: FBT001 (a case of the table)
    more: dict[str, Any],
    verdict: str,
) -> None:
    """同等奖项: only where the clause admits it, met once recognised, otherwise to be reviewed."""
    record = award(kind="other", name="cup", **{"equal-to": "award", **more})
    asked = {"achievement": {"kind": "award", "class": "first", "or-equal": or_equal}}
    trace = judged(asked, {"achievements": [record]})
    assert trace.verdict == verdict
    assert trace.facts.get("claimed") == ("cup 2010-06-01" if verdict == "review" else None)
