"""Institutions that share seats, against every lawful appointment of all of them together."""

from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from models.region import County
from models.regional import RegionalConflict
from models.result import AimResult, Result
from models.scenario import Scenario
from models.shared import Member
from solver.analysis.region.conflict import conflicts
from solver.program.search import Settings
from solver.regional import decide
from solver.solving import solve
from tests.oracle.brute import Brute, Plan, rank_of
from tests.oracle.generator import Document
from tests.oracle.regions import BruteCounty, random_county, read
from tests.oracle.test_brute import plan_of

SEEDS = st.integers(min_value=1000, max_value=9999)
often = settings(max_examples=30)
BATCH = 20
BATCHES = 12


@pytest.mark.parametrize("batch", range(BATCHES))
def test_the_solver_finds_what_enumeration_finds(batch: int) -> None:
    """Status, every aim's sum, the answer shown, who is tied, and with what; by both engines."""
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        _agrees(seed)


@pytest.mark.parametrize("seed", [5612, 6471, 6476])
def test_somebody_comes_where_the_share_is_over_but_not_the_pool(seed: int) -> None:
    """A free lower seat carries who is over higher up."""
    _agrees(seed)


def _agrees(seed: int) -> None:
    county, members = read(*random_county(seed))
    brute = BruteCounty(county, members)
    best = brute.best() if brute.anybody else "nobody"
    if isinstance(best, str):
        return
    decided = decide(county, members)
    for other in (Settings(engine="cp-sat"), Settings(tiny=0)):
        assert decide(county, members, other).results == decided.results
    if best is None:
        assert decided.status == "infeasible"
        _impossible(county, members, [name_of(claims) for claims in conflicts(decided)])
        return
    values, plans = best
    assert decided.status == "optimal"
    assert {aim.aim.value: aim.value for aim in decided.aims} == values
    assert [aim.bound for aim in decided.aims] == list(values.values())
    shown = {name: plan_of(result) for name, result in decided.results.items()}
    assert shown == plans[0], "the canonical answer is the smallest by institution and id"
    for name, result in decided.results.items():
        _alternatives(result, [one[name] for one in plans], shown[name])


def name_of(conflict: RegionalConflict) -> str | None:
    """The institution that a conflict is of, which is as small as can be; None of several."""
    assert conflict.claims
    assert conflict.minimal
    assert conflict.smallest
    names = {claim.institution for claim in conflict.claims if claim.institution}
    return names.pop() if len(names) == 1 else None


def _impossible(county: County, members: dict[str, Member], told: list[str | None]) -> None:
    """Told are those that are impossible whatever the others leave; else what several cannot do."""
    alone: list[str | None] = [
        name
        for name in sorted(members)
        if BruteCounty(county, {name: members[name]}).best() is None
    ]
    assert told == (alone or [None])


def _alternatives(result: Result, plans: list[Plan], shown: Plan) -> None:
    """Everything else that a best answer gives somebody, and nothing more."""
    for one in result.appointments:
        others = {plan[one.person] for plan in plans} - {shown[one.person]}
        named = [place and (place.post, place.grade) for place in one.alternatives]
        assert set(named) == others
        assert len(named) == len(others)
        if others:
            assert one.standing == "tied"


def _drawn(seed: int) -> tuple[County, dict[str, Member]]:
    county, members = read(*random_county(seed))
    assume(BruteCounty(county, members).anybody)
    return county, members


def _rank(aims: Iterable[AimResult]) -> tuple[int, ...]:
    return rank_of({aim.aim.value: aim.value for aim in aims})


def test_the_draw_is_varied() -> None:
    """Every status, both readings, seats over the number, pools that meet, ties across."""
    counties = [read(*random_county(seed)) for seed in range(BATCH * BATCHES)]
    assert any(len(county.pools) == 2 for county, _ in counties)
    policies = [members["a"].policy for _, members in counties]
    assert {policy.quota_reading for policy in policies} == {"exact", "cumulative"}
    assert {policy.over_quota for policy in policies} == {"forbid", "transitional"}
    decided = [decide(*one) for one in counties[:60] if BruteCounty(*one).anybody]
    assert {one.status for one in decided} == {"optimal", "infeasible"}
    over = [
        grade
        for one in decided
        for result in one.results.values()
        for grade in result.transitional
        if any(grade in pool.quota for pool in one.county.pools)
    ]
    assert over, "somebody sits on a shared seat over their number"
    tied = [[one for one in county.results.values() if _ties(one)] for county in decided]
    assert any(len(results) > 1 for results in tied), "institutions tie with each other"


def of_sums(documents: dict[str, Document]) -> None:
    """Leaves `priority` out of the aims, so that sums alone decide."""
    for document in documents.values():
        aims = [aim for aim in document["policy"]["aims"] if aim != "priority"]
        document["policy"]["aims"] = aims or ["placement"]


def _ties(result: Result) -> bool:
    return any(appointment.alternatives for appointment in result.appointments)


@often
@given(SEEDS, st.randoms(use_true_random=False))
def test_the_order_of_institutions_changes_nothing(seed: int, random: Random) -> None:
    """Nor that of pools, nor of the institutions within them."""
    county, members = _drawn(seed)
    names = random.sample(sorted(members), len(members))
    pools = [
        pool.replace(institutions=tuple(random.sample(pool.institutions, len(pool.institutions))))
        for pool in county.pools
    ]
    turned = county.replace(pools=tuple(pools))
    again = decide(turned, {name: members[name] for name in names})
    once = decide(county, members)
    assert again.results == once.results
    assert again.aims == once.aims


@often
@given(SEEDS)
def test_sharing_what_each_had_is_never_worse(seed: int) -> None:
    """A pool as large as the sum of the own quotas admits every answer of the institutions apart.

    Without `priority`: a line of all institutions is another than that of each. Compared are the
    sums of the aims.
    """
    pools, documents = random_county(seed)
    of_sums(documents)
    for pool in pools:
        pool["quota"] = {
            grade: sum(documents[n]["plan"]["quota"].get(grade, 0) for n in pool["institutions"])
            for grade in pool["quota"]
        }
    county, members = read(pools, documents)
    assume(BruteCounty(county, members).anybody)
    alone = [Scenario.model_validate(document) for document in documents.values()]
    assume(all(any(Brute(one).open.values()) for one in alone))
    apart = [solve(one) for one in alone]
    assume(all(result.solved for result in apart))
    together = decide(county, members)
    assert together.status == "optimal"
    sums = [
        aims[0].replace(value=sum(aim.value for aim in aims))
        for aims in zip(*(result.aims for result in apart), strict=True)
    ]
    assert _rank(together.aims) <= _rank(sums)


@often
@given(SEEDS)
def test_one_shared_seat_more_never_harms(seed: int) -> None:
    """Without `priority`, the sums of the aims in their order never get worse."""
    pools, documents = random_county(seed)
    of_sums(documents)
    county, members = read(pools, documents)
    assume(BruteCounty(county, members).anybody)
    before = decide(county, members)
    assume(before.status == "optimal")
    grade = min(pools[0]["quota"])
    pools[0]["quota"][grade] += 1
    after = decide(*read(pools, documents))
    assert after.status == "optimal"
    assert _rank(after.aims) <= _rank(before.aims)
