"""The front of best plans: what one measure costs in another."""

from collections import defaultdict

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator, StrMethodFormatter

from models.front import Front, Measure
from solver.report.catalogue.plots import WORDS
from solver.report.plots.fonts import dress, legible
from solver.report.plots.style import INK, canvas, figure_of, legend_above
from solver.report.words import Lang, Words

_BEST = "#0072b2"
_NEAR = 14.0
"""Labels of points nearer than this (in points) would run into each other."""


def plot_front(
    front: Front,
    x: Measure | None = None,
    y: Measure | None = None,
    ax: Axes | None = None,
    lang: Lang = "en",
) -> Axes:
    """The best plans by two of their measures, numbered as in the report; a star is the base plan.

    Without a choice the last measure lies along x and the first that differs along y.
    """
    lang = legible(lang)
    words = Words(lang, WORDS)
    x, y = _chosen(front, x, y)
    ax = canvas(ax, 7.5, 4.8)
    at: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, point in enumerate(front.points, start=1):
        at[point.measures[x], point.measures[y]].append(number)
    ax.plot([px for px, _ in at], [py for _, py in at], linestyle="", marker="o", markersize=8,
            markerfacecolor=_BEST, markeredgecolor=INK, label=words("plot.best"))  # fmt: skip
    if front.base is not None:
        ax.plot(front.base[x], front.base[y], linestyle="", marker="*", markersize=15,
                markerfacecolor="white", markeredgecolor=INK, zorder=1,
                label=words("plot.base"))  # fmt: skip
    for axis, measure in ((ax.xaxis, x), (ax.yaxis, y)):
        key = "plot.more" if measure.more_is_better else "plot.less"
        axis.set_label_text(words(key, measure=words(f"plot.measure.{measure}")))
        axis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
        axis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    ax.margins(0.12)
    ax.set_title(words("plot.front"), pad=26, loc="left")
    legend_above(ax)
    dress(ax, lang)
    _number(ax, at)
    return ax


def _chosen(front: Front, x: Measure | None, y: Measure | None) -> tuple[Measure, Measure]:
    """What was asked for; else the last measure, and the first that tells the points apart."""
    first = x or front.measures[-1]
    others = [m for m in front.measures if m is not first] or [first]
    telling = [m for m in others if len({point.measures[m] for point in front.points}) > 1]
    return first, y or (telling or others)[0]


def _number(ax: Axes, at: dict[tuple[int, int], list[int]]) -> None:
    """The numbers of points, where no other is in the way; equal points share one label."""
    figure_of(ax).draw_without_rendering()  # only now it is known where the points lie
    placed: list[tuple[float, float]] = []
    scale = 72 / figure_of(ax).dpi
    for where, numbers in at.items():
        px, py = ax.transData.transform(where) * scale
        if all(abs(px - ox) > 2 * _NEAR or abs(py - oy) > _NEAR for ox, oy in placed):
            placed.append((px, py))
            shown = ", ".join(map(str, numbers[:3])) + (" …" if len(numbers) > 3 else "")  # noqa: PLR2004
            ax.annotate(shown, where, (7, 5), textcoords="offset points", fontsize=8)
