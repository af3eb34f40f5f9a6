"""How the seats of each grade are used: approved, held today, held in the answer, empty."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from models.findings import QuotaUse
from solver.report.catalogue.plots import WORDS
from solver.report.naming import grade_name
from solver.report.plots.fonts import dress, legible
from solver.report.plots.style import INK, PALE, canvas, legend_above
from solver.report.words import Lang, Words

_FILLED, _LENT, _OVER = "#0072b2", "#9fd8c4", "#8c3a00"
_GAP = 0.7
"""Extra room between the grades of two categories."""


def plot_grades(use: Sequence[QuotaUse], ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """One bar a grade: seats filled, empty, used by a lower grade; people over the quota.

    A diamond marks how many hold the grade today. `use` are seats by grade, as in the findings of
    a result (`quota`) or in a plan of a comparison (`use`). Counts are people and seats.
    """
    lang = legible(lang)
    words = Words(lang, WORDS)
    ax = canvas(ax, 8, 1.4 + 0.32 * len(use))
    at = _places(use)
    within = [one.filled - one.transitional for one in use]
    parts = {"plot.filled": (within, _FILLED, "")}
    if any(one.lent for one in use):
        parts["plot.lent"] = ([one.lent for one in use], _LENT, "///")
    if any(one.transitional for one in use):
        parts["plot.over"] = ([one.transitional for one in use], _OVER, "xxx")
    ax.barh(at, [one.quota for one in use], 0.72, color=PALE, edgecolor=INK, linewidth=0.8,
            hatch="....", label=words("plot.vacant"))  # fmt: skip
    left = [0] * len(use)
    for key, (widths, colour, hatch) in parts.items():
        ax.barh(at, widths, 0.72, left=left, color=colour, edgecolor=INK, linewidth=0.8,
                hatch=hatch, label=words(key))  # fmt: skip
        left = [start + width for start, width in zip(left, widths, strict=True)]
    today = [one.current for one in use]
    ax.plot(today, at, linestyle="", marker="D", markersize=6, markerfacecolor="white",
            markeredgecolor=INK, label=words("plot.today"))  # fmt: skip
    for place, one in zip(at, use, strict=True):
        end = max(one.quota, one.filled, one.current)
        told = f"{one.filled} / {one.quota}"
        ax.annotate(told, (end, place), (8, 0), textcoords="offset points", va="center", fontsize=8)
    ax.set_yticks(at, [grade_name(one.grade, lang) for one in use])
    ax.set_xlim(0, 1.12 * max([1, *(max(one.quota, one.filled, one.current) for one in use)]))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xlabel(f"{words('plot.filled')} / {words('plot.quota')}")
    ax.set_title(words("plot.grades"), pad=26, loc="left")
    ax.set_ylim(max(at, default=0) + 0.7, -0.7)
    legend_above(ax, columns=5)
    dress(ax, lang)
    return ax


def _places(use: Sequence[QuotaUse]) -> list[float]:
    """A line for each grade, top down, the categories apart."""
    places: list[float] = []
    for index, one in enumerate(use):
        new = index > 0 and one.grade.category is not use[index - 1].grade.category
        places.append((places[-1] + 1 if places else 0) + (_GAP if new else 0))
    return places
