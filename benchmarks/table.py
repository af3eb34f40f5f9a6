"""The results as tables in Markdown."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.claim import finished
from benchmarks.claims import claims
from benchmarks.record import Record, Results
from benchmarks.sizes import OURS, SUMS

_PHASES = ("start", "read", "judge", "build", "prove", "ties", "verify", "analyse")
_IN_LINE: Mapping[str, str] = {
    OURS: "ours: rows and proofs",
    "cp-sat-line": "CP-SAT as it comes",
    "highs-line": "HiGHS MIP",
}
_BY_SUMS: Mapping[str, str] = {
    SUMS: "ours: rows and proofs",
    "cp-sat": "CP-SAT as it comes",
    "highs": "HiGHS MIP",
    "lp-highs": "one LP, HiGHS",
    "lp-glop": "one LP, GLOP",
}
_HELD: Mapping[bool | None, str] = {True: "holds", False: "**does not hold**", None: "not measured"}


def text(results: Results) -> str:
    """All tables, one after the other."""
    parts = (
        _claims(results),
        _phases(results),
        _peers(results, "with `priority`", _IN_LINE),
        _peers(results, "without `priority`", _BY_SUMS),
        _public(results),
        _machines(results),
    )
    return "\n".join(f"{part}\n" for part in parts if part)


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _claims(results: Results) -> str:
    rows = ((c.what, c.asked, c.measured or "–", _HELD[c.holds]) for c in claims(results))
    return "## What must be shown\n\n" + _table(("", "asked", "measured", ""), rows)


def _cases(found: Sequence[Record]) -> list[tuple[str, int]]:
    return list(dict.fromkeys((record.case, record.people) for record in found))


def _all(results: Results) -> list[Record]:
    return results.records("sizes") + results.records("hard")


def _phases(results: Results) -> str:
    found = [record for record in _all(results) if record.engine == OURS]
    if not found:
        return ""

    def row(case: str, people: int) -> Sequence[str]:
        own = {r.phase: r for r in found if (r.case, r.people) == (case, people)}
        peaks = [r.peak_mb for r in own.values() if r.peak_mb is not None]
        times = [_seconds(own.get(phase)) for phase in _PHASES]
        return case, f"{people:,}", *times, f"{max(peaks):,.0f}" if peaks else "–"

    rows = (row(*case) for case in _cases(found))
    head = ("institution", "people", *_PHASES, "peak MB")
    return "## Our engine, seconds by phase\n\n" + _table(head, rows)


def _peers(results: Results, aims: str, engines: Mapping[str, str]) -> str:
    """Our engine and those that were given the same aims, on the cases that any was tried on."""
    found = [record for record in _all(results) if record.engine in engines]
    if not found:
        return ""

    def row(case: str, people: int) -> Sequence[str]:
        own = [r for r in found if (r.case, r.people) == (case, people)]
        return case, f"{people:,}", *(_engine(own, engine) for engine in engines)

    rows = (row(*case) for case in _cases(found))
    head = ("institution", "people", *engines.values())
    return f"## Beside others, on the same candidates and aims {aims}: seconds\n\n" + _table(
        head, rows
    )


def _engine(own: Sequence[Record], engine: str) -> str:
    """The seconds of an engine with the building, and what stopped it, where it was stopped."""
    phases = ("build", "prove") if engine in (OURS, SUMS) else ("build", "solve")
    found = [r for r in own if r.engine == engine and r.phase in phases]
    if not found:
        return "–"
    stopped = [r.status for r in found if not finished(r)]
    told = f"{sum(r.seconds or 0 for r in found):.3g}"
    return f"> {told} ({stopped[0]})" if stopped else told


def _seconds(record: Record | None) -> str:
    if record is None or record.seconds is None:
        return "–"
    told = f"{record.seconds:.3g}"
    return told if finished(record) else f"> {told}"


def _public(results: Results) -> str:
    found = results.records("public")
    if not found:
        return ""

    def row(case: str) -> Sequence[str]:
        own = {r.engine: r for r in found if r.case == case and (r.aims or not finished(r))}
        best = own["published"].aims
        answers = [own[engine] for engine in (OURS, "highs") if engine in own]
        same = all(record.aims == best for record in answers) and len(answers) == 2
        value = ", ".join(f"{aim} {number:,}" for aim, number in best.items())
        return (
            case,
            value,
            *(_seconds(own.get(e)) for e in (OURS, "highs")),
            "yes" if same else "no",
        )

    rows = (row(case) for case, _ in _cases(found))
    head = ("instance", "known best", "ours, s", "HiGHS MIP, s", "the same value")
    return "## Instances that no one here wrote\n\n" + _table(head, rows)


def _machines(results: Results) -> str:
    lines = []
    for name, section in results.sections.items():
        on = section["on"]
        lines.append(
            f"- {name}: {on['date']}, {on['commit']}, {on['processor']}, {on['cores']} cores,"
            f" {on['memory_gb']} GB, {on['system']}, Python {on['python']},"
            f" ortools {on['ortools']}, scipy {on['scipy']};"
            f" load at the start {on['load_at_start']}"
        )
    return "## Measured on\n\n" + "\n".join(lines) + "\n"
