"""The plots of a page, each with what it shows in words for who cannot see it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from models.comparison import Comparison
from models.findings import Findings
from models.result import Result
from solver.report.compare_tables import plan_label
from solver.report.naming import Names, points_text
from solver.report.plots import (
    plot_comparison,
    plot_contests,
    plot_flow,
    plot_grades,
    plot_seniority,
    plot_tiers,
)
from solver.report.plots.style import figure_of, our_style
from solver.report.plots.svg import svg_text

_NAMES = re.compile(r'\bid="|url\(#|href="#')


@dataclass(frozen=True)
class Figure:
    """A plot as SVG; `told` is what it shows, in words."""

    name: str
    svg: str
    told: str


def figures(
    names: Names, result: Result, findings: Findings, comparison: Comparison | None
) -> tuple[Figure, ...]:
    """Every plot that has something to show."""
    if not result.solved:
        return ()
    with our_style():
        drawn = _drawn(names, result, findings, comparison)
        return tuple(_figure(name, ax, told) for name, ax, told in drawn)


def _drawn(
    names: Names, result: Result, findings: Findings, comparison: Comparison | None
) -> Iterator[tuple[str, Axes, str]]:
    words, lang = names.words, names.words.lang
    grades = [f"{names.grade(use.grade)} {use.filled}/{use.quota}" for use in findings.quota]
    yield "grades", plot_grades(findings.quota, lang=lang), words.join(grades)
    if findings.ratios:
        shares = [f"{names.ratio(r.ratio)} {r.appointed}/{r.whole}" for r in findings.ratios]
        yield "tiers", plot_tiers(findings.ratios, lang=lang), words.join(shares)
    yield "flow", plot_flow(result, lang=lang), words.join(_changes(names, result))
    points = [
        f"{a.person} {names.grade(a.grade)} {points_text(a.points)}" for a in result.appointments
    ]
    yield "seniority", plot_seniority(result, lang=lang), words.join(points)
    if findings.contests:
        won = [
            f"{names.seat(contest.of)}: {words.join(a.person for a in contest.applicants if a.won)}"
            for contest in findings.contests
        ]
        yield "contests", plot_contests(findings.contests, lang=lang), words.join(won, "semicolon")
    if comparison is not None:
        plans = [
            f"{plan_label(words, plan.plan)}: {words(f'compare.{plan.status}')}"
            for plan in comparison.plans
        ]
        yield "comparison", plot_comparison(comparison, lang=lang), words.join(plans, "semicolon")


def _changes(names: Names, result: Result) -> Iterator[str]:
    """Everybody whose grade is another one."""
    for one in result.appointments:
        if one.grade != one.from_grade:
            yield f"{one.person} {names.grade(one.from_grade)} → {names.grade(one.grade)}"


def _figure(name: str, ax: Axes, told: str) -> Figure:
    """The plot with its own names inside, so that those of two plots in a page do not meet."""
    label = f"{ax.get_title(loc='left')}: {told}"
    drawn = svg_text(ax, label)
    plt.close(figure_of(ax))
    return Figure(name, _NAMES.sub(lambda found: f"{found[0]}{name}-", drawn), label)
