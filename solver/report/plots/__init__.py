"""Plots, one a file: each draws on the axes it is given, or on new ones, and returns them."""

from solver.report.plots.comparison import plot_comparison
from solver.report.plots.contests import plot_contests
from solver.report.plots.flow import plot_flow
from solver.report.plots.front import plot_front
from solver.report.plots.grades import plot_grades
from solver.report.plots.seniority import plot_seniority
from solver.report.plots.tiers import plot_tiers
from solver.report.plots.years import plot_cost, plot_years

__all__ = [
    "plot_comparison",
    "plot_contests",
    "plot_cost",
    "plot_flow",
    "plot_front",
    "plot_grades",
    "plot_seniority",
    "plot_tiers",
    "plot_years",
]
