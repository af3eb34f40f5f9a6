"""Aligned tables for a terminal, Chinese characters counted as two columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from wcwidth import ljust, rjust, wcswidth, wrap

_GAP = "  "
_LEAST = 16
"""The narrowest that a wrapping column is made."""


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
        """Columns of the terminal that the widest line of a cell takes."""
        lines = [line for text in (self.head, *self.cells) for line in text.split("\n")]
        return max(len(line) if line.isascii() else wcswidth(line) for line in lines)


Part = str | tuple[Column, ...]
"""Lines of text, or a table."""

Section = Sequence[Sequence[Part]]
"""Parts that belong together, group by group; empty where there is nothing to say."""


def one_table(*columns: Column) -> Section:
    """A section that is a table and nothing else."""
    return [[columns]]


def section_text(section: Section, width: int | None) -> str:
    """A section on a terminal: groups with an empty line between them."""
    return "\n\n".join(
        "\n".join(part if isinstance(part, str) else table(part, width) for part in group)
        for group in section
    )


def table(columns: Sequence[Column], width: int | None) -> str:
    """The table within a width, None for as wide as it likes.

    To fit, optional columns go first, from the right; then the wrapping ones share what is left.
    """
    shown = list(columns)
    for column in [column for column in reversed(columns) if column.optional]:
        if width is None or _total([one.width for one in shown]) <= width:
            break
        shown.remove(column)
    widths = _widths(shown, width)
    rules = ["-" * one for one in widths]
    rows = [[column.head for column in shown], rules]
    rows += [list(row) for row in zip(*(column.cells for column in shown), strict=True)]
    return "\n".join(line for row in rows for line in _lines(shown, widths, row))


def _widths(columns: list[Column], width: int | None) -> list[int]:
    natural = [column.width for column in columns]
    wrapping = [column for column in columns if column.wrap]
    if width is None or not wrapping or _total(natural) <= width:
        return natural
    fixed = _total([column.width for column in columns if not column.wrap]) + len(_GAP)
    share = (width - fixed) // len(wrapping) - len(_GAP) * (len(wrapping) - 1)
    return [
        min(column.width, max(_LEAST, share)) if column.wrap else column.width for column in columns
    ]


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _lines(columns: list[Column], widths: list[int], row: list[str]) -> Iterator[str]:
    """One row, which takes several lines where a cell does."""
    cells = [
        _wrapped(text, room) if column.wrap else text.split("\n")
        for column, text, room in zip(columns, row, widths, strict=True)
    ]
    for parts in zip_longest(*cells, fillvalue=""):
        placed = [
            rjust(part, room) if column.right else ljust(part, room)
            for column, part, room in zip(columns, parts, widths, strict=True)
        ]
        yield _GAP.join(placed).rstrip()


def _wrapped(text: str, room: int) -> list[str]:
    return [part for line in text.split("\n") for part in wrap(line, room) or [""]]
