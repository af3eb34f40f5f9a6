"""Which posts there are to fill: the described desks, and the general posts that a plan implies.

A post is a desk, a grade is a level. Seats of the quota that no description accounts for are
general posts without specific conditions; they are derived here, never typed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from models.grades import Grade, group_of, position
from models.plan import Plan
from models.policy import Policy
from models.posts import Post

GENERAL = "general-"
"""What the id of every general post begins with; no described post may be called so."""


def general_id(grade: Grade) -> str:
    """The general post that seats of this grade belong to: by tier, or by management grade."""
    return f"{GENERAL}{group_of(grade)}"


Held = tuple[str | None, Grade]
"""A present post, None where it has no description, and the grade held there."""


def desks(plan: Plan, posts: tuple[Post, ...], policy: Policy, held: Sequence[Held]) -> list[Post]:
    """Described posts with the grades they may be filled at, then the general posts, by id.

    A grade that somebody holds today is one at which the present post, or the general post of
    the grade, can be held, whatever is written and whatever the quota. Who sits at a desk that
    nobody described has a seat at the general post, even where descriptions take up the quota.
    """
    grades = sorted(
        {g for g, seats in plan.room.items() if seats} | {grade for _, grade in held}, key=position
    )
    kept: dict[str | None, set[Grade]] = {}
    for at, grade in held:
        kept.setdefault(at, set()).add(grade)
    described = [
        post.model_copy(
            update={"grades": _fillable(post, grades, policy, kept.get(post.id, set()))}
        )
        for post in posts
    ]
    general = _general(plan, posts, policy, grades, sitting(plan, policy, held))
    return sorted([*described, *general], key=lambda post: post.id)


def sitting(plan: Plan, policy: Policy, held: Sequence[Held]) -> Mapping[str, int]:
    """How many sit at each general post today.

    Where 退二进一 may let people come in their stead, with those who left since the last round.
    """
    people = Counter(general_id(grade) for at, grade in held if at is None)
    if policy.over_quota == "transitional" and policy.transitional_reduction != "no-entry":
        for grade, left in plan.left.items():
            people[general_id(grade)] += left
    return people


def _fillable(
    post: Post, grades: list[Grade], policy: Policy, kept: set[Grade]
) -> tuple[Grade, ...]:
    """As written and as held; by tier, a professional desk at every grade of its tier there is."""
    fillable = {*post.grades, *kept}
    if policy.professional_posts == "by-tier":
        tiers = {grade.tier for grade in post.grades if grade.tier}
        fillable |= {grade for grade in grades if grade.tier in tiers}
    return tuple(sorted(fillable, key=position))


def _general(
    plan: Plan,
    posts: tuple[Post, ...],
    policy: Policy,
    grades: list[Grade],
    held: Mapping[str, int],
) -> list[Post]:
    groups: dict[str, list[Grade]] = {}
    for grade in grades:
        groups.setdefault(general_id(grade), []).append(grade)
    return [
        Post.model_construct(
            id=name,
            title=name,
            grades=tuple(members),
            seats=max(undescribed(plan, posts, policy, name), held.get(name, 0)),
            general=True,
        )
        for name, members in groups.items()
    ]


def undescribed(plan: Plan, posts: tuple[Post, ...], policy: Policy, group: str) -> int:
    """Seats of a general post: the quota of its grades minus the seats that are described.

    By tier the group is taken together; as written each grade for itself, so that a surplus
    of descriptions at one grade does not hide missing ones at another.
    """
    gaps = Counter(dict(plan.room))
    for post in posts:
        gaps[post.grades[0]] -= post.seats
    own = [gap for grade, gap in gaps.items() if general_id(grade) == group]
    by_tier = policy.professional_posts == "by-tier"
    return max(0, sum(own)) if by_tier else sum(max(0, gap) for gap in own)
