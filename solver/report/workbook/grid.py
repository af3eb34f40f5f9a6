"""A table with typed cells, as it stands on a sheet of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Cell = str | int | Decimal | date | None

Mark = Literal["good", "look", "act"]
"""What a word in a cell asks of its reader: nothing, a look, an act."""


@dataclass(frozen=True)
class Column:
    """A column: heading, cells, and the words in it that are set off, each by what it asks."""

    head: str
    cells: Sequence[Cell]
    marks: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Grid:
    """A table: the name of its sheet, the heading when it is printed, its columns."""

    name: str
    heading: str
    columns: tuple[Column, ...]

    @property
    def empty(self) -> bool:
        """True where there is no row."""
        return not self.columns[0].cells


def points_of(hundredths: int | None) -> Decimal | None:
    """Points as an exact number with two decimals."""
    return None if hundredths is None else Decimal(hundredths).scaleb(-2)
