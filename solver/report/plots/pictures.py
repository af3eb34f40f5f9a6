"""Plots as the files of pictures."""

from io import BytesIO
from pathlib import Path

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from models.projection import Projection
from solver.files.write import Files
from solver.report.plots.style import figure_of, our_style
from solver.report.plots.years import plot_cost, plot_years
from solver.report.words import Lang


def projection_pictures(projection: Projection, folder: Path, lang: Lang) -> Files:
    """`cost.png`, and `grades-NAME.png` for every run."""
    with our_style():
        return {
            folder / "cost.png": _picture(plot_cost(projection, lang=lang)),
            **{
                folder / f"grades-{run.name}.png": _picture(plot_years(run, lang=lang))
                for run in projection.runs
            },
        }


def _picture(ax: Axes) -> bytes:
    """The same bytes for the same plot."""
    into = BytesIO()
    figure_of(ax).savefig(into, format="png", dpi=120, metadata={"Software": None})
    plt.close(figure_of(ax))
    return into.getvalue()
