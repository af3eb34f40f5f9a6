"""What people prefer, what is held by right, and who has reason for envy."""

from typing import Any

import pytest

from models.grades import Grade
from models.policy import Decision
from solver.eligibility.candidates import Candidates, Triple, candidates
from solver.eligibility.wishes import Envy, justified_envy, protected, settles, wish
from tests.builders import person, post, scenario

G = "general-intermediate"


def triple(who: str, desk: str, grade: str) -> Triple:
    """A triple, grades as written."""
    return Triple(who, desk, Grade(grade))


def envies(found: Candidates, *held: Triple) -> list[Envy]:
    """The envy in an assignment; who is not named waits."""
    return list(justified_envy(found, {one.person: one for one in held}))


def judged(quota: dict[str, int], people: list[dict[str, Any]], *posts: Any, **more: Any) -> Any:
    """The candidates of a scenario."""
    return candidates(scenario(quota, people, posts, **more))


def test_the_list_goes_before_the_value() -> None:
    """The first choice at a low grade is wanted more than the second at a high one."""
    people = [person("A", applies=["d", G])]
    found = judged({"P9": 1, "P10": 2}, people, post("d", "P10"))
    wanted = sorted(found.open, key=lambda one: wish(one, found.scenario))
    assert [one.triple for one in wanted] == [
        triple("A", "d", "P9"),
        triple("A", "d", "P10"),
        triple("A", G, "P9"),
        triple("A", G, "P10"),
    ]


def decision(rule: str, **what: Any) -> dict[str, Any]:
    """A decision about A."""
    return {"rule": rule, "person": "A", **what, "reason": "r", "by": "b", "on": "2012-01-01"}


@pytest.mark.parametrize(
    ("what", "settled"),
    [
        ({"post": "d"}, True),
        ({"post": "e"}, False),
        ({"grade": "P10"}, True),
        ({"grade": "P9"}, False),
        ({"post": "d", "grade": "P10"}, True),
        ({"post": "d", "grade": "P9"}, False),
    ],
)
def test_a_decision_settles_what_it_names(what: dict[str, str], settled: bool) -> None:  # noqa: FBT001 (a case)
    """Post and grade, as far as they are given, and the person always."""
    made = Decision.model_validate(decision("pin", **what))
    assert settles(made, triple("A", "d", "P10")) is settled
    assert not settles(made, triple("B", "d", "P10"))


def test_what_is_held_by_right() -> None:
    """The present grade, a pin, a post by appointment; not a promotion, not a mere prohibition."""
    chief = post("chief", "M8", **{"by-appointment": "above", "named": "A"})
    found = judged(
        {"M8": 1, "M9": 1, "P9": 1, "P10": 1, "P12": 1},
        [person("A", "P10", applies=["general-M9", "general-junior", G])],
        chief,
        decisions=[decision("pin", grade="M9"), decision("forbid", grade="P12")],
    )
    held = {one.triple.grade: protected(one, found.scenario) for one in found.open}
    assert held == {"M8": True, "M9": True, "P12": False, "P9": False, "P10": True}


def test_more_points_and_the_same_desk_are_envy() -> None:
    """Who waits while fewer points hold a seat applied for has reason."""
    found = judged({"P10": 1}, [person("A", points=11), person("B")], post("d", "P10"))
    held = triple("B", "d", "P10")
    assert envies(found, held) == [Envy("A", "B", triple("A", "d", "P10"), held)]


def test_equal_points_and_unwanted_seats_are_none() -> None:
    """A tie is no envy; nor is a seat that was not applied for, or liked less than one's own."""
    equal = judged({"P10": 1}, [person("A"), person("B")], post("d", "P10"))
    assert envies(equal, triple("B", "d", "P10")) == []
    posts = [post("d", "P10"), post("e", "P10")]
    people = [person("A", points=20, applies=["e"]), person("B")]
    elsewhere = judged({"P10": 2}, people, *posts)
    assert envies(elsewhere, triple("B", "d", "P10")) == []
    lower = judged({"P10": 2}, [person("A", points=20, applies=["e", "d"]), person("B")], *posts)
    assert envies(lower, triple("A", "e", "P10"), triple("B", "d", "P10")) == []
    assert len(envies(lower, triple("A", "d", "P10"), triple("B", "e", "P10"))) == 1


def test_a_grade_at_the_own_desk_can_be_envied() -> None:
    """The P9 of another desk would do at one's own; a desk of neither would not."""
    posts = [post("d", "P10"), post("e", "P10"), post("f", "P10")]
    found = judged({"P9": 1, "P10": 2}, [person("A", points=20), person("B")], *posts)
    at_e = triple("B", "e", "P9")
    assert envies(found, triple("A", "d", "P10"), at_e) == [
        Envy("A", "B", triple("A", "d", "P9"), at_e)
    ]


def test_who_holds_by_right_is_not_envied() -> None:
    """An incumbent at the present grade, whatever the points of others."""
    found = judged({"P10": 1}, [person("A", points=90), person("B", "P10")])
    assert envies(found, triple("B", G, "P10")) == []
