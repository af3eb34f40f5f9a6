"""Plans side by side: what becomes of the people under each, and what it costs."""

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from models.comparison import Comparison, PlanOutcome
from models.plan import BASE_PLAN
from solver.report.catalogue.plots import WORDS
from solver.report.plots.fonts import dress, legible
from solver.report.plots.style import (
    INK,
    OUTCOME_COLOURS,
    OUTCOME_HATCHES,
    canvas,
    legend_above,
    outcome_patch,
)
from solver.report.words import Lang, Words


def plot_comparison(comparison: Comparison, ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """One bar a plan, people by outcome; beside it the yearly salaries and the empty seats.

    A plan without an answer has no bar and says so.
    """
    lang = legible(lang)
    words = Words(lang, WORDS)
    plans = comparison.plans
    ax = canvas(ax, 9, 1.5 + 0.45 * len(plans))
    for place, plan in enumerate(plans):
        _bar(ax, plan, place, comparison.staff)
        told = _told(plan, words)
        ax.annotate(
            told, (1.01, place), xycoords=("axes fraction", "data"), va="center", fontsize=8
        )
    names = [words("plot.base") if plan.plan == BASE_PLAN else plan.plan for plan in plans]
    ax.set_yticks(range(len(plans)), names)
    ax.set_ylim(len(plans) - 0.4, -0.6)
    ax.set_xlim(0, comparison.staff)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xlabel(words("plot.people"))
    ax.set_title(words("plot.comparison"), pad=26, loc="left")
    used = [one for one in OUTCOME_COLOURS if any(one in plan.people for plan in plans)]
    legend_above(ax, [outcome_patch(one, words(f"outcome.{one}")) for one in used], columns=6)
    dress(ax, lang)
    return ax


def _bar(ax: Axes, plan: PlanOutcome, place: int, staff: int) -> None:
    """People by outcome from left to right; a number in every part that has room for it."""
    start = 0
    for outcome, colour in OUTCOME_COLOURS.items():
        number = dict(plan.people).get(outcome, 0)  # type: ignore[call-overload]
        if not number:
            continue
        ax.barh(place, number, 0.7, left=start, color=colour, hatch=OUTCOME_HATCHES[outcome],
                edgecolor=INK, linewidth=0.8)  # fmt: skip
        if number >= staff / 30:
            ax.text(start + number / 2, place, str(number), ha="center", va="center", fontsize=8,
                    bbox={"boxstyle": "round,pad=0.12", "fc": "white", "ec": "none"})  # fmt: skip
        start += number


def _told(plan: PlanOutcome, words: Words) -> str:
    if plan.cost is None:
        return words("plot.impossible" if plan.status == "infeasible" else "plot.unknown")
    cost = words("plot.cost", cost=f"{plan.cost:,}")
    return f"{cost} · {words('plot.vacancies', n=sum(plan.vacant.values()))}"
