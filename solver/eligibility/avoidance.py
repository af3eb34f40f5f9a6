"""任职回避: which two posts relatives may not hold together, and which are close."""

from collections.abc import Iterable

from models.posts import Post
from models.recusal import Closeness


def clash(first: Post, second: Post) -> bool:
    """True where one post supervises the other, or leads while the other is sensitive.

    Source: 国办发〔2002〕35号: no posts in a direct line of command, and no personnel, finance
    or discipline post under a relative who leads the unit.
    """
    return _over(first, second) or _over(second, first)


def _over(upper: Post, lower: Post) -> bool:
    if upper.id == lower.id:
        return False
    supervises = lower.department is not None and lower.department in upper.leads
    return supervises or (upper.unit_leader and bool(lower.sensitive))


def closeness(first: Post, second: Post, posts: Iterable[Post]) -> Closeness | None:
    """How close two posts are, beyond what the rule forbids; None for posts that are not.

    Source: 人社部规〔2019〕1号 art. 6: no posts in a direct line of command, which the heads and
    deputies of one level and the heads of the next are, and not both directly under one leader
    where one is the head for personnel, finance or discipline. `posts` are all there are.
    """
    pair = (first, second)
    if clash(first, second):
        return "clash"
    if any(upper.unit_leader and _heads(lower) for upper, lower in (pair, pair[::-1])):
        return "leader-and-head"
    if all(map(_heads, pair)) and any(one.sensitive for one in pair):
        departments = {one.department for one in pair}
        if any(leader.unit_leader and departments <= set(leader.leads) for leader in posts):
            return "same-leader"
    if any(one.leads and other.department is None for one, other in (pair, pair[::-1])):
        return "department-unknown"
    return None


def _heads(post: Post) -> bool:
    """True for the head of a department (内设机构正职)."""
    return bool(post.leads) and not post.unit_leader
