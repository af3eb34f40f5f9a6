"""Who may hold what, and with how many points, on a thousand drawn careers."""

from collections import Counter

import pytest

from models.conditions import KINDS, keyword, walk
from models.scenario import Scenario
from solver.eligibility.candidates import Candidates, candidates
from solver.solving import solve
from tests.builders import aims
from tests.oracle.brute import Brute
from tests.oracle.careers import random_career
from tests.oracle.people import People
from tests.oracle.test_brute import plan_of

BATCH = 50
BATCHES = 20
_MOST = 3_000
"""What of a scenario can be enumerated in no time: ways to give everybody an open seat."""


def _agrees(found: Candidates, people: People) -> None:
    """The posts, what is open by application or by right, why the rest is not, and the points."""
    case = found.scenario
    assert {d.id: (d.grades, d.seats) for d in case.desks.values()} == {
        d.id: (d.grades, d.seats) for d in people.desks.values()
    }
    assert dict(found.points) == people.points
    opened: dict[str, list[tuple[str, str]]] = {person: [] for person in people.open}
    for one in found.open:
        person, seat = one.triple.person, (one.triple.post, one.triple.grade)
        opened[person].append(seat)
        assert one.applied == people.applied[person, seat]
        assert one.choice == people.choice(person, seat)
        assert one.retains == (seat == (people.desk[person], people.current[person]))
    assert opened == people.open
    why = {(t.person, (t.post, t.grade)): str(reason) for t, reason in found.why.items()}
    words = {"doubt": "review"}
    assert why == {k: words.get(w, w) for k, w in people.why.items() if w != "open"}


def _ways(people: People) -> int:
    number = 1
    for seats in people.open.values():
        number *= 1 + len(seats)
    return number


@pytest.mark.parametrize("batch", range(BATCHES))
def test_everybody_is_judged_as_enumeration_judges(batch: int) -> None:
    """Fifty careers a batch; where there are few answers, the best of them is found as well."""
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        case = random_career(seed)
        brute = Brute(case)
        _agrees(candidates(case), brute)
        if any(brute.open.values()) and _ways(brute) <= _MOST:
            _solved(case, brute)


def _solved(case: Scenario, brute: Brute) -> None:
    result, best = solve(case), brute.best()
    if best is None:
        assert result.status == "infeasible"
        return
    assert result.status == "optimal"
    assert aims(result) == best[0]
    assert plan_of(result) == best[1][0]


def test_the_draw_has_every_kind_of_condition_verdict_and_policy() -> None:
    """Nothing that is judged is left out of the draw."""
    cases = [random_career(seed) for seed in range(200)]
    stated = [one for case in cases for _, one in case.rulebook.all_conditions()]
    stated += [post.requires for case in cases for post in case.posts if post.requires]
    assert {keyword(part) for one in stated for _, part in walk(one)} == set(KINDS)
    why = Counter(reason for case in cases for reason in People(case).why.values())
    assert len(why) == 7
    assert min(why.values()) > 10
    for field in ("over_quota", "transitional_reduction", "quota_reading", "professional_posts"):
        assert len({getattr(case.policy, field) for case in cases}) > 1
    people = [person for case in cases for person in case.people]
    days = [person.began for person in people if person.began]
    assert any((day.month, day.day) == (2, 29) for day in days)
    assert any(person.current is None for person in people)
    assert any(post.named for case in cases for post in case.posts)
    assert any(case.unwritten for case in cases)
