"""General posts: how many seats of a plan no description accounts for.

By tier a description may be filled at every grade of its tier, as written only at its own grades,
and it accounts for one seat a seat at any of them. So a general post has as many seats as can be
found at some of its grades beyond those of every description that could be filled there
(Hall's condition): the largest such number, and no fewer than people sit there today.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from models.grades import Grade, group_of
from models.plan import Plan, Quota
from models.policy import Policy
from models.posts import Post

GENERAL = "general-"
"""What the id of every general post begins with; no described post may be called so."""

_OUTS = {"two-for-one": 2, "three-for-one": 3, "by-excess": 2}
"""How many must leave for one to come in, at the least."""


def general_id(grade: Grade) -> str:
    """The general post that seats of this grade belong to: by tier, or by management grade."""
    return f"{GENERAL}{group_of(grade)}"


@dataclass(frozen=True, slots=True)
class Held:
    """How many hold each grade today, and how many of them sit at each general post.

    `regular`: in a regular round, where 退二进一 may let people come for those who left.
    """

    grades: Mapping[Grade, int]
    sitting: Mapping[str, int]
    regular: bool


@dataclass(frozen=True, slots=True)
class Pot:
    """Grades that share their seats, and how many people may hold them whatever their seats."""

    grades: tuple[Grade, ...]
    people: int

    def beyond(self, seats: Quota) -> int:
        """People there may be beyond the seats."""
        return max(0, self.people - sum(seats.get(grade, 0) for grade in self.grades))


@dataclass(frozen=True, slots=True)
class Cell:
    """Some grades of a general post, and the described seats that may be filled at any of them."""

    grades: tuple[Grade, ...]
    pots: tuple[Pot, ...]
    described: int

    def left(self, seats: Quota) -> int:
        """Seats that the descriptions leave; fewer than none where there are too many of them."""
        own = sum(seats.get(grade, 0) for grade in self.grades)
        return own + sum(pot.beyond(seats) for pot in self.pots) - self.described


def general_seats(
    grades: Sequence[Grade], plan: Plan, posts: Sequence[Post], policy: Policy, held: Held
) -> int:
    """The seats of the general post of these grades, which are all those of its group."""
    sitting = held.sitting.get(general_id(grades[0]), 0)
    left = (cell.left(plan.room) for cell in cells(grades, plan, posts, policy, held))
    return max(sitting, *left, 0)


def cells(
    grades: Sequence[Grade], plan: Plan, posts: Sequence[Post], policy: Policy, held: Held
) -> Iterator[Cell]:
    """What a general post can have its seats from: its grades together, or any of them."""
    group = general_id(grades[0])
    described = [post for post in posts if general_id(post.grades[0]) == group]
    pots = _pots(grades, plan, policy, held)
    whole = policy.professional_posts == "by-tier"
    for some in [tuple(grades)] if whole else _subsets(grades):
        there = (p.seats for p in described if whole or not set(p.grades).isdisjoint(some))
        yield Cell(some, tuple(pot for pot in pots if pot.grades[-1] in some), sum(there))


def _pots(grades: Sequence[Grade], plan: Plan, policy: Policy, held: Held) -> list[Pot]:
    """Who may hold grades beyond their seats: only on transitional seats."""
    if policy.over_quota == "forbid":
        return []
    shared = policy.quota_reading == "cumulative" and grades[0].tier is not None
    outs = _OUTS.get(policy.transitional_reduction) if held.regular else None
    return [
        Pot(pot, sum(held.grades.get(grade, 0) for grade in pot) + _let_in(pot, plan, outs))
        for pot in ([tuple(grades)] if shared else [(grade,) for grade in grades])
    ]


def _let_in(grades: Sequence[Grade], plan: Plan, outs: int | None) -> int:
    """How many may come for those who have left the staff since the last round, at the most."""
    return 0 if outs is None else sum(plan.left.get(grade, 0) for grade in grades) // outs


def _subsets(grades: Sequence[Grade]) -> Iterator[tuple[Grade, ...]]:
    sizes = range(1, len(grades) + 1)
    return chain.from_iterable(combinations(grades, size) for size in sizes)
