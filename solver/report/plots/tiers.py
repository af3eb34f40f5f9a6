"""The structure ratios: seats approved and people appointed against their limits."""

from collections.abc import Sequence
from fractions import Fraction

from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from models.findings import RatioUse
from models.shares import share_of
from solver.report.catalogue.plots import WORDS
from solver.report.naming import ratio_name
from solver.report.plots.fonts import dress, legible
from solver.report.plots.style import INK, PALE, canvas, legend_above
from solver.report.words import Lang, Words

_HELD = "#0072b2"


def plot_tiers(ratios: Sequence[RatioUse], ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """One bar a ratio: the share of approved seats, inside it that of people appointed.

    A bracket marks each limit: it opens towards what is allowed. Shares are of the ratio's whole.
    """
    lang = legible(lang)
    words = Words(lang, WORDS)
    ax = canvas(ax, 8, 1.5 + 0.6 * len(ratios))
    at = list(range(len(ratios)))
    approved = [_share(one.approved, one) for one in ratios]
    held = [_share(one.appointed, one) for one in ratios]
    ax.barh(at, approved, 0.62, color=PALE, edgecolor=INK, linewidth=0.8,
            label=words("plot.approved"))  # fmt: skip
    ax.barh(at, held, 0.34, color=_HELD, edgecolor=INK, linewidth=0.8, label=words("plot.held"))
    for key, limits, marker in (
        ("plot.most", [one.at_most for one in ratios], 8),
        ("plot.least", [one.at_least for one in ratios], 9),
    ):
        marked = [(float(share_of(one)), place) for place, one in enumerate(limits) if one]
        if marked:
            xs, ys = zip(*marked, strict=True)
            ax.plot(xs, ys, linestyle="", marker="|", markersize=26, markeredgewidth=2.2,
                    color=INK)  # fmt: skip
            ax.plot(xs, ys, linestyle="", marker=marker, markersize=7, color=INK, label=words(key))
    for place, one in zip(at, ratios, strict=True):
        limit = " ".join(
            f"{sign} {x}" for sign, x in (("≥", one.at_least), ("≤", one.at_most)) if x
        )
        told = f"{one.appointed} / {one.approved} / {one.whole}   {limit}"
        ax.annotate(
            told, (1.02, place), xycoords=("axes fraction", "data"), va="center", fontsize=8
        )
    heading = words("plot.columns")
    ax.annotate(heading, (1.02, 0), xycoords="axes fraction", va="bottom", fontsize=8)
    ax.set_yticks(at, [ratio_name(one.ratio, words).replace(" / ", " /\n") for one in ratios])
    ax.set_ylim(len(ratios) - 0.4, -0.6)
    ax.set_xlim(0, max([1.0, *approved, *held]))
    ax.xaxis.set_major_formatter(PercentFormatter(1.0))
    ax.set_xlabel(words("plot.share"))
    ax.set_title(words("plot.tiers"), pad=26, loc="left")
    legend_above(ax, columns=4)
    dress(ax, lang)
    return ax


def _share(number: int, use: RatioUse) -> float:
    return float(Fraction(number, use.whole)) if use.whole else 0.0
