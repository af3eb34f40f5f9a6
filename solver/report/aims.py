"""The values of aims in words: a sum that means nothing to a reader is told as a share."""

from models.policy import AimName
from models.result import AimResult
from solver.report.words import Words


def value_text(words: Words, aim: AimResult) -> str:
    """What was reached in an aim."""
    if aim.aim is AimName.PRIORITY and aim.value == 0:
        return words("value.nobody")
    if aim.aim is AimName.SENIORITY_FIT:
        return words("value.sum")
    return str(aim.value)


def bound_text(words: Words, aim: AimResult) -> str:
    """What was proved about it."""
    if aim.bound is None:
        return words("bound.none")
    if aim.aim is AimName.SENIORITY_FIT:
        return words("bound.best" if aim.bound == aim.value else "bound.sum")
    return value_text(words, aim.replace(value=aim.bound))


def change_text(words: Words, key: str, aim: AimName, before: int | None, after: int | None) -> str:
    """An aim that changes, told by the words of a key; by those for sums where it is one."""
    named = words(f"aim.{aim}")
    if aim is AimName.SENIORITY_FIT:
        return words(f"{key}.sum", aim=named, share=share_text(before, after))
    return words(key, aim=named, before=before, after=after)


def share_text(before: int | None, after: int | None) -> str:
    """How much of a sum is gained or lost, in per cent with its sign."""
    if before is None or after is None:
        return "–"
    return f"{(after - before) / max(1, abs(before)):+.2%}"
