"""Every quota plan within the limits, one by one: shares no code with the search."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import cached_property
from itertools import product

from pydantic import ValidationError

from models.grades import Grade
from models.plan import Plan
from models.scenario import Scenario
from tests.oracle.brute import Brute
from tests.oracle.brute import Plan as Places
from tests.oracle.people import tier

Values = Mapping[str, int]
Quota = tuple[int, ...]

_INNER = {
    0: {"P2": "0.1", "P3": "0.3", "P4": "0.6"},
    1: {"P5": "0.2", "P6": "0.4", "P7": "0.4"},
    2: {"P8": "0.3", "P9": "0.4", "P10": "0.3"},
    3: {"P11": "0.5", "P12": "0.5"},
}
_NAMES = {
    "inner-full-senior": 0,
    "inner-associate-senior": 1,
    "inner-intermediate": 2,
    "inner-junior": 3,
}
_ROUNDED = {"down": ROUND_FLOOR, "nearest": ROUND_HALF_UP, "up": ROUND_CEILING}
_LESS_IS_BETTER = {"waiting", "cost", "senior-share"}


@dataclass(frozen=True)
class Weighed:
    """A quota, and what the best answer under it measures."""

    quota: Quota
    values: Values


@dataclass
class Plans:
    """A scenario whose quota is open: all its plans by counting through them."""

    scenario: Scenario
    without: Sequence[str] = ()
    rounding: str = "nearest"

    @cached_property
    def grades(self) -> list[Grade]:
        """The grades that the plan lists, in the printed order: management first."""
        return [grade for grade in Grade if grade in self.scenario.plan.quota]

    @cached_property
    def base(self) -> Quota:
        """The seats of the plan in hand."""
        return tuple(self.scenario.plan.quota[grade] for grade in self.grades)

    def _many(self) -> int:
        return self.scenario.plan.total

    def quotas(self) -> Iterator[Quota]:
        """Every quota within the limits."""
        for quota in product(range(self._many() + 1), repeat=len(self.grades)):
            if set(self.broken(quota)) <= set(self.without):
                yield quota

    def broken(self, quota: Quota) -> Iterator[str]:
        """The names of the limits that a quota does not keep."""
        case, seats = self.scenario, dict(zip(self.grades, quota, strict=True))
        if sum(quota) > case.plan.total:
            yield "total"
        for ratio in case.plan.ratios:
            part = sum(n for g, n in seats.items() if g in Brute._part(ratio.part))
            whole = case.plan.total
            if ratio.of != "total":
                whole = sum(n for g, n in seats.items() if g in Brute._part((ratio.of,)))
            if ratio.at_most is not None and part > ratio.at_most * whole:
                yield ratio.name
            if ratio.at_least is not None and part < ratio.at_least * whole:
                yield ratio.name
        yield from (name for name, level in _NAMES.items() if self._uneven(seats, level))
        yield from self._fixed(seats)

    def _uneven(self, seats: Mapping[Grade, int], level: int) -> bool:
        shares = {Grade(name): Decimal(share) for name, share in _INNER[level].items()}
        listed = [grade for grade in shares if grade in seats]
        whole = sum(seats[grade] for grade in listed)
        for last in [] if len(listed) < 2 else list(shares)[:-1]:
            above = [grade for grade in shares if int(grade[1:]) <= int(last[1:])]
            allowed = sum((shares[grade] for grade in above), Decimal(0)) * whole
            most = int(allowed.quantize(Decimal(1), _ROUNDED[self.rounding]))
            if sum(seats.get(grade, 0) for grade in above) > most:
                return True
        return False

    def _fixed(self, seats: Mapping[Grade, int]) -> Iterator[str]:
        case, base = self.scenario, self.scenario.plan.quota
        for grade, number in seats.items():
            leaders = sum(
                p.seats for p in case.posts if p.unit_leader and _highest(p.grades) == grade
            )
            floor = min(leaders, base[grade])
            if number < floor or (leaders and leaders >= base[grade] and number > base[grade]):
                yield "leaders"
        for group in {self._group(post.grades[0]) for post in case.posts}:
            written = sum(p.seats for p in case.posts if self._group(p.grades[0]) == group)
            before, after = (
                sum(n for g, n in plan.items() if self._group(g) == group) for plan in (base, seats)
            )
            if after < min(written, before):
                yield "described"

    @staticmethod
    def _group(grade: Grade) -> str:
        level = tier(grade)
        return grade.value if level is None else str(level)

    def under(self, quota: Quota) -> Brute | None:
        """The scenario with a quota; None where the file would contradict itself."""
        plan: Plan = self.scenario.plan.replace(quota=dict(zip(self.grades, quota, strict=True)))
        try:
            return Brute(self.scenario.replace(plan=plan))
        except ValidationError:
            return None

    @cached_property
    def weighed(self) -> list[Weighed]:
        """Every quota within the limits that admits an answer, with what that measures."""
        found = []
        for quota in self.quotas():
            brute = self.under(quota)
            best = brute.best() if brute else None
            if brute and best:
                found.append(Weighed(quota, self.values(brute, best[1][0], quota)))
        return found

    def values(self, brute: Brute, places: Places, quota: Quota) -> Values:
        """What one answer under one quota measures."""
        held = {person: seat[1] for person, seat in places.items() if seat is not None}
        return {
            "waiting": len(places) - len(held),
            "promotions": sum(
                (now := brute.current[person]) is not None
                and now[0] == grade[0]
                and int(grade[1:]) < int(now[1:])
                for person, grade in held.items()
            ),
            "seniority-fit": sum(brute.points[p] * brute.value(g) for p, g in held.items()),
            "cost": 12 * sum(map(brute.value, held.values())),
            "senior-share": sum(
                n for g, n in zip(self.grades, quota, strict=True) if tier(g) in {0, 1}
            ),
        }

    def front(self, measures: Sequence[str]) -> list[Weighed]:
        """Of the undominated values each, the quota nearest to the base plan, best first."""
        ranked: dict[Quota, list[Weighed]] = {}
        for one in self.weighed:
            ranked.setdefault(rank(one.values, measures), []).append(one)
        best = [
            values
            for values in ranked
            if not any(
                other != values and all(a <= b for a, b in zip(other, values, strict=True))
                for other in ranked
            )
        ]
        return [min(ranked[values], key=self._near) for values in sorted(best)]

    def _near(self, one: Weighed) -> tuple[int, Quota]:
        return self.moved(one.quota), one.quota

    def moved(self, quota: Quota) -> int:
        """Seats by which a quota differs from the base plan's."""
        return sum(abs(a - b) for a, b in zip(quota, self.base, strict=True))

    def could(self, measure: str, value: int) -> bool:
        """Whether any lawful answer, the best or not, under any plan has a measure as good."""
        for quota in self.quotas():
            brute = self.under(quota)
            for places, _ in brute.lawful() if brute else ():
                found = self.values(brute, places, quota) if brute else {}
                if rank(found, [measure]) <= rank({measure: value}, [measure]):
                    return True
        return False


def rank(values: Values, measures: Sequence[str]) -> Quota:
    """The measures in their order, each turned so that less is better."""
    return tuple(values[m] if m in _LESS_IS_BETTER else -values[m] for m in measures)


def _highest(grades: Sequence[Grade]) -> Grade:
    return min(grades, key=lambda grade: int(grade[1:]))
