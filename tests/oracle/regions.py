"""Small random counties, and every lawful appointment in them: shares no code with the solver."""

from collections.abc import Iterator, Mapping
from itertools import product
from random import Random
from typing import Any

from models.grades import Grade
from models.region import County, Pool
from models.shared import Member
from tests.builders import ALL_AIMS
from tests.oracle.brute import Brute, Over, Plan, picked, rank_of
from tests.oracle.generator import Document, random_document
from tests.oracle.people import Seat, ranks, tier

_WHOLE = (("P8", "P9", "P10"), ("P11", "P12"), ("M9",), ("M8",), ("M8", "P11", "P12"))
_MOST = 60_000
"""Larger counties are left out: each appointment of the one is tried with each of the others."""

Whole = Mapping[tuple[str, str], Seat | None]
"""What everybody gets, by institution and id."""


def random_county(seed: int) -> tuple[list[Document], dict[str, Document]]:
    """Pools, and institutions of 2 to 4 people by id, one policy in what they must agree on."""
    rng = Random(f"county/{seed}")
    number = rng.choice((2, 2, 3))
    documents = [_small(rng) for _ in range(number)]
    aims = list(ALL_AIMS)
    if rng.random() < 0.3:
        rng.shuffle(aims)
    elif rng.random() < 0.5:
        aims = aims[:3]
    common = {
        "over-quota": rng.choice(("forbid", "transitional")),
        "quota-reading": rng.choice(("exact", "exact", "cumulative")),
        "transitional-reduction": "no-entry",
        "aims": aims,
    }
    stage = rng.choice(("first-appointment", "regular"))
    equal = rng.random() < 0.5
    for document in documents:
        document["policy"] |= common
        document["rulebook"]["scoring"] = documents[0]["rulebook"]["scoring"]
        for record in document["people"] if equal else ():  # as many ties as there can be
            record["began"] = documents[0]["people"][0]["began"]
        document["stage"] = stage
    members = dict(zip(("a", "b", "c"), documents, strict=False))
    return _pools(rng, members, common), members


def _small(rng: Random) -> Document:
    while True:
        document = random_document(rng.randrange(10**6))
        if len(document["people"]) <= 4 and len(document["posts"]) <= 3:
            return document


def _pools(rng: Random, members: dict[str, Document], policy: Document) -> list[Document]:
    """One pool of all, or of three institutions two that overlap in one of them."""
    fewer = (-3, -2, -1) if policy["over-quota"] == "transitional" else (-1, 0, 0)
    names = list(members)
    groups = [(names, rng.choice(_WHOLE))]
    if len(names) == 3 and rng.random() < 0.5:
        groups = [(names[:2], _WHOLE[0]), (names[1:], rng.choice((_WHOLE[1], _WHOLE[4])))]
    made = []
    for index, (group, whole) in enumerate(groups):
        part = policy["quota-reading"] == "exact" and len(whole) > 1 and rng.random() < 0.5
        quota = {
            grade: _seats(_sum(members, group, grade), rng.choice((*fewer, 0, 1)))
            for grade in (rng.sample(whole, len(whole) - 1) if part else whole)
        }
        rng.shuffle(group)
        made.append({"name": f"pool {index}", "institutions": group, "quota": quota})
    return made


def _seats(own: int, more: int) -> int:
    """Somewhat fewer or more than the institutions had; some at least, where people apply."""
    return max(min(own, 1), own + more)


def _sum(members: dict[str, Document], group: list[str], grade: str) -> int:
    return sum(members[name]["plan"]["quota"].get(grade, 0) for name in group)


def read(pools: list[Document], documents: dict[str, Document]) -> tuple[County, dict[str, Member]]:
    """A county as it would be read from files."""
    made = tuple(Pool.model_validate(pool) for pool in pools)
    members = {}
    for name, document in documents.items():
        pooled: dict[str, Any] = {}
        for pool in pools:
            if name in pool["institutions"]:
                pooled |= pool["quota"]
        plan = {**document["plan"], "pooled": pooled}
        members[name] = Member.model_validate({**document, "plan": plan})
    return County(institutions=tuple(sorted(documents)), pools=made), members


class _One(Brute):
    """An institution of a county; its pooled grades have seats enough as far as it is concerned."""

    def seats(self, grade: Grade) -> int:
        """More than there are people, where the seats are pooled."""
        assert isinstance(self.scenario, Member)
        return 99 if grade in self.scenario.plan.pooled else super().seats(grade)


class BruteCounty:
    """A county, or some institutions of it without the others: the best answers by enumeration."""

    def __init__(self, county: County, members: Mapping[str, Member]) -> None:
        self.county = county
        self.ones = {name: _One(members[name]) for name in sorted(members)}

    @property
    def anybody(self) -> bool:
        """Whether anybody may hold anything."""
        return all(any(one.open.values()) for one in self.ones.values())

    def best(self) -> tuple[dict[str, int], list[dict[str, Plan]]] | str | None:
        """As `Brute.best`, plans by institution; a word where there is too much to try."""
        lawful = {name: list(one.lawful()) for name, one in self.ones.items()}
        number = 1
        for each in lawful.values():
            number *= len(each)
        if number > _MOST:
            return "too many"
        left: list[tuple[dict[str, Plan], dict[str, int]]] = []
        for choice in product(*lawful.values()):
            plans = {name: plan for name, (plan, _) in zip(lawful, choice, strict=True)}
            beyond = self._pools(plans)
            if beyond is None:
                continue
            aims = self._aims(dict(zip(lawful, choice, strict=True)), beyond)
            left.append((plans, aims))
        if not left:
            return None
        for aim in left[0][1]:
            if aim == "priority":
                left = self._chosen(left)
                continue
            best = min(rank_of({aim: aims[aim]}) for _, aims in left)
            left = [one for one in left if rank_of({aim: one[1][aim]}) == best]
        found = [plans for plans, _ in left]
        found.sort(key=lambda plans: [self.ones[n].canonical(plan) for n, plan in plans.items()])
        return left[0][1], found

    def _chosen(
        self, answers: list[tuple[dict[str, Plan], dict[str, int]]]
    ) -> list[tuple[dict[str, Plan], dict[str, int]]]:
        """What remains where everybody of all institutions picks in turn, equals in any order."""
        ranks_: dict[tuple[int, ...], list[tuple[str, str]]] = {}
        for name, one in self.ones.items():
            for person in one.points:
                ranks_.setdefault(one.standing(person), []).append((name, person))
        wants = {
            (name, person): [one.how_good(person, plans[name][person]) for plans, _ in answers]
            for name, one in self.ones.items()
            for person in one.points
        }
        line = [ranks_[rank] for rank in sorted(ranks_)]
        return [answers[at] for at in sorted(picked(len(answers), line, wants))]

    def _aims(self, choice: Mapping[str, tuple[Plan, Over]], beyond: int) -> dict[str, int]:
        sums: dict[str, int] = {}
        for name, (plan, over) in choice.items():
            for aim, value in self.ones[name].aims(plan, over).items():
                sums[aim] = sums.get(aim, 0) + value
        if "transitional" in sums:
            sums["transitional"] += beyond
        return sums

    def _pools(self, plans: Mapping[str, Plan]) -> int | None:
        """How many sit over the seats of the pools; None where they may not."""
        beyond = 0
        for pool in self.county.pools:
            over = list(self._over(pool, plans))
            if None in over:
                return None
            beyond += sum(number for number in over if number is not None)
        return beyond

    def _over(self, pool: Pool, plans: Mapping[str, Plan]) -> Iterator[int | None]:
        sharing = [name for name in pool.institutions if name in self.ones]
        held = [
            (self.ones[name].current[person], seat[1])
            for name in sharing
            for person, seat in plans[name].items()
            if seat is not None
        ]
        policy = next(iter(self.ones.values())).scenario.policy
        counted: dict[Grade, int] = {}
        for grade in Grade:
            if grade not in pool.quota:
                continue
            together = [grade]
            if policy.quota_reading == "cumulative" and tier(grade) is not None:
                together = [g for g in pool.quota if tier(g) == tier(grade) and ranks(g, grade)]
            inside = [now for now, then in held if then in together]
            excess = len(inside) - sum(pool.quota[g] for g in together)
            counted[grade] = max(0, excess - sum(counted.get(g, 0) for g in together))
            stay = sum(now == then == grade for now, then in held)
            entered = any(now not in together for now in inside)
            if excess > 0 and (policy.over_quota == "forbid" or entered or counted[grade] > stay):
                yield None
            yield counted[grade]
