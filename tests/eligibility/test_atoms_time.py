"""Atoms that count years: tenure, appointed, experience."""

from datetime import date
from typing import Any

import pytest

from tests.builders import AS_OF, judged


def since(day: str, grade: str = "M9", **more: Any) -> dict[str, Any]:
    """Somebody at a grade since a day."""
    return {"current": {"grade": grade, "since": day}, **more}


@pytest.mark.parametrize(
    ("day", "verdict", "held", "met_on"),
    [
        ("2009-05-01", "met", 3, None),
        ("2009-05-02", "unmet", 2, date(2012, 5, 2)),
        ("2009-04-30", "met", 3, None),
        ("2012-05-01", "unmet", 0, date(2015, 5, 1)),
    ],
)
def test_tenure_counts_whole_years(day: str, verdict: str, held: int, met_on: date | None) -> None:
    """The third anniversary counts; the day after says when it will be met."""
    trace = judged({"tenure": {"grade": "M9", "years": 3}}, since(day))
    assert (trace.verdict, trace.facts["held"], trace.met_on) == (verdict, held, met_on)
    assert trace.facts["grade"] == "M9"
    assert trace.facts["since"] == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("asked", "verdict"), [("M9", "met"), ("M8", "met"), ("M7", "unmet"), ("P12", "unmet")]
)
def test_a_higher_grade_of_the_category_counts(asked: str, verdict: str) -> None:
    """Service at M8 counts for M9, not for M7, and never in another category."""
    trace = judged({"tenure": {"grade": asked, "years": 3}}, since("2000-01-01", "M8"))
    assert trace.verdict == verdict


def test_a_newcomer_has_no_tenure() -> None:
    """Nothing held, no first day, and no day on which it will be met."""
    trace = judged({"tenure": {"grade": "M9", "years": 1}}, {})
    assert (trace.verdict, trace.facts["held"], trace.facts["since"]) == ("unmet", 0, None)
    assert trace.met_on is None


def test_past_service_adds_up_but_does_not_run() -> None:
    """Two years at M8 and one before it are three; two alone will not become three by waiting."""
    service = [
        {"grade": "M8", "since": "2003-01-01", "until": "2005-01-01"},
        {"grade": "M8", "since": "2001-01-01", "until": "2002-01-01"},
    ]
    asked = {"tenure": {"grade": "M8", "years": 3}}
    assert judged(asked, since("2006-01-01", service=service)).verdict == "met"
    short = judged(asked, since("2006-01-01", service=service[:1]))
    assert (short.verdict, short.facts["held"], short.met_on) == ("unmet", 2, None)


def test_a_rank_stands_for_its_grade() -> None:
    """科员 is M9 by the rulebook."""
    facts = {"current": {"rank": "科员", "since": "2005-01-01"}}
    assert judged({"tenure": {"grade": "M9", "years": 7}}, facts).verdict == "met"


def title(tier: str, qualified: str, appointed: str | None) -> dict[str, Any]:
    """A title record."""
    record = {"tier": tier, "series": "engineering", "qualified": qualified}
    return record | ({"appointed": appointed} if appointed else {})


@pytest.mark.parametrize(
    ("titles", "verdict", "held", "met_on"),
    [
        ([title("intermediate", "2000-01", "2009-05-01")], "met", 3, None),
        ([title("intermediate", "2000-01", "2009-05-02")], "unmet", 2, date(2012, 5, 2)),
        ([title("intermediate", "2000-01", None)], "unmet", 0, None),
        ([title("assistant", "2000-01", "2000-01")], "unmet", 0, None),
        ([title("associate-senior", "2000-01", "2009-01")], "met", 3, None),
        ([], "unmet", 0, None),
    ],
)
def test_appointment_counts_not_the_certificate(
    titles: list[dict[str, Any]], verdict: str, held: int, met_on: date | None
) -> None:
    """已聘: from the first appointment to the tier or higher."""
    asked = {"appointed": {"tier": "intermediate", "years": 3}}
    trace = judged(asked, {"titles": titles})
    assert (trace.verdict, trace.facts["held"], trace.met_on) == (verdict, held, met_on)
    assert trace.facts["tier"] == "intermediate"


def test_the_first_of_several_appointments_counts() -> None:
    """An earlier appointment at the tier goes before a later one above it."""
    titles = [
        title("associate-senior", "2011-01", "2011-01"),
        title("intermediate", "2005-01", "2006-01"),
    ]
    trace = judged({"appointed": {"tier": "junior", "years": 6}}, {"titles": titles})
    assert trace.facts["since"] == date(2006, 1, 1)
    assert trace.met


def work(begun: str, until: str | None = None, field: str = "computing") -> dict[str, Any]:
    """A period of work."""
    return {"field": field, "since": begun} | ({"until": until} if until else {})


@pytest.mark.parametrize(
    ("records", "verdict", "held", "met_on"),
    [
        ([work("2010-05-01")], "met", 2, None),
        ([work("2010-05-02")], "unmet", 1, date(2012, 5, 2)),
        ([work("2001-01-01", "2003-01-01")], "met", 2, None),
        ([work("2001-01-01", "2002-12-31")], "unmet", 1, None),
        ([work("2001-01-01", "2002-01-01"), work("2011-05-01")], "met", 2, None),
        ([work("2001-01-01", field="economics")], "unmet", 0, None),
        ([], "unmet", 0, None),
    ],
)
def test_experience_adds_up(
    records: list[dict[str, Any]], verdict: str, held: int, met_on: date | None
) -> None:
    """Periods in the field add up, running or over; another field does not count."""
    asked = {"experience": {"fields": "computing", "years": 2}}
    trace = judged(asked, {"experience": records})
    assert (trace.verdict, trace.facts["held"], trace.met_on) == (verdict, held, met_on)
    assert trace.facts["fields"] == ("computing",)


def test_parallel_work_counts_once() -> None:
    """Two fields at the same time are not twice as long."""
    asked = {"experience": {"fields": ["computing", "economics"], "years": 2}}
    records = [work("2011-01-01"), work("2011-01-01", field="economics")]
    assert judged(asked, {"experience": records}).facts["held"] == 1
    assert date(2012, 5, 1) == AS_OF
