"""The verifier: every result of ours passes, and every kind of false result is caught."""

from typing import Any

import pytest

from models.grades import Grade
from models.result import Result
from solver.breaches import Held, aim_value, breaches
from solver.eligibility.candidates import Triple, candidates, opened
from solver.program.search import Settings
from solver.solving import best_of, solve
from solver.verify import VerificationFailed, verified, verify
from tests.builders import person, post, scenario

TRANSITIONAL = {"over-quota": "transitional"}
POSTS = [post("d1", "P10", department="north"), post("d2", "P10")]


def changed(result: Result, who: str, **changes: Any) -> Result:
    """The result with one appointment changed."""
    appointments = tuple(
        one.replace(**changes) if one.person == who else one for one in result.appointments
    )
    return result.replace(appointments=appointments)


CASE = scenario({"P10": 2, "P9": 1}, [person("A", "P10", post="d1"), person("B")], POSTS)


def test_a_result_of_ours_is_verified() -> None:
    """What `solve` gives back has passed, and passes again."""
    result = solve(CASE)
    assert result.verified
    assert verify(CASE, result) == []
    assert verified(CASE, result) == result


def test_a_result_without_an_answer_passes_through() -> None:
    """Nothing is verified where there is no answer, and nothing is claimed."""
    for result in (
        solve(scenario({"P9": 0}, [person("A", "P10", applies=[])])),
        solve(CASE, Settings(time_limit=0)),
    ):
        assert not result.solved
        assert verified(CASE, result) is result
        assert not result.verified


def test_a_false_result_raises_with_every_reason() -> None:
    """`verified` names everything that is wrong."""
    false = changed(changed(solve(CASE), "A", points=1), "B", points=2)
    with pytest.raises(VerificationFailed, match="A: points misstated") as failure:
        verified(CASE, false)
    assert failure.value.reasons == ("A: points misstated", "B: points misstated")


def test_a_missing_person_is_caught() -> None:
    """Everybody has to be in the result."""
    result = solve(CASE)
    assert verify(CASE, result.replace(appointments=result.appointments[:1])) == [
        "the appointments are not one for each person, in the order of ids"
    ]


def test_a_wrong_order_is_caught() -> None:
    """People stand in the order of their ids."""
    result = solve(CASE)
    assert verify(CASE, result.replace(appointments=result.appointments[::-1])) == [
        "the appointments are not one for each person, in the order of ids"
    ]


def test_a_person_given_twice_is_caught() -> None:
    """Nobody has two appointments, which is rule one-post."""
    result = solve(CASE)
    twice = (*result.appointments, result.appointments[-1])
    assert verify(CASE, result.replace(appointments=twice)) == [
        "the appointments are not one for each person, in the order of ids"
    ]


@pytest.mark.parametrize("place", [("nowhere", "P10"), ("d1", "M9"), ("d3", "P10")])
def test_a_closed_triple_is_caught(place: tuple[str, str]) -> None:
    """A post unknown, a grade that the post has not, and a post whose condition is unmet."""
    required = post("d3", "P10", requires={"title": {"tier": "intermediate"}})
    case = scenario({"P10": 3}, [person("A")], [*POSTS, required])
    (reason,) = verify(case, changed(solve(case), "A", post=place[0], grade=place[1]))
    assert reason.endswith("is not open")


def test_a_misstated_aim_is_caught() -> None:
    """Every aim is added up again; one place more is noticed."""
    result = solve(CASE)
    for index, aim in enumerate(result.aims):
        lie = aim.replace(value=aim.value + 1, bound=aim.value + 1)
        aims = (*result.aims[:index], lie, *result.aims[index + 1 :])
        assert verify(CASE, result.replace(aims=aims)) == [
            f"{aim.aim} is {aim.value}, not {aim.value + 1}"
        ]


@pytest.mark.parametrize("bound", [None, 99])
def test_a_misstated_bound_is_caught(bound: int | None) -> None:
    """An answer called optimal has a bound equal to its value, for each aim."""
    result = solve(CASE)
    first = result.aims[0]
    aims = (first.replace(bound=bound), *result.aims[1:])
    assert verify(CASE, result.replace(aims=aims)) == [
        f"{first.aim} is called optimal, but its bound is {bound}"
    ]


def test_a_feasible_answer_may_have_an_open_bound() -> None:
    """Where nothing is called optimal, the bound may lie elsewhere or be missing."""
    result = solve(CASE)
    aims = tuple(aim.replace(bound=None) for aim in result.aims)
    assert verify(CASE, result.replace(aims=aims, status="feasible")) == []


def test_a_misstated_current_grade_is_caught() -> None:
    """The grade that a person comes from is the one on record."""
    assert verify(CASE, changed(solve(CASE), "A", from_grade="P9")) == [
        "A: current grade misstated"
    ]


def test_misstated_envy_is_caught() -> None:
    """Whether somebody has reason for envy is looked up again."""
    result = solve(CASE)
    assert verify(CASE, result.replace(envy_free=not result.envy_free)) == [
        "whether the result is free of justified envy is misstated"
    ]


def test_candidates_may_be_given() -> None:
    """A what-if is verified against its own candidates, which open what the scenario closes."""
    required = post("d3", "P10", requires={"recorded": {"matter": "skill"}})
    case = scenario({"P10": 1}, [person("A", applies=["d3"])], [required])
    judged = candidates(case)
    wider = opened(judged, {Triple("A", "d3", Grade.P10)})
    result = best_of(wider)
    assert result.of("A").post == "d3"
    assert verify(case, result, wider) == []
    assert verify(case, result) == [f"{Triple('A', 'd3', Grade.P10)} is not open"]


@pytest.mark.parametrize("lie", [{"from_post": "d2"}, {"outcome": "waiting"}])
def test_a_misstated_present_post_or_outcome_is_caught(lie: dict[str, str]) -> None:
    """The post that a person comes from, and the outcome, follow from the scenario."""
    assert verify(CASE, changed(solve(CASE), "A", **lie))


def test_a_missing_aim_is_caught() -> None:
    """An optimal result states every aim of the policy, in its order."""
    result = solve(CASE)
    assert verify(CASE, result.replace(aims=result.aims[1:]))
    assert verify(CASE, result.replace(aims=result.aims[::-1]))


def test_aims_are_added_up_from_the_people() -> None:
    """The aims of an assignment known by hand, one person waiting."""
    people = [person("A", "P10", post="d1"), person("B", applies=["d2", "d1"]), person("C")]
    case = scenario({"P10": 2}, people, POSTS)
    held = Held(
        candidates(case),
        {name: Triple(name, desk, Grade.P10) for name, desk in (("A", "d1"), ("B", "d2"))},
    )
    assert [aim_value(aim, held) for aim in case.policy.aims] == [0, 2, 0, 1360000, 0, 1, 1]
    assert list(breaches(held)) == []
