"""A plot as SVG, to stand inside a page: the same bytes for the same plot."""

from html import escape
from io import StringIO

import matplotlib as mpl
from matplotlib.axes import Axes

from solver.report.plots.style import figure_of


def svg_text(ax: Axes, told: str = "") -> str:
    """The figure of some axes as one `<svg>` element, with `told` as its text alternative.

    Letters are drawn as shapes, so that the page looks the same without the font.
    """
    into = StringIO()
    with mpl.rc_context({"svg.hashsalt": "gangwei", "svg.fonttype": "path"}):
        figure_of(ax).savefig(into, format="svg", metadata={"Date": None, "Creator": None})
    drawn = into.getvalue()
    drawn = drawn[drawn.index("<svg") :]
    label = escape(told or ax.get_title(loc="left"))
    return drawn.replace("<svg", f'<svg role="img" aria-label="{label}"', 1)
