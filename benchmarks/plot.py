"""The times of all engines by size, both logarithmic: a straight line is a power of the size."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.claim import ALL, PROOF, UNTIL_VERIFIED, seconds
from benchmarks.record import Record, Results
from benchmarks.sizes import OURS, SUMS

_LINES: Mapping[str, tuple[str, Sequence[str], str, str]] = {
    "ours, read to analysed": (OURS, ALL, "#8c3a00", "-"),
    "ours, read to verified": (OURS, UNTIL_VERIFIED, "#e69f00", "-"),
    "ours, rows and proofs": (OURS, PROOF, "#0072b2", "-"),
    "the same without priority": (SUMS, PROOF, "#56b4e9", "-"),
    "one LP (HiGHS)": ("lp-highs", ("build", "solve"), "#767676", ":"),
    "one LP (GLOP)": ("lp-glop", ("build", "solve"), "#767676", "-."),
    "HiGHS MIP with priority": ("highs-line", ("build", "solve"), "#005c43", "--"),
    "HiGHS MIP without": ("highs", ("build", "solve"), "#009e73", "--"),
    "CP-SAT as it comes, with": ("cp-sat-line", ("build", "solve"), "#8f3f6d", "--"),
    "CP-SAT as it comes, without": ("cp-sat", ("build", "solve"), "#cc79a7", "--"),
}
_MARKS = "o^sPDv*X<>"


def plot(results: Results, path: Path) -> None:
    """Writes the picture; where an engine was stopped its mark is hollow, with an arrow upwards.

    What was not measured is left out.
    """
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    found = [r for r in results.records("sizes") if r.case in {"main", "hospital"}]
    figure, axes = plt.subplots(figsize=(8, 5.2), layout="constrained")
    for mark, (label, (engine, phases, colour, style)) in zip(_MARKS, _LINES.items(), strict=True):
        points = {
            people: took
            for people in sorted({r.people for r in found})
            if (took := seconds(found, people, engine, phases)) is not None
        }
        stopped = _stopped(found, engine, phases)
        line = sorted((points | stopped).items())
        if not line:
            continue
        axes.plot([people for people, _ in line], [took for _, took in line], style, color=colour)
        axes.plot([], [], style, marker=mark, color=colour, label=label)
        axes.plot(list(points), list(points.values()), mark, color=colour, ms=5)
        for people, took in stopped.items():
            axes.plot([people], [took], mark, color=colour, ms=6, fillstyle="none")
            arrow = {"arrowstyle": "->", "color": colour}
            axes.annotate("", (people, took * 2), (people, took), arrowprops=arrow)
    axes.set(xscale="log", yscale="log", xlabel="people in one institution", ylabel="seconds")
    sizes = sorted({r.people for r in found})
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.minorticks_off()
    axes.margins(y=0.12)
    axes.grid(visible=True, color="#e5e5e5", linewidth=0.6)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.legend(frameon=False, fontsize=8)
    figure.savefig(path, dpi=110)
    plt.close(figure)


def _stopped(found: Sequence[Record], engine: str, phases: Sequence[str]) -> dict[int, float]:
    """Where an engine was stopped on the way, and how long it had run by then."""
    own = [r for r in found if r.engine == engine and r.phase in phases]
    halted = {r.people for r in own if r.status.startswith("time-limit")}
    return {people: sum(r.seconds or 0 for r in own if r.people == people) for people in halted}
