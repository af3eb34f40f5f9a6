"""Rule `fair`: nobody is outranked at a seat that they wanted and could have had."""

from typing import Any

import pytest

from solver.eligibility.candidates import candidates
from solver.eligibility.wishes import justified_envy
from solver.program.build import build
from solver.program.search import Settings
from solver.solving import solve
from tests.builders import aims, desks, person, places, post, scenario
from tests.oracle.generator import random_scenario

FAIR = {"fair": True}
POSTS = [post("d1", "P10"), post("d2", "P10")]
# Placement alone would put A, who can do both, at d2 and leave d1 to B.
WISHES = [person("A", points=20, applies=["d1", "d2"]), person("B", points=10, applies=["d1"])]


def pin(who: str, **what: str) -> list[dict[str, Any]]:
    """One pin."""
    return [{"rule": "pin", "person": who, **what, "reason": "r", "by": "b", "on": "2012-04-01"}]


def test_without_the_rule_placement_may_pass_over_points() -> None:
    """More people are placed if A takes the second choice; A then has reason for envy."""
    case = scenario({"P10": 2}, WISHES, POSTS)
    result = solve(case)
    assert desks(result) == {"A": "d2", "B": "d1"}
    judged = candidates(case)
    held = {
        one.triple.person: one.triple
        for one in judged.open
        if desks(result)[one.triple.person] == one.triple.post
    }
    assert [(e.envier, e.holder) for e in justified_envy(judged, held)] == [("A", "B")]


def test_with_the_rule_points_go_first() -> None:
    """A has the first choice and B, who wanted nothing else, waits."""
    result = solve(scenario({"P10": 2}, WISHES, POSTS, policy=FAIR))
    assert desks(result) == {"A": "d1", "B": None}
    assert aims(result)["placement"] == 1


def test_equal_points_are_no_envy() -> None:
    """At the boundary, with as many points as A, B may have the seat."""
    people = [WISHES[0], person("B", points=20, applies=["d1"])]
    assert desks(solve(scenario({"P10": 2}, people, POSTS, policy=FAIR))) == {"A": "d2", "B": "d1"}


def test_an_incumbent_at_the_own_grade_is_not_envied() -> None:
    """Who keeps the present grade holds the seat by right."""
    people = [person("A", points=90, applies=["d1"]), person("B", "P10", post="d1")]
    case = scenario({"P10": 1}, people, POSTS[:1], policy=FAIR)
    assert desks(solve(case)) == {"A": None, "B": "d1"}


def test_a_pinned_holder_is_not_envied() -> None:
    """A pin of the leading group is a right."""
    case = scenario({"P10": 2}, WISHES, POSTS, policy=FAIR, decisions=pin("B", post="d1"))
    assert desks(solve(case)) == {"A": "d2", "B": "d1"}


def test_an_appointed_holder_is_not_envied() -> None:
    """A post filled by appointment is nobody's to envy."""
    chief = post("d1", "P10", **{"by-appointment": "above", "named": "B"})
    case = scenario({"P10": 2}, WISHES, [chief, POSTS[1]], policy=FAIR)
    assert desks(solve(case)) == {"A": "d2", "B": "d1"}


def test_a_grade_at_the_own_desk_is_wanted_too() -> None:
    """B at d2 may not have the P9 that A, of more points and barred from it, wants at d1."""
    people = [
        person("A", "P10", points=20, post="d1", applies=["d1"]),
        person("B", "P10", points=10, post="d2", applies=["d2"]),
    ]
    quota = {"P9": 1, "P10": 1}
    assert places(solve(scenario(quota, people, POSTS, policy=FAIR))) == {"A": "P9", "B": "P10"}
    barred = [{**pin("A", grade="P9")[0], "rule": "forbid"}]
    unfair = solve(scenario(quota, people, POSTS, decisions=barred))
    assert places(unfair) == {"A": "P10", "B": "P9"}
    assert solve(scenario(quota, people, POSTS, decisions=barred, policy=FAIR)).status == (
        "infeasible"
    )


def test_what_was_not_applied_for_is_not_envied() -> None:
    """Who applied elsewhere does not envy a seat that others got."""
    people = [person("A", points=90, applies=["d2"]), person("B", points=10, applies=["d1"])]
    case = scenario({"P10": 1}, people, POSTS, policy={**FAIR, "aims": ["preference"]})
    assert solve(case).status == "optimal"


@pytest.mark.parametrize("batch", range(4))
def test_said_once_a_candidate_it_is_the_same_rule(
    monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    """The rows for solving against those that name every pair, in CP-SAT: the same bytes."""
    monkeypatch.setattr("solver.program.proof.tiny._COLUMNS", 0)
    for seed in range(40_000 + 15 * batch, 40_000 + 15 * (batch + 1)):
        drawn = random_scenario(seed)
        case = drawn.replace(policy=drawn.policy.replace(fair=True))
        judged = candidates(case)
        pairs = solve(case, Settings(engine="cp-sat"), judged=judged)
        assert solve(case, judged=judged).model_dump_json() == pairs.model_dump_json(), seed


def test_rows_for_solving_grow_with_people_not_with_pairs() -> None:
    """Twice the people, twice the rows; the pairs are four times as many."""
    programs = []
    for number in (20, 40):
        people = [person(f"S{at:02}", points=at, applies=["d1"]) for at in range(number)]
        posts = [post("d1", "P10", seats=5)]
        case = scenario({"P10": 5}, people, posts, policy={**FAIR, "aims": ["placement"]})
        programs.append(build(candidates(case)))
    few, many = (len(program.compact.rows) for program in programs)
    assert many < 2.2 * few
    few, many = (len(program.rows) for program in programs)
    assert many > 3 * few
