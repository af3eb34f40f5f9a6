"""任职回避: which two posts relatives may not hold together."""

from models.posts import Post


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
