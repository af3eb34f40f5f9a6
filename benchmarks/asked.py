"""What is asked of `priority`: that it costs little more than the same aims without it."""

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.claim import (
    PROOF,
    UNTIL_VERIFIED,
    Claim,
    finished,
    ratio,
    seconds,
    slope,
    until_stopped,
)
from benchmarks.record import Record, Results
from benchmarks.sizes import OURS

SIZES: Mapping[int, float] = {500: 1.3, 2_000: 1.3, 5_000: 1.3, 20_000: 1.5}
"""How many times as long a run with `priority` may take, by the people there are."""
_LOADED = ("start", *UNTIL_VERIFIED)


def by_points(results: Results) -> list[Claim]:
    """Every claim about `priority`, in the order in which they are asked."""
    facts, hard = results.facts("priority"), results.records("hard")
    return [
        *(_times(facts, people, most) for people, most in SIZES.items()),
        _growth(facts),
        _hard(hard),
        _beside_highs(hard),
        _process(facts),
        _equals(facts),
    ]


def _times(facts: Mapping[str, Any], people: int, most: float) -> Claim:
    """Both the run until it is verified and the run with its analysis keep the bound."""
    what = f"{people:,} people, all aims with `priority`, every tie: times the run without it"
    pair = facts.get(f"people_{people}")
    if pair is None:
        return Claim(what, f"≤ {most}", "", None)
    if pair["status"] != "done":
        return Claim(what, f"≤ {most}", pair["status"], holds=False)
    ratios = pair["ratio"], pair["analysed"]
    told = f"{ratios[0]:.2f} ({_beside(pair)}; {ratios[1]:.2f} analysed)"
    return Claim(what, f"≤ {most}", told, all(one <= most for one in ratios))


def _beside(pair: Mapping[str, Any]) -> str:
    return f"{pair['seconds']:.3g} s / {pair['seconds_other']:.3g} s"


def _growth(facts: Mapping[str, Any]) -> Claim:
    what = "growth from 500 to 20,000 people with `priority`, read to verified: exponent"
    pairs = {people: facts.get(f"people_{people}") for people in SIZES}
    known = {people: pair for people, pair in pairs.items() if pair is not None}
    stopped = [f"{people:,}" for people, pair in known.items() if pair["status"] != "done"]
    if stopped:
        return Claim(what, "≤ 1.3", f"not through at {', '.join(stopped)}", holds=False)
    if len(known) < len(SIZES):
        return Claim(what, "≤ 1.3", "", None)
    exponent = slope({people: pair["seconds"] for people, pair in known.items()})
    return Claim(what, "≤ 1.3", f"{exponent:.2f}", exponent <= 1.3)


def _hard(found: Sequence[Record]) -> Claim:
    """Processor seconds of the process from its start: others on the machine do not count."""
    what = (
        "`hard`, 500 people (relatives, desks of several grades, equal points on purpose):"
        " processor seconds, loaded to verified with every tie"
    )
    own = {r.phase: r.processor for r in found if r.engine == OURS and finished(r)}
    times = [own.get(phase) for phase in _LOADED]
    known = [time for time in times if time is not None]
    if len(known) < len(times):
        stopped = [r.status for r in found if r.engine == OURS and not finished(r)]
        return Claim(what, "≤ 1 s", "; ".join(stopped), False if stopped else None)
    took = sum(known)
    return Claim(what, "≤ 1 s", f"{took:.2f} s ({known[0]:.2f} s of it loading)", took <= 1)


def _beside_highs(found: Sequence[Record]) -> Claim:
    highs, limited = until_stopped(found, 500, "highs-line")
    most = "at least " if limited else ""
    return ratio(
        "`hard`, 500 people: times faster than HiGHS MIP on the same aims, `priority` among them",
        ("≥ 20", lambda value: value >= 20),
        (highs, seconds(found, 500, OURS, PROOF)),
        lambda value: f"{most}{value:.0f}",
        open_ended=limited,
    )


def _process(facts: Mapping[str, Any]) -> Claim:
    """Not slower, as far as two decimals tell."""
    what = "24 people as a whole process with `priority`: times the process without it"
    pair = facts.get("process")
    if pair is None:
        return Claim(what, "≤ 1.00", "", None)
    told = f"{pair['ratio']:.2f} ({_beside(pair)})"
    return Claim(what, "≤ 1.00", told, round(pair["ratio"], 2) <= 1)


def _equals(facts: Mapping[str, Any]) -> Claim:
    what = "2,000 people, 30 % with equals on purpose, every tie: times 2,000 without"
    pair = facts.get("equals")
    if pair is None:
        return Claim(what, "< 3", "", None)
    if pair["status"] != "done":
        return Claim(what, "< 3", pair["status"], holds=False)
    return Claim(what, "< 3", f"{pair['ratio']:.2f} ({_beside(pair)})", pair["ratio"] < 3)
