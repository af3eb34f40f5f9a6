"""The proof where the relaxation is not enough, where it fails, and where time runs out."""

from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.policy import AimName
from solver.program.columns import total
from solver.program.objective import Objective
from solver.program.proof.certificate import certificate
from solver.program.proof.part import Part
from solver.program.proof.prove import Proved, prove
from solver.program.proof.relaxation import relaxed
from solver.program.proof.rest import Numbered, finished, stated, value_of
from solver.program.search import DEFAULTS, Answer, Clock, Search, Settings
from tests.program.proof.test_certificate import FORMS, PRICES
from tests.program.proof.test_part import answers, drawn, line, part

RING = Numbered((1,) * 5, tuple(line(1, at, (at + 1) % 5) for at in range(5)))
"""Five columns in a ring, of which no two neighbours may be 1: without "whole", each is a half."""


@pytest.fixture
def nothing_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small parts are proved as large ones are."""
    monkeypatch.setattr("solver.program.proof.tiny._COLUMNS", 0)


def aim(*coefficients: int, maximise: bool = True) -> Objective:
    """An aim with these coefficients on the columns from the first."""
    terms = tuple((coefficient, column) for column, coefficient in enumerate(coefficients))
    return Objective(AimName.PLACEMENT, terms, maximise)


MOST, FEWEST_FIRST = aim(1, 1, 1, 1, 1), aim(4, 3, 2, 1, 0, maximise=False)


def started(**settings: Any) -> Clock:
    """A clock that has begun."""
    return Clock.started(Settings(**settings))


@pytest.mark.usefixtures("nothing_tried")
def test_what_is_not_whole_is_searched() -> None:
    """The ring's relaxation says two and a half; two it is, and of the pairs the cheapest."""
    found = prove(RING, (MOST, FEWEST_FIRST), started())
    assert found.outcome == "optimal"
    assert found.bounds == (2, 2)
    assert [total(one.terms, found.columns) for one in (MOST, FEWEST_FIRST)] == [2, 2]


@pytest.mark.usefixtures("nothing_tried")
def test_without_a_relaxation_everything_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the linear solver gives up, CP-SAT alone proves the same."""
    monkeypatch.setattr("solver.program.proof.pair.relaxed", lambda *_, **__: None)
    assert prove(RING, (MOST, FEWEST_FIRST), started()).bounds == (2, 2)


@pytest.mark.usefixtures("nothing_tried")
def test_where_only_one_relaxation_ends_the_rest_is_searched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The linear solver gives up on an aim alone, after having looked at two together."""
    monkeypatch.setattr("solver.program.proof.improve.relaxed", lambda *_, **__: None)
    assert prove(RING, (MOST, FEWEST_FIRST), started()).bounds == (2, 2)


def test_the_relaxation_says_where_it_found_nothing() -> None:
    """Two of columns that exclude each other: no optimum, so nothing to go by."""
    assert relaxed(part(line(1, 0, 1), line(-2, 0, 1, coefficient=-1)), {0: 1}) is None
    found = relaxed(part(line(1, 0, 1)), {0: 2, 1: 1}, seconds=60)
    assert found is not None
    assert found.values is not None
    assert (found.values[0], found.values[1]) == (1, 0)


@pytest.mark.usefixtures("nothing_tried")
@pytest.mark.parametrize("outcome", ["unknown", "infeasible"])
def test_without_an_answer_only_the_outcome_is_told(
    monkeypatch: pytest.MonkeyPatch, outcome: Any
) -> None:
    """Nothing found in the time, and nothing there to find, are told apart."""
    monkeypatch.setattr(Search, "best", lambda *_, **__: Answer(outcome))
    assert prove(RING, (MOST,), started()) == Proved(outcome)


@pytest.mark.usefixtures("nothing_tried")
@pytest.mark.parametrize("maximise", [True, False])
def test_an_answer_not_proved_has_its_bound(
    monkeypatch: pytest.MonkeyPatch, *, maximise: bool
) -> None:
    """One of a possible two, or minus one of minus two: feasible, and later aims unreached."""
    one = (1, 0, 0, 0, 0)
    monkeypatch.setattr(Search, "best", lambda *_, **__: Answer("feasible", 1, 2, one))
    first = aim(*[1 if maximise else -1] * 5, maximise=maximise)
    found = prove(RING, (first, FEWEST_FIRST), started())
    assert found == Proved("feasible", one, (2 if maximise else -2, None), ())


@pytest.mark.usefixtures("nothing_tried")
def test_an_answer_without_a_relaxation_has_the_bound_of_the_search(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What CP-SAT found and proved by then is passed on."""
    one = (0, 1, 0, 0, 0)
    monkeypatch.setattr("solver.program.proof.pair.relaxed", lambda *_, **__: None)
    monkeypatch.setattr(Search, "best", lambda *_, **__: Answer("feasible", 1, 3, one))
    assert prove(RING, (MOST,), started()) == Proved("feasible", one, (3,), ())


@dataclass(frozen=True)
class _Stops(Clock):
    """A clock that is over from the second time on that it is looked at."""

    looks: list[int]

    @property
    def over(self) -> bool:
        self.looks.append(0)
        return len(self.looks) > 1


@pytest.mark.usefixtures("nothing_tried")
def test_time_between_two_aims_leaves_the_answer_in_hand() -> None:
    """The first aim is begun in time and proved; the second was not begun and has no bound."""
    found = prove(RING, (MOST, FEWEST_FIRST, aim(1)), _Stops(DEFAULTS, None, []))
    assert found.outcome == "feasible"
    assert found.bounds == (2, None, None)
    assert total(MOST.terms, found.columns) == 2


@settings(max_examples=150)
@given(one=drawn(), numbers=FORMS, prices=PRICES, told=st.booleans())
def test_what_is_left_is_searched_near_the_bound_first(
    one: Part, numbers: tuple[int, ...], prices: list[float], *, told: bool
) -> None:
    """However poor the prices: the best answer, or that there is none."""
    form = {column: number for column, number in enumerate(numbers) if number}
    whole = answers(one)
    proof = certificate(one, form, prices[: len(one.lines)], None)
    known = whole[0] if told and whole else None
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("solver.program.proof.tiny._COLUMNS", 0)
        found = finished(one, form, proof, known, started())
    if not whole:
        assert found.outcome == "infeasible"
        return
    assert found.outcome == "optimal"
    assert value_of(form, found.values) == max(value_of(form, answer) for answer in whole)


@settings(max_examples=100)
@given(one=drawn(), first=FORMS, second=FORMS, tries=st.booleans())
def test_two_aims_are_proved_as_trying_all_values_proves_them(
    one: Part, first: tuple[int, ...], second: tuple[int, ...], *, tries: bool
) -> None:
    """Any lines and aims, without a scenario: the same best values, the first aim first."""
    aims = (aim(*first), aim(*second, maximise=False))
    whole = [tuple(answer.values()) for answer in answers(one)]
    with pytest.MonkeyPatch.context() as patched:
        if not tries:
            patched.setattr("solver.program.proof.tiny._COLUMNS", 0)
        found = prove(stated(one), aims, started())
    if not whole:
        assert found == Proved("infeasible")
        return
    worth = {a: (total(aims[0].terms, a), -total(aims[1].terms, a)) for a in whole}
    assert worth[found.columns] == max(worth.values())
    assert found.bounds == tuple(total(one.terms, found.columns) for one in aims)
    best = {a for a in whole if worth[a] == max(worth.values())}
    assert best == _all(found)


def _all(found: Proved) -> set[tuple[int, ...]]:
    """Every best answer: that of each leaf beside that of each other."""
    choices = [leaf.answers or answers(leaf.part) for leaf in found.leaves]
    made = set()
    for chosen in product(*choices):
        columns = list(found.columns)
        for answer in chosen:
            for column, value in answer.items():
                columns[column] = value
        made.add(tuple(columns))
    return made


def test_the_limit_is_for_all_searches_together() -> None:
    """What is left is never more than the limit, and without a limit there is none."""
    left = started(time_limit=60).left().time_limit
    assert left is not None
    assert 0 < left <= 60
    assert started().left().time_limit is None
    assert not started(time_limit=60).over
    assert started(time_limit=0).over
