"""Plots of years ahead: they look as before, in both languages, and show what the years hold."""

from functools import cache
from pathlib import Path

import pytest

from models.projection import Projection
from solver.analysis.years.project import project
from solver.report.plots import plot_cost, plot_years
from solver.report.words import Lang
from tests.builders import changzhou
from tests.needs import NOTO_CJK
from tests.report.plots.test_images import _difference

LANGS = ["en", pytest.param("zh", marks=NOTO_CJK)]


@cache
def found() -> Projection:
    """Ten years of the main scenario, twice."""
    return project(changzhou(), 10, ["standard", "favourable"])


@pytest.mark.parametrize("lang", LANGS)
def test_people_by_grade(lang: Lang, tmp_path: Path) -> None:
    """One bar a year, as high as people are appointed."""
    run = found().runs[0]
    ax = plot_years(run, lang=lang)
    tops = [sum(bar.get_height() for bar in bars) for bars in zip(*ax.containers, strict=True)]
    assert tops == [sum(year.filled.values()) for year in run.years]
    assert _difference(ax, f"years-{lang}", tmp_path) is None


@pytest.mark.parametrize("lang", LANGS)
def test_cost(lang: Lang, tmp_path: Path) -> None:
    """One line a run, at the cost of each year."""
    ax = plot_cost(found(), lang=lang)
    lines = [list(line.get_ydata()) for line in ax.lines]  # type: ignore[arg-type]
    assert lines == [[year.cost for year in run.years] for run in found().runs]
    assert _difference(ax, f"cost-{lang}", tmp_path) is None
