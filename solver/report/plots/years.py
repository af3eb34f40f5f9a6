"""Years ahead: how many people hold each grade, year by year, and what it costs."""

from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from models.grades import Category, Grade, position
from models.projection import Projection, Run
from solver.report.catalogue import plots, projection
from solver.report.naming import grade_name
from solver.report.plots.fonts import dress, legible
from solver.report.plots.style import INK, canvas, legend_above
from solver.report.words import Lang, Words

_DARK: Mapping[Category, tuple[float, float, float]] = {
    Category.MANAGEMENT: (0.55, 0.22, 0.0),
    Category.PROFESSIONAL: (0.0, 0.35, 0.55),
    Category.WORKER: (0.25, 0.25, 0.25),
}
_MARKS = "osD^vX"


def plot_years(run: Run, ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """One bar a year, people by grade: the higher a grade, the darker, each category its colour."""
    lang = legible(lang)
    words = Words(lang, plots.WORDS, projection.WORDS)
    ax = canvas(ax, 9, 5.5)
    grades = sorted({grade for year in run.years for grade in year.filled}, key=position)
    at = list(range(len(run.years)))
    start = [0] * len(at)
    for grade in reversed(grades):
        counts = [year.filled.get(grade, 0) for year in run.years]
        ax.bar(at, counts, 0.72, bottom=start, color=_shade(grade, grades), edgecolor="white",
               linewidth=0.8, label=grade_name(grade, lang))  # fmt: skip
        for place, (bottom, count) in enumerate(zip(start, counts, strict=True)):
            if count:
                ax.text(place, bottom + count / 2, str(count), ha="center", va="center",
                        fontsize=7, bbox={"boxstyle": "round,pad=0.12", "fc": "white",
                                          "ec": "none"})  # fmt: skip
        start = [low + count for low, count in zip(start, counts, strict=True)]
    ax.set_xticks(at, [f"{year.on:%Y}" for year in run.years])
    ax.set_ylabel(words("plot.people"))
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_title(words("plot.projection-grades"), pad=44, loc="left")
    legend_above(ax, columns=7)
    dress(ax, lang)
    return ax


def _shade(grade: Grade, grades: list[Grade]) -> tuple[float, float, float]:
    """The colour of the category, paler by the place of the grade in it."""
    own = [one for one in grades if one.category is grade.category]
    pale = 0.82 * own.index(grade) / max(1, len(own) - 1) if len(own) > 1 else 0.4
    red, green, blue = _DARK[grade.category]
    return (red + (1 - red) * pale, green + (1 - green) * pale, blue + (1 - blue) * pale)


def plot_cost(found: Projection, ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """One line a run: the post salaries of everybody appointed, yuan a month."""
    lang = legible(lang)
    words = Words(lang, plots.WORDS, projection.WORDS)
    ax = canvas(ax, 9, 4)
    for number, run in enumerate(found.runs):
        years = [year.on.year for year in run.years]
        ax.plot(years, [year.cost for year in run.years], color=INK, linewidth=1,
                marker=_MARKS[number % len(_MARKS)], markersize=6,
                linestyle=("-", "--", ":", "-.")[number % 4], label=run.name)  # fmt: skip
    ax.set_ylim(bottom=0)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.yaxis.set_major_formatter("{x:,.0f}")
    ax.set_ylabel(words("plot.yuan"))
    ax.set_title(words("plot.projection-cost"), pad=26, loc="left")
    legend_above(ax, columns=4)
    dress(ax, lang)
    return ax
