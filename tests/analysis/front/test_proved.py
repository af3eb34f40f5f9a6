"""That a search found nothing is no proof: whatever cuts it short, nothing is claimed to be all."""

from itertools import count

import pytest

from models.front import Front, Measure
from models.scenario import Scenario
from solver.analysis.front import search as searching
from solver.analysis.front.explore import Found, explore
from solver.analysis.front.joint import Joint
from solver.analysis.front.limits import existence, limits
from solver.analysis.front.proved import proved, proved_result
from solver.analysis.front.search import search
from solver.analysis.front.settle import as_good, settle
from solver.analysis.front.space import Space
from solver.program.columns import Terms
from solver.program.search import UNLIMITED, Answer, Clock, OutOfTime, Search, Settings
from solver.solving import solve
from solver.verify import VerificationFailed
from tests.builders import person, post, scenario
from tests.clocks import budget

TWO = [person("A", "P10", points=20), person("B", "P10", points=10)]
MEASURES = (Measure.PROMOTIONS, Measure.SENIOR_SHARE)
REAL = Search.best


def _case() -> Scenario:
    return scenario({"P9": 1, "P10": 1}, TWO)


def _tied() -> Scenario:
    """Whose answers measure different things, so that the one shown decides."""
    posts = [post("old", "M9"), post("new", "M8")]
    people = [person("A", "M9", applies=["old", "new"]), person("B", "M9", applies=["old", "new"])]
    return scenario({"M8": 1, "M9": 1}, people, posts, policy={"aims": ["placement"]})


@pytest.mark.parametrize("outcome", ["unknown", "feasible"])
def test_only_what_is_proved_counts(outcome: str) -> None:
    """An answer and a result that are not proved are neither the best nor that there is none."""
    with pytest.raises(OutOfTime):
        proved(Answer(outcome))  # type: ignore[arg-type]
    with pytest.raises(OutOfTime):
        proved_result(solve(_case()).replace(status=outcome))


@pytest.mark.parametrize("at", range(0, 40, 3))
def test_an_interrupted_search_is_never_called_complete(
    monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """From one search on CP-SAT says "unknown", as where it was interrupted."""
    whole, calls = search(_case(), MEASURES), count()

    def best(self: Search, terms: Terms, *, maximise: bool) -> Answer:
        answer = REAL(self, terms, maximise=maximise)
        return Answer("unknown") if next(calls) >= at else answer

    monkeypatch.setattr(Search, "best", best)
    cut = search(_case(), MEASURES)
    assert next(calls) > at, "it was interrupted"
    assert not cut.complete
    assert len(cut.points) <= len(whole.points) or not cut.complete


def test_a_plan_that_nobody_settled_is_no_plan_without_answer() -> None:
    """Nor are more seats as good as fewer where nobody found out."""
    space = Space(_case())
    judged = space.judged(space.base)
    settled = settle(judged, UNLIMITED)
    with pytest.raises(OutOfTime):
        settle(judged, budget(0))
    with pytest.raises(OutOfTime):
        as_good(settled, judged, budget(0))


def test_a_plan_without_an_answer_is_not_as_good() -> None:
    """And whoever says that there is an answer is told that there is none."""
    space = Space(_case())
    none, some = space.judged((0, 0)), space.judged((1, 1))
    assert not as_good(settle(some, UNLIMITED), none, UNLIMITED)
    promoted = settle(space.judged((1, 2)), UNLIMITED)
    assert not as_good(promoted, space.judged((0, 2)), UNLIMITED), "there is no such seat"
    with pytest.raises(VerificationFailed, match="admits none"):
        settle(none, UNLIMITED)


def test_where_equals_stand_in_too_many_orders_the_answer_that_is_shown_decides() -> None:
    """Of other plans nothing is said then."""
    people = [person(name, "P10", points=10) for name in "ABC"]
    judged = Space(scenario({"P9": 1, "P10": 3}, people)).judged((1, 3))
    told = settle(judged, Clock.started(Settings(orders=0)))
    assert not told.alike
    assert told.measures[Measure.PROMOTIONS] == 1


@pytest.mark.parametrize("most", range(4))
def test_regions_end_where_the_time_does(most: int) -> None:
    """Those seen before are lawful; nothing says that they are all."""
    space = Space(_case())
    within = (*(row for rows in limits(space).values() for row in rows), *existence(space))
    joint = Joint(space, within)
    whole = list(explore(joint, MEASURES, UNLIMITED))
    seen: list[Found] = []
    with pytest.raises(OutOfTime):
        seen.extend(explore(joint, MEASURES, budget(most)))
    assert seen == whole[: len(seen)]


def _within(monkeypatch: pytest.MonkeyPatch, case: Scenario, most: int) -> Front:
    """The front of a search whose clock is over after so many looks."""
    clock = budget(most)
    monkeypatch.setattr(Clock, "started", lambda _: clock)
    return search(case, MEASURES)


@pytest.mark.parametrize("case", [_case(), _tied()], ids=["alike", "tied"])
def test_whenever_the_time_ends_a_front_says_what_is_lacking(
    monkeypatch: pytest.MonkeyPatch, case: Scenario
) -> None:
    """It is whole only where it says so; a point that is shown is solved, proved and verified."""
    whole, most, ends = search(case, MEASURES), 0, set()
    while True:
        with monkeypatch.context() as patch:
            cut = _within(patch, case, most)
        ends.add((cut.complete, cut.reached, cut.base is not None))
        assert all(point.result.status == "optimal" for point in cut.points)
        assert all(point.result.verified for point in cut.points)
        if cut.complete:
            assert [p.measures for p in cut.points] == [p.measures for p in whole.points]
        if not cut.reached:
            assert not any(point.reach for point in cut.points)
        if cut == whole:
            break
        most += 1
    assert {(False, False, False), (False, False, True), (True, False, True)} < ends


def test_two_thirds_of_the_time_are_for_seeing_plans(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is seen is still to be solved and checked."""
    told: list[float | None] = []
    clock = Clock.started(Settings(time_limit=30.0))
    monkeypatch.setattr("solver.program.search.monotonic", lambda: clock.until and clock.until - 30)
    told.append(searching._for_seeing(clock).left().time_limit)
    assert told == [20.0]
