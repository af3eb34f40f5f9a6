"""`python -m benchmarks`: everything that the speed claims rest on, side by side in one run.

Writes the results as they come, then docs/benchmarks.md and its picture. Which claims hold is
told, not asserted; a peer that disagrees with us on an aim, or a measurement that fails, ends in an
error.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from benchmarks import outside, priority, public, ratios, sizes
from benchmarks.cases import HARD, QUICK, SIZES, Case
from benchmarks.machine import machine
from benchmarks.record import RESULTS, Record, Results
from benchmarks.table import text

SECTIONS = ("sizes", "ratios", "hard", "priority", "public", "region", "batch")
_QUICK_RESULTS = RESULTS.with_name("quick.json")
_QUICK_LIMIT = 20.0
_QUICK_SECTIONS = ("sizes", "ratios", "hard", "priority", "public")


def main(arguments: list[str] | None = None) -> int:
    """Runs what is asked for; 1 where a peer disagrees or a section could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="up to 500 people, short limits")
    parser.add_argument("--only", action="append", choices=SECTIONS, help="may be given again")
    parser.add_argument("--out", type=Path, metavar="FILE", help="other than the usual results")
    given = parser.parse_args(arguments)
    results = Results(given.out or (_QUICK_RESULTS if given.quick else RESULTS))
    wanted = given.only or (_QUICK_SECTIONS if given.quick else SECTIONS)
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in wanted:
            results.begin(name, machine())
            wrong += _run(name, results, Path(folder), quick=given.quick)
    sys.stdout.write(text(results))
    if results.path.resolve() == RESULTS.resolve():
        from benchmarks.page import write_page  # with matplotlib

        write_page(results)
    for fault in wrong:
        sys.stderr.write(f"WRONG: {fault}\n")
    return 1 if wrong else 0


def _run(name: str, results: Results, folder: Path, *, quick: bool) -> Sequence[str]:
    """One section; a fault in it loses nothing of the others."""
    keep = partial(_keep, results, name)
    run: dict[str, Callable[[], Sequence[str]]] = {
        "sizes": lambda: sizes.section(_cases(SIZES, quick=quick), folder, keep),
        "hard": lambda: sizes.section(_cases((HARD,), quick=quick), folder, keep),
        "public": lambda: public.section(folder, keep),
        "priority": lambda: _compared(results, priority.measure(folder, quick=quick)),
        "ratios": lambda: _noted(results, name, ratios.measure(folder, 2 if quick else 9)),
        "region": lambda: _noted(results, name, outside.measure("region")),
        "batch": lambda: _noted(results, name, outside.measure("batch")),
    }
    try:
        return run[name]()
    except Exception as fault:  # noqa: BLE001 (whatever it is, the other sections go on)
        results.note(name, status=f"failed: {fault}")
        return [f"{name}: {type(fault).__name__}: {fault}"]


def _cases(cases: Sequence[Case], *, quick: bool) -> Sequence[Case]:
    """All of them; for a quick run the first of each small size, once, with limits to match."""
    if not quick:
        return cases
    first: dict[int, Case] = {}
    for case in cases:
        first.setdefault(case.people, case)
    return [case.within(_QUICK_LIMIT) for people, case in first.items() if people <= QUICK]


def _keep(results: Results, section: str, found: Sequence[Record]) -> None:
    """Keeps records and tells of them on standard error."""
    results.add(section, found)
    for one in found:
        seconds = "–" if one.seconds is None else f"{one.seconds:9.3f} s"
        peak = "" if one.peak_mb is None else f"{one.peak_mb:7.0f} MB"
        sys.stderr.write(
            f"{one.case:9} {one.people:6} {one.engine:12} {one.phase:8} {seconds:>11} {peak:>10}"
            f"  {one.status}\n"
        )


def _noted(results: Results, section: str, facts: object) -> Sequence[str]:
    """Keeps the figures of a section that is no engine on a case."""
    held = dict(facts)  # type: ignore[call-overload]
    results.note(section, **held)
    sys.stderr.write(f"{section}: {held}\n")
    return []


def _compared(results: Results, found: Iterable[priority.Fact]) -> Sequence[str]:
    """Keeps each comparison as soon as it is there."""
    for name, facts in found:
        _noted(results, "priority", {name: facts})
    return []


if __name__ == "__main__":
    sys.exit(main())
