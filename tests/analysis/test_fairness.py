"""Justified envy: who outranks whom for what, and what stands in the way."""

from typing import Any

from solver.analysis.fairness import fairness
from solver.analysis.picture import Picture
from tests.analysis.helpers import picture
from tests.builders import person, post


def test_the_better_ranked_in_the_better_seat_is_fair() -> None:
    """Points and seats in the same order leave no envy."""
    assert fairness(_shared_desk()) == ()


def test_a_rule_that_keeps_someone_out_is_named() -> None:
    """Where a prohibition keeps A from P9, the envy names it."""
    forbid = {"rule": "forbid", "person": "A", "grade": "P9", "reason": "r", "by": "g"}
    (envy,) = fairness(_shared_desk(decisions=[{**forbid, "on": "2012-05-02"}]))
    assert (envy.envier, envy.holder, envy.rules) == ("A", "B", ("forbid",))


def _shared_desk(**changes: Any) -> Picture:
    """Both want the one P9 seat at the general posts."""
    people = [
        person("A", "P10", points=20),
        person("B", "P10", points=10),
    ]
    return picture({"P9": 1, "P10": 2}, people, **changes)


def test_an_aim_that_outweighs_points_is_named() -> None:
    """B would gain more by the one P5 seat than A would, though A has more points."""
    people = [
        person("A", "P7", points=21),
        person("B", "M9", points=20, applies=["general-associate-senior"]),
    ]
    seen = picture(
        {"P5": 1, "P6": 1, "P7": 1, "M9": 1},
        people,
        policy={"aims": ["placement", "seniority-fit"]},
        decisions=[_no_p6()],
    )
    (envy,) = fairness(seen)
    assert (envy.envier, envy.holder, envy.wanted.grade) == ("A", "B", "P5")
    assert (envy.rules, envy.aim) == ((), "seniority-fit")


def test_equal_points_are_no_envy() -> None:
    """A tie is a tie; nobody outranks the other."""
    people = [person("A", "P10"), person("B", "P10")]
    assert fairness(picture({"P9": 1, "P10": 2}, people)) == ()


def test_a_holder_by_right_is_not_envied() -> None:
    """Who keeps the present grade is there by 九(三)."""
    people = [
        person("A", "M9", points=30, applies=["chief"]),
        person("B", "M8", points=1, post="chief"),
    ]
    assert fairness(picture({"M8": 1, "M9": 1}, people, [post("chief", "M8")])) == ()


def test_a_swap_that_would_harm_nothing_is_said_to() -> None:
    """An answer that is not the best may leave an envy that nothing justifies."""
    seen = _shared_desk()
    swapped = seen.result.replace(
        aims=(),
        appointments=tuple(
            a.replace(grade="P10" if a.person == "A" else "P9") for a in seen.result.appointments
        ),
    )
    (envy,) = fairness(Picture(seen.judged, swapped))
    assert (envy.envier, envy.rules, envy.aim) == ("A", (), None)


def test_a_holder_without_a_present_post_would_be_left_with_nothing() -> None:
    """A newcomer who is envied loses the seat in the swap: placement would be worse."""
    people = [
        person("A", "M9", points=30, applies=["chief"], titles=[]),
        person("N", points=5, applies=["chief"]),
    ]
    seen = picture({"M8": 1, "M9": 1}, people, [post("chief", "M8")])
    (envy,) = fairness(seen)
    assert (envy.envier, envy.holder, envy.aim) == ("A", "N", "placement")


def _no_p6() -> dict[str, str]:
    """B is kept from the middle seat, so that P5 is worth more to B than to A."""
    return {
        "rule": "forbid",
        "person": "B",
        "grade": "P6",
        "reason": "r",
        "by": "g",
        "on": "2012-05-02",
    }
