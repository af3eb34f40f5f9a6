"""Rule `quota`: a grade holds at most its quota, exactly or with lower use of higher seats."""

import pytest

from solver.solving import solve
from tests.builders import aims, grades_of, person, places, scenario

CUMULATIVE = {"quota-reading": "cumulative"}
TRANSITIONAL = {"over-quota": "transitional"}
LOOPHOLE = "a transitional seat counted where the grade is not over-full opens the scope below it"


def incumbents(number: int, grade: str = "P10") -> list[dict[str, object]]:
    """So many people at a grade, each with a point more than the one before."""
    return [person(f"S{index}", grade, points=10 + index) for index in range(number)]


@pytest.mark.parametrize(("quota", "status"), [(1, "infeasible"), (2, "optimal"), (3, "optimal")])
def test_a_grade_holds_at_most_its_quota(quota: int, status: str) -> None:
    """Two incumbents need a quota of two; one seat fewer is impossible."""
    assert solve(scenario({"P10": quota}, incumbents(2))).status == status


def test_a_quota_of_two_promotes_two() -> None:
    """The people with more points take the higher seats, as many as there are."""
    assert grades_of({"P9": 2, "P10": 3}, incumbents(3)) == {"S0": "P10", "S1": "P9", "S2": "P9"}


def test_exact_leaves_the_higher_seat_to_its_grade() -> None:
    """Read exactly, P9 seats do not help two P10 incumbents who may not take them."""
    people = [{**one, "applies": []} for one in incumbents(2)]
    case = scenario({"P9": 1, "P10": 1}, people)
    assert solve(case).status == "infeasible"


def test_cumulative_lends_a_higher_seat_to_a_lower_grade() -> None:
    """Read cumulatively, two P10 incumbents sit on one P10 and one P9 seat (高岗低用)."""
    people = [{**one, "applies": []} for one in incumbents(2)]
    result = solve(scenario({"P9": 1, "P10": 1}, people, policy=CUMULATIVE))
    assert places(result) == {"S0": "P10", "S1": "P10"}


def test_cumulative_does_not_lend_a_lower_seat_upwards() -> None:
    """Two P9 incumbents do not fit one P9 and one P10 seat."""
    case = scenario({"P9": 1, "P10": 1}, incumbents(2, "P9"), policy=CUMULATIVE)
    assert solve(case).status == "infeasible"


def test_cumulative_stops_at_the_tier() -> None:
    """A P10 seat is of another tier than P11 and is not lent to it."""
    people = [{**one, "applies": []} for one in incumbents(2, "P11")]
    case = scenario({"P10": 1, "P11": 1}, people, policy=CUMULATIVE)
    assert solve(case).status == "infeasible"


def test_management_grades_are_always_read_exactly() -> None:
    """An M8 seat is not lent to M9, for management has no tiers."""
    people = [{**one, "applies": []} for one in incumbents(2, "M9")]
    case = scenario({"M8": 1, "M9": 1}, people, policy=CUMULATIVE)
    assert solve(case).status == "infeasible"


@pytest.mark.parametrize("number", [2, 3, 4])
def test_transitional_counts_exactly_what_is_over(number: int) -> None:
    """So many seats are transitional as incumbents exceed the quota."""
    people = [{**one, "applies": []} for one in incumbents(number)]
    result = solve(scenario({"P10": 2}, people, policy=TRANSITIONAL))
    assert aims(result)["transitional"] == number - 2
    assert dict(result.transitional) == ({"P10": number - 2} if number > 2 else {})


def test_nobody_is_promoted_into_a_grade_over_its_quota() -> None:
    """With a P9 seat too few for its incumbents, the P10 with more points stays."""
    people = [person("A", "P9", points=5), person("B", "P9", points=5), person("C", "P10")]
    result = solve(scenario({"P9": 1, "P10": 1}, people, policy=TRANSITIONAL))
    assert places(result) == {"A": "P9", "B": "P9", "C": "P10"}
    assert dict(result.transitional) == {"P9": 1}


def test_a_newcomer_does_not_enter_a_grade_over_its_quota() -> None:
    """A newcomer waits where the grade is over its quota, for transitional seats are protection."""
    people = [*incumbents(2), person("N")]
    result = solve(scenario({"P10": 1}, people, policy=TRANSITIONAL))
    assert places(result)["N"] is None
    assert aims(result)["transitional"] == 1


def test_a_newcomer_counts_no_transitional_seat() -> None:
    """Placement never makes a seat: newcomers beyond the quota wait under either policy."""
    result = solve(scenario({"P10": 1}, [person("A"), person("B")], policy=TRANSITIONAL))
    assert aims(result) == {
        "transitional": 0, "placement": 1, "priority": 0, "seniority-fit": 680000,
        "preference": 0, "continuity": 0, "department": 0,
    }  # fmt: skip


def test_placement_first_still_keeps_newcomers_out() -> None:
    """Even with placement before transitional, nobody enters an over-full grade."""
    policy = {**TRANSITIONAL, "aims": ["placement", "transitional"]}
    result = solve(scenario({"P10": 1}, [*incumbents(1), person("N")], policy=policy))
    assert aims(result) == {"placement": 1, "transitional": 0}


def test_cumulative_and_transitional_go_together() -> None:
    """Three P10 incumbents on one P9 and one P10 seat need one transitional seat, not two."""
    people = [{**one, "applies": []} for one in incumbents(3)]
    result = solve(scenario({"P9": 1, "P10": 1}, people, policy=TRANSITIONAL | CUMULATIVE))
    assert dict(result.transitional) == {"P10": 1}


def test_cumulative_promotes_nobody_into_a_full_scope() -> None:
    """With P8 and P9 full and P10 over-full, no P10 incumbent is promoted to P9."""
    people = [person("A", "P8"), person("B", "P9"), person("C", "P10"), person("D", "P10")]
    case = scenario({"P8": 1, "P9": 1, "P10": 1}, people, policy=TRANSITIONAL | CUMULATIVE)
    assert places(solve(case)) == {"A": "P8", "B": "P9", "C": "P10", "D": "P10"}


def test_a_transitional_seat_lies_where_the_grade_is_over_full() -> None:
    """P8 with one incumbent and a quota of one has no seat over its quota."""
    people = [person("A", "P8"), person("B", "P9"), person("C", "P10")]
    case = scenario({"P8": 1, "P9": 1, "P10": 0}, people, policy=TRANSITIONAL | CUMULATIVE)
    assert dict(solve(case).transitional) == {"P10": 1}
