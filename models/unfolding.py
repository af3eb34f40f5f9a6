"""Named conditions: that each is stated, that none goes round in a circle, how far they unfold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from models.conditions import Condition, See, walk
from models.problems import Path, Problem

LEVELS = 100
"""So deep may conditions refer to one another."""
PARTS = 10_000
"""So many parts may a condition have, written out: references that double grow very fast."""


def unresolved(
    stated: Iterable[tuple[Path, Condition]], named: Mapping[str, Condition]
) -> Iterator[Problem]:
    """What is wrong with the references among conditions, each with its path."""
    looked = _Looked(named)
    for at, condition in stated:
        own = str(at[1]) if at[0] == "conditions" else None
        if own is None or own not in looked.known:
            yield from looked.into(at, condition, own)


@dataclass(frozen=True, slots=True)
class _Size:
    """How many parts a condition has, written out, and how deep it refers."""

    parts: int
    levels: int


@dataclass(slots=True)
class _Step:
    """A condition that is looked into: path and name, its parts, how many are done, its size."""

    at: Path
    own: str | None
    walked: list[tuple[Path, Condition]]
    done: int = 0
    parts: int = 0
    levels: int = 0


@dataclass(frozen=True)
class _Looked:
    """The sizes of the named conditions that were looked into; one that is wrong has none."""

    named: Mapping[str, Condition]
    known: dict[str, _Size | None] = field(default_factory=dict)

    def into(self, at: Path, condition: Condition, own: str | None) -> Iterator[Problem]:
        """Looks into a condition and all that it refers to, without a call for each level."""
        above = [_Step(at, own, list(walk(condition, at)))]
        names = {own}
        while above:
            step = above[-1]
            if step.done == len(step.walked):
                above.pop()
                names.discard(step.own)
                yield from self._done(step)
                continue
            path, part = step.walked[step.done]
            if isinstance(part, See) and self._is_new(part.see, names):
                inner: Path = ("conditions", part.see)
                names.add(part.see)
                above.append(_Step(inner, part.see, list(walk(self.named[part.see], inner))))
                continue
            step.done += 1
            if not isinstance(part, See):
                step.parts += 1
            elif part.see in names:
                yield _problem(path, f"The condition {part.see} refers to itself.", _ROUND)
            elif part.see not in self.named:
                yield _problem(path, f"The condition {part.see} is not stated.", _STATE)
            elif size := self.known[part.see]:
                step.parts += size.parts
                step.levels = max(step.levels, 1 + size.levels)

    def _is_new(self, name: str, names: set[str | None]) -> bool:
        return name in self.named and name not in self.known and name not in names

    def _done(self, step: _Step) -> Iterator[Problem]:
        """Keeps the size of a condition; tells of one that is too large, and of no other for it."""
        small = step.parts <= PARTS and step.levels <= LEVELS
        if step.own is not None:
            self.known[step.own] = _Size(step.parts, step.levels) if small else None
        if not small:
            what = f"The condition unfolds to more than {PARTS} parts or {LEVELS} levels."
            yield Problem(at=step.at, what=what, mend="State it more simply.")


_ROUND = "State it without going round in a circle."
_STATE = "Give it under `conditions`, or correct the name."


def _problem(path: Path, what: str, mend: str) -> Problem:
    return Problem(at=(*path, "see"), what=what, mend=mend)
