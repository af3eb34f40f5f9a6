"""Which posts there are to fill: the described desks, and the general posts that a plan implies.

A post is a desk, a grade is a level. Seats of the quota that no description accounts for are
general posts without specific conditions; they are derived here, never typed.
"""

from collections import Counter
from collections.abc import Iterable

from models.grades import Category, Grade, group_of, position
from models.plan import Plan
from models.policy import Policy
from models.posts import Post

GENERAL = "general-"
"""What the id of every general post begins with; no described post may be called so."""


def general_id(grade: Grade) -> str:
    """The general post that seats of this grade belong to: by tier, or by management grade."""
    return f"{GENERAL}{group_of(grade)}"


def desks(plan: Plan, posts: tuple[Post, ...], policy: Policy, held: Iterable[Grade]) -> list[Post]:
    """Described posts with the grades they may be filled at, then the general posts, by id.

    `held` are the current grades of the people: a grade that somebody keeps is a grade at which
    its general post can be held, whatever its quota.
    """
    grades = sorted({g for g, seats in plan.quota.items() if seats} | set(held), key=position)
    described = [post.replace(grades=_fillable(post, grades, policy)) for post in posts]
    return sorted([*described, *_general(plan, posts, policy, grades)], key=lambda post: post.id)


def _fillable(post: Post, grades: list[Grade], policy: Policy) -> tuple[Grade, ...]:
    """By tier, a professional desk may be filled at every grade of its tier that there is."""
    if policy.professional_posts == "as-written" or post.grades[0].category is not (
        Category.PROFESSIONAL
    ):
        return post.grades
    tiers = {grade.tier for grade in post.grades}
    widened = {grade for grade in grades if grade.tier in tiers} | set(post.grades)
    return tuple(sorted(widened, key=position))


def _general(
    plan: Plan, posts: tuple[Post, ...], policy: Policy, grades: list[Grade]
) -> list[Post]:
    groups: dict[str, list[Grade]] = {}
    for grade in grades:
        groups.setdefault(general_id(grade), []).append(grade)
    return [
        Post.model_construct(
            id=name,
            title=name,
            grades=tuple(members),
            seats=undescribed(plan, posts, policy, name),
            general=True,
        )
        for name, members in groups.items()
    ]


def undescribed(plan: Plan, posts: tuple[Post, ...], policy: Policy, group: str) -> int:
    """Seats of a general post: the quota of its grades minus the seats that are described.

    By tier the group is taken together; as written each grade for itself, so that a surplus
    of descriptions at one grade does not hide missing ones at another.
    """
    gaps = Counter(dict(plan.quota))
    for post in posts:
        gaps[post.grades[0]] -= post.seats
    own = [gap for grade, gap in gaps.items() if general_id(grade) == group]
    by_tier = policy.professional_posts == "by-tier"
    return max(0, sum(own)) if by_tier else sum(max(0, gap) for gap in own)
