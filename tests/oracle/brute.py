"""Every lawful appointment of a small scenario, one by one: shares no code with the solver."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import permutations, product
from typing import TypeVar

from models.grades import Grade
from tests.oracle.people import People, Seat, ranks, tier

Plan = Mapping[str, Seat | None]
"""What everybody gets; None is waiting."""
Over = Mapping[Grade, int]
"""Seats held over the quota."""

_SMALLER_IS_BETTER = {"transitional", "preference"}


class Brute(People):
    """A scenario with every rule and aim, and its best answers by enumeration."""

    # --- the rules -----------------------------------------------------------------------------

    def seats(self, grade: Grade) -> int:
        """The quota of a grade."""
        return self.scenario.plan.quota.get(grade, 0)

    def over(self, plan: Plan) -> Over:
        """Seats held over the quota, from the highest grade of a tier down; each counted once."""
        counted: dict[Grade, int] = {}
        for grade in Grade:
            shared = self._shared(grade)
            inside = sum(seat is not None and seat[1] in shared for seat in plan.values())
            beyond = inside - sum(self.seats(g) + counted.get(g, 0) for g in shared)
            if beyond > 0:
                counted[grade] = beyond
        return counted

    def broken(self, plan: Plan, over: Over) -> set[str]:
        """The ids of the rules that a plan breaks, with these seats admitted over the quota."""
        return {
            *self._decided_wrongly(plan),
            *self._overfull(plan, over),
            *({"ratio"} if self._breaks_ratio(plan) else ()),
        }

    def _decided_wrongly(self, plan: Plan) -> Iterator[str]:
        """What concerns single people and pairs, whatever the seats."""
        for person, now in self.current.items():
            seat = plan[person]
            if now is not None and (seat is None or not self.keeps(person, seat)):
                yield "keep-grade"
        for decision in self.scenario.decisions:
            seat = plan[decision.person]
            meant = (
                seat is not None
                and decision.post in (None, seat[0])
                and decision.grade in (None, seat[1])
            )
            if meant != (decision.rule == "pin"):
                yield decision.rule
        yield from self._elsewhere(plan)
        yield from self._too_near(plan)

    def _elsewhere(self, plan: Plan) -> Iterator[str]:
        """Who is named for a post that is open to them, and has none such."""
        named = {desk.id: desk.about.named for desk in self.desks.values() if desk.about}
        for name, person in named.items():
            if person and any(seat[0] == name for seat in self.open[person]):
                seat = plan[person]
                if seat is None or named.get(seat[0]) != person:
                    yield "named"

    def _too_near(self, plan: Plan) -> Iterator[str]:
        """Relatives of whom one is above the other, or leads where the other keeps the money."""
        for relation in self.scenario.relations:
            one, two = (plan[person] for person in relation.between)
            if one and two and one[0] != two[0]:
                first, second = self.desks[one[0]], self.desks[two[0]]
                for upper, lower in ((first, second), (second, first)):
                    above, below = upper.about, lower.about
                    if above is None or below is None:
                        continue
                    under = below.department and below.department in above.leads
                    if under or (above.unit_leader and below.sensitive):
                        yield "avoidance"

    def keeps(self, person: str, seat: Seat) -> bool:
        """At the own grade or above; or elsewhere by a wish that comes before the own seat."""
        now, own = self.current[person], self.desk[person]
        if now is None or own is None:
            return True
        if seat[1][0] == now[0]:
            return int(seat[1][1:]) <= int(now[1:])
        return self.wish(person, seat) < self.wish(person, (own, now))

    def _shared(self, grade: Grade) -> list[Grade]:
        if self.scenario.policy.quota_reading == "exact" or tier(grade) is None:
            return [grade]
        return [one for one in Grade if tier(one) == tier(grade) and ranks(one, grade)]

    def _overfull(self, plan: Plan, over: Over) -> Iterator[str]:
        at = [seat for seat in plan.values() if seat is not None]
        for name, desk in self.desks.items():
            if sum(post == name for post, _ in at) > desk.seats:
                yield "seats"
        for grade in {grade for _, grade in at}:
            shared = self._shared(grade)
            full = sum(self.seats(g) for g in shared)
            if sum(g in shared for _, g in at) <= full:
                continue
            entered = sum(
                seat is not None and seat[1] in shared and self.current[person] not in shared
                for person, seat in plan.items()
            )
            gone = self._held_before(shared) - sum(
                seat is not None and seat[1] in shared and self.current[person] in shared
                for person, seat in plan.items()
            )
            outs = self._outs_for_one(shared)
            too_many = entered * outs > gone if outs else entered > 0
            stay = sum(
                seat is not None and seat[1] == grade == self.current[person]
                for person, seat in plan.items()
            )
            forbidden = self.scenario.policy.over_quota == "forbid"
            if forbidden or too_many or over.get(grade, 0) > stay:
                yield "quota"

    def _held_before(self, shared: list[Grade]) -> int:
        """Who held a seat there when the last round was over."""
        gone = sum(n for g, n in self.scenario.plan.left.items() if g in shared)
        return gone + sum(now in shared for now in self.current.values())

    def _outs_for_one(self, shared: list[Grade]) -> int:
        """How many must have left for one to come in over the quota; 0 where nobody may."""
        policy = self.scenario.policy
        seats = sum(self.seats(g) for g in shared)
        over = self._held_before(shared) - seats
        if self.scenario.stage != "regular" or policy.over_quota == "forbid" or over <= 0:
            return 0
        much = over > seats / 10
        rules = {"no-entry": 0, "two-for-one": 2, "three-for-one": 3, "by-excess": 2 + much}
        return rules[policy.transitional_reduction]

    def let_in(self, plan: Plan, grade: Grade) -> int:
        """Who came to a grade that lets some in over its quota."""
        shared = self._shared(grade)
        if not self._outs_for_one(shared):
            return 0
        return sum(
            seat is not None and seat[1] == grade and self.current[person] not in shared
            for person, seat in plan.items()
        )

    def _breaks_ratio(self, plan: Plan) -> bool:
        for ratio in self.scenario.plan.ratios:
            share = ratio.at_most
            if share is None:
                continue
            part = self._part(ratio.part)
            whole = self.scenario.plan.total
            if ratio.of != "total":
                of = self._part((ratio.of,))
                whole = sum(n for g, n in self.scenario.plan.quota.items() if g in of)
            number = sum(seat is not None and seat[1] in part for seat in plan.values())
            if number * share.denominator > share.numerator * whole:
                return True
        return False

    @staticmethod
    def _part(names: tuple[str, ...]) -> set[Grade]:
        meaning: dict[str, set[int | None]] = {
            "full-senior": {0}, "associate-senior": {1}, "senior": {0, 1},
            "intermediate": {2}, "junior": {3}, "professional": {0, 1, 2, 3},
        }  # fmt: skip
        return {
            grade
            for grade in Grade
            for name in names
            if (name == "management" and grade[0] == "M")
            or (name in meaning and grade[0] == "P" and tier(grade) in meaning[name])
        }

    def envies(self, plan: Plan) -> set[tuple[str, str]]:
        """Who has reason to envy whom."""
        found = set()
        for (envier, got), (holder, held) in product(plan.items(), plan.items()):
            if held is None or self._by_right(holder, held):
                continue
            if self.points[envier] <= self.points[holder]:
                continue
            for seat in self.open[envier]:
                near = seat[0] == held[0] or (got is not None and seat[0] == got[0])
                better = got is None or self.wish(envier, seat) < self.wish(envier, got)
                wanted = self.applied[envier, seat] and better
                if wanted and near and seat[1] == held[1]:
                    found.add((envier, holder))
        return found

    def _by_right(self, person: str, seat: Seat) -> bool:
        about = self.desks[seat[0]].about
        appointed = about is not None and about.by_appointment is not None
        own = (self.desk[person], self.current[person]) == seat
        return own or appointed or self._pinned(person, seat)

    # --- the aims ------------------------------------------------------------------------------

    def aims(self, plan: Plan, over: Over) -> dict[str, int]:
        """Every aim of the policy, in its order."""
        held = {person: seat for person, seat in plan.items() if seat is not None}
        desks = self.desks
        homes = {p: desks[d].department if d else None for p, d in self.desk.items()}
        values = {
            "transitional": sum(n - min(n, self.let_in(plan, g)) for g, n in over.items()),
            "placement": len(held),
            "priority": 0,
            "seniority-fit": sum(self.points[p] * self.value(s[1]) for p, s in held.items()),
            "preference": sum(self.choice(p, s) for p, s in held.items()),
            "continuity": sum(self.desk[p] == s[0] for p, s in held.items()),
            "department": sum(
                homes[p] is not None and homes[p] == desks[s[0]].department for p, s in held.items()
            ),
        }
        policy = self.scenario.policy
        return {
            aim.value: values[aim.value]
            for aim in policy.aims
            if aim.value != "transitional" or policy.over_quota == "transitional"
        }

    def lawful(self) -> Iterator[tuple[Plan, Over]]:
        """Every appointment that breaks no rule."""
        people = list(self.open)
        room = {name: desk.seats for name, desk in self.desks.items()}
        for plan in self._plans(people, room, {}):
            if not set(self._decided_wrongly(plan)):
                over = self.over(plan)
                if not self.broken(plan, over):
                    yield dict(plan), over

    def _plans(
        self, people: list[str], room: dict[str, int], plan: dict[str, Seat | None]
    ) -> Iterator[Plan]:
        """Every choice of one open seat a person (or none), desks not overfull."""
        if len(plan) == len(people):
            yield plan
            return
        person = people[len(plan)]
        now = self.current[person]
        options: list[Seat | None] = [
            seat for seat in self.open[person] if room[seat[0]] and self.keeps(person, seat)
        ]
        for seat in options if now is not None else [*options, None]:
            if seat is not None:
                room[seat[0]] -= 1
            plan[person] = seat
            yield from self._plans(people, room, plan)
            del plan[person]
            if seat is not None:
                room[seat[0]] += 1

    def best(self) -> tuple[dict[str, int], list[Plan]] | None:
        """The best values of the aims and every appointment that has them; None if there is none.

        The first appointment is the canonical one: person by person the highest value, then the
        first post by id.
        """
        left = [(plan, self.aims(plan, over)) for plan, over in self.lawful()]
        if not left:
            return None
        for aim in left[0][1]:
            if aim == "priority":
                chosen = self._chosen([plan for plan, _ in left])
                left = [one for one in left if one[0] in chosen]
                continue
            best = min(rank_of({aim: values[aim]}) for _, values in left)
            left = [one for one in left if rank_of({aim: one[1][aim]}) == best]
        plans: list[Plan] = []
        for plan, _ in sorted(left, key=lambda one: self.canonical(one[0])):
            if plan not in plans[-1:]:
                plans.append(plan)
        return left[0][1], plans

    def _chosen(self, plans: list[Plan]) -> list[Plan]:
        """What remains where everybody in turn picks, in any order of people who are equal."""
        wants = {
            person: [self.how_good(person, plan[person]) for plan in plans] for person in self.open
        }
        left = picked(len(plans), self.line(), wants)
        return [plan for at, plan in enumerate(plans) if at in left]

    def how_good(self, person: str, seat: Seat | None) -> tuple[bool, tuple[int, int]]:
        """How much somebody wants a seat, the smaller the more; waiting comes last."""
        return (True, (0, 0)) if seat is None else (False, self.wish(person, seat))

    def canonical(self, plan: Plan) -> list[tuple[bool, int, str, str]]:
        """By what plans are sorted: the highest value, then the first post by id, for each."""
        return [
            (False, -self.value(seat[1]), seat[0], seat[1].value) if seat else (True, 0, "", "")
            for _, seat in sorted(plan.items())
        ]


Wants = tuple[bool, tuple[int, int]]
Who = TypeVar("Who", bound=Hashable)


def picked(
    number: int, line: Iterable[Iterable[Who]], wants: Mapping[Who, Sequence[Wants]]
) -> frozenset[int]:
    """Which of so many answers are left by some order: everybody in turn keeps their best ones."""
    worlds = {frozenset(range(number))}
    for equals in line:
        after: set[frozenset[int]] = set()
        for world in worlds:
            open_ = [one for one in equals if len({wants[one][at] for at in world}) > 1]
            for order in permutations(open_):
                left = world
                for person in order:
                    best = min(wants[person][at] for at in left)
                    left = frozenset(at for at in left if wants[person][at] == best)
                after.add(left)
        worlds = after
    return frozenset().union(*worlds)


def rank_of(aims: Mapping[str, int]) -> tuple[int, ...]:
    """The aims in their order, the smaller the better."""
    return tuple(n if aim in _SMALLER_IS_BETTER else -n for aim, n in aims.items())
