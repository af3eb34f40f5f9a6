"""Rule `one-post`: a person holds at most one post."""

from models.policy import Rule
from solver.eligibility.candidates import candidates
from solver.program.build import build
from solver.solving import solve
from tests.builders import aims, desks, person, post, scenario

POSTS = [post("d1", "P10"), post("d2", "P10")]


def test_two_empty_posts_give_one_person_one_of_them() -> None:
    """Who qualifies for two empty posts is counted and placed once."""
    result = solve(scenario({"P10": 2}, [person("A")], POSTS))
    assert aims(result)["placement"] == 1
    assert desks(result) == {"A": "d1"}


def test_two_posts_take_two_people() -> None:
    """At the boundary, each person has a post and no post is left."""
    result = solve(scenario({"P10": 2}, [person("A"), person("B")], POSTS))
    assert aims(result)["placement"] == 2
    assert set(desks(result).values()) == {"d1", "d2"}


def test_two_grades_of_one_post_are_not_held_at_once() -> None:
    """A desk that may be filled at two grades is held at one of them, the higher."""
    result = solve(scenario({"P9": 1, "P10": 1}, [person("A")], [post("d", "P9", "P10", seats=2)]))
    assert aims(result)["placement"] == 1
    assert result.of("A").grade == "P9"


def test_pins_to_two_posts_cannot_both_be_followed() -> None:
    """Two pins that would take two posts at once leave no answer."""
    pins = [
        {"rule": "pin", "person": "A", "post": name, "reason": "r", "by": "b", "on": "2012-01-01"}
        for name in ("d1", "d2")
    ]
    assert solve(scenario({"P10": 2}, [person("A")], POSTS, decisions=pins)).status == "infeasible"


def test_there_is_one_row_a_person() -> None:
    """The rule is stated once for each person with candidates, with all of them in it."""
    people = [person("A", applies=["d1", "d2"]), person("B", applies=[])]
    judged = candidates(scenario({"P10": 2}, people, POSTS))
    rows = [row for row in build(judged).rows if row.rule is Rule.ONE_POST]
    assert [(row.about, row.terms, row.most) for row in rows] == [("A", ((1, 0), (1, 1)), 1)]
