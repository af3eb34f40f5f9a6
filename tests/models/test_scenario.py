"""A scenario: its parts agree, its desks and staff are derived, its plans can be chosen."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from models.grades import Grade
from models.problems import Inconsistent, Problem
from models.scenario import Scenario
from tests.builders import document, person, post, rulebook, scenario

QUOTA = {"M9": 1, "P9": 1, "P10": 1}
ON = "2012-04-01"


def problems(*people: dict[str, Any], posts: Any = (), **changes: Any) -> list[Problem]:
    """What is said of a scenario that contradicts itself."""
    with pytest.raises(ValidationError) as caught:
        scenario(QUOTA, people or [person("A")], posts, **changes)
    (error,) = caught.value.errors()
    cause = error["ctx"]["error"]
    assert isinstance(cause, Inconsistent)
    return list(cause.problems)


def paths(*people: dict[str, Any], posts: Any = (), **changes: Any) -> list[tuple[object, ...]]:
    """Where a scenario contradicts itself."""
    return [problem.at for problem in problems(*people, posts=posts, **changes)]


def test_a_small_scenario_is_accepted() -> None:
    """Words of the rulebook, past dates and real posts make no problem."""
    facts: dict[str, Any] = {
        "post": "e",
        "service": [{"grade": "P10", "since": date(2000, 1, 1), "until": date(2001, 1, 1)}],
        "education": [{"level": "bachelor", "fields": ["computing"]}],
        "certificates": [{"kind": "network"}],
        "experience": [{"field": "computing", "since": date(2001, 1, 1)}],
        "achievements": [{"kind": "award", "on": date(2010, 1, 1), "equal-to": "other"}],
        "assessments": {2011: "excellent"},
        "leads": [{"department": "d", "role": "head", "since": date(2010, 1, 1)}],
        "applies": ["e", "general-M9"],
    }
    asked = {
        "all": [
            {"tenure": {"grade": "P10", "years": 1}},
            {"title": {"tier": "senior", "series": "economics"}},
            {"education": {"level": "bachelor"}},
            {"major": {"fields": "computing"}},
            {"experience": {"fields": "economics", "years": 1}},
            {"certificate": {"kinds": "network"}},
            {"achievement": {"kind": "award", "class": "first"}},
        ]
    }
    case = scenario(
        QUOTA,
        [person("A", "P10", **facts), person("B")],
        [post("e", "P10", department="d", leads=["d"], requires=asked)],
        relations=[{"between": ["A", "B"], "kind": "other"}],
        decisions=[{"rule": "pin", "person": "A", "post": "e", "reason": "r", "by": "b", "on": ON}],
        plans={"a": {"quota": {"P9": 2}, "policy": {"merit-reading": "R2"}}},
    )
    assert list(case.staff) == ["A", "B"]


def test_ids_are_used_once() -> None:
    """A second post and a second person of one id are both found."""
    twice = paths(person("A"), person("A"), posts=[post("e", "P9"), post("e", "P9")])
    assert twice == [("posts", 1, "id"), ("people", 1, "id")]


def test_later_checks_wait_for_earlier_ones() -> None:
    """What rests on names is not checked while the names themselves are wrong."""
    found = paths(person("A", applies=["x"]), posts=[post("general-x", "P9")])
    assert found == [("posts", 0, "id")]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"vocabulary": {"ranks": {"处": "M1"}}}, ("rulebook", "vocabulary", "ranks", "处")),
        (
            {
                "scoring": {
                    "note": "x",
                    "items": [{"item": "achievements", "most": 1, "table": {"x/unit": 1}}],
                }
            },
            ("rulebook", "scoring", "items", 0, "table", "x/unit"),
        ),
        ({"general": {"major": {"fields": "x"}}}, ("rulebook", "general", "major", "fields")),
    ],
)
def test_the_rulebook_uses_its_own_words(changes: dict[str, Any], path: tuple[object, ...]) -> None:
    """Ranks, prizes and fields that the rulebook lacks are found in it."""
    assert paths(rulebook=rulebook(**changes)) == [path]


def test_every_wish_is_a_post_of_the_plan() -> None:
    """General posts can be applied for where the plan implies them, and only there."""
    assert paths(person("A", applies=["general-M9", "general-M6"])) == [("people", 0, "applies", 1)]


def test_facts_are_of_the_past() -> None:
    """The day itself is not too late, the next one is."""
    assert scenario(QUOTA, [person("A", began=date(2012, 5, 1))])
    assert paths(person("A", began=date(2012, 5, 2))) == [("people", 0, "began")]
    assert paths(person("A", assessments={2012: "excellent"})) == [
        ("people", 0, "assessments", 2012)
    ]


def test_a_desk_has_no_more_holders_than_seats() -> None:
    """The third holder of two seats is one too many."""
    people = [person(name, "P10", post="e") for name in "ABC"]
    assert paths(*people, posts=[post("e", "P10", seats=2)]) == [("people", 2, "current", "post")]


def test_a_present_post_may_be_of_the_tier() -> None:
    """Who holds P9 may sit at a desk described as P10."""
    case = scenario(QUOTA, [person("A", "P9", post="e")], [post("e", "P10")])
    assert case.desk_of(case.people[0]) == "e"


def test_grades_follow_from_ranks() -> None:
    """A rank gives the grade that the rulebook says; a newcomer has neither grade nor desk."""
    ranked = {"id": "A", "current": {"rank": "科员", "since": "2005-01"}}
    case = scenario(QUOTA, [ranked, person("B")])
    assert [case.grade_of(one) for one in case.people] == [Grade.M9, None]
    assert [case.desk_of(one) for one in case.people] == ["general-M9", None]
    assert case.value(Grade.M9) == 590


def test_staff_are_sorted_by_id() -> None:
    """The order in the file does not matter to whom is where."""
    assert list(scenario(QUOTA, [person("B"), person("A")]).staff) == ["A", "B"]


def test_the_base_plan_is_the_scenario_itself() -> None:
    """Choosing the base changes nothing, and an unknown plan is a KeyError."""
    case = scenario(QUOTA, [person("A")])
    assert case.with_plan("base") is case
    with pytest.raises(KeyError):
        case.with_plan("a")


def test_an_alternative_changes_plan_and_policy() -> None:
    """Quota and policy come from the alternative, the rest from the base."""
    change = {"quota": {"P9": 3}, "policy": {"over-quota": "transitional"}}
    case = scenario(QUOTA, [person("A")], policy={"merit-reading": "R2"}, plans={"a": change})
    other = case.with_plan("a")
    assert (other.plan_name, other.plan.seats(Grade.P9), other.plan.seats(Grade.P10)) == ("a", 3, 1)
    assert (other.policy.over_quota, other.policy.merit_reading) == ("transitional", "R2")
    assert (case.plan_name, case.policy.over_quota) == ("base", "forbid")


def test_desks_are_those_of_the_chosen_plan() -> None:
    """The general posts of an alternative have the seats of its quota."""
    case = scenario(QUOTA, [person("A")], plans={"a": {"quota": {"P9": 3}}})
    assert case.desks["general-intermediate"].seats == 2
    assert case.with_plan("a").desks["general-intermediate"].seats == 4


def test_a_scenario_has_people() -> None:
    """Nobody is no case."""
    with pytest.raises(ValidationError):
        scenario(QUOTA, [])


def test_the_day_is_written_with_an_underscore() -> None:
    """`as_of` is the one key of a file that has no hyphen."""
    written = document(QUOTA, [person("A")])
    written["as-of"] = written.pop("as_of")
    with pytest.raises(ValidationError):
        Scenario.model_validate(written)
