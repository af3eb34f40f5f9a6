"""The search: settings, time, held values, and what is claimed when it is interrupted."""

from collections.abc import Iterator
from os import cpu_count
from typing import Any

import pytest
from ortools.sat.python import cp_model

from models.result import Result
from models.scenario import Scenario
from solver.eligibility.candidates import candidates
from solver.program.build import Program, build
from solver.program.columns import Terms
from solver.program.proof.rest import stated
from solver.program.search import DEFAULTS, Answer, Bare, Search, Settings
from solver.program.sequence import solve_in_sequence
from solver.solving import solve
from tests.builders import ALL_AIMS, aims, changzhou, person, places, scenario

REAL = Search.best
WHOLE = Settings(engine="cp-sat")
"""The reference: every aim by CP-SAT on the whole program."""


SUMS = [aim for aim in ALL_AIMS if aim != "priority"]


def three(aims_: list[str] = SUMS) -> Scenario:
    """Three newcomers for one P9 and two P10 seats; one search for each aim."""
    people = [person("A", points=5), person("B", points=9), person("C", points=7)]
    return scenario({"P9": 1, "P10": 2}, people, policy={"aims": aims_})


def program() -> Program:
    """The program of `three`."""
    return build(candidates(three()))


def interrupted(monkeypatch: pytest.MonkeyPatch, at: int, outcome: Any) -> None:
    """From the search of this number on, nothing more is proved."""
    calls: Iterator[int] = iter(range(1000))

    def best(self: Search, terms: Terms, *, maximise: bool) -> Answer:
        answer = REAL(self, terms, maximise=maximise)
        if next(calls) < at:
            return answer
        if outcome == "feasible":
            bound = answer.value + (1 if maximise else -1)
            return Answer("feasible", answer.value, bound, answer.columns)
        return Answer(outcome)

    monkeypatch.setattr(Search, "best", best)


@pytest.mark.parametrize("limit", [0.0, 0.000001, 0.0001])
def test_hardly_any_time_never_proves_too_much(limit: float) -> None:
    """With no time to speak of the result is unknown, feasible, or optimal and then right."""
    full = solve(three())
    result = solve(three(), Settings(time_limit=limit))
    assert result.status in {"unknown", "feasible", "optimal"}
    assert result.verified is result.solved
    if result.status == "optimal":
        assert aims(result) == aims(full)
    if limit <= 0.000001:
        assert result.status == "unknown"
        assert result.appointments == ()


def test_enough_time_proves_everything() -> None:
    """A limit that is not reached changes nothing."""
    assert solve(three(), Settings(time_limit=60)) == solve(three())


@pytest.mark.parametrize("workers", [2, 4])
def test_any_number_of_workers_gives_the_same_answer(workers: int) -> None:
    """The main scenario and a small one have one answer each, to the last byte."""
    for case in (three(), changzhou()):
        alone = solve(case, Settings(workers=1))
        assert solve(case, Settings(workers=workers)).model_dump_json() == alone.model_dump_json()


def test_a_search_finds_the_largest_and_the_smallest() -> None:
    """Three columns of which at most two are used, one of them up to three times."""
    search = Search(_bare(), DEFAULTS)
    terms = ((1, 0), (1, 1), (2, 2))
    assert REAL(search, terms, maximise=True) == Answer("optimal", 7, 7, (0, 1, 3))
    assert REAL(search, terms, maximise=False) == Answer("optimal", 0, 0, (0, 0, 0))


def _bare() -> Bare:
    """x0 + x1 ≤ 1 and x0 ≤ 0, with x2 up to 3."""
    rows = [row for row in program().rows if row.rule == "one-post"][:1]
    made = type(rows[0])
    return Bare(
        (1, 1, 3),
        (
            made(rows[0].rule, "a", ((1, 0), (1, 1)), 1),
            made(rows[0].rule, "b", ((1, 0),), 0),
        ),
    )


def test_a_held_value_stays() -> None:
    """What is held from below and from above limits every later search."""
    search = Search(_bare(), DEFAULTS)
    search.hold(((1, 2),), at_most=2)
    assert search.best(((1, 2),), maximise=True).value == 2
    search.hold(((1, 2),), at_least=1)
    assert search.best(((1, 2),), maximise=False).value == 1
    search.hold(((1, 2),))
    assert search.best(((1, 2),), maximise=True).value == 2


def test_held_values_that_contradict_are_infeasible() -> None:
    """No answer, and nothing to look at."""
    search = Search(_bare(), DEFAULTS)
    search.hold(((1, 2),), at_least=4)
    answer = search.best(((1, 2),), maximise=True)
    assert answer == Answer("infeasible")
    assert not answer.found


def test_a_suggestion_changes_no_value() -> None:
    """A hint, even a bad one, only says where to begin."""
    search = Search(_bare(), DEFAULTS)
    search.suggest((0, 0, 0))
    search.suggest((1, 1, 1))
    assert search.best(((1, 1), (1, 2)), maximise=True).value == 4


def test_numbers_too_large_are_refused_aloud() -> None:
    """Sums beyond 64 bits are a fault, not an answer."""
    with pytest.raises(RuntimeError, match="CP-SAT refuses the program"):
        Search(_bare(), DEFAULTS).best(((2**62, 0), (2**62, 1), (2**62, 2)), maximise=True)


def test_the_limit_is_for_the_whole_solve(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the time is over, later searches are not begun."""
    clock = iter([0.0, 1.0, 11.0])
    monkeypatch.setattr("solver.program.search.monotonic", lambda: next(clock))
    search = Search(_bare(), Settings(time_limit=10))
    assert search.best(((1, 2),), maximise=True).outcome == "optimal"
    assert search.best(((1, 2),), maximise=True).outcome == "unknown"


@pytest.mark.parametrize(
    ("status", "outcome"), [(cp_model.UNKNOWN, "unknown"), (cp_model.FEASIBLE, "feasible")]
)
def test_what_the_engine_reports_is_passed_on(
    monkeypatch: pytest.MonkeyPatch, status: Any, outcome: str
) -> None:
    """An engine that stops early is believed: nothing is called optimal that it did not prove."""
    real = cp_model.CpSolver.solve

    def stopped(self: cp_model.CpSolver, model: cp_model.CpModel) -> Any:
        real(self, model)
        return status

    monkeypatch.setattr(cp_model.CpSolver, "solve", stopped)
    answer = Search(_bare(), DEFAULTS).best(((1, 2),), maximise=True)
    assert answer.outcome == outcome
    assert answer.found is (outcome == "feasible")
    assert answer.columns == (() if outcome == "unknown" else answer.columns)


@pytest.mark.parametrize("at", [0, 1, 2, 4])
def test_an_aim_not_proved_is_feasible_with_its_bound(
    monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """Aims before the interruption are proved, it has a gap, those after it have no bound."""
    number = len(aims(solve(three(), WHOLE)))
    interrupted(monkeypatch, at, "feasible")
    result = solve(three(), WHOLE)
    assert result.status == "feasible"
    gaps = [None if a.bound is None else abs(a.bound - a.value) for a in result.aims]
    assert gaps == [0] * at + [1] + [None] * (number - at - 1)
    assert {a.standing for a in result.appointments} == {"unproved"}
    assert result.verified


@pytest.mark.parametrize("at", [1, 3])
def test_an_aim_not_even_begun_has_no_bound(monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """Where the time is over between two aims, the answer in hand is given as feasible."""
    interrupted(monkeypatch, at, "unknown")
    result = solve(three(), WHOLE)
    assert result.status == "feasible"
    assert [a.bound is None for a in result.aims] == [False] * at + [True] * (5 - at)
    assert result.verified


@pytest.mark.parametrize("first", [["placement", "priority"], ["priority", "placement"]])
@pytest.mark.parametrize("at", range(1, 5))
def test_a_line_not_followed_to_its_end_has_no_bound(
    monkeypatch: pytest.MonkeyPatch, at: int, first: list[str]
) -> None:
    """Somewhere among the questions of three people: what comes before is proved, the rest not."""
    interrupted(monkeypatch, at, "unknown")
    result = solve(three([*first, "seniority-fit"]), WHOLE)
    assert result.status == "feasible"
    before = first.index("priority")
    assert [a.bound is None for a in result.aims] == [False] * before + [True] * (3 - before)
    assert result.precedence is None
    assert result.verified


@pytest.mark.parametrize("outcome", ["unknown", "infeasible"])
def test_a_line_without_an_answer_is_not_followed(
    monkeypatch: pytest.MonkeyPatch, outcome: str
) -> None:
    """Where `priority` comes first and nothing is found."""
    interrupted(monkeypatch, 0, outcome)
    assert solve(three(["priority"]), WHOLE).status == outcome


def test_an_answer_after_the_line_must_be_found_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """With `priority` last, its answer is looked for at the end."""
    made = build(candidates(three(["priority"])))
    asked: list[Terms] = []

    def counted(self: Search, terms: Terms, *, maximise: bool) -> Answer:
        asked.append(terms)
        return REAL(self, terms, maximise=maximise)

    monkeypatch.setattr(Search, "best", counted)
    assert solve_in_sequence(made, WHOLE).outcome == "optimal"
    interrupted(monkeypatch, len(asked) - 1, "unknown")
    assert solve_in_sequence(made, WHOLE).outcome == "unknown"


@pytest.mark.parametrize("outcome", ["unknown", "infeasible"])
def test_without_an_answer_there_is_only_a_status(
    monkeypatch: pytest.MonkeyPatch, outcome: str
) -> None:
    """Unknown and infeasible are told apart, and nothing else is said."""
    interrupted(monkeypatch, 0, outcome)
    result = solve(three(), WHOLE)
    assert result == Result(scenario="test", plan="base", status=outcome)  # type: ignore[arg-type]


def test_proved_aims_are_held_for_the_questions_that_follow() -> None:
    """What is left for them to look through has the best values only."""
    made = program()
    (leaf,) = solve_in_sequence(made, WHOLE).leaves
    everybody = tuple((1, column) for column in range(len(made.upper)))
    assert Search(stated(leaf.part), DEFAULTS).best(everybody, maximise=False).value == 3


@pytest.mark.parametrize("at", [5, 6])
def test_ties_not_looked_through_are_unproved(monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """An optimal answer whose ties ran out of time claims no certainty."""
    people = [person("A"), person("B")]
    case = scenario({"P9": 1, "P10": 1}, people, policy={"aims": SUMS})
    interrupted(monkeypatch, at, "unknown")
    result = solve(case, WHOLE)
    assert result.status == "optimal"
    assert {a.standing for a in result.appointments} == {"unproved"}
    assert sorted(str(grade) for grade in places(result).values()) == ["P10", "P9"]


def test_threads_are_not_many_more_than_processors() -> None:
    """Each takes memory; with so many the machine would have none."""
    threads = Search(Bare((1,), ()), Settings(workers=256))._solver()
    assert threads is not None
    assert 8 <= threads.parameters.num_workers <= max(8, cpu_count() or 1)
