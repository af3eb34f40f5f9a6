"""Fewest others change: the solver against every lawful appointment, on hundreds of drawn cases."""

from dataclasses import dataclass
from random import Random

import pytest

from models.following import follow
from models.log import Entry
from models.problems import Inconsistent
from models.scenario import Scenario
from solver.analysis.standing import places
from solver.program.search import Settings
from solver.solving import solve
from tests.oracle.brute import Brute, Plan, rank_of
from tests.oracle.generator import random_scenario
from tests.oracle.test_brute import plan_of

BATCH, BATCHES = 25, 5
WHOLE = Settings(engine="cp-sat")
GIVE_A_CLAIM = {"transitional", "placement", "priority", "seniority-fit"}
WHO = {"reason": "drawn", "clause": "六(六)", "by": "group", "on": "2012-05-20"}


@dataclass(frozen=True)
class Case:
    """A result, and the scenario after something was decided about some people."""

    before: Plan
    scenario: Scenario
    about: frozenset[str]

    @property
    def others(self) -> list[str]:
        """People about whom nothing was decided."""
        return [person for person in self.before if person not in self.about]

    def changed(self, plan: Plan) -> int:
        """How many others have something else than before."""
        return sum(plan[person] != self.before[person] for person in self.others)


def drawn(seed: int) -> Case | None:
    """A drawn scenario solved, then one or two decisions; None where it has no answer at first."""
    first = random_scenario(seed)
    if not any(Brute(first).open.values()):
        return None
    result = solve(first)
    if not result.solved:
        return None
    rng = Random(seed)
    entries = tuple(_entry(rng, first) for _ in range(rng.choice((1, 1, 2))))
    try:
        later = follow(first.replace(baseline=places(result)), entries)
    except Inconsistent:  # drawn to contradict the rest
        return None
    if not any(Brute(later.replace(baseline={})).open.values()):
        return None
    return Case(plan_of(result), later, frozenset(entry.person or "" for entry in entries))


def _entry(rng: Random, case: Scenario) -> Entry:
    person = rng.choice(sorted(case.staff))
    seat = rng.choice(({"post": rng.choice(sorted(case.desks))}, {"grade": rng.choice(_GRADES)}))
    said = rng.choice(
        (
            {"action": "correct", "facts": {"began": f"{rng.randint(1975, 2004)}-01-01"}},
            {"action": "correct", "facts": {"began": f"{rng.randint(1975, 2004)}-01-01"}},
            {"action": "correct", "facts": {"applies": [rng.choice(sorted(case.desks))]}},
            {"action": "withdraw"},
            {"action": "forbid", **seat},
            {"action": "pin", **seat},
        )
    )
    return Entry.model_validate({**said, "person": person, **WHO})


_GRADES = ("P9", "P10", "M8", "M9")


def by_enumeration(case: Case) -> tuple[dict[str, int], int, list[Plan]] | None:
    """The best values, the fewest others that change, and every best answer; None without one.

    Aims that give a claim come first, in the policy's order, up to the last of them; then how few
    others change; then the rest.
    """
    brute = Brute(case.scenario.replace(baseline={}))
    left = [(plan, brute.aims(plan, over)) for plan, over in brute.lawful()]
    if not left:
        return None
    names = list(left[0][1])
    at = max((i for i, name in enumerate(names, 1) if name in GIVE_A_CLAIM), default=0)
    for name in (*names[:at], "stability", *names[at:]):
        if name == "priority":
            chosen = brute._chosen([plan for plan, _ in left])
            left = [one for one in left if one[0] in chosen]
            continue
        worth = [
            (case.changed(plan),) if name == "stability" else rank_of({name: aims[name]})
            for plan, aims in left
        ]
        best = min(worth)
        left = [one for one, value in zip(left, worth, strict=True) if value == best]
    plans: list[Plan] = []
    for plan, _ in left:
        if plan not in plans:
            plans.append(plan)
    return left[0][1], case.changed(plans[0]), plans


def cases(batch: int) -> list[Case]:
    """The cases of a batch that have a first answer."""
    seeds = range(40_000 + batch * BATCH, 40_000 + (batch + 1) * BATCH)
    return [case for seed in seeds if (case := drawn(seed)) is not None]


@pytest.mark.parametrize("batch", range(BATCHES))
def test_as_few_others_change_as_enumeration_finds(batch: int) -> None:
    """Among all lawful answers best in the aims before; both engines give the same bytes."""
    for case in cases(batch):
        result, best = solve(case.scenario), by_enumeration(case)
        assert result.model_dump_json() == solve(case.scenario, WHOLE).model_dump_json()
        if best is None:
            assert result.status == "infeasible"
            continue
        values, fewest, plans = best
        found = {aim.aim.value: aim.value for aim in result.aims}
        stability = found.pop("stability", None)
        assert found == values
        shown = plan_of(result)
        assert case.changed(shown) == fewest
        assert shown in plans
        tied = {a.person for a in result.appointments if a.alternatives}
        assert tied == {p for p in shown if any(plan[p] != shown[p] for plan in plans)}
        waited = sum(case.before[person] is None for person in case.others)
        if stability is not None:
            assert len(case.others) - fewest == stability + waited


def test_the_draw_is_varied() -> None:
    """Others change in some cases and in none in others; some waited; a free solve moves more."""
    drawn_cases = [case for batch in range(BATCHES) for case in cases(batch)]
    results = [(case, solve(case.scenario)) for case in drawn_cases]
    counts = {case.changed(plan_of(result)) for case, result in results if result.solved}
    assert {0, 1} <= counts
    assert {result.status for _, result in results} == {"optimal", "infeasible"}
    waited = [case for case in drawn_cases if None in [case.before[p] for p in case.others]]
    assert waited
    free = [
        (case.changed(plan_of(solve(case.scenario.replace(baseline={})))), case.changed(plan_of(r)))
        for case, r in results
        if r.solved
    ]
    assert any(freely > held for freely, held in free)
    assert all(freely >= held for freely, held in free)
    assert len(drawn_cases) > BATCH * BATCHES // 2
