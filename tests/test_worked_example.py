"""The six people of docs/model.md: what its text and its table say is what comes out."""

import re
from typing import NamedTuple

import pytest

from models.policy import AimName
from models.scenario import Scenario
from solver.eligibility.candidates import candidates
from solver.eligibility.wishes import wish
from solver.files.scenario import load
from solver.program.search import Settings
from solver.solving import solve
from tests.builders import ROOT, SCENARIOS, aims, desks, places

ROW = re.compile(r"^\| ([A-F]) \| (\d+) \| (\w+) \| ([^|]+) \| ([^|]+) \| [^|]+ \|$", re.MULTILINE)


class Row(NamedTuple):
    """A row of the table: points, present grade, wishes in their order, what somebody gets."""

    points: int
    today: str
    wishes: list[str]
    got: str


@pytest.fixture(scope="module")
def case() -> Scenario:
    """The shipped scenario."""
    return load(SCENARIOS / "six-people.yaml")


@pytest.fixture(scope="module")
def text() -> str:
    """What docs/model.md says."""
    return (ROOT / "docs" / "model.md").read_text("utf-8")


def _rows(text: str) -> dict[str, Row]:
    rows = ROW.findall(text)
    return {who: Row(int(n), now, wishes.split(", "), got) for who, n, now, wishes, got in rows}


def _called(scenario: Scenario, post: str | None, grade: str | None) -> str:
    """A place as the table writes it: a post is named where it is described."""
    return f"{grade} `{post}`" if post in {one.id for one in scenario.posts} else f"{grade}"


def test_the_table_tells_the_facts_of_the_file(case: Scenario, text: str) -> None:
    """Points, present grades and wishes are those of the six people."""
    judged, told = candidates(case), _rows(text)
    assert told.keys() == case.staff.keys()
    for who, row in told.items():
        now = case.grade_of(case.staff[who])
        own = sorted(judged.of_person[who], key=lambda candidate: wish(candidate, case))
        wanted = [one.triple for one in own if now and not now.above(one.triple.grade)]
        assert (100 * row.points, row.today) == (judged.points[who], now)
        assert row.wishes == [
            _called(case, one.post, one.grade.value) for one in wanted if case.desks[one.post].seats
        ]


@pytest.mark.parametrize("settings", [Settings(), Settings(engine="cp-sat")])
def test_the_table_tells_the_answer(case: Scenario, text: str, settings: Settings) -> None:
    """What everybody gets is what both engines give, and nobody is tied."""
    result = solve(case, settings)
    grades, posts = places(result), desks(result)
    assert (result.status, result.verified) == ("optimal", True)
    assert {who: row.got for who, row in _rows(text).items()} == {
        who: _called(case, posts[who], grades[who]) for who in grades
    }
    assert {one.standing for one in result.appointments} == {"certain"}


def test_the_two_sums_are_those_of_the_text(case: Scenario, text: str) -> None:
    """The greatest sum with the line of points, and without it, in whole points times yuan."""
    for scenario in (case, case.with_plan("by-sum")):
        value = aims(solve(scenario))["seniority-fit"]
        assert value % 100 == 0
        assert f"**{value // 100:,}**" in text


def test_the_sum_alone_passes_two_people_over(case: Scenario) -> None:
    """Under `by-sum` A and B get less than the line gives them, and D what A wanted first."""
    result = solve(case.with_plan("by-sum"))
    assert places(result) == {"A": "P8", "B": "P10", "C": "P10", "D": "P7", "E": "P10", "F": "M8"}
    assert AimName.PRIORITY not in {aim.aim for aim in result.aims}


def test_what_was_refused_and_why(case: Scenario) -> None:
    """Only D and E go without something that they wanted more, and a full row says why."""
    told = solve(case).precedence
    assert told is not None
    assert told.line == ("A", "B", "C", "D", "F", "E")
    assert {(one.person, one.wanted.post) for one in told.refusals} == {
        ("D", "general-associate-senior"),
        ("E", "section-chief"),
    }
    assert all(one.full for one in told.refusals)


def test_a_key_of_the_rulebook_settles_it_before_the_sum(case: Scenario) -> None:
    """With `tie-break` E, whose service began seven months before F's, gets the section."""
    written = case.rulebook.scoring.model_copy(update={"tie_break": ("service-years",)})
    rulebook = case.rulebook.model_copy(update={"scoring": written})
    result = solve(case.model_copy(update={"rulebook": rulebook}))
    assert (places(result)["E"], places(result)["F"]) == ("M8", "M9")
