"""The other best answers, and the one that is shown: smallest by id."""

from typing import Any

import pytest

from models.places import Place
from solver.eligibility.candidates import candidates
from solver.program.alternatives import WAITS, alternatives
from solver.program.build import build
from solver.program.questions import BySearch
from solver.program.search import DEFAULTS, Settings
from solver.program.sequence import solve_in_sequence
from solver.solving import solve
from tests.builders import desks, person, places, post, scenario


def place(name: str, grade: str) -> Place:
    """A post at a grade."""
    return Place.model_validate({"post": name, "grade": grade})


def test_of_equals_the_first_by_id_is_shown_higher() -> None:
    """Two of equal points, one P9 seat: A is shown there, both are tied, each with the other."""
    result = solve(scenario({"P9": 1, "P10": 1}, [person("B"), person("A")]))
    assert places(result) == {"A": "P9", "B": "P10"}
    assert result.of("A").alternatives == (place("general-intermediate", "P10"),)
    assert result.of("B").alternatives == (place("general-intermediate", "P9"),)
    assert {a.standing for a in result.appointments} == {"tied"}


def test_of_posts_of_one_grade_the_first_by_id_is_shown() -> None:
    """With nothing to tell two desks apart, A gets the first, and the second is named."""
    posts = [post("d2", "P10"), post("d1", "P10")]
    result = solve(scenario({"P10": 2}, [person("A"), person("B")], posts))
    assert desks(result) == {"A": "d1", "B": "d2"}
    assert result.of("A").alternatives == (place("d2", "P10"),)


def test_waiting_is_an_alternative() -> None:
    """Two equals for one seat: one is shown waiting, and each could be the one who waits."""
    result = solve(scenario({"P10": 1}, [person("A"), person("B")]))
    assert places(result) == {"A": "P10", "B": None}
    assert result.of("A").alternatives == (None,)
    assert result.of("B").alternatives == (place("general-intermediate", "P10"),)
    assert result.of("B").standing == "tied"


def test_who_is_the_same_in_all_is_certain() -> None:
    """The one with most points is certain of P9, though the two below are tied."""
    people = [person("A"), person("B"), person("C", points=90)]
    result = solve(scenario({"P9": 1, "P10": 1}, people))
    assert result.of("C").standing == "certain"
    assert result.of("C").alternatives == ()
    assert [result.of(name).standing for name in "AB"] == ["tied", "tied"]


def test_a_unique_answer_has_no_alternatives() -> None:
    """With different points nobody is tied, and possible columns are those shown."""
    program = build(candidates(scenario({"P9": 1, "P10": 1}, [person("A"), person("B", points=9)])))
    found = alternatives(program.columns, solve_in_sequence(program, DEFAULTS))
    assert found.complete
    assert {p: len(c) for p, c in found.possible.items()} == {"A": 1, "B": 1}


def test_waiting_has_its_own_sign() -> None:
    """A person who waits in every best answer has that as the only possibility."""
    people = [person("A", points=90), person("B", points=1)]
    program = build(candidates(scenario({"P10": 1}, people)))
    found = alternatives(program.columns, solve_in_sequence(program, DEFAULTS))
    assert found.possible["B"] == (WAITS,)


def test_people_without_candidates_wait_for_certain() -> None:
    """Who can hold nothing is not tied with anybody."""
    result = solve(scenario({"P10": 1}, [person("A"), person("B", applies=[])]))
    assert result.of("B").standing == "certain"
    assert result.of("B").grade is None


@pytest.mark.parametrize("number", [3, 4, 5])
def test_every_alternative_of_many_equals_is_found(number: int) -> None:
    """So many equals for one P9 seat and P10 seats for all but one: each can get all three."""
    people = [person(f"S{index}") for index in range(number)]
    result = solve(scenario({"P9": 1, "P10": number - 2}, people))
    assert {len(a.alternatives) for a in result.appointments} == {2}
    shown = list(places(result).values())
    assert shown == ["P9", *["P10"] * (number - 2), None]


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_the_lowest_transitional_seats_are_settled(workers: int) -> None:
    """Transitional seats not asked to be few are shown as few as they can be."""
    people = [person(name, "P10") for name in "ABC"]
    policy: dict[str, Any] = {"over-quota": "transitional", "aims": ["placement"]}
    case = scenario({"P10": 1}, people, policy=policy)
    result = solve(case, Settings(workers=workers))
    assert dict(result.transitional) == {"P10": 2}


def test_an_order_that_is_not_proved_leaves_the_answer_in_hand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where time ends while the shown answer is chosen, any best answer is shown."""
    program = build(candidates(scenario({"P10": 1}, [person("A"), person("B")])))
    best = solve_in_sequence(program, Settings(engine="cp-sat"))
    monkeypatch.setattr(BySearch, "first", lambda *_: None)
    found = alternatives(program.columns, best)
    assert found.shown == best.columns
    assert {len(columns) for columns in found.possible.values()} == {2}
