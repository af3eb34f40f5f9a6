"""A claim, and what claims are read from: seconds, quotients, exponents."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.record import Record

PROOF = ("build", "prove")
"""What a peer does, too: the rows made, every aim proved."""
WITH_TIES = (*PROOF, "ties")
UNTIL_VERIFIED = ("read", "judge", *WITH_TIES, "verify")
ALL = (*UNTIL_VERIFIED, "analyse")


@dataclass(frozen=True)
class Claim:
    """What is asked, what was measured, and whether it holds; None where it was not measured."""

    what: str
    asked: str
    measured: str
    holds: bool | None


def seconds(
    records: Sequence[Record], people: int, engine: str, phases: Sequence[str]
) -> float | None:
    """The seconds of some phases together; None where one is missing or was broken off."""
    found = {
        r.phase: r.seconds
        for r in records
        if (r.people, r.engine) == (people, engine) and r.seconds is not None and finished(r)
    }
    if not all(phase in found for phase in phases):
        return None
    return sum(found[phase] for phase in phases)


def finished(record: Record) -> bool:
    """True where the phase came to its own end: what took longer than allowed is no time of it."""
    return not record.status.startswith(("time-limit", "failed", "wrong"))


def until_stopped(found: Sequence[Record], people: int, engine: str) -> tuple[float | None, bool]:
    """The seconds of a peer, and True where it was stopped before it was through."""
    done = seconds(found, people, engine, ("build", "solve"))
    if done is not None:
        return done, False
    stopped = [
        r.seconds
        for r in found
        if (r.people, r.engine, r.phase) == (people, engine, "solve")
        and r.status.startswith("time-limit")
    ]
    return (stopped[0], True) if stopped else (None, False)


def quotient(above: float | None, below: float | None) -> str:
    """A quotient as it is told beside another; `unknown` where a part of it is."""
    return "unknown" if above is None or below is None else f"{above / below:.2f}"


def ratio(
    what: str,
    asked: tuple[str, Callable[[float], bool]],
    parts: tuple[float | None, float | None],
    told: Callable[[float], str],
    *,
    open_ended: bool = False,
) -> Claim:
    """A quotient; one that is only known from below may hold, but cannot be said to fail."""
    above, below = parts
    if above is None or below is None:
        return Claim(what, asked[0], "", None)
    holds = asked[1](above / below)
    return Claim(what, asked[0], told(above / below), None if open_ended and not holds else holds)


def slope(points: Mapping[int, float]) -> float:
    """The exponent of a power of the size that fits times best, by least squares of logarithms."""
    xs = [math.log(size) for size in points]
    ys = [math.log(time) for time in points.values()]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    above = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True))
    return above / sum((a - x) ** 2 for a in xs)
