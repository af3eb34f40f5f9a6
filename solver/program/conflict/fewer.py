"""Of many things as few as are enough."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def fewest_of(things: Sequence[T], enough: Callable[[Sequence[T]], bool]) -> Sequence[T]:
    """Of things that are enough some that are, of which none can be left out."""
    *_, fewest = (things, *fewer_of(things, enough))
    return fewest


def fewer_of(things: Sequence[T], enough: Callable[[Sequence[T]], bool]) -> Iterator[Sequence[T]]:
    """Of things that are enough ever fewer that are; of the last none can be left out.

    The last things go first, many at a time.
    """
    kept = list(things)
    size = len(kept)
    while size:
        end = len(kept)
        while end:
            begin = max(0, end - size)
            fewer = [*kept[:begin], *kept[end:]]
            if enough(fewer):
                kept = fewer
                yield kept
            end = begin
        size //= 2
