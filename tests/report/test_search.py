"""The best plans in words and as tables."""

from typing import Any

import pytest

from models.front import Front, Measure, Point, Reach
from models.scenario import Scenario
from solver.analysis.front.search import search
from solver.program.search import Settings
from solver.report.naming import Names
from solver.report.page import Page
from solver.report.search import front_text, search_words
from solver.report.tables import front_tables
from solver.report.words import Lang
from tests.builders import person, scenario

PEOPLE = [person("A", "P10", points=20), person("B", "P10", points=10)]
SIX = (Measure.PROMOTIONS, Measure.COST)


def _text(case: Scenario, front: Front, page: Page = Page()) -> str:  # noqa: B008
    return front_text(Names(case, search_words(page)), front, page)


def _case(**changes: Any) -> Scenario:
    return scenario({"P9": 1, "P10": 2}, PEOPLE, **changes)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_front_is_told_in_both_languages(lang: Lang) -> None:
    """Its points with measures and seats, why none goes further, and how to keep one."""
    case = _case()
    front = search(case, tuple(Measure), without=["inner-intermediate"])
    text = _text(case, front, Page(lang=lang))
    assert len(front.points) >= 3
    for number in range(1, len(front.points) + 1):
        assert f"\n{number} " in text
    assert f"point-{len(front.points)}: {{quota: {{" in text


def test_the_base_plan_is_placed() -> None:
    """On the front by its number; or the number of the plan that beats it."""
    case = scenario({"P9": 2, "P10": 2}, PEOPLE)
    assert "The base plan is one of them (number 1)" in _text(case, search(case, SIX[:1]))
    tight = scenario({"P9": 0, "P10": 3}, PEOPLE)
    assert "The base plan is not: number 1 is better" in _text(tight, search(tight, SIX[:1]))


def test_a_base_plan_without_answer_is_said() -> None:
    """The search may find what the base plan has not."""
    case = scenario({"P9": 0, "P10": 1}, PEOPLE, total=2)
    assert "The base plan has no answer" in _text(case, search(case))


def test_a_base_plan_that_breaks_a_limit_is_said() -> None:
    """By the limit's own words; whether better or not, it is not among the plans."""
    case = scenario({"P9": 2, "P10": 0}, PEOPLE)
    text = _text(case, search(case, SIX[:1]))
    assert "does not keep P8:P9:P10 = 3:4:3" in text
    assert "The base plan is" not in text


def test_no_plan_at_all_is_said() -> None:
    """Where the limits admit nothing that has an answer."""
    case = scenario({"P10": 1}, PEOPLE, total=1)
    front = search(case)
    assert front.points == ()
    text = _text(case, front)
    assert "No plan within the limits admits an answer" in text
    assert "Why none goes further" not in text


def test_a_cut_search_says_that_plans_may_be_missing() -> None:
    """Not complete is never called complete."""
    case = _case()
    cut = search(case).replace(complete=False)
    text = _text(case, cut)
    assert "best of those that were seen" in text
    assert "others may be missing" in text
    assert "none is missing" not in text
    one = _text(case, cut.replace(points=cut.points[:1]))
    assert "One plan is the best of those that were seen" in one


@pytest.mark.parametrize(
    ("lang", "told", "claimed"),
    [
        ("en", "No plan that was seen admits an answer", "No plan within the limits"),
        ("zh", "已核算的方案中没有可行方案", "限额内没有可行方案"),
    ],
)
def test_a_cut_search_that_saw_nothing_denies_nothing(lang: Lang, told: str, claimed: str) -> None:
    """That no plan admits an answer is not known before every plan was seen."""
    case = _case()
    text = _text(case, search(case, settings=Settings(time_limit=0.0)), Page(lang=lang))
    assert told in text
    assert claimed not in text


def test_every_obstacle_has_its_words() -> None:
    """A price, a conflict (shown in part where long), nobody, and worse."""
    case = _case()
    front = search(case, SIX)
    (first, *_) = front.points
    names = tuple(f"intermediate/{whole}" for whole in ("total", "professional"))
    limits = (*names, "total", "leaders", "described", "inner-junior", "inner-full-senior")
    reaches = (
        Reach(measure=Measure.COST, value=1, obstacle="price", point=1, price={Measure.WAITING: 1}),
        Reach(measure=Measure.COST, value=2, obstacle="limits", limits=limits),
        Reach(measure=Measure.COST, value=3, obstacle="limits", limits=limits * 2, smallest=False),
        Reach(measure=Measure.COST, value=4, obstacle="nobody"),
        Reach(measure=Measure.COST, value=5, obstacle="worse"),
    )
    told: tuple[Point, ...] = (first.replace(reach=reaches), first.replace(reach=reaches[-1:]))
    text = _text(case, front.replace(points=told))
    assert "1. yuan a year 1: number 2 has it; people waiting worse by 1" in text
    assert "1. yuan a year 2: cannot be, together with intermediate / all seats;" in text
    assert "together with all of" in text
    assert "… and 6 more" in text
    assert "nobody else is open to it" in text
    assert "1, 2. yuan a year 5: seats could be found" in text


def test_limits_and_what_is_switched_off_are_told() -> None:
    """With the rounding, and what senior seats are a share of."""
    case = _case()
    front = search(case, [Measure.SENIOR_SHARE], without=["total"], rounding="up")
    text = _text(case, front)
    assert "rounded up." in text
    assert "switched off: the authorised total." in text
    assert "senior seats are of 3 authorised ones." in text


def test_tables_of_a_front() -> None:
    """A row a point with its measures and seats, and a row for each obstacle."""
    front = search(_case(), SIX)
    made = front_tables(front)
    assert list(made["points"]["promotions"]) == [
        p.measures[Measure.PROMOTIONS] for p in front.points
    ]
    assert set(made["reach"]["obstacle"]) == {r.obstacle for p in front.points for r in p.reach}


@pytest.mark.parametrize(
    ("lang", "base", "reach"),
    [
        (
            "en",
            "before the base plan was solved and proved",
            "Not worked out, for the time ran out",
        ),
        ("zh", "基准方案尚未求得并证明最优", "未能分析各方案为何不能更优"),
    ],
)
def test_what_the_time_did_not_allow_is_said(lang: Lang, base: str, reach: str) -> None:
    """A base plan that nobody solved is not one without an answer; nor are there no reasons."""
    case = _case()
    front = search(case, SIX)
    points = tuple(point.replace(reach=()) for point in front.points)
    cut = front.replace(base=None, base_status="unknown", points=points, reached=False)
    text = _text(case, cut, Page(lang=lang))
    assert base in text
    assert reach in text
    assert reach not in _text(case, cut.replace(points=()), Page(lang=lang))
