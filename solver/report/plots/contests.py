"""Contests: the points of all applicants, who got the seat, and the cut-off."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from models.findings import Applicant, Contest
from models.grades import grade_named
from solver.report.catalogue.plots import WORDS
from solver.report.naming import grade_name
from solver.report.plots.fonts import dress, legible
from solver.report.plots.spread import lanes, text_width, units_per_point
from solver.report.plots.style import INK, SHADE, canvas, legend_above
from solver.report.words import Lang, Words

_WON = "#0072b2"
_LABELLED = 40
"""With more applicants than this the marks carry no ids."""
_SIZE = 7.0
_LANE = 0.34


def plot_contests(contests: Sequence[Contest], ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """One strip a contest, applicants by their points: filled marks have the seat, hollow ones not.

    Squares have got something better. A bar marks the points of the last who got a seat.
    """
    lang = legible(lang)
    words = Words(lang, WORDS)
    strips = [sorted(one.applicants, key=lambda a: (a.points, a.person)) for one in contests]
    named = sum(map(len, strips)) <= _LABELLED
    everybody = [one.points / 100 for strip in strips for one in strip]
    ax = canvas(ax, 8, 1.6 + 0.75 * len(contests))
    low, high = min(everybody, default=0.0), max(everybody, default=1.0)
    pad = max(1.0, (high - low) * 0.12)
    unit = units_per_point(ax, low - pad, high + pad)
    at, ticks = 0.0, []
    for contest, strip in zip(contests, strips, strict=True):
        chosen = lanes(*_room(strip, unit, named=named))
        for lane, one in zip(chosen, strip, strict=True):
            _mark(ax, one, at + lane * _LANE, named=named)
        depth = max(chosen, default=0) * _LANE
        if contest.cutoff is not None:
            cut = contest.cutoff / 100
            ax.plot([cut, cut], [at - 0.3, at + depth + 0.3], color=SHADE, linewidth=3, alpha=0.6,
                    solid_capstyle="butt", zorder=1)  # fmt: skip
        ticks.append(at + depth / 2)
        at += depth + 1
    ax.set_yticks(ticks, [_name(one, lang) for one in contests])
    ax.set_ylim(max(at, 1) - 0.3, -0.7)
    ax.set_xlabel(words("plot.points"))
    ax.set_title(words("plot.contests"), pad=26, loc="left")
    if not contests:
        ax.text(0.5, 0.5, words("plot.nothing"), transform=ax.transAxes, ha="center", va="center")
    for key, style in (
        ("plot.won", {"marker": "o", "markerfacecolor": _WON}),
        ("plot.lost", {"marker": "o", "markerfacecolor": "white"}),
        ("plot.better", {"marker": "s", "markerfacecolor": "white"}),
        ("plot.cutoff", {"marker": "|", "markerfacecolor": SHADE, "markeredgewidth": 3}),
    ):
        ax.plot([], [], linestyle="", markeredgecolor=SHADE if "cutoff" in key else INK,
                label=words(key), **style)  # fmt: skip
    legend_above(ax, columns=4)
    dress(ax, lang)
    return ax


def _room(
    strip: Sequence[Applicant], unit: float, *, named: bool
) -> tuple[list[float], list[float]]:
    """Where each mark begins and how much of the axis it takes with its id."""
    starts = [one.points / 100 - 5 * unit for one in strip]
    widths = [(12 + (text_width(one.person, _SIZE) + 6 if named else 0)) * unit for one in strip]
    return starts, widths


def _mark(ax: Axes, one: Applicant, at: float, *, named: bool) -> None:
    ax.plot(
        one.points / 100,
        at,
        marker="s" if one.better else "o",
        markersize=8,
        markerfacecolor=_WON if one.won else "white",
        markeredgecolor=INK,
        zorder=2,
    )
    if named:
        where = (one.points / 100, at)
        ax.annotate(
            one.person, where, (6, 0), textcoords="offset points", va="center", fontsize=_SIZE
        )


def _name(contest: Contest, lang: Lang) -> str:
    grade = grade_named(contest.of)
    return grade_name(grade, lang) if grade else contest.of
