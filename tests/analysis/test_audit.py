"""The plan itself: what contradicts itself before anything is solved."""

from collections.abc import Mapping
from typing import Any

import pytest

from models.findings import AuditFinding
from models.scenario import Scenario
from solver.analysis.audit import audit
from solver.analysis.titles import entry_grade
from solver.eligibility.candidates import candidates
from solver.files.scenario import load
from solver.solving import solve
from tests.builders import SCENARIOS, changzhou, person, post, rulebook, scenario
from tests.builders import desks as desks_of


def _audit(case: Scenario) -> dict[tuple[str, str], AuditFinding]:
    return {(found.kind, found.about): found for found in audit(candidates(case))}


def _facts(found: AuditFinding) -> Mapping[str, Any]:
    return found.facts


def test_a_sound_plan_raises_nothing() -> None:
    """Described seats for everybody, within every limit: no finding at all."""
    case = scenario({"M9": 1}, [person("A", "M9", post="one")], [post("one", "M9")])
    assert audit(candidates(case)) == ()


def test_quota_against_the_authorised_total() -> None:
    """A quota that does not add up to the total is a warning."""
    case = scenario({"M9": 1}, [person("A", "M9", post="one")], [post("one", "M9")], total=3)
    found = _audit(case)["total", "plan"]
    assert (found.level, dict(found.facts)) == ("warning", {"quota": 1, "total": 3})


def test_a_plan_that_breaks_its_own_ratio() -> None:
    """More approved seats than the limit allows; exactly as many are fine."""
    ratio = {"part": "intermediate", "of": "professional", "at-most": "1/2"}
    people = [person("A", "P10")]
    assert ("ratio", "intermediate/professional") in _audit(
        scenario({"P10": 2, "P12": 1}, people, ratios=[ratio])
    )
    assert ("ratio", "intermediate/professional") not in _audit(
        scenario({"P10": 2, "P12": 2}, people, ratios=[ratio])
    )


def test_conflict_is_foreseen_where_too_few_can_leave() -> None:
    """Two keep P10, one seat, nobody can leave: an error before anything is solved."""
    case = scenario({"P10": 1}, [person("A", "P10"), person("B", "P10")])
    found = _audit(case)["incumbents-over-quota", "P10"]
    assert found.level == "error"
    assert _facts(found)["holders"] == ["A", "B"]
    assert _facts(found)["excess"] == 1


def test_no_error_where_enough_can_leave() -> None:
    """One of two can go up to P9, so that the grade has room for the other."""
    case = scenario({"P9": 1, "P10": 1}, [person("A", "P10"), person("B", "P10")])
    found = _audit(case)["incumbents-over-quota", "P10"]
    assert (found.level, _facts(found)["can-leave"]) == ("warning", ["A", "B"])


def test_no_error_where_transitional_seats_are_allowed() -> None:
    """Under the transitional policy an over-full grade is a warning only."""
    people = [person("A", "P10"), person("B", "P10")]
    case = scenario({"P10": 1}, people, policy={"over-quota": "transitional"})
    assert _audit(case)["incumbents-over-quota", "P10"].level == "warning"


def test_descriptions_against_seats() -> None:
    """Seats without a description are noted, surplus descriptions are a warning."""
    case = scenario(
        {"M9": 2, "P10": 1}, [person("A", "M9")], [post("one", "P10"), post("two", "P10")]
    )
    found = _audit(case)
    assert found["no-description", "M9"].level == "note"
    facts = {"quota": 1, "described": 2, "grades": ["P10"]}
    assert found["surplus-description", "P10"].facts == facts


@pytest.mark.parametrize("grades", [("P9", "P10"), ("P10", "P9")])
def test_a_description_of_several_grades_is_at_one_of_them(grades: tuple[str, str]) -> None:
    """Its grades are counted together, whichever is written first, and its title is no other."""
    quota = {"P8": 1, "P9": 1, "P10": 1}
    wide, narrow = post("wide", *grades), post("narrow", "P9")
    known = [("no-description", "P8")]
    kinds = ("no-description", "surplus-description", "same-title")
    exact = _audit(scenario(quota, [person("A", "M9")], [wide, narrow]))
    assert [name for name in exact if name[0] in kinds] == known
    many = _audit(scenario(quota, [person("A", "M9")], [wide, narrow, post("more", "P9")]))
    assert many["surplus-description", "P9"].facts == {
        "quota": 2, "described": 3, "grades": ["P9", "P10"],
    }  # fmt: skip
    few = _audit(scenario(quota, [person("A", "M9")], [wide]))
    assert few["no-description", "P9"].facts["described"] == 1
    level = _audit(scenario({"P9": 2, "P10": 0}, [person("A", "M9")], [wide, post("low", "P10")]))
    assert {kind for kind, about in level if about == "P9"} == set(kinds[:2])


def test_more_staff_than_the_authorised_total_is_said() -> None:
    """Three people where two are authorised; as many as are authorised is fine."""
    people = [person(name, "M9") for name in "ABC"]
    found = _audit(scenario({"M9": 3}, people, total=2))
    assert found["staff", "plan"].facts == {"people": 3, "total": 2}
    assert ("staff", "plan") not in _audit(scenario({"M9": 3}, people, total=3))


def test_people_who_can_go_nowhere_else_break_a_ratio() -> None:
    """They count on transitional seats too: an error, and no plan that would be possible."""
    share = [{"part": "senior", "of": "professional", "at-most": "1/4"}]
    people = [person("A", "P7"), person("B", "P7"), person("C", "P10")]
    case = scenario(
        {"P7": 1, "P10": 3}, people, ratios=share, policy={"over-quota": "transitional"}
    )
    found = _audit(case)["incumbents-over-ratio", "senior/professional"]
    assert (found.level, dict(found.facts)) == ("error", {"holders": ["A", "B"], "limit": 1})
    assert solve(case).status == "infeasible"
    lighter = case.replace(people=case.people[1:])
    assert ("incumbents-over-ratio", "senior/professional") not in _audit(lighter)


def test_a_post_by_appointment_that_is_held_needs_nobody_named() -> None:
    """The present holder stays; without one the post stays empty, and that is said."""
    head = post("head", "M8", **{"by-appointment": "above"})
    held = scenario({"M8": 1}, [person("A", "M8", post="head")], [head])
    assert ("nobody-named", "head") not in _audit(held)
    assert desks_of(solve(held)) == {"A": "head"}
    empty = scenario({"M8": 1}, [person("A")], [head])
    assert ("nobody-named", "head") in _audit(empty)
    assert desks_of(solve(empty)) == {"A": None}


def test_an_application_for_a_general_post_without_a_seat_is_said() -> None:
    """Descriptions take up the quota: nobody can have it, in whatever order it is wanted."""
    people = [person("A", applies=["general-M9", "one"])]
    case = scenario({"M9": 1}, people, [post("one", "M9")])
    assert _audit(case)["no-seat", "general-M9"].facts == {"people": ["A"]}
    assert desks_of(solve(case)) == {"A": "one"}


@pytest.mark.parametrize(
    ("tier", "grade", "warned"),
    [
        ("assistant", "P12", False), ("assistant", "P13", True),
        ("technician", "P13", False), ("technician", "P12", True),
    ],
)  # fmt: skip
def test_an_assistant_enters_above_the_grade_of_technicians(
    tier: str,
    grade: str,
    warned: bool,  # noqa: FBT001 (a case)
) -> None:
    """助理级 is P11 and P12, 员级 is P13, where the plan has it."""
    title = {"tier": tier, "series": "engineering", "qualified": "2005-01"}
    titles = [{**title, "appointed": "2005-01"}]
    book = rulebook(grades={**rulebook()["grades"], "P13": {"value": 550}})
    people = [person("A", grade, titles=titles)]
    found = _audit(scenario({"P11": 1, "P12": 1, "P13": 1}, people, rulebook=book))
    assert (("grade-and-title", "A") in found) is warned


def test_appointment_without_a_name_and_missing_grades_and_titles() -> None:
    """Nobody named, service in a grade the plan lacks, one title at two grades."""
    case = scenario(
        {"M6": 1, "M8": 1},
        [person("A", "M8", post="two")],
        [
            post("one", "M6", **{"by-appointment": "bureau", "title": "head"}),
            post("two", "M8", title="head", requires={"tenure": {"grade": "M9", "years": 3}}),
        ],
    )
    found = _audit(case)
    assert found["nobody-named", "one"].facts == {"by": "bureau"}
    assert found["grade-not-in-plan", "M9"].facts == {"posts": ["two"]}
    assert found["same-title", "head"].facts == {"grades": ["M6", "M8"]}


def test_grade_of_a_professional_follows_from_the_title() -> None:
    """At first appointment the grade is the entry grade of the appointed title."""
    titles = [
        {
            "tier": "intermediate",
            "series": "engineering",
            "qualified": "2005-01-01",
            "appointed": "2005-01-01",
        }
    ]
    people = [
        person("A", "P10", titles=titles),
        person("B", "P9", titles=titles),
        person("C", "P10"),
        person("N"),
    ]
    found = _audit(scenario({"P9": 1, "P10": 2}, people))
    assert ("grade-and-title", "A") not in found
    assert found["grade-and-title", "B"].facts["entry"] == "P10"
    assert found["grade-and-title", "C"].facts["appointed"] is False
    regular = scenario({"P9": 1, "P10": 2}, people, stage="regular")
    assert not [kind for kind, _ in _audit(regular) if kind == "grade-and-title"]


def test_entry_grade_where_the_plan_has_none_of_the_tier() -> None:
    """Without a seat in the tier the grade itself stands."""
    case = scenario({"M9": 1}, [person("A", "M9")])
    assert entry_grade(case, changzhou().staff["S21"].current.grade) == "P10"  # type: ignore[union-attr, arg-type]


def test_the_conflict_scenario_is_foreseen() -> None:
    """The two sentences of 九(三) are seen to collide at P10 before solving."""
    case = load(SCENARIOS / "keep-grade-conflict.yaml")
    found = _audit(case)["incumbents-over-quota", "P10"]
    assert found.level == "error"
    assert _facts(found)["can-leave"] == ["S21"]


def test_the_main_scenario_has_no_error() -> None:
    """10 of the 31 seats have no description, two descriptions of P10 are surplus."""
    found = audit(candidates(changzhou()))
    assert not [one for one in found if one.level == "error"]
    bare = [one for one in found if one.kind == "no-description"]
    assert sum(one.facts["quota"] - one.facts["described"] for one in bare) == 10
    assert [
        (one.about, one.facts["described"]) for one in found if one.kind.startswith("surp")
    ] == [("P10", 3)]


def test_leaving_may_not_mean_falling() -> None:
    """A lower grade is no way out of an over-full one."""
    case = scenario(
        {"M8": 1, "M9": 2}, [person("A", "M8"), person("B", "M8", applies=["general-M9"])]
    )
    assert _audit(case)["incumbents-over-quota", "M8"].level == "error"


def test_decisions_that_no_appointment_can_follow() -> None:
    """A pin to a seat that is not open, and prohibitions that leave an incumbent nothing."""
    rule = {"person": "A", "reason": "r", "by": "g", "on": "2012-05-02"}
    pin = {**rule, "rule": "pin", "grade": "P9"}
    forbid = {**rule, "rule": "forbid", "grade": "M9"}
    found = _audit(scenario({"M9": 1}, [person("A", "M9")], decisions=[pin, forbid]))
    assert found["pin-closed", "A/P9"].level == "error"
    assert found["nothing-open", "A"].facts == {"grade": "M9"}
    roomy = _audit(scenario({"M8": 1, "M9": 1}, [person("A", "M9")], decisions=[forbid]))
    assert ("nothing-open", "A") not in roomy
    newcomer = scenario({"M9": 1}, [person("N")], decisions=[{**forbid, "person": "N"}])
    assert ("nothing-open", "N") not in _audit(newcomer)
