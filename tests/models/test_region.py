"""Regions: which institutions share which seats, and what they must agree on."""

from typing import Any

import pytest
from pydantic import ValidationError

from models.grades import Grade
from models.region import Pool, Region, disagreements
from models.shared import Member, SharedPlan
from tests.builders import document, person, post

POOL = {"name": "senior", "institutions": ["a", "b"], "quota": {"P7": 2}}


def region(*pools: dict[str, Any], letters: str = "abcde", **changes: Any) -> Region:
    """Institutions of one letter, each with its file."""
    return Region.model_validate(
        {
            "schema": "gangwei-region/1",
            "name": "test",
            "institutions": {name: f"{name}.yaml" for name in letters},
            "pools": list(pools),
            **changes,
        }
    )


def member(pooled: dict[str, int], **changes: Any) -> Member:
    """An institution with one person at P7, sharing these seats."""
    written = document({"P7": 1, "P9": 1}, [person("A", "P7")], **changes)
    return Member.model_validate({**written, "plan": {**written["plan"], "pooled": pooled}})


def test_who_shares_nothing_is_alone() -> None:
    """Pools connect; what none of them names is decided by itself."""
    assert region(POOL).alone == ("c", "d", "e")
    assert region().alone == ("a", "b", "c", "d", "e")
    assert region().counties == ()


def test_pools_that_meet_are_decided_together() -> None:
    """Two pools with an institution in common are one county, whatever stands between them."""
    one = {**POOL, "institutions": ["b", "a"]}
    other = {"name": "x", "institutions": ["c", "d"], "quota": {"P8": 1}}
    between = {"name": "junior", "institutions": ["b", "c"], "quota": {"P11": 1}}
    first, second = region(one, other).counties
    assert (first.institutions, second.institutions) == (("a", "b"), ("c", "d"))
    assert [pool.name for pool in first.pools] == ["senior"]
    (county,) = region(one, other, between).counties
    assert county.institutions == ("a", "b", "c", "d")
    assert [pool.name for pool in county.pools] == ["junior", "senior", "x"]
    assert region(one, between).pooled("b") == {"P7": 2, "P11": 1}


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"institutions": {"a": "x.yaml", "b": "x.yaml"}}, "The file x.yaml is given twice."),
        ({"pools": [POOL, {**POOL, "quota": {"P8": 1}}]}, "The name senior is used twice."),
        (
            {"pools": [{**POOL, "institutions": ["a", "z"]}]},
            "There is no institution z.",
        ),
        (
            {"pools": [POOL, {**POOL, "name": "more"}]},
            "b shares P7 already in the pool senior.",
        ),
        ({"institutions": {}}, "at least 1 item"),
        ({"pools": [{**POOL, "institutions": ["a"]}]}, "at least 2 items"),
        ({"pools": [{**POOL, "institutions": ["a", "a"]}]}, "lists a twice"),
        ({"pools": [{**POOL, "quota": {}}]}, "at least 1 item"),
        ({"schema": "gangwei/1"}, "gangwei-region/1"),
    ],
)
def test_a_region_that_contradicts_itself_is_refused(changes: dict[str, Any], what: str) -> None:
    """Each says what is wrong."""
    with pytest.raises(ValidationError, match=what):
        region(**changes)


def test_shared_seats_take_the_place_of_the_own_quota() -> None:
    """Posts follow from all that the pool has; ratios from what the own quota approves."""
    plan = member({"P7": 3}).plan
    assert plan.room == {"P7": 3, "P9": 1}
    assert plan.seats(Grade.P7) == 3
    assert plan.approved(frozenset({Grade.P7, Grade.P9})) == 2
    assert plan.shared == plan.undivided == {Grade.P7}
    assert member({"P7": 3}).desks["general-associate-senior"].seats == 3


def test_a_share_of_the_pool_is_the_quota_of_the_institution() -> None:
    """Once divided there is nothing left to divide, and posts stay as they were."""
    shared = member({"P7": 3}).with_share({Grade.P7: 1})
    assert isinstance(shared.plan, SharedPlan)
    assert shared.plan.seats(Grade.P7) == 1
    assert shared.plan.undivided == frozenset()
    assert shared.plan.shared == {Grade.P7}
    assert shared.desks["general-associate-senior"].seats == 3


def test_a_plan_of_its_own_shares_nothing() -> None:
    """What an ordinary plan says of its seats is its quota."""
    plan = member({}).plan.model_copy()
    assert plan.room == plan.quota
    assert plan.shared == frozenset()


def told(quota: dict[str, int], *changes: dict[str, Any]) -> list[str]:
    """What keeps institutions from sharing these seats."""
    members = {name: member(quota, **one) for name, one in zip("ab", changes, strict=True)}
    pool = Pool.model_validate({**POOL, "quota": quota})
    return [problem.what for problem in disagreements(pool, members)]


def test_institutions_of_one_policy_may_share() -> None:
    """In what does not concern the pool they may differ."""
    assert (
        told({"P7": 2}, {}, {"policy": {"merit-reading": "R2", "professional-posts": "as-written"}})
        == []
    )


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"as_of": "2013-05-01"}, "a and b differ in as_of: 2012-05-01, 2013-05-01."),
        ({"stage": "regular"}, "a and b differ in stage: first-appointment, regular."),
        (
            {"policy": {"quota-reading": "cumulative"}},
            "a and b differ in quota-reading: exact, cumulative.",
        ),
        (
            {"policy": {"aims": ["placement", "transitional"]}},
            "a and b differ in aims: placement, priority, seniority-fit, preference, continuity,"
            " department, placement.",
        ),
    ],
)
def test_institutions_that_decide_differently_cannot_share(
    changes: dict[str, Any], what: str
) -> None:
    """One day, one stage, one policy, one order of aims."""
    assert told({"P7": 2}, {}, changes) == [what]


def test_shared_seats_are_given_up_in_one_way_only() -> None:
    """退二进一 counts who left one institution, so that it says nothing of a pool."""
    policy = {"over-quota": "transitional", "transitional-reduction": "two-for-one"}
    regular = {"stage": "regular", "policy": policy}
    assert told({"P7": 2}, regular, regular) == [
        f"{name} gives up seats over the quota by two-for-one." for name in "ab"
    ]
    assert told({"P7": 2}, {"policy": policy}, {"policy": policy}) == []
    forbid = {"stage": "regular", "policy": {"transitional-reduction": "two-for-one"}}
    assert told({"P7": 2}, forbid, forbid) == []
    never = {"stage": "regular", "policy": {"over-quota": "transitional"}}
    assert told({"P7": 2}, never, never) == []


def test_a_tier_that_is_read_cumulatively_is_shared_as_a_whole() -> None:
    """A lower grade would use seats of a higher one that are partly shared, partly not."""
    policy = {"policy": {"quota-reading": "cumulative"}}
    desk = {**policy, "posts": [post("d", "P5")]}
    assert told({"P7": 2}, policy, policy) == []
    assert told({"P7": 2}, policy, desk) == ["b has P5 of a tier that is only partly shared."]
    assert told({"P6": 1, "P5": 1}, policy, policy) == [
        f"{name} has P7 of a tier that is only partly shared." for name in "ab"
    ]
    assert told({"M9": 1, "P7": 1}, policy, policy) == []
