"""What must be shown, and whether it is: from the results alone, so that anyone can check it."""

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.asked import by_points
from benchmarks.claim import (
    ALL,
    PROOF,
    UNTIL_VERIFIED,
    WITH_TIES,
    Claim,
    quotient,
    ratio,
    seconds,
    slope,
    until_stopped,
)
from benchmarks.record import Record, Results
from benchmarks.sizes import OURS, SUMS

_GROWTH = (500, 2_000, 5_000, 20_000)


def claims(results: Results) -> list[Claim]:
    """Every claim of the list, in its order."""
    hospitals = [r for r in results.records("sizes") if r.case == "hospital"]
    return [
        *_beside_peers(hospitals),
        _memory(hospitals),
        _whole_process(results.facts("ratios")),
        *_growth(hospitals),
        _region(results.facts("region")),
        _pooled(results.facts("region")),
        _batch(results.facts("batch")),
        *by_points(results),
    ]


def _beside_peers(found: Sequence[Record]) -> list[Claim]:
    """5,000 people without `priority`: against HiGHS, and against one linear program.

    No linear program goes down a line; so all are measured on sums, and with `priority` beside.
    """
    ours = seconds(found, 5_000, SUMS, PROOF)
    with_ties = seconds(found, 5_000, SUMS, WITH_TIES)
    in_line = seconds(found, 5_000, OURS, PROOF)
    highs, limited = until_stopped(found, 5_000, "highs")
    lps = {by: seconds(found, 5_000, f"lp-{by}", ("build", "solve")) for by in ("highs", "glop")}
    best = min((value for value in lps.values() if value is not None), default=None)
    most = "at least " if limited else ""
    return [
        ratio(
            "5,000 people, aims without `priority`, each proved: times faster than HiGHS MIP",
            ("≥ 30", lambda value: value >= 30),
            (highs, ours),
            lambda value: (
                f"{most}{value:.0f} ({quotient(highs, with_ties)} with every tie found;"
                f" ours with `priority` {quotient(highs, in_line)})"
            ),
            open_ended=limited,
        ),
        ratio(
            "5,000 people, aims without `priority`, each proved: times one linear program"
            " (the faster of two)",
            ("≤ 3", lambda value: value <= 3),
            (ours, best),
            lambda value: (
                f"{value:.2f} ({quotient(with_ties, best)} with every tie found;"
                f" ours with `priority` {quotient(in_line, best)})"
            ),
        ),
    ]


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
        tried = {record.people for record in found if record.engine == OURS}
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
