"""What must be shown, and whether it is: from the results alone, so that anyone can check it."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.record import Record, Results
from benchmarks.sizes import OURS

PROOF = ("build", "prove")
"""What a peer does, too: the rows made, every aim proved."""
WITH_TIES = (*PROOF, "ties")
UNTIL_VERIFIED = ("read", "judge", *WITH_TIES, "verify")
ALL = (*UNTIL_VERIFIED, "analyse")
_GROWTH = (500, 2_000, 5_000, 20_000)


@dataclass(frozen=True)
class Claim:
    """What is asked, what was measured, and whether it holds; None where it was not measured."""

    what: str
    asked: str
    measured: str
    holds: bool | None


def claims(results: Results) -> list[Claim]:
    """Every claim of the list, in its order."""
    hospitals = [r for r in results.records("sizes") if r.case == "hospital"]
    hard = results.records("hard")
    return [
        *_beside_peers(hospitals),
        _memory(hospitals),
        _whole_process(results.facts("ratios")),
        *_growth(hospitals),
        _region(results.facts("region")),
        _pooled(results.facts("region")),
        _batch(results.facts("batch")),
        _hard(hard),
    ]


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


def _beside_peers(found: Sequence[Record]) -> list[Claim]:
    """5,000 people: against HiGHS on the same aims, and against one linear program."""
    ours = seconds(found, 5_000, OURS, PROOF)
    with_ties = seconds(found, 5_000, OURS, WITH_TIES)
    highs, limited = _highs(found)
    lps = {by: seconds(found, 5_000, f"lp-{by}", ("build", "solve")) for by in ("highs", "glop")}
    best = min((value for value in lps.values() if value is not None), default=None)
    most = "at least " if limited else ""
    return [
        _ratio(
            "5,000 people, every aim proved: times faster than HiGHS MIP",
            ("≥ 30", lambda value: value >= 30),
            (highs, ours),
            lambda value: f"{most}{value:.0f} ({_with(highs, with_ties)} with every tie found)",
            open_ended=limited,
        ),
        _ratio(
            "5,000 people, every aim proved: times one linear program (the faster of two)",
            ("≤ 3", lambda value: value <= 3),
            (ours, best),
            lambda value: f"{value:.2f} ({_with(with_ties, best)} with every tie found)",
        ),
    ]


def _highs(found: Sequence[Record]) -> tuple[float | None, bool]:
    """The seconds of HiGHS at 5,000 people, and True where it was stopped before it was through."""
    done = seconds(found, 5_000, "highs", ("build", "solve"))
    if done is not None:
        return done, False
    stopped = [
        r.seconds
        for r in found
        if (r.people, r.engine, r.phase) == (5_000, "highs", "solve")
        and r.status.startswith("time-limit")
    ]
    return (stopped[0], True) if stopped else (None, False)


def _with(above: float | None, below: float | None) -> str:
    return "unknown" if above is None or below is None else f"{above / below:.2f}"


def _ratio(
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


def _memory(found: Sequence[Record]) -> Claim:
    what, asked = "5,000 people: peak memory, analysis and all", "< 1,500 MB"
    peaks = [
        r.peak_mb for r in found if (r.people, r.engine) == (5_000, OURS) and r.peak_mb is not None
    ]
    through = seconds(found, 5_000, OURS, ALL) is not None
    if not peaks:
        return Claim(what, asked, "", None)
    until = "" if through else " until the analysis, which was stopped"
    holds = max(peaks) < 1_500
    return Claim(
        what, asked, f"{max(peaks):,.0f} MB{until}", holds if through or not holds else None
    )


def _whole_process(facts: Mapping[str, Any]) -> Claim:
    what, asked = "500 people as a whole process: times the run of 24", "≤ 2"
    if "ratio" not in facts:
        return Claim(what, asked, "", None)
    ratio = facts["ratio"]
    least = "at least " if facts["status"] == "time-limit" else ""
    told = f"{least}{ratio:.2f} ({facts['seconds_500']:.2f} s / {facts['seconds_24']:.2f} s)"
    return Claim(what, asked, told, ratio <= 2)


def _growth(found: Sequence[Record]) -> list[Claim]:
    kinds = (
        ("rows and proofs", PROOF),
        ("read, judged, solved with every tie, verified", UNTIL_VERIFIED),
        ("the same and analysed", ALL),
    )
    made = []
    for name, phases in kinds:
        points = {
            people: value
            for people in _GROWTH
            if (value := seconds(found, people, OURS, phases)) is not None
        }
        what = f"growth from 500 to 20,000 people, {name}: exponent of the time"
        tried = {record.people for record in found}
        stopped = [f"{people:,}" for people in _GROWTH if people in tried - set(points)]
        if stopped:
            made.append(Claim(what, "≤ 1.4", f"not through at {', '.join(stopped)}", holds=False))
            continue
        if len(points) < len(_GROWTH):
            made.append(Claim(what, "≤ 1.4", "", None))
            continue
        exponent = slope(points)
        made.append(Claim(what, "≤ 1.4", f"{exponent:.2f}", exponent <= 1.4))
    return made


def slope(points: Mapping[int, float]) -> float:
    """The exponent of a power of the size that fits times best, by least squares of logarithms."""
    xs = [math.log(size) for size in points]
    ys = [math.log(time) for time in points.values()]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    above = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True))
    return above / sum((a - x) ** 2 for a in xs)


def _region(facts: Mapping[str, Any]) -> Claim:
    what = "20,000 people in 800 institutions, one region: times the sum of its parts"
    if "ratio" not in facts:
        return Claim(what, "≤ 1.3", facts.get("status", ""), None)
    proved, number = facts["region_proved"], facts["institutions"]
    told = f"{facts['ratio']:.2f}, {proved} of {number} proved"
    return Claim(what, "≤ 1.3", told, facts["ratio"] <= 1.3 and proved == number)


def _pooled(facts: Mapping[str, Any]) -> Claim:
    what, asked = "the same with pooled quotas", "proved"
    if "counties" not in facts:
        return Claim(what, asked, "", None)
    proved, number = facts["counties_proved"], facts["counties"]
    told = (
        f"{proved} of {number} pools, {facts['people']:,} people, {facts['pooled_seconds']:.0f} s"
    )
    return Claim(what, asked, told, proved == number)


def _batch(facts: Mapping[str, Any]) -> Claim:
    what = "batch of 1,000 institutions: share of cores × the single rate"
    if "ratio" not in facts:
        return Claim(what, "≥ 85 %", facts.get("status", ""), None)
    share, cores = facts["ratio"], facts["workers"]
    told = (
        f"{share:.0%} of {cores} cores; plain processes side by side {facts['machine_ratio']:.0%}"
    )
    return Claim(what, "≥ 85 %", told, share >= 0.85)


def _hard(found: Sequence[Record]) -> Claim:
    what = "500 people with relatives, no justified envy, desks of several grades: proved"
    took = seconds(found, 500, OURS, PROOF)
    if took is None:
        stopped = [r.status for r in found if r.engine == OURS and not finished(r)]
        return Claim(what, "< 10 s", "; ".join(stopped), False if stopped else None)
    ties = seconds(found, 500, OURS, WITH_TIES)
    more = "ties not looked through" if ties is None else f"{ties:.1f} s with every tie found"
    return Claim(what, "< 10 s", f"{took:.1f} s ({more})", took < 10)
