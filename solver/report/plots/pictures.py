"""Plots written out as pictures."""

from io import BytesIO
from pathlib import Path

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from models.projection import Projection
from solver.files.write import write_bytes
from solver.report.plots.style import figure_of
from solver.report.plots.years import plot_cost, plot_years
from solver.report.words import Lang


def projection_pictures(projection: Projection, folder: Path, lang: Lang) -> None:
    """`cost.png`, and `grades-NAME.png` for every run."""
    _write(plot_cost(projection, lang=lang), folder / "cost.png")
    for run in projection.runs:
        _write(plot_years(run, lang=lang), folder / f"grades-{run.name}.png")


def _write(ax: Axes, path: Path) -> None:
    """The same bytes for the same plot."""
    into = BytesIO()
    figure_of(ax).savefig(into, format="png", dpi=120, metadata={"Software": None})
    plt.close(figure_of(ax))
    write_bytes(path, into.getvalue())
