"""What another plan, reading or policy would do."""

import pytest

from solver.analysis.effects import (
    grades_by_certificate,
    priority_cost,
    readings,
    seat_values,
)
from solver.analysis.review_plan import review_plan
from solver.solving import solve
from tests.analysis.helpers import ASKS_JUDGEMENT, picture, with_status
from tests.builders import aims, person, places, post, rulebook, scenario


def test_a_seat_more_equals_a_fresh_solve() -> None:
    """The effect of a seat is the difference to a solve of the changed plan."""
    people = [person("A", "P10", points=20), person("B", "P10", points=10)]
    seen = picture({"P9": 1, "P10": 2}, people)
    found = {(one.change, one.value): one for one in seat_values(seen)}
    more = solve(scenario({"P9": 2, "P10": 2}, people))
    (change,) = found["P9", "+1"].aims
    assert (change.before, change.after) == (
        aims(seen.result)["seniority-fit"],
        aims(more)["seniority-fit"],
    )
    assert [move.person for move in found["P9", "+1"].moves] == ["B"]


def test_the_strongest_effect_comes_first() -> None:
    """What leaves no answer, then what moves the first aim most, then what does nothing."""
    people = [person("A", "P10", points=20), person("B", "P10", points=10)]
    values = seat_values(picture({"P9": 1, "P10": 1}, people))
    strength = [0 if one.status == "infeasible" else 1 if one.aims else 2 for one in values]
    assert strength == sorted(strength)
    assert strength[0] == 0


def test_there_is_no_seat_fewer_than_none() -> None:
    """A grade without a seat is only asked about one more."""
    found = {
        (one.change, one.value)
        for one in seat_values(picture({"M8": 0, "M9": 1}, [person("A", "M9")]))
    }
    assert ("M8", "+1") in found
    assert ("M8", "-1") not in found


def test_ratios_are_moved_by_a_seat() -> None:
    """A ratio that binds is worth a seat; one without an upper limit is not asked about."""
    ratio = {"part": "intermediate", "of": "professional", "at-most": "1/4"}
    floor = {"part": "junior", "of": "professional", "at-least": "1/4"}
    people = [person("A", "P10"), person("B", "P12", applies=["general-intermediate"])]
    seen = picture({"P10": 2, "P12": 2}, people, ratios=[ratio, floor])
    found = {(one.change, one.value): one for one in seat_values(seen)}
    assert [move.person for move in found["intermediate/professional", "+1"].moves] == ["B"]
    assert found["intermediate/professional", "-1"].status == "infeasible"
    assert ("junior/professional", "+1") not in found


def test_an_upper_limit_of_everything_cannot_be_raised() -> None:
    """100 % and one seat more is no ratio."""
    ratio = {"part": "management", "of": "total", "at-most": "100%"}
    seen = picture({"M9": 1}, [person("A", "M9")], ratios=[ratio])
    found = {(one.change, one.value) for one in seat_values(seen)}
    assert ("management/total", "+1") not in found
    assert ("management/total", "-1") in found


def test_every_other_reading_is_tried_alone() -> None:
    """Each switch is flipped once; the one in force is not listed."""
    found = readings(picture({"M9": 1}, [person("A", "M9")]))
    assert [(one.change, one.value) for one in found] == [
        ("merit-reading", "R2"),
        ("merit-reading", "R3"),
        ("merit-reading", "R4"),
        ("recent-years", "months"),
        ("quota-reading", "cumulative"),
        ("professional-posts", "as-written"),
        ("over-quota", "transitional"),
        ("keep-grade", "by-certificate"),
    ]


def test_keeping_the_grade_of_the_certificate() -> None:
    """Somebody qualified for more than appointed would keep more under that reading."""
    titles = [{"tier": "intermediate", "series": "engineering", "qualified": "2005-01-01"}]
    case = scenario(
        {"P10": 1, "P12": 2}, [person("A", "P12", titles=titles), person("B", "P12"), person("N")]
    )
    changed = grades_by_certificate(case)
    assert [changed.grade_of(one) for one in changed.people] == ["P10", "P12", None]
    assert places(solve(changed))["A"] == "P10"


def test_what_going_by_points_takes_from_the_next_sum() -> None:
    """A (40 points, a step of 150 yuan) stands before B (30 points, a step of 250).

    By hand: A at P7 and B at P10 are 40 × 930 + 30 × 680 = 57,600; B at P7 and A at P8 are
    30 × 930 + 40 × 780 = 59,100.
    """
    people = [person("A", "P8", points=40), person("B", "P10", points=30)]
    seen = picture({"P7": 1, "P8": 1, "P10": 1}, people, decisions=[_not_p8()])
    assert places(seen.result) == {"A": "P7", "B": "P10"}
    cost = priority_cost(seen)
    assert cost is not None
    assert cost.aim == "seniority-fit"
    assert (cost.value, cost.without) == (5_760_000, 5_910_000)


def test_going_by_points_may_cost_nothing() -> None:
    """Where the same answer is best in the sum."""
    people = [person("A", "P10", points=20), person("B", "P10", points=10)]
    cost = priority_cost(picture({"P9": 1, "P10": 2}, people))
    assert cost is not None
    assert cost.value == cost.without


@pytest.mark.parametrize("aims", [["placement", "seniority-fit"], ["placement", "priority"]])
def test_without_priority_or_a_sum_after_it_there_is_no_cost(aims: list[str]) -> None:
    """Nothing to compare."""
    assert priority_cost(picture({"M9": 1}, [person("A", "M9")], policy={"aims": aims})) is None


def test_what_was_not_proved_has_no_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither where the result is not, nor where the one beside it is not."""
    seen = picture({"M9": 1}, [person("A", "M9")])
    assert priority_cost(with_status(seen, "feasible")) is None
    unproved = seen.result.replace(status="feasible")
    monkeypatch.setattr("solver.analysis.effects.best_of", lambda *_: unproved)
    assert priority_cost(seen) is None


def _not_p8() -> dict[str, str]:
    """B is kept from the seat that A would leave."""
    why = {"reason": "r", "by": "g", "on": "2012-05-02"}
    return {"rule": "forbid", "person": "B", "grade": "P8", **why}


def test_reviews_that_matter_only_together_are_found() -> None:
    """B's doubt matters once A's is settled: B could have the seat that A leaves."""
    people = [
        person("A", "M8", post="middle", points=20, applies=["top", "middle"]),
        person("B", "M9", points=10, applies=["middle"]),
    ]
    posts = [
        post("top", "M7", requires=ASKS_JUDGEMENT),
        post("middle", "M8", requires=ASKS_JUDGEMENT),
    ]
    plan = review_plan(picture({"M7": 1, "M8": 1, "M9": 1}, people, posts))
    assert (plan.first, plan.later) == (("A", "B"), ())


def test_there_is_no_seat_more_than_a_plan_can_have() -> None:
    """A million is the most that a file can state."""
    told = seat_values(picture({"P9": 1_000_000, "P10": 1}, [person("A", "P10")], total=1_000_000))
    assert {(one.change, one.value) for one in told} >= {("P9", "-1"), ("P10", "+1")}
    assert ("P9", "+1") not in {(one.change, one.value) for one in told}


def test_a_reading_leaves_out_grades_that_the_rulebook_has_not() -> None:
    """A full senior title where the ladder begins at P5: nothing to keep by it."""
    title = {"tier": "full-senior", "series": "engineering", "qualified": "2009-01"}
    found = readings(picture({"P7": 1}, [person("A", "P7", titles=[title])]))
    (kept,) = (one for one in found if one.change == "keep-grade")
    assert (kept.status, kept.moves) == ("optimal", ())


def test_an_assistant_keeps_no_grade_of_technicians() -> None:
    """助理级 held, at P13 today: by the certificate P12, though the plan has P13."""
    title = {"tier": "assistant", "series": "engineering", "qualified": "2009-01"}
    book = rulebook(grades={**rulebook()["grades"], "P13": {"value": 550}})
    case = scenario({"P12": 1, "P13": 1}, [person("A", "P13", titles=[title])], rulebook=book)
    assert case.grade_of(grades_by_certificate(case).people[0]) == "P12"


def test_what_would_take_away_a_wanted_post_is_left_out() -> None:
    """One seat fewer of M9, and there is no post to apply for: nothing is said of it."""
    found = seat_values(picture({"M9": 1}, [person("A", applies=["general-M9"])]))
    assert [(one.change, one.value) for one in found] == [("M9", "+1")]
