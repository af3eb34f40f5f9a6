"""Our engine and its peers on the same institutions, side by side, size after size."""

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.cases import WITHOUT, Case, stating
from benchmarks.child import Said, measured
from benchmarks.record import Record

OURS, SUMS = "gangwei", "gangwei-sums"
"""Our engine: with all aims, and with all but `priority`."""
PEERS: Mapping[str, tuple[str, ...]] = {
    "cp-sat": ("benchmarks.peers.cpsat",),
    "highs": ("benchmarks.peers.highs",),
    "lp-highs": ("benchmarks.peers.lp", "--by", "highs"),
    "lp-glop": ("benchmarks.peers.lp", "--by", "glop"),
    "cp-sat-line": ("benchmarks.peers.cpsat",),
    "highs-line": ("benchmarks.peers.highs",),
}
"""How each peer is called. Those of the line get all aims, as our engine does; the others get the
sums alone, as `SUMS` does."""

_LINE = ("cp-sat-line", "highs-line")
_ONCE = ("cp-sat", "highs", *_LINE)
"""Peers that may take minutes; at small sizes they run as often as the others."""
_SMALL = 100
_LONG = 60.0
"""Seconds after which our engine is measured once: noise is a small part of so long a run."""
_OUR_PHASES = ("start", "read", "judge", "build", "prove", "ties", "verify", "analyse")
_PEER_PHASES = ("build", "solve")
_BUT_PRIORITY = f"--set={stating(WITHOUT)}"


def measure(case: Case, folder: Path) -> Iterator[Record]:
    """Every engine on a case, in turn, so that the ratios hold where the machine's speed drifts."""
    file = case.file(folder)
    sums, line = folder / "sums.json", folder / "line.json"
    runs: dict[str, list[Said]] = {engine: [] for engine in case.limits}
    written = {
        sums: measured("benchmarks.peers.stated", file, sums, _BUT_PRIORITY, limit=300),
        line: measured("benchmarks.peers.stated", file, line, limit=300),
    }
    for _ in range(case.rounds):
        for engine, limit in case.limits.items():
            if _enough(case, engine, runs[engine]):
                continue
            program = line if engine in _LINE else sums
            if engine in (OURS, SUMS):
                analysis = case.analysis if engine == OURS and not runs[engine] else 0.0
                settings = () if engine == OURS else (_BUT_PRIORITY,)
                runs[engine].append(_ours(file, settings, limit, analysis))
            elif written[program].ended == "done":
                module, *options = PEERS[engine]
                arguments = (program, "--limit", limit, *options)
                runs[engine].append(measured(module, *arguments, limit=limit))
    for engine, said in runs.items():
        phases = _OUR_PHASES if engine in (OURS, SUMS) else _PEER_PHASES
        unsaid = written[line if engine in _LINE else sums]
        yield from records(case.name, case.people, engine, phases, said or [unsaid])


def _ours(file: Path, settings: Sequence[str], limit: float, analysis: float) -> Said:
    """Our engine; the analysis, which may take longest, runs in the first round alone."""
    given = ("--limit", limit, "--analysis", analysis)
    return measured("benchmarks.phases", file, *settings, *given, limit=limit + analysis)


def _enough(case: Case, engine: str, said: Sequence[Said]) -> bool:
    """True for an engine that is not worth another round: it is slow, or was not through."""
    if not said:
        return False
    if engine in (OURS, SUMS):
        took: float = sum(line["seconds"] for line in said[0].lines if line["phase"] != "analyse")
        return took > _LONG
    return (engine in _ONCE and case.people > _SMALL) or said[-1].ended != "done"


def records(
    case: str, people: int, engine: str, phases: Sequence[str], runs: Sequence[Said]
) -> Iterator[Record]:
    """A record for each phase: the median of the runs that came through it.

    The phase in which the first run ended early is given with how that was.
    """
    blank = Record(case, people, engine, "", None, None, "done")
    for phase in phases:
        lines = [line for said in runs for line in said.lines if line["phase"] == phase]
        if lines:
            seconds = statistics.median(line["seconds"] for line in lines)
            peak = max(line["peak_mb"] for line in lines)
            status, aims = lines[0].get("status", "done"), lines[0].get("aims", {})
            spent = [line["processor"] for line in lines if "processor" in line]
            made = replace(blank, phase=phase, seconds=seconds, peak_mb=peak, status=status)
            processor = statistics.median(spent) if spent else None
            bounds = {aim: (way, at) for aim, (way, at) in lines[0].get("bounds", {}).items()}
            more = replace(made, aims=aims, bounds=bounds, processor=processor)
            yield replace(more, rounds=len(lines))
            continue
        if runs[0].ended != "done":
            status = runs[0].ended if not runs[0].fault else f"failed: {runs[0].fault}"
            yield replace(blank, phase=phase, seconds=runs[0].left, status=status)
            return


def disagreements(found: Sequence[Record]) -> Iterator[str]:
    """Every peer that reached another value of an aim than we did, or that is wrong by itself.

    Each is held against our engine with the same aims, and where we ran with no other, that.
    """
    ours = {
        (_at(record), record.engine): record.aims
        for record in found
        if record.aims and record.engine in (OURS, SUMS)
    }
    apart = {_at(record) for record in found if record.engine == SUMS}
    for record in found:
        with_sums = record.engine not in (OURS, *_LINE) and _at(record) in apart
        mine = ours.get((_at(record), SUMS if with_sums else OURS), {})
        for aim, value in record.aims.items():
            if mine and mine.get(aim) != value:
                yield f"{_named(record)} has {aim} {value}, we {mine.get(aim)}"
        for aim, (way, value) in record.bounds.items():
            if mine and (mine[aim] < value if way == "≥" else mine[aim] > value):
                yield f"{_named(record)} has {aim} {value} in one of the orders, we {mine[aim]}"
        if record.status == "wrong":
            yield f"{_named(record)} breaks a row or misstates an aim"


def _named(record: Record) -> str:
    return f"{record.case} {record.people}: {record.engine}"


def _at(record: Record) -> tuple[str, int]:
    return record.case, record.people


Say = Callable[[Sequence[Record]], None]
"""What is done with records as soon as there are any."""


def section(cases: Sequence[Case], folder: Path, keep: Say) -> list[str]:
    """Measures cases one after the other; gives what is wrong with them.

    A case that cannot be measured is told as wrong, and the next one begins.
    """
    wrong: list[str] = []
    for case in cases:
        try:
            found = list(measure(case, folder))
        except Exception as fault:  # noqa: BLE001 (whatever it is, the other cases go on)
            wrong.append(f"{case.name} {case.people}: {type(fault).__name__}: {fault}")
            continue
        keep(found)
        wrong += disagreements(found)
    return wrong
