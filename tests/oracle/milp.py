"""The same program for another solver (HiGHS), stated anew: no code of solver.program.

Takes from the project only which triples are open and what everybody's points are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from models.grades import Grade
from models.posts import Post
from models.scenario import Scenario
from solver.eligibility.candidates import Candidate, candidates

Row = tuple[dict[int, int], int]
"""Σ coefficient · column ≤ most."""
Objective = tuple[dict[int, int], bool]
"""A linear form, and whether it is to be large."""

_SHARES = {"senior": (1, 7), "intermediate": (8, 10), "junior": (11, 13), "professional": (1, 13)}


@dataclass(frozen=True)
class Found:
    """The best value of each aim, and what everybody gets, 0 the best; behind the last who waits.

    `competing`: equals could not all have their best, so that this is the answer of one order.
    """

    values: dict[str, int]
    levels: dict[str, int]
    competing: bool


def _equal(form: dict[int, int], value: int) -> list[Row]:
    return [(form, value), ({c: -k for c, k in form.items()}, -value)] if form else []


@dataclass
class Oracle:
    """The open triples of a scenario, then for each held grade a count and a switch."""

    scenario: Scenario
    open: tuple[Candidate, ...] = field(init=False)
    points: dict[str, int] = field(init=False)
    now: dict[str, Grade | None] = field(init=False)
    count: dict[Grade, int] = field(init=False)
    within: dict[Grade, int] = field(init=False)

    def __post_init__(self) -> None:
        judged = candidates(self.scenario)
        self.open, self.points = judged.open, dict(judged.points)
        self.now = {p.id: self.scenario.grade_of(p) for p in self.scenario.people}
        held = sorted({grade for grade in self.now.values() if grade})
        over = self.scenario.policy.over_quota == "transitional"
        self.count = {g: len(self.open) + 2 * i for i, g in enumerate(held)} if over else {}
        first = len(self.open) + 2 * len(self.count)
        let_in = [grade for grade in self._grades() if self.outs(grade)[0]]
        self.within = {g: first + 2 * i for i, g in enumerate(let_in)}

    def _where(self, **asked: object) -> list[int]:
        return [
            column
            for column, one in enumerate(self.open)
            if all(getattr(one.triple, name) == value for name, value in asked.items())
        ]

    def _shared(self, grade: Grade) -> list[Grade]:
        if self.scenario.policy.quota_reading == "exact" or grade[0] != "P":
            return [grade]
        tier = next(t for t in ((1, 4), (5, 7), (8, 10), (11, 13)) if int(grade[1:]) <= t[1])
        return [Grade(f"P{number}") for number in range(tier[0], int(grade[1:]) + 1)]

    def rows(self) -> Iterator[Row]:
        """Every rule."""
        yield from self._people()
        yield from self._quotas()
        yield from self._ratios()
        case = self.scenario
        for name, desk in case.desks.items():
            row = dict.fromkeys(self._where(post=name), 1)
            yield row, desk.seats

    def _people(self) -> Iterator[Row]:
        case = self.scenario
        for person, now in self.now.items():
            own = self._where(person=person)
            yield dict.fromkeys(own, 1), 1
            if now is not None:
                then = {c: self.open[c].triple.grade for c in own}
                good = [c for c, g in then.items() if self._keeps(person, now, c, g)]
                yield dict.fromkeys(good, -1), -1
            named = [c for c in own if case.desks[self.open[c].triple.post].named == person]
            if named:
                yield dict.fromkeys(named, -1), -1
        for decision in case.decisions:
            meant = [
                c
                for c in self._where(person=decision.person)
                if decision.post in (None, self.open[c].triple.post)
                and decision.grade in (None, self.open[c].triple.grade)
            ]
            pin = decision.rule == "pin"
            yield dict.fromkeys(meant, -1 if pin else 1), -1 if pin else 0
        for relation in case.relations:
            for one, two in product(*(self._where(person=p) for p in relation.between)):
                desks = [case.desks[self.open[c].triple.post] for c in (one, two)]
                if _over(*desks) or _over(*reversed(desks)):
                    yield {one: 1, two: 1}, 1

    def _keeps(self, person: str, now: Grade, column: int, grade: Grade) -> bool:
        if grade[0] == now[0]:
            return int(grade[1:]) <= int(now[1:])
        case, one = self.scenario, self.scenario.staff[person]
        desk, listed = case.desk_of(one), one.applies or ()
        place = listed.index(desk) if desk in listed else len(listed)
        values = case.rulebook.grades
        own = (place, -values[now].value)
        return (self.open[column].choice, -values[grade].value) < own

    def _grades(self) -> list[Grade]:
        found = {one.triple.grade for one in self.open} | set(self.scenario.plan.quota)
        return sorted(found | set(self.count))

    def _quotas(self) -> Iterator[Row]:
        case = self.scenario
        for grade in self._grades():
            shared = self._shared(grade)
            at = [c for g in shared for c in self._where(grade=g)]
            row = dict.fromkeys(at, 1) | {self.count[g]: -1 for g in shared if g in self.count}
            yield row, sum(case.plan.quota.get(g, 0) for g in shared)
            if case.policy.over_quota == "transitional":
                yield from self._entries(grade, shared, at)
            if grade not in self.count:
                continue
            number, switch = self.count[grade], self.count[grade] + 1
            stay = [
                c for c in self._where(grade=grade) if self.now[self.open[c].triple.person] == grade
            ]
            yield {number: 1, switch: -len(self.now)}, 0
            yield {number: 1} | dict.fromkeys(stay, -1), 0

    def _entries(self, grade: Grade, shared: list[Grade], at: list[int]) -> Iterator[Row]:
        """Who comes finds the grade within its quota, or is one of few for those who left."""
        many, plan = len(self.now), self.scenario.plan
        seats = sum(plan.quota.get(g, 0) for g in shared)
        came = [c for c in at if self.now[self.open[c].triple.person] not in shared]
        if grade not in self.within:
            for c in came:
                yield dict.fromkeys(at, 1) | {c: 1 + many}, seats + many
            return
        outs, before = self.outs(grade)
        within, credit = self.within[grade], self.within[grade] + 1
        yield dict.fromkeys(at, 1) | {within: many}, seats + many
        few = dict.fromkeys(at, 1) | dict.fromkeys(came, outs) | {within: -5 * many}
        yield few, before
        here = [c for c in came if self.open[c].triple.grade == grade]
        for most in (here, [self.count[grade]] if grade in self.count else []):
            yield {credit: 1} | dict.fromkeys(most, -1), 0

    def outs(self, grade: Grade) -> tuple[int, int]:
        """How many must leave for one to come in (0: nobody may), and who held it before."""
        case, shared = self.scenario, self._shared(grade)
        before = sum(case.plan.left.get(g, 0) for g in shared)
        before += sum(now in shared for now in self.now.values())
        seats = sum(case.plan.quota.get(g, 0) for g in shared)
        by_excess = 3 if 10 * (before - seats) > seats else 2
        rules = {"no-entry": 0, "two-for-one": 2, "three-for-one": 3, "by-excess": by_excess}
        held = case.stage == "regular" and case.policy.over_quota == "transitional"
        return (rules[case.policy.transitional_reduction] if held and before > seats else 0), before

    def _ratios(self) -> Iterator[Row]:
        plan = self.scenario.plan
        for ratio in plan.ratios:
            if ratio.at_most is None:
                continue
            part = [g for g in Grade for name in ratio.part if _is_in(g, name)]
            whole = plan.total
            if ratio.of != "total":
                whole = sum(n for g, n in plan.quota.items() if _is_in(g, ratio.of))
            row = {c: ratio.at_most.denominator for g in part for c in self._where(grade=g)}
            yield row, ratio.at_most.numerator * whole

    def objectives(self) -> Iterator[tuple[str, Objective]]:
        """The aims of the policy in their order."""
        case = self.scenario
        desk = {p.id: case.desk_of(p) for p in case.people}
        home = {p: case.desks[d].department if d else None for p, d in desk.items()}
        forms: dict[str, Objective] = {
            "transitional": (
                dict.fromkeys(self.count.values(), 1)
                | {column + 1: -1 for column in self.within.values()},
                False,
            ),
            "placement": ({c: 1 for c, _ in enumerate(self.open)}, True),
            "seniority-fit": (
                {
                    c: self.points[o.triple.person] * case.rulebook.grades[o.triple.grade].value
                    for c, o in enumerate(self.open)
                },
                True,
            ),
            "preference": ({c: one.choice for c, one in enumerate(self.open)}, False),
            "continuity": (
                {c: int(o.triple.post == desk[o.triple.person]) for c, o in enumerate(self.open)},
                True,
            ),
            "department": (
                {
                    c: int(
                        (there := case.desks[o.triple.post].department) is not None
                        and there == home[o.triple.person]
                    )
                    for c, o in enumerate(self.open)
                },
                True,
            ),
        }
        for aim in case.policy.aims:
            if aim.value != "transitional" or case.policy.over_quota == "transitional":
                yield aim.value, forms.get(aim.value, ({}, False))

    def best(self) -> Found | None:
        """The best value of each aim, in order; None where nothing is lawful."""
        rows = list(self.rows())
        values: dict[str, int] = {}
        levels: dict[str, int] = {}
        competing = False
        for aim, (form, large) in self.objectives():
            if aim == "priority":
                for equals in self.line():
                    competing |= self._choose(rows, equals, levels)
                values[aim] = 0
                continue
            value = self._most(rows, form, large=large)
            if value is None:
                return None
            values[aim] = value
            rows += _equal(form, value)
        return Found(values, levels, competing)

    def _choose(self, rows: list[Row], equals: list[str], levels: dict[str, int]) -> bool:
        """Holds the best of each of a class; True where they cannot all have it at once."""
        forms = {person: self._wishes(person) for person in equals}
        best = {person: self._most(rows, form, large=True) for person, form in forms.items()}
        assert None not in best.values()
        together: dict[int, int] = {}
        for form in forms.values():
            together |= form
        number = sum(value or 0 for value in best.values())
        competing = len(equals) > 1 and self._most(rows, together, large=True) != number
        for person, form in forms.items():
            value = best[person] if not competing else self._most(rows, form, large=True)
            rows += _equal(form, value or 0)
            levels[person] = max(form.values(), default=0) - (value or 0)
        return competing

    def _wishes(self, person: str) -> dict[int, int]:
        """The columns of somebody, the more wanted the more; those wanted alike are as much."""
        own = {
            c: (
                self.open[c].choice,
                -self.scenario.rulebook.grades[self.open[c].triple.grade].value,
            )
            for c in self._where(person=person)
        }
        ranks = sorted(set(own.values()))
        return {column: len(ranks) - ranks.index(wish) for column, wish in own.items()}

    def line(self) -> list[list[str]]:
        """People in the order of points; equals together (no case here has a tie-break)."""
        assert not self.scenario.rulebook.scoring.tie_break
        found: dict[int, list[str]] = {}
        for person in sorted(self.points):
            found.setdefault(-self.points[person], []).append(person)
        return [found[points] for points in sorted(found)]

    def _most(self, rows: list[Row], form: dict[int, int], *, large: bool) -> int | None:
        """The best value of a form; None where nothing is lawful."""
        width = len(self.open) + 2 * len(self.count) + 2 * len(self.within)
        upper = np.ones(width)
        for column in (*self.count.values(), *(one + 1 for one in self.within.values())):
            upper[column] = len(self.now)
        objective = np.zeros(width)
        for column, coefficient in form.items():
            objective[column] = -coefficient if large else coefficient
        most = np.array([limit for _, limit in rows], dtype=float)
        answer = milp(
            objective,
            integrality=np.ones(width),
            bounds=Bounds(0, upper),
            constraints=LinearConstraint(_matrix(rows, width), -np.inf, most),
            options={"mip_rel_gap": 0},
        )
        if answer.status == 2:
            return None
        assert answer.status == 0, answer.message
        return int(sum(k * round(answer.x[column]) for column, k in form.items()))


def _matrix(rows: list[Row], width: int) -> csr_matrix:
    cells = [(at, column, k) for at, (row, _) in enumerate(rows) for column, k in row.items()]
    at, columns, values = zip(*cells, strict=True)
    return csr_matrix((values, (at, columns)), shape=(len(rows), width))


def _over(upper: Post, lower: Post) -> bool:
    supervises = lower.department is not None and lower.department in upper.leads
    return upper.id != lower.id and (supervises or (upper.unit_leader and bool(lower.sensitive)))


def _is_in(grade: Grade, part: str) -> bool:
    if part == "management":
        return grade[0] == "M"
    first, last = _SHARES[part]
    return grade[0] == "P" and first <= int(grade[1:]) <= last
