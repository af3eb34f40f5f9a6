"""What `priority` costs: the same institutions with it and without it, in turn, in one run.

Both sides are files that state their aims, so that nothing differs but the one aim.
"""

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.asked import SIZES
from benchmarks.cases import MAIN, QUICK, WITH, WITHOUT, stated_in
from benchmarks.child import Said, measured
from benchmarks.claim import ALL, UNTIL_VERIFIED
from benchmarks.generate import Spec, write
from benchmarks.ratios import seconds

Fact = tuple[str, Mapping[str, Any]]
Runs = Sequence[tuple[Said, Said]]

_ROUNDS: Mapping[int, int] = {500: 5, 2_000: 5, 5_000: 3, 20_000: 2}
_PROCESSES = 15
_LIMIT, _ANALYSIS = 600.0, 300.0
_PROVED = {"prove": "optimal", "ties": "looked through"}
"""What a run must say, or it did not do what is measured."""


def measure(folder: Path, *, quick: bool = False) -> Iterator[Fact]:
    """The name of every comparison and its figures, as soon as there are any.

    Raises RuntimeError where a run breaks off.
    """
    most = QUICK if quick else max(SIZES)
    for people in (people for people in SIZES if people <= most):
        yield f"people_{people}", with_and_without(folder, people, 2 if quick else _ROUNDS[people])
    yield "process", _processes(folder, 3 if quick else _PROCESSES)
    if not quick:
        yield "equals", equals(folder, 2_000, _ROUNDS[2_000])


def with_and_without(folder: Path, people: int, rounds: int) -> Mapping[str, Any]:
    """A hospital with `priority` beside the same without it."""
    made = folder / f"hospital-{people}.yaml"
    write(Spec(kind="hospital", people=people), made)
    one, other = _both(made, folder)
    runs = _in_turn(one, other, rounds, _ANALYSIS)
    return _compared(runs, ratio=UNTIL_VERIFIED, analysed=ALL)


def equals(folder: Path, people: int, rounds: int) -> Mapping[str, Any]:
    """A hospital where three in ten share every fact with a colleague, beside one without any."""
    spec = Spec(kind="hospital", people=people)
    one, other = folder / "equals.yaml", folder / "apart.yaml"
    write(replace(spec, ties=0.3), one)
    write(replace(spec, ties=0.0), other)
    return _compared(_in_turn(one, other, rounds, 0.0), ratio=UNTIL_VERIFIED)


def _both(file: Path, folder: Path) -> tuple[Path, Path]:
    """A file with all aims, and the same without `priority`."""
    one, other = (folder / f"{file.stem}-{name}.yaml" for name in ("with", "without"))
    return stated_in(file, WITH, one), stated_in(file, WITHOUT, other)


def _in_turn(one: Path, other: Path, rounds: int, analysis: float) -> Runs:
    """A B A B; stops at the first round that was not through."""
    runs: list[tuple[Said, Said]] = []
    for _ in range(rounds):
        runs.append((_run(one, analysis), _run(other, analysis)))
        if any(said.ended != "done" for said in runs[-1]):
            break
    return runs


def _run(file: Path, analysis: float) -> Said:
    given = ("--limit", _LIMIT, "--analysis", analysis)
    return measured("benchmarks.phases", file, *given, limit=_LIMIT + analysis)


def _compared(runs: Runs, **kinds: Sequence[str]) -> Mapping[str, Any]:
    """The median of the paired ratios of some phases together, and the medians of `ratio`'s.

    `status` tells where a run was stopped or left something open. Raises RuntimeError where one
    broke off.
    """
    status = "done"
    for said in (said for pair in runs for said in pair):
        if said.ended == "failed":
            raise RuntimeError(said.fault)
        told = {line["phase"]: line.get("status") for line in said.lines}
        short = [
            f"{phase}: {told.get(phase)}" for phase in _PROVED if told.get(phase) != _PROVED[phase]
        ]
        if said.ended != "done" or short:
            status = said.ended if said.ended != "done" else ", ".join(short)
            break
    if status != "done":
        return {"status": status, "rounds": len(runs)}
    pairs = {
        name: [(_sum(one, phases), _sum(other, phases)) for one, other in runs]
        for name, phases in kinds.items()
    }
    return {
        **_medians(pairs["ratio"]),
        **{n: _paired(p) for n, p in pairs.items()},
        "status": status,
    }


def _sum(said: Said, phases: Sequence[str]) -> float:
    return sum(float(line["seconds"]) for line in said.lines if line["phase"] in phases)


def _medians(pairs: Sequence[tuple[float, float]]) -> Mapping[str, Any]:
    one, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    return {"seconds": one, "seconds_other": other, "rounds": len(pairs)}


def _paired(pairs: Sequence[tuple[float, float]]) -> float:
    return statistics.median(one / other for one, other in pairs)


def _processes(
    folder: Path, rounds: int, timed: Callable[[Path], float] = seconds
) -> Mapping[str, Any]:
    """`gangwei solve` on the 24 people, with `priority` and without it."""
    one, other = _both(MAIN, folder)
    for file in (one, other):
        timed(file)
    pairs = [(timed(one), timed(other)) for _ in range(rounds)]
    return {**_medians(pairs), "ratio": _paired(pairs), "status": "done"}
