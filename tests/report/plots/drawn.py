"""Every plot of the main scenario and of 500 people, drawn when asked for."""

from collections.abc import Callable, Mapping
from functools import cache

from matplotlib.axes import Axes

from models.front import Front
from models.result import Result
from solver.analysis.compare import compare
from solver.analysis.findings import analyse
from solver.analysis.front.search import search
from solver.eligibility.candidates import candidates
from solver.files.scenario import load
from solver.report.plots import (
    plot_comparison,
    plot_contests,
    plot_flow,
    plot_front,
    plot_grades,
    plot_seniority,
    plot_tiers,
)
from solver.report.words import Lang
from solver.solving import solve
from tests.builders import SCENARIOS, changzhou
from tests.report.plots import big

Draw = Callable[[Lang], Axes]


@cache
def _small_front() -> Front:
    return search(load(SCENARIOS / "tie.yaml"))


@cache
def _main() -> Result:
    return solve(changzhou())


@cache
def plots(size: int) -> Mapping[str, Draw]:
    """The seven plots by name, for 24 people (the main scenario) or for 500."""
    if size == 24:
        result = _main()
        found = analyse(candidates(changzhou()), result)
        use, ratios, contests = found.quota, found.ratios, found.contests
        comparison, front = compare(changzhou()), _small_front()
    else:
        result = big.people(size)
        use, ratios, contests = big.use(result), big.ratios(), big.contests(result)
        comparison, front = big.comparison(result), big.front(result)
    return {
        "grades": lambda lang: plot_grades(use, lang=lang),
        "tiers": lambda lang: plot_tiers(ratios, lang=lang),
        "contests": lambda lang: plot_contests(contests, lang=lang),
        "seniority": lambda lang: plot_seniority(result, lang=lang),
        "comparison": lambda lang: plot_comparison(comparison, lang=lang),
        "front": lambda lang: plot_front(front, lang=lang),
        "flow": lambda lang: plot_flow(result, lang=lang),
    }


NAMES = ("grades", "tiers", "contests", "seniority", "comparison", "front", "flow")
