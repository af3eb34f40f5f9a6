"""Every lawful appointment of a small scenario, one by one: shares no code with the solver.

Only for what the generator draws: conditions on titles, tenure without gaps, certificates and
recorded matters, and points for years of service.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Any

from models.conditions import (
    AllOf,
    AnyOf,
    CertificateHeld,
    Not,
    Recorded,
    TenureIn,
    TitleHeld,
)
from models.grades import Grade
from models.people import Person
from models.posts import Post
from models.scenario import Scenario

Seat = tuple[str, Grade]
"""A post and a grade."""
Plan = Mapping[str, Seat | None]
"""What everybody gets; None is waiting."""
Over = Mapping[Grade, int]
"""Seats admitted over the quota."""

_TITLE_ORDER = ["full-senior", "associate-senior", "intermediate", "assistant", "technician"]
_SMALLER_IS_BETTER = {"transitional", "preference"}


def years_between(begun: date, end: date) -> int:
    """Whole years, the anniversary included (the generator draws no 29 February)."""
    return end.year - begun.year - ((end.month, end.day) < (begun.month, begun.day))


def _ranks(upper: Grade, lower: Grade) -> bool:
    """At or above, within a category."""
    return upper[0] == lower[0] and int(upper[1:]) <= int(lower[1:])


def _tier(grade: Grade) -> int | None:
    return None if grade[0] != "P" else sum(int(grade[1:]) > last for last in (4, 7, 10))


@dataclass
class Brute:
    """A scenario with the seats that are open to each person."""

    scenario: Scenario
    current: dict[str, Grade | None] = field(init=False)
    desk: dict[str, str | None] = field(init=False)
    points: dict[str, int] = field(init=False)
    applied: dict[tuple[str, str], bool] = field(init=False)
    open: dict[str, list[Seat]] = field(init=False)

    def __post_init__(self) -> None:
        case = self.scenario
        people = sorted(case.people, key=lambda one: one.id)
        self.current = {p.id: p.current.grade if p.current else None for p in people}
        self.desk = {p.id: self._present(p) for p in people}
        self.points = {
            p.id: 100 * years_between(p.began, case.as_of) if p.began else 0 for p in people
        }
        self.applied = {
            (p.id, d.id): self._applies(p, d) for p in people for d in case.desks.values()
        }
        self.open = {
            p.id: [
                (d.id, g) for d in case.desks.values() for g in d.grades if self._is_open(p, d, g)
            ]
            for p in people
        }

    def _present(self, person: Person) -> str | None:
        if person.current is None or person.current.grade is None:
            return None
        grade = person.current.grade
        names = ["full-senior", "associate-senior", "intermediate", "junior"]
        tier = _tier(grade)
        return person.current.post or f"general-{grade.value if tier is None else names[tier]}"

    def _applies(self, person: Person, desk: Post) -> bool:
        if person.applies is not None:
            return desk.id in person.applies
        now = self.current[person.id]
        return now is None or any(_ranks(grade, now) for grade in desk.grades)

    def _is_open(self, person: Person, desk: Post, grade: Grade) -> bool:
        if desk.by_appointment and desk.named != person.id:
            return False
        own_desk, own_grade = self.desk[person.id] == desk.id, self.current[person.id] == grade
        if own_desk and own_grade:
            return True
        if not self.applied[person.id, desk.id] and desk.named != person.id:
            return False
        row = self.scenario.rulebook.grades[grade]
        basic: Any = row.regular
        if self.scenario.stage == "first-appointment" and row.first_appointment:
            basic = row.first_appointment["R1"]
        asked = [] if own_grade or basic is None else [basic]
        if not own_desk and desk.requires is not None:
            asked.append(desk.requires)
        return all(self._holds(person, condition) == "yes" for condition in asked)

    def _holds(self, person: Person, condition: Any) -> str:
        match condition:
            case AllOf(all_=inner):
                answers = {self._holds(person, part) for part in inner}
                return "no" if "no" in answers else "doubt" if "doubt" in answers else "yes"
            case AnyOf(any_=inner):
                answers = {self._holds(person, part) for part in inner}
                return "yes" if "yes" in answers else "doubt" if "doubt" in answers else "no"
            case Not(not_=only):
                return {"yes": "no", "no": "yes"}.get(self._holds(person, only), "doubt")
            case TitleHeld(title=asked):
                floor = _TITLE_ORDER.index(asked.tier)
                held = any(_TITLE_ORDER.index(t.tier) <= floor for t in person.titles)
            case CertificateHeld(certificate=kinds):
                held = any(c.kind in kinds.kinds for c in person.certificates)
            case TenureIn(tenure=served):
                days = [s.since for s in person.service if _ranks(s.grade, served.grade)]
                if person.current and person.current.grade:
                    if _ranks(person.current.grade, served.grade):
                        days.append(person.current.since)
                    else:
                        days = []
                held = bool(days) and years_between(min(days), self.scenario.as_of) >= served.years
            case Recorded(recorded=matter):
                found = [f.finding for f in person.findings if f.matter == matter.matter]
                return "doubt" if not found else "yes" if found[0] == "met" else "no"
            case _:
                raise NotImplementedError(condition)
        return "yes" if held else "no"

    def choice(self, person: str, seat: Seat) -> int:
        """The place of a post in the person's list; behind the list where it is not on it."""
        applies = self.scenario.staff[person].applies
        if applies is None:
            return 0
        return applies.index(seat[0]) if seat[0] in applies else len(applies)

    def value(self, grade: Grade) -> int:
        """What a grade is worth."""
        return self.scenario.rulebook.grades[grade].value

    # --- the rules -----------------------------------------------------------------------------

    def overs(self, plan: Plan) -> Iterator[Over]:
        """Every way to admit seats over the quota that the plan allows."""
        if self.scenario.policy.over_quota == "forbid":
            yield {}
            return
        stay: dict[Grade, int] = {}
        for person, seat in plan.items():
            now = self.current[person]
            if now is not None:
                stay[now] = stay.get(now, 0) + (seat is not None and seat[1] == now)
        for numbers in product(*(range(most + 1) for most in stay.values())):
            yield dict(zip(stay, numbers, strict=True))

    def broken(self, plan: Plan, over: Over) -> set[str]:
        """The ids of the rules that a plan breaks, with these seats admitted over the quota."""
        return {
            *self._decided_wrongly(plan),
            *self._overfull(plan, over),
            *({"ratio"} if self._breaks_ratio(plan, over) else ()),
            *({"fair"} if self.scenario.policy.fair and self.envies(plan) else ()),
        }

    def _decided_wrongly(self, plan: Plan) -> Iterator[str]:
        """What concerns single people and pairs, whatever the seats."""
        for person, now in self.current.items():
            seat = plan[person]
            if now is not None and (seat is None or not self._keeps(now, seat[1])):
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
        for relation in self.scenario.relations:
            one, two = (plan[person] for person in relation.between)
            if one and two and one[0] != two[0]:
                first, second = self.scenario.desks[one[0]], self.scenario.desks[two[0]]
                for upper, lower in ((first, second), (second, first)):
                    under = lower.department and lower.department in upper.leads
                    if under or (upper.unit_leader and lower.sensitive):
                        yield "avoidance"

    @staticmethod
    def _keeps(now: Grade, then: Grade) -> bool:
        return then[0] != now[0] or int(then[1:]) <= int(now[1:])

    def _shared(self, grade: Grade) -> list[Grade]:
        if self.scenario.policy.quota_reading == "exact" or _tier(grade) is None:
            return [grade]
        return [one for one in Grade if _tier(one) == _tier(grade) and _ranks(one, grade)]

    def _overfull(self, plan: Plan, over: Over) -> Iterator[str]:
        at = [seat for seat in plan.values() if seat is not None]
        for name, desk in self.scenario.desks.items():
            extra = sum(over.get(g, 0) for g in desk.grades) if desk.general else 0
            if sum(post == name for post, _ in at) > desk.seats + extra:
                yield "seats"
        for grade in {grade for _, grade in at} | set(over):
            shared = self._shared(grade)
            seats = sum(self.scenario.plan.quota.get(g, 0) + over.get(g, 0) for g in shared)
            if sum(g in shared for _, g in at) > seats:
                yield "quota"
            entered = any(
                seat is not None and seat[1] in shared and self.current[person] not in shared
                for person, seat in plan.items()
            )
            stay = sum(
                seat is not None and seat[1] == grade == self.current[person]
                for person, seat in plan.items()
            )
            admitted = over.get(grade, 0)
            forbidden = self.scenario.policy.over_quota == "forbid"
            if admitted and (forbidden or entered or admitted > stay):
                yield "quota"

    def _breaks_ratio(self, plan: Plan, over: Over) -> bool:
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
            number -= sum(n for g, n in over.items() if g in part)
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
            or (name in meaning and grade[0] == "P" and _tier(grade) in meaning[name])
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
                better = got is None or self._wish(envier, seat) < self._wish(envier, got)
                wanted = self.applied[envier, seat[0]] and better
                if wanted and near and seat[1] == held[1]:
                    found.add((envier, holder))
        return found

    def _wish(self, person: str, seat: Seat) -> tuple[int, int]:
        return self.choice(person, seat), -self.value(seat[1])

    def _by_right(self, person: str, seat: Seat) -> bool:
        pinned = any(
            d.rule == "pin"
            and d.person == person
            and d.post in (None, seat[0])
            and d.grade in (None, seat[1])
            for d in self.scenario.decisions
        )
        appointed = self.scenario.desks[seat[0]].by_appointment is not None
        return self.current[person] == seat[1] or appointed or pinned

    # --- the aims ------------------------------------------------------------------------------

    def aims(self, plan: Plan, over: Over) -> dict[str, int]:
        """Every aim of the policy, in its order."""
        held = {person: seat for person, seat in plan.items() if seat is not None}
        desks = self.scenario.desks
        homes = {p: desks[d].department if d else None for p, d in self.desk.items()}
        values = {
            "transitional": sum(over.values()),
            "placement": len(held),
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
        room = {
            name: desk.seats + (len(people) if desk.general else 0)
            for name, desk in self.scenario.desks.items()
        }
        for plan in self._plans(people, room, {}):
            if not set(self._decided_wrongly(plan)):
                for over in self.overs(plan):
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
            seat
            for seat in self.open[person]
            if room[seat[0]] and (now is None or self._keeps(now, seat[1]))
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
        record: tuple[int, ...] | None = None
        values: dict[str, int] = {}
        plans: list[Plan] = []
        seen: set[tuple[Seat | None, ...]] = set()
        for plan, over in self.lawful():
            aims = self.aims(plan, over)
            rank = rank_of(aims)
            if record is None or rank < record:
                record, values, plans, seen = rank, aims, [], set()
            if rank == record and (key := tuple(plan.values())) not in seen:
                plans.append(plan)
                seen.add(key)
        plans.sort(key=self._canonical)
        return None if record is None else (values, plans)

    def _canonical(self, plan: Plan) -> list[tuple[bool, int, str, str]]:
        return [
            (False, -self.value(seat[1]), seat[0], seat[1].value) if seat else (True, 0, "", "")
            for _, seat in sorted(plan.items())
        ]


def rank_of(aims: Mapping[str, int]) -> tuple[int, ...]:
    """The aims in their order, the smaller the better."""
    return tuple(n if aim in _SMALLER_IS_BETTER else -n for aim, n in aims.items())
