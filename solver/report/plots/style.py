"""How plots look: colours that the colour-blind and a black-and-white printer tell apart."""

from collections.abc import Mapping
from contextlib import AbstractContextManager

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

INK, PALE, SHADE = "#1a1a1a", "#f2f2f2", "#767676"

OUTCOME_COLOURS: Mapping[str, str] = {
    "retained": "#cfcfcf",
    "promoted": "#0072b2",
    "transferred": "#e69f00",
    "appointed": "#9fd8c4",
    "transitional": "#8c3a00",
    "waiting": "#ffffff",
}
"""From Okabe and Ito's palette, lightened or darkened so that the lightness differs as well."""

OUTCOME_HATCHES: Mapping[str, str] = {
    "retained": "",
    "promoted": "///",
    "transferred": "...",
    "appointed": "\\\\\\",
    "transitional": "xxx",
    "waiting": "",
}

OUTCOME_MARKERS: Mapping[str, str] = {
    "retained": "o",
    "promoted": "^",
    "transferred": "D",
    "appointed": "s",
    "transitional": "X",
    "waiting": "v",
}


def drawing_alone() -> None:
    """Draws into memory from here on, whatever a settings file in the working folder asks for.

    Such a file may name any module as the one that draws, and that would be imported and run.
    """
    mpl.use("agg")


def our_style() -> AbstractContextManager[None]:
    """Matplotlib's own settings: no settings file of the machine changes the bytes of a plot."""
    return style.context("default")


def canvas(ax: Axes | None, width: float, height: float) -> Axes:
    """The axes to draw on, new ones of this size (inches) where none are given; plainly framed."""
    if ax is None:
        _, ax = plt.subplots(figsize=(width, height), layout="constrained")
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    return ax


def figure_of(ax: Axes) -> Figure:
    """The whole figure that some axes belong to."""
    figure = ax.get_figure(root=True)
    assert figure is not None  # noqa: S101 (axes that are drawn belong to one)
    return figure


def outcome_patch(outcome: str, label: str) -> Patch:
    """The legend's sign for an outcome."""
    return Patch(
        facecolor=OUTCOME_COLOURS[outcome],
        hatch=OUTCOME_HATCHES[outcome],
        edgecolor=INK,
        linewidth=0.6,
        label=label,
    )


def legend_above(ax: Axes, handles: list[Patch] | None = None, columns: int = 3) -> None:
    """The legend above the plot, where it covers nothing; none where there is nothing in it."""
    if not (handles or ax.get_legend_handles_labels()[0]):
        return
    given = {} if handles is None else {"handles": handles}
    ax.legend(
        **given,
        loc="lower left",
        bbox_to_anchor=(0, 1.01),
        ncols=columns,
        frameon=False,
        borderaxespad=0,
        fontsize=8,
    )
