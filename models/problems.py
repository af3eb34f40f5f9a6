"""How a contradiction in the input is said: where, what, and how to mend it."""

from collections.abc import Iterable, Mapping
from itertools import islice

from models.base import Model

Path = tuple[str | int, ...]
"""Keys and indices that lead from a record to one of its parts."""


MOST = 1_000
"""So many mistakes of a file are looked for: who has more begins with these."""

_SHOWN = 12
"""How many known names a message lists."""


class Problem(Model):
    """One thing wrong in the input: where, what, how to mend it.

    `at` is the path inside the checked record: keys, indices, and ids of people and posts.
    """

    at: Path
    what: str
    mend: str


class Inconsistent(  # noqa: N818 (it states a fact)
    ValueError
):
    """Raised by a record whose parts contradict each other; carries every problem found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{problem.what} {problem.mend}" for problem in problems))


def duplicates(keys: list[str]) -> Mapping[int, str]:
    """Index and value of every key that an earlier one already had."""
    seen: set[str] = set()
    repeated: dict[int, str] = {}
    for index, key in enumerate(keys):
        if key in seen:
            repeated[index] = key
        seen.add(key)
    return repeated


def unknown(at: Path, kind: str, name: str, known: Iterable[str]) -> Problem:
    """A name that nothing defines; the message lists what is defined."""
    shown = some(sorted(known)) or "none"
    return Problem(
        at=at,
        what=f"There is no {kind} {name}.",
        mend=f"Correct the name, or define it. Known: {shown}.",
    )


def some(names: Iterable[str]) -> str:
    """The first of several names, as many as a message lists."""
    first = list(islice(names, _SHOWN + 1))
    return ", ".join(first[:_SHOWN]) + (", …" if len(first) > _SHOWN else "")
