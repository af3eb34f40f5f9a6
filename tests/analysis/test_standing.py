"""Which result stands: published ones become the baseline, and a log leads there step by step."""

import pytest

from models.log import Entry
from models.problems import Inconsistent
from models.scenario import Scenario
from solver.analysis.replay import replayed
from solver.analysis.standing import NothingToPublish, places, standing, steps
from solver.files.scenario import load
from solver.solving import solve
from tests.builders import SCENARIOS, person, post, scenario

WHO = {"reason": "r", "clause": "六(六)", "by": "b", "on": "2012-05-20"}
TWO = [post("d1", "P10"), post("d2", "P10")]


def entry(action: str, **said: object) -> Entry:
    """An entry of a log."""
    return Entry.model_validate({"action": action, **said, **WHO})


def case() -> Scenario:
    """Two people at two desks, the one with more points in the better grade."""
    people = [person("A", points=10), person("B", points=11), person("C", points=5)]
    return scenario({"P9": 1, "P10": 1}, people)


PUBLISH = entry("publish")
EARLIER = entry("correct", person="A", facts={"began": "1990-01-01"})
GONE = entry("forbid", person="A", grade="P9")


def test_without_a_publication_there_is_no_baseline() -> None:
    """Decisions on the way to the first result leave it free."""
    assert standing(case(), [EARLIER]).baseline == {}


def test_what_was_public_is_the_baseline_of_all_about_whom_nothing_was_decided_since() -> None:
    """Another publication begins anew."""
    first = places(solve(case()))
    stood = standing(case(), [PUBLISH, EARLIER])
    assert stood.baseline == {name: first[name] for name in ("B", "C")}
    assert stood.log == (PUBLISH, EARLIER)
    again = standing(case(), [PUBLISH, EARLIER, PUBLISH])
    assert again.baseline == places(solve(stood))
    assert standing(case(), [PUBLISH, EARLIER, PUBLISH, GONE]).baseline.keys() == {"B", "C"}


def test_every_step_is_solved_as_if_the_log_ended_there() -> None:
    """The scenario of each step is that of the log so far."""
    entries = [EARLIER, PUBLISH, GONE, PUBLISH]
    made = list(steps(case(), entries))
    assert [step.entries for step in made] == [(), *((one,) for one in entries)]
    for number, step in enumerate(made):
        so_far = standing(case(), entries[:number])
        assert step.judged.scenario == so_far
        assert step.result == solve(so_far)


def test_who_changes_at_each_step() -> None:
    """Against the step before; nobody at the start."""
    found = replayed(list(steps(case(), [PUBLISH, EARLIER, GONE])), same=True)
    assert [step.number for step in found.steps] == [0, 1, 2, 3]
    moved = [{move.person for move in step.changes} for step in found.steps]
    assert moved == [set(), set(), {"A", "B"}, {"A", "B"}]


def test_a_step_without_an_answer_changes_nobody() -> None:
    """And nobody changes against it."""
    shut = [entry("forbid", person="A", grade=grade) for grade in ("P9", "P10")]
    people = [person("A", "P10"), person("B", "P10")]
    made = list(steps(scenario({"P9": 1, "P10": 1}, people), shut))
    found = replayed(made, same=True)
    assert [step.status for step in found.steps][-1] == "infeasible"
    assert found.steps[-1].changes == ()


def test_what_is_not_there_cannot_be_published() -> None:
    """The entry is named by its number."""
    people = [person("A", "P9"), person("B", "P9")]
    impossible = scenario({"P9": 1}, people)
    later = entry("correct", person="A", facts={"note": "x"})
    for run in (standing, lambda *given: list(steps(*given))):
        with pytest.raises(NothingToPublish) as caught:
            run(impossible, [later, PUBLISH])
        assert (caught.value.number, caught.value.why) == (2, "infeasible")
        assert str(caught.value) == "entry 2: infeasible"


def test_a_tie_is_not_broken_by_making_it_public() -> None:
    """The leading group decides it first."""
    people = [person("A", points=10), person("B", points=10)]
    first = scenario({"P9": 1, "P10": 1}, people)
    with pytest.raises(NothingToPublish, match="entry 1: tied: A, B"):
        standing(first, [PUBLISH])
    settled = entry("tie", person="B", grade="P9")
    assert standing(first, [settled, PUBLISH]).baseline.keys() == {"A", "B"}


def desk(name: str, of: str) -> Entry:
    """A correction of somebody's present desk."""
    current = {"grade": "P10", "post": of, "since": "2005-01-01"}
    return entry("correct", person=name, facts={"current": current})


def test_entries_that_are_possible_only_together_are_one_step() -> None:
    """Two people were taken for each other: neither correction can stand alone."""
    people = [person("A", "P10", post="d1"), person("B", "P10", post="d2")]
    first = scenario({"P10": 2}, people, TWO)
    swap = [desk("A", "d2"), desk("B", "d1")]
    made = list(steps(first, [PUBLISH, *swap]))
    assert [step.entries for step in made] == [(), (PUBLISH,), tuple(swap)]
    assert made[-1].judged.scenario == standing(first, [PUBLISH, *swap])
    found = replayed(made, same=True)
    assert [(step.number, len(step.entries)) for step in found.steps] == [(0, 0), (1, 1), (3, 2)]
    for broken in ([PUBLISH, swap[0]], [swap[0], PUBLISH]):
        for run in (standing, lambda *given: list(steps(*given))):
            with pytest.raises(Inconsistent) as caught:
                run(first, broken)
            (problem,) = caught.value.problems
            assert problem.at == ("log", broken.index(swap[0]))


def test_the_shipped_objection_changes_just_whom_it_must() -> None:
    """The objector and who had the seat; the one judged; two by a withdrawal."""
    path = SCENARIOS / "objection.yaml"
    found = replayed(list(steps(load(path, entries=0), load(path).log)), same=True)
    moved = [[move.person for move in step.changes] for step in found.steps]
    assert moved == [[], [], ["S21", "S22"], ["S20"], ["S07", "S19"]]
