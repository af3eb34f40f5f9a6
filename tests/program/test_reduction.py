"""退二进一, 退三进一: who may come to a grade over its quota, as its seats are given up."""

from typing import Any

import pytest

from models.grades import Grade
from models.scenario import Scenario
from solver.analysis.contests import contests
from solver.analysis.picture import Picture
from solver.breaches import Held, breaches
from solver.eligibility.candidates import Triple, candidates
from solver.eligibility.reduction import reduction
from solver.solving import solve
from tests.builders import aims, document, person, places, post, scenario

ENTRANTS = ("X", "Y")


def case(
    rule: str, *, seats: int, stay: int, left: int, stage: str = "regular", **policy: str
) -> Scenario:
    """P10 with some seats, who sits there still, who has left, and two of P12 who would come."""
    incumbents = [person(f"I{n:02}", "P10", points=5 + n) for n in range(stay)]
    others = [person(who, "P12", points=20 - n) for n, who in enumerate(ENTRANTS)]
    written = document(
        {"P10": seats, "P12": 2},
        [*incumbents, *others],
        stage=stage,
        policy={"over-quota": "transitional", "transitional-reduction": rule, **policy},
    )
    written["plan"]["left"] = {"P10": left}
    return Scenario.model_validate(written)


def came(*args: Any, **kwargs: Any) -> int:
    """How many of the two come to P10."""
    given = places(solve(case(*args, **kwargs)))
    return sum(given[who] == "P10" for who in ENTRANTS)


@pytest.mark.parametrize(
    ("rule", "left", "entrants"),
    [
        ("no-entry", 9, 0),
        ("two-for-one", 1, 0), ("two-for-one", 2, 1), ("two-for-one", 3, 1), ("two-for-one", 4, 2),
        ("three-for-one", 2, 0), ("three-for-one", 3, 1), ("three-for-one", 5, 1),
        ("three-for-one", 6, 2),
    ],
)  # fmt: skip
def test_one_in_for_so_many_out(rule: str, left: int, entrants: int) -> None:
    """While a grade stays over its quota, whole twos (threes) of those who left let one in."""
    assert came(rule, seats=2, stay=4, left=left) == entrants


@pytest.mark.parametrize(
    ("stay", "left", "outs"), [(19, 2, 2), (20, 2, 2), (20, 3, 3), (18, 4, 2), (19, 4, 3)]
)
def test_more_than_a_tenth_over_takes_three(stay: int, left: int, outs: int) -> None:
    """By excess: 22 on 20 seats is a tenth over, and two let one in; 23 is more."""
    found = reduction(case("by-excess", seats=20, stay=stay, left=left), Grade.P10)
    assert found is not None
    assert (found.outs, found.held) == (outs, stay + left)


def test_within_the_quota_again_seats_are_free_as_ever() -> None:
    """What is left of the quota after the reduction is filled without counting who left."""
    assert came("three-for-one", seats=3, stay=2, left=2) == 1
    assert came("three-for-one", seats=4, stay=2, left=3) == 2


def test_a_grade_within_its_quota_knows_no_rule() -> None:
    """Who was within the quota at the last round stays within it."""
    calm = case("two-for-one", seats=4, stay=2, left=2)
    assert reduction(calm, Grade.P10) is None
    assert came("two-for-one", seats=4, stay=4, left=0) == 0


def test_nothing_of_it_at_first_appointment_or_without_transitional_seats() -> None:
    """The rule is for regular rounds, and for units that have seats over the quota."""
    first = case("two-for-one", seats=2, stay=4, left=4, stage="first-appointment")
    assert reduction(first, Grade.P10) is None
    strict = case("two-for-one", seats=2, stay=4, left=4, **{"over-quota": "forbid"})
    assert reduction(strict, Grade.P10) is None


def test_who_leaves_in_the_round_counts_as_out() -> None:
    """Promotions empty seats as retirements do: two go up, one may come in."""
    up = [person("U1", "P10", points=50), person("U2", "P10", points=49)]
    stay = [person(f"S{n}", "P10", points=3) for n in range(3)]
    policy = {"over-quota": "transitional", "transitional-reduction": "two-for-one"}
    people = [*up, *stay, person("X", "P12")]
    built = scenario({"P7": 2, "P10": 2, "P12": 1}, people, stage="regular", policy=policy)
    given = places(solve(built))
    assert (given["U1"], given["U2"], given["X"]) == ("P7", "P7", "P10")


@pytest.mark.parametrize("posts", [[], [post("desk", "P10", seats=9)]])
def test_two_who_move_up_within_a_tier_let_one_in(posts: list[dict[str, Any]]) -> None:
    """退二进一 counts by grade, whether the desks are described or not."""
    stay = [person(f"S{n}", "P10", points=9 - n) for n in range(5)]
    policy = {"over-quota": "transitional", "transitional-reduction": "two-for-one"}
    people = [*stay, person("X", "P12")]
    for one in stay if posts else ():
        one["current"]["post"] = "desk"
    quota = {"P9": 2, "P10": 2, "P12": 1}
    built = scenario(quota, people, posts, stage="regular", policy=policy)
    given = places(solve(built))
    assert (given["S0"], given["S1"], given["X"]) == ("P9", "P9", "P10")


def test_who_left_makes_no_general_seat_where_nothing_is_over_the_quota() -> None:
    """The one seat is described, and who asks for it does not qualify: nobody comes."""
    policy = {"over-quota": "transitional", "transitional-reduction": "two-for-one"}
    senior = post("d", "P10", requires={"title": {"tier": "senior"}})
    written = document({"P10": 1}, [person("A")], [senior], stage="regular", policy=policy)
    written["plan"]["left"] = {"P10": 1}
    assert places(solve(Scenario.model_validate(written))) == {"A": None}


def test_cumulative_grades_are_reduced_together() -> None:
    """高岗低用: out of P10 into P9 is not out of the two together."""
    policy = {"over-quota": "transitional", "transitional-reduction": "two-for-one",
              "quota-reading": "cumulative"}  # fmt: skip
    people = [*(person(f"I{n}", "P10", points=9) for n in range(4)), person("X", "P12")]
    written = document({"P9": 1, "P10": 1, "P12": 1}, people, stage="regular", policy=policy)
    for left, grade in ((1, "P12"), (2, "P10")):
        written["plan"]["left"] = {"P9": left}
        assert places(solve(Scenario.model_validate(written)))["X"] == grade


def test_who_comes_in_is_not_held_against_the_answer() -> None:
    """The aim counts incumbents over the quota; who came in by the rule is welcome."""
    result = solve(case("two-for-one", seats=2, stay=4, left=2))
    assert result.transitional == {"P10": 3}
    assert aims(result)["transitional"] == 2
    outcomes = [result.of(f"I{n:02}").outcome for n in range(4)]
    assert outcomes == ["transitional", "transitional", "transitional", "retained"]
    assert result.of("X").outcome == "promoted"


def test_the_better_entrant_comes() -> None:
    """Of the two who would come in the one with more points does."""
    given = places(solve(case("two-for-one", seats=2, stay=4, left=2)))
    assert (given["X"], given["Y"]) == ("P10", "P12")


def test_the_check_without_the_program_agrees() -> None:
    """One entrant too many breaks the quota and the general post, one as may come neither."""
    built = case("two-for-one", seats=2, stay=4, left=3)
    for entrants, broken in ((("X",), set()), (ENTRANTS, {"quota", "seats"})):
        triples = {
            who: Triple(who, *at)
            for who, at in (
                (p.id, ("general-intermediate", Grade.P10))
                if p.id.startswith("I") or p.id in entrants
                else (p.id, ("general-junior", Grade.P12))
                for p in built.people
            )
        }
        held = Held(candidates(built), triples)
        assert {str(breach.rule) for breach in breaches(held)} == broken


def test_a_grade_emptied_altogether_fills_within_its_quota() -> None:
    """Where nobody of the many is left, the quota alone limits who comes."""
    assert came("three-for-one", seats=1, stay=0, left=5) == 1


def test_the_seats_let_in_to_are_contested() -> None:
    """Nobody takes part in a contest who could not win: there is none without free seats."""
    built = case("no-entry", seats=2, stay=4, left=1)
    judged = candidates(built)
    assert contests(Picture(judged, solve(built, judged=judged))) == ()
