"""Seniority points: capped items in whole hundredths."""

from decimal import Decimal
from typing import Any

import pytest

from solver.eligibility.points import breakdown, points
from solver.eligibility.subject import Subject
from tests.builders import person, rulebook, scenario


def scored(item: dict[str, Any], facts: dict[str, Any], grade: str | None = None) -> int:
    """The points of somebody under one item."""
    book = rulebook(scoring={"note": "test", "items": [item]})
    case = scenario({"M9": 1, "P10": 1}, [person("X", grade, **facts)], rulebook=book)
    return points(Subject(case.people[0], case))


@pytest.mark.parametrize(
    ("began", "earned"),
    [("2009-05-01", 450), ("2009-05-02", 300), ("1960-01-01", 1000), (None, 0)],
)
def test_years_of_service_are_capped(began: str | None, earned: int) -> None:
    """1.5 a whole year, the anniversary included, at most 10."""
    item = {"item": "service-years", "each": Decimal("1.5"), "most": 10}
    assert scored(item, {"began": began}) == earned


@pytest.mark.parametrize(
    ("grade", "since", "earned"),
    [("P10", "2001-01-01", 300), ("M9", "2001-01-01", 1100), ("P10", None, 300), (None, None, 300)],
)
def test_years_in_the_title_or_the_rank(grade: str | None, since: str | None, earned: int) -> None:
    """A professional or newcomer counts from the title, a manager from the rank."""
    facts: dict[str, Any] = {
        "titles": [
            {"tier": "intermediate", "series": "engineering", "qualified": "2008-01",
             "appointed": "2009-01-01"},
            {"tier": "intermediate", "series": "economics", "qualified": "2010-01",
             "appointed": "2010-01-01"},
            {"tier": "assistant", "series": "economics", "qualified": "2000-01",
             "appointed": "2000-01-01"},
            {"tier": "associate-senior", "series": "economics", "qualified": "2011-01"},
        ]
    }  # fmt: skip
    if grade and since:
        facts["current"] = {"grade": grade, "since": since}
    assert scored({"item": "rank-years", "each": 1, "most": 20}, facts, grade) == earned


def test_a_professional_without_an_appointed_title_counts_from_the_post() -> None:
    """Since 1 January 2005 are seven whole years."""
    assert scored({"item": "rank-years", "each": 1, "most": 20}, {}, "P10") == 700


def test_excellent_years_count_within_the_last() -> None:
    """Of four excellent years three lie within the last three, and the cap leaves two."""
    marks = {2008: "excellent", 2009: "excellent", 2010: "excellent", 2011: "excellent"}
    item = {"item": "excellent", "each": 1, "last": 3, "most": 9}
    assert scored(item, {"assessments": marks}) == 300
    assert scored({**item, "most": 2}, {"assessments": marks}) == 200
    assert scored(item, {"assessments": {2011: "qualified"}}) == 0


def test_only_the_highest_of_a_kind_counts() -> None:
    """Two awards count once, an honour beside them; what the table leaves out earns nothing."""
    table = {"award": 2, "award/provincial": 5, "honour": 1}
    item = {"item": "achievements", "most": 99, "table": table}
    records = [
        {"kind": "award", "on": "2010-01-01", "level": "municipal"},
        {"kind": "award", "on": "2010-01-01", "level": "provincial"},
        {"kind": "honour", "on": "2010-01-01"},
        {"kind": "project", "on": "2010-01-01"},
    ]
    assert scored(item, {"achievements": records}) == 600
    assert scored(item, {"achievements": records[:1]}) == 200
    assert scored({**item, "most": 4}, {"achievements": records}) == 400


def test_kind_and_level_go_before_kind_even_downward() -> None:
    """A level listed for less than the kind earns the less."""
    item = {"item": "achievements", "most": 99, "table": {"award": 2, "award/unit": 1}}
    record = {"kind": "award", "on": "2010-01-01", "level": "unit"}
    assert scored(item, {"achievements": [record]}) == 100


@pytest.mark.parametrize(
    ("levels", "earned"),
    [
        (["doctor"], 500),
        (["master"], 300),
        (["bachelor"], 300),
        (["college"], 100),
        (["secondary"], 0),
        (["college", "bachelor"], 300),
        ([], 0),
    ],
)
def test_the_best_education_counts(levels: list[str], earned: int) -> None:
    """A level that the table leaves out earns what the next lower one listed does."""
    item = {"item": "education", "most": 9, "table": {"doctor": 5, "bachelor": 3, "college": 1}}
    records = [{"level": level} for level in levels]
    assert scored(item, {"education": records}) == earned


def test_the_breakdown_adds_up() -> None:
    """Each item is shown with what it gave and the most that it can give."""
    items = [
        {"item": "service-years", "each": 1, "most": 5},
        {"item": "education", "most": 3, "table": {"bachelor": 2}},
    ]
    book = rulebook(scoring={"note": "test", "items": items})
    facts: dict[str, Any] = {"education": [{"level": "bachelor"}]}
    case = scenario({"P10": 1}, [person("X", points=9, **facts)], rulebook=book)
    subject = Subject(case.people[0], case)
    assert [(one.item, one.points, one.most) for one in breakdown(subject)] == [
        ("service-years", 500, 500),
        ("education", 200, 300),
    ]
    assert points(subject) == 700


def test_an_unfinished_project_is_no_achievement_yet() -> None:
    """Points count what is completed, whatever a clause may ask of taking part."""
    item = {"item": "achievements", "most": 9, "table": {"project": 4}}
    for completed, earned in ((True, 400), (False, 0)):
        record = {"kind": "project", "on": "2010-01-01", "completed": completed}
        assert scored(item, {"achievements": [record]}) == earned
