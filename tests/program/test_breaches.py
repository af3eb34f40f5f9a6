"""The verifier finds every rule broken in an appointment that nobody solved for."""

from collections.abc import Mapping
from typing import Any

import pytest

from models.grades import Grade
from models.policy import Rule
from models.result import AimResult, Appointment, Result
from models.scenario import Scenario
from solver.breaches import CHECKS, Held, aim_change, aim_value, breaches
from solver.eligibility.candidates import Triple, candidates
from solver.eligibility.outcomes import beyond_quota, outcome
from solver.eligibility.wishes import justified_envy
from solver.solving import solve
from solver.verify import verify
from tests.builders import person, post, scenario
from tests.oracle.generator import random_scenario

TRANSITIONAL = {"over-quota": "transitional"}
POSTS = [post("d1", "P10", department="north"), post("d2", "P10")]


def decision(rule: str, who: str, **what: str) -> dict[str, Any]:
    """A decision of the leading group."""
    return {"rule": rule, "person": who, **what, "reason": "r", "by": "b", "on": "2012-04-01"}


def faked(case: Scenario, seats: Mapping[str, tuple[str, str] | None], **more: Any) -> Result:
    """A result that puts people where it is told, its aims added up as they come out."""
    judged = candidates(case)
    held = {name: Triple(name, seat[0], Grade(seat[1])) for name, seat in seats.items() if seat}
    envious = set(held.values()) <= set(judged.at) and any(justified_envy(judged, held))
    appointments = tuple(
        Appointment.model_validate(
            {
                "person": one.id,
                "post": seat and seat[0],
                "grade": seat and seat[1],
                "from_post": case.desk_of(one),
                "from_grade": case.grade_of(one),
                "outcome": "waiting",
                "points": judged.points[one.id],
                "standing": "unproved",
            },
            by_name=True,
        )
        for one in case.staff.values()
        for seat in (seats[one.id],)
    )
    points = judged.points
    stated = Held(judged, held)
    over = stated.transitional
    beyond, _ = beyond_quota(case, held, points, over)
    aims = [
        AimResult(aim=aim, value=aim_value(aim, stated), bound=None)
        for aim in case.policy.aims
        if set(held.values()) <= set(judged.at)
        and (aim != "transitional" or case.policy.over_quota == "transitional")
    ]
    return Result(
        scenario="test",
        plan="base",
        status="feasible",
        aims=tuple(aims),
        appointments=tuple(
            one.replace(
                outcome="transitional"
                if one.person in beyond
                else outcome(case, case.staff[one.person], held.get(one.person))
            )
            for one in appointments
        ),
        transitional=over,
        envy_free=not envious,
        **more,
    )


def broken(case: Scenario, seats: Mapping[str, tuple[str, str] | None], **more: Any) -> set[str]:
    """The rules that the verifier finds broken."""
    found = verify(case, faked(case, seats, **more))
    assert all(" is broken: " in reason for reason in found), found
    return {reason.split(" is broken: ")[0] for reason in found}


def test_more_people_than_seats_are_caught() -> None:
    """A described desk has its seats; a general post one for everybody who sits there today."""
    both = dict.fromkeys("AB", ("general-intermediate", "P10"))
    people = [person("A", "P10"), person("B", "P10")]
    assert broken(scenario({"P10": 1}, people, policy=TRANSITIONAL), both) == set()
    assert broken(scenario({"P10": 1}, people), both) == {"quota"}
    desk = scenario({"P10": 2}, [person("A"), person("B")], POSTS[:1])
    assert broken(desk, dict.fromkeys("AB", ("d1", "P10"))) == {"seats"}


@pytest.mark.parametrize("reading", ["exact", "cumulative"])
def test_an_overfull_grade_is_caught(reading: str) -> None:
    """Two at P10 on one P9 and one P10 seat are too many read exactly, and not cumulatively."""
    people = [person("A", "P10"), person("B", "P10")]
    case = scenario({"P9": 1, "P10": 1}, people, policy={"quota-reading": reading})
    seats = dict.fromkeys("AB", ("general-intermediate", "P10"))
    assert broken(case, seats) == ({"quota"} if reading == "exact" else set())


def test_transitional_seats_against_the_policy_are_caught() -> None:
    """Two incumbents on one seat are one too many, unless policy admits the second."""
    people = [person("A", "P10", post="d1"), person("B", "P10", post="d2")]
    seats = {"A": ("d1", "P10"), "B": ("d2", "P10")}
    assert broken(scenario({"P10": 1}, people, POSTS), seats) == {"quota"}
    assert broken(scenario({"P10": 1}, people, POSTS, policy=TRANSITIONAL), seats) == set()


def test_more_transitional_seats_than_incumbents_stay_are_caught() -> None:
    """Two have risen to P9, read cumulatively: nobody of P10 is left to be in transition."""
    people = [person("A", "P9"), person("B", "P10"), person("C", "P10")]
    policy = {**TRANSITIONAL, "quota-reading": "cumulative"}
    case = scenario({"P9": 1, "P10": 1}, people, policy=policy)
    high = {"A": "P9", "B": "P9", "C": "P9"}
    assert "quota" in broken(
        case, {who: ("general-intermediate", grade) for who, grade in high.items()}
    )


def test_somebody_entering_an_overfull_grade_is_caught() -> None:
    """A newcomer at a grade beyond its quota breaks it; within the quota anybody may come."""
    people = [person("A", "P10"), person("N")]
    seats = dict.fromkeys("AN", ("general-intermediate", "P10"))
    full = scenario({"P9": 1, "P10": 1}, people, policy=TRANSITIONAL)
    assert broken(full, seats) == {"quota"}
    assert broken(scenario({"P10": 2}, people, policy=TRANSITIONAL), seats) == set()


def test_a_broken_ratio_is_caught() -> None:
    """Two of a total of three are more than 1/3 and not more than 2/3; `at-least` is no limit."""
    people = [person("A", "P10"), person("B", "P10")]
    seats = dict.fromkeys("AB", ("general-intermediate", "P10"))
    for share, rules in (("1/3", {"ratio"}), ("2/3", set())):
        ratio = {"part": "professional", "of": "total", "at-most": share}
        least = {"part": "management", "of": "total", "at-least": "1/3"}
        case = scenario({"P10": 2}, people, total=3, ratios=[ratio, least])
        assert broken(case, seats) == rules


def test_a_lost_grade_is_caught() -> None:
    """An incumbent who waits or goes down has not been kept; going up keeps."""
    case = scenario({"P9": 1, "P10": 1}, [person("A", "P9", applies=["d"])], [post("d", "P9")])
    assert broken(case, {"A": None}) == {"keep-grade"}
    assert broken(case, {"A": ("d", "P10")}) == {"keep-grade"}
    assert broken(case, {"A": ("d", "P9")}) == set()


def test_a_decision_not_followed_is_caught() -> None:
    """A pin missed and a prohibition ignored, by post or by waiting."""
    for rule, post_, rules in (
        ("pin", "d1", set()),
        ("pin", "d2", {"pin"}),
        ("pin", None, {"pin"}),
        ("forbid", "d1", {"forbid"}),
        ("forbid", "d2", set()),
        ("forbid", None, set()),
    ):
        case = scenario(
            {"P10": 2}, [person("A")], POSTS, decisions=[decision(rule, "A", post="d1")]
        )
        assert broken(case, {"A": post_ and (post_, "P10")}) == rules  # type: ignore[dict-item]


def test_relatives_under_each_other_are_caught() -> None:
    """One above the other clashes; one of them waiting does not."""
    posts = [post("head", "M8", department="x", leads=["x"]), post("clerk", "M9", department="x")]
    case = scenario(
        {"M8": 1, "M9": 1},
        [person("A"), person("B")],
        posts,
        relations=[{"between": ["B", "A"], "kind": "direct"}],
    )
    assert broken(case, {"A": ("head", "M8"), "B": ("clerk", "M9")}) == {"avoidance"}
    assert broken(case, {"A": ("head", "M8"), "B": None}) == set()


def test_who_is_named_for_a_post_must_be_there() -> None:
    """A is named for the head of the office and sits elsewhere; in it all is well."""
    head = post("head", "M9", **{"by-appointment": "above", "named": "A"})
    case = scenario({"M9": 2}, [person("A", applies=["d1"])], [head, post("d1", "M9")])
    assert broken(case, {"A": ("d1", "M9")}) == {"named"}
    assert broken(case, {"A": None}) == {"named"}
    assert broken(case, {"A": ("head", "M9")}) == set()


def test_every_rule_has_a_check() -> None:
    """Together the checks above reach every rule that is about people; one-post is in the form."""
    checked = {check.__name__.removeprefix("_") for check in CHECKS}
    assert checked == {
        "seats", "quota", "ratio", "keep_grade", "decisions", "avoidance", "named",
    }  # fmt: skip
    assert set(Rule) - {Rule.ONE_POST, Rule.LIMIT, Rule.POOL} == {
        "seats", "quota", "ratio", "keep-grade", "pin", "forbid", "avoidance", "named",
    }  # fmt: skip


def test_a_change_says_who_holds_what_as_if_all_were_written_anew() -> None:
    """A is elsewhere, B nowhere, C where C was, and D, who waited, has a seat; in that order."""
    held = {who: Triple(who, "d1", Grade.P10) for who in "ABC"}
    new = {"A": Triple("A", "d2", Grade.P10), "D": Triple("D", "d1", Grade.P10)}
    case = scenario({"P10": 3}, [person(name) for name in "ABCD"], POSTS)
    changed = Held(candidates(case), held).changed({**new, "B": None})
    assert list(changed.triples) == ["A", "C", "D"]
    assert changed.triples == {**new, "C": held["C"]}
    assert len(changed.triples) == 3
    assert changed.changed({"C": None}).triples == new


@pytest.mark.parametrize("batch", range(4))
def test_after_a_change_the_same_is_found_as_from_scratch(batch: int) -> None:
    """One elsewhere, another nowhere: the rules broken and the aims, as if nothing were known."""
    for seed in range(50_000 + 40 * batch, 50_000 + 40 * (batch + 1)):
        judged = candidates(random_scenario(seed))
        result = solve(judged.scenario, judged=judged)
        held = Held.of(judged, result.appointments)
        for one in judged.open if result.solved else ():
            for gone in [{}, *({who: None} for who in held.triples if who != one.triple.person)]:
                changed = held.changed({**gone, one.triple.person: one.triple})
                fresh = Held(judged, changed.triples)
                assert {b.rule for b in breaches(changed)} == {b.rule for b in breaches(fresh)}
                for aim in judged.scenario.policy.pursued:
                    rise = aim_value(aim, fresh) - aim_value(aim, held)
                    assert aim_change(aim, changed) == rise
