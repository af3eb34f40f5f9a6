"""Aligned tables for a terminal, Chinese characters counted as two columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tabulate import tabulate
from wcwidth import wcswidth

_GAP = 2


@dataclass(frozen=True)
class Column:
    """A column: its heading, its cells, whether it may be dropped or wrapped to save width."""

    head: str
    cells: Sequence[str]
    right: bool = False
    optional: bool = False
    wrap: bool = False

    @property
    def width(self) -> int:
        """Columns of the terminal that the widest cell takes."""
        return max(wcswidth(text) for text in (self.head, *self.cells))


def table(columns: Sequence[Column], width: int | None) -> str:
    """The table within a width, None for as wide as it likes.

    To fit, optional columns go first, from the right; then the wrapping ones share what is left.
    """
    shown = list(columns)
    for column in [column for column in reversed(columns) if column.optional]:
        if width is None or _width(shown) <= width:
            break
        shown.remove(column)
    rows = list(zip(*(column.cells for column in shown), strict=True))
    options: dict[str, Any] = {}
    wrapping = [column for column in shown if column.wrap]
    if width is not None and wrapping and _width(shown) > width:
        fixed = _width([column for column in shown if not column.wrap])
        share = max(_LEAST, (width - fixed) // len(wrapping) - _GAP)
        options["maxcolwidths"] = [share if column.wrap else None for column in shown]
    return tabulate(
        rows,
        headers=[column.head for column in shown],
        tablefmt="simple",
        disable_numparse=True,
        colalign=["right" if column.right else "left" for column in shown],
        **options,
    )


_LEAST = 16


def _width(columns: Sequence[Column]) -> int:
    return sum(column.width + _GAP for column in columns)
