"""Rule `keep-grade`: every incumbent is appointed at the current grade or higher."""

import pytest

from solver.solving import solve
from tests.builders import grades_of, person, places, post, scenario


@pytest.mark.parametrize("stage", ["first-appointment", "regular"])
def test_an_incumbent_is_not_bumped_by_more_points(stage: str) -> None:
    """The one seat stays with its incumbent, however many points the newcomer has."""
    people = [person("A", "P10", points=1), person("N", points=90)]
    assert grades_of({"P10": 1}, people, stage=stage) == {"A": "P10", "N": None}


def test_without_a_seat_at_the_grade_there_is_no_answer() -> None:
    """An incumbent of a grade without quota, with no seat above, cannot be kept."""
    assert solve(scenario({"P12": 1}, [person("A", "P10")])).status == "infeasible"


def test_a_lower_grade_does_not_keep() -> None:
    """A P9 incumbent who applied for a P10 desk alone is not put there instead."""
    people = [person("A", "P9", applies=["d"])]
    case = scenario({"P10": 1}, people, [post("d", "P10")])
    assert solve(case).status == "infeasible"


def test_a_higher_grade_keeps() -> None:
    """With no seat at the current grade, one above in the category will do."""
    assert grades_of({"P9": 1}, [person("A", "P10")]) == {"A": "P9"}


def test_the_other_category_keeps_by_application() -> None:
    """Who applied for the other category may move there and give up the seat for another."""
    people = [person("A", "P10", applies=["general-M9"])]
    assert grades_of({"M9": 1}, people) == {"A": "M9"}


def test_without_application_nobody_changes_category() -> None:
    """A free seat in the other category saves nobody who did not apply for it."""
    assert solve(scenario({"M9": 1}, [person("A", "P10")])).status == "infeasible"


def test_retaining_needs_no_application() -> None:
    """Who applied only for a post lost to another keeps the present one."""
    people = [
        person("A", "P10", post="d1", applies=["d2"]),
        person("B", "P10", post="d2", applies=[]),
    ]
    case = scenario({"P10": 2}, people, [post("d1", "P10"), post("d2", "P10")])
    result = solve(case)
    assert places(result) == {"A": "P10", "B": "P10"}
    assert result.of("A").post == "d1"


def test_a_newcomer_has_nothing_to_keep() -> None:
    """A newcomer may wait; that breaks nothing."""
    assert grades_of({"P10": 1}, [person("A", "P10"), person("N")])["N"] is None
