"""Room for marks and labels: nothing is drawn over something else, and nothing is random."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from solver.report.plots.style import figure_of

_CHARACTER = 0.62
"""The width of a character in units of the font size, generously."""


def lanes(starts: Sequence[float], widths: Sequence[float]) -> list[int]:
    """A lane for each of some intervals, so that none in a lane overlap; as few as it takes.

    The intervals must come in the order of their starts.
    """
    ends: list[float] = []
    chosen: list[int] = []
    for start, width in zip(starts, widths, strict=True):
        lane = next((lane for lane, end in enumerate(ends) if end <= start), len(ends))
        if lane == len(ends):
            ends.append(0.0)
        ends[lane] = start + width
        chosen.append(lane)
    return chosen


def units_per_point(ax: Axes, low: float, high: float) -> float:
    """How much of the x axis, from low to high, one typographic point takes."""
    ax.set_xlim(low, high)
    box = ax.get_window_extent()
    return (high - low) / (box.width * 72 / figure_of(ax).dpi)


def text_width(text: str, size: float) -> float:
    """The width of a text in points; a Chinese character takes two Latin ones."""
    wide = sum(2 if ord(character) > 0x2E80 else 1 for character in text)  # noqa: PLR2004
    return wide * size * _CHARACTER
