"""Which posts there are, derived anew: shares no code with the models or the solver.

The seats of a general post are counted one by one: each described seat is matched with a seat of a
grade at which it may be filled, as many as can be, and what is left of the grades is general.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from models.grades import Grade
from models.posts import Post
from models.scenario import Scenario
from tests.oracle.grades import general, ranks, tier

_OUTS = {"two-for-one": 2, "three-for-one": 3, "by-excess": 2}


@dataclass(frozen=True)
class Desk:
    """A post: the grades at which it may be filled, and those at which anybody may come."""

    id: str
    grades: tuple[Grade, ...]
    anybody: frozenset[Grade]
    seats: int
    about: Post | None

    @property
    def department(self) -> str | None:
        """The department of a described post."""
        return self.about.department if self.about else None


def posts(scenario: Scenario) -> Mapping[str, Desk]:
    """Every post that can be filled, by id."""
    held = [(p.current.post, grade_of(scenario, p.current.grade, p.current.rank))
            for p in scenario.people if p.current]  # fmt: skip
    room = {**scenario.plan.quota, **getattr(scenario.plan, "pooled", {})}
    there = {grade for grade, seats in room.items() if seats}
    cumulative = scenario.policy.quota_reading == "cumulative"
    for grade in scenario.rulebook.grades if cumulative else ():
        if any(tier(grade) is not None and tier(g) == tier(grade) and ranks(g, grade)
               for g, seats in room.items() if seats):  # fmt: skip
            there.add(grade)
    there |= {grade for _, grade in held}
    by_tier = scenario.policy.professional_posts == "by-tier"
    found = {}
    for post in scenario.posts:
        anybody = set(post.grades)
        if by_tier:
            anybody |= {g for g in there if tier(g) is not None and tier(g) == tier(post.grades[0])}
        kept = {grade for at, grade in held if at == post.id}
        found[post.id] = Desk(
            post.id, _ordered(anybody | kept), frozenset(anybody), post.seats, post
        )
    for name in {general(grade) for grade in there}:
        grades = _ordered({grade for grade in there if general(grade) == name})
        sitting = sum(at is None and general(grade) == name for at, grade in held)
        left = _unmatched(scenario, grades, room, Counter(grade for _, grade in held))
        if seats := max(sitting, left):
            found[name] = Desk(name, grades, frozenset(grades), seats, None)
    return dict(sorted(found.items()))


def grade_of(scenario: Scenario, grade: Grade | None, rank: str | None) -> Grade:
    """A grade, or that of a rank."""
    return grade or scenario.rulebook.vocabulary.ranks[rank or ""]


def _ordered(grades: set[Grade]) -> tuple[Grade, ...]:
    return tuple(sorted(grades, key=lambda grade: ("MPW".index(grade[0]), int(grade[1:]))))


def _unmatched(
    scenario: Scenario, grades: tuple[Grade, ...], room: Mapping[Grade, int], held: Counter[Grade]
) -> int:
    """Seats of the grades, and those that may be over them, without the described ones."""
    places: list[Grade] = []
    for grade in grades:
        places += [grade] * room.get(grade, 0)
    if scenario.policy.over_quota == "transitional":
        shared = scenario.policy.quota_reading == "cumulative" and grades[0][0] == "P"
        for together in [grades] if shared else [(grade,) for grade in grades]:
            may = sum(held[grade] for grade in together)
            if scenario.stage == "regular":
                left = sum(scenario.plan.left.get(grade, 0) for grade in together)
                outs = _OUTS.get(scenario.policy.transitional_reduction)
                may += left // outs if outs else 0
            more = may - sum(room.get(grade, 0) for grade in together)
            places += [together[-1]] * max(0, more)
    by_tier = scenario.policy.professional_posts == "by-tier"
    sheets = [
        set(grades) if by_tier else set(post.grades)
        for post in scenario.posts
        if general(post.grades[0]) == general(grades[0])
        for _ in range(post.seats)
    ]
    taken: dict[int, int] = {}
    matched = sum(_match(sheet, sheets, places, taken, set()) for sheet in range(len(sheets)))
    return len(places) - matched


def _match(
    sheet: int, sheets: list[set[Grade]], places: list[Grade], taken: dict[int, int], seen: set[int]
) -> bool:
    """Whether a described seat finds a place, others making room (Kuhn's augmenting path)."""
    for at, grade in enumerate(places):
        if grade in sheets[sheet] and at not in seen:
            seen.add(at)
            if at not in taken or _match(taken[at], sheets, places, taken, seen):
                taken[at] = sheet
                return True
    return False
