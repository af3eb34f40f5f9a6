"""Which posts there are to fill: the described desks, and the general posts that a plan implies.

A post is a desk, a grade is a level. Seats of the quota that no description accounts for are
general posts without specific conditions; they are derived here, never typed, and there is none
without a seat.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from models.general import GENERAL, Held, general_id, general_seats
from models.grades import Grade, position
from models.plan import Plan
from models.policy import Policy
from models.posts import Post

__all__ = ["GENERAL", "Place", "desks", "fillable", "general_id", "held_today", "nameable"]

Place = tuple[str | None, Grade]
"""A present post, None where it has no description, and the grade held there."""


def desks(
    plan: Plan,
    posts: tuple[Post, ...],
    policy: Policy,
    held: Sequence[Place],
    *,
    ladder: Iterable[Grade] = (),
    regular: bool = False,
) -> list[Post]:
    """Described posts with the grades they may be filled at, then the general posts, by id.

    A grade that somebody holds today is one at which the present post, or the general post of
    the grade, can be held, whatever is written and whatever the quota. Who sits at a desk that
    nobody described has a seat at the general post, even where descriptions take up the quota.
    `ladder` are the grades that the rulebook knows.
    """
    grades = fillable(plan, policy, held, ladder)
    kept: dict[str | None, set[Grade]] = {}
    for at, grade in held:
        kept.setdefault(at, set()).add(grade)
    described = [
        post.model_copy(
            update={"grades": _grades_of(post, grades, policy, kept.get(post.id, set()))}
        )
        for post in posts
    ]
    general = _general(plan, posts, policy, grades, held_today(held, regular=regular))
    return sorted([*described, *general], key=lambda post: post.id)


def nameable(plan: Plan, found: Iterable[Post]) -> frozenset[str]:
    """The posts that a file may name: all there are, and the general post of any seat.

    Where descriptions take up all seats of its grades, nobody can have it.
    """
    seats = (grade for grade, number in plan.room.items() if number)
    return frozenset({*(post.id for post in found), *map(general_id, seats)})


def held_today(held: Sequence[Place], *, regular: bool) -> Held:
    """How many hold each grade, and sit at each general post."""
    return Held(
        Counter(grade for _, grade in held),
        Counter(general_id(grade) for at, grade in held if at is None),
        regular,
    )


def fillable(
    plan: Plan, policy: Policy, held: Sequence[Place], ladder: Iterable[Grade]
) -> list[Grade]:
    """The grades that have seats or are held today, in the printed order.

    Where lower grades use higher seats (高岗低用), every grade of a tier below one with seats.
    """
    own = {grade for grade, seats in plan.room.items() if seats}
    lower = {
        grade
        for grade in ladder
        if policy.quota_reading == "cumulative"
        and any(one.tier is not None and one.tier is grade.tier and one.above(grade) for one in own)
    }
    return sorted(own | lower | {grade for _, grade in held}, key=position)


def _grades_of(
    post: Post, grades: list[Grade], policy: Policy, kept: set[Grade]
) -> tuple[Grade, ...]:
    """As written and as held; by tier, a professional desk at every grade of its tier there is."""
    found = {*post.grades, *kept}
    if policy.professional_posts == "by-tier":
        tiers = {grade.tier for grade in post.grades if grade.tier}
        found |= {grade for grade in grades if grade.tier in tiers}
    return tuple(sorted(found, key=position))


def _general(
    plan: Plan, posts: tuple[Post, ...], policy: Policy, grades: list[Grade], held: Held
) -> list[Post]:
    groups: dict[str, list[Grade]] = {}
    for grade in grades:
        groups.setdefault(general_id(grade), []).append(grade)
    return [
        Post.model_construct(id=name, title=name, grades=tuple(members), seats=seats, general=True)
        for name, members in groups.items()
        if (seats := general_seats(members, plan, posts, policy, held))
    ]
