"""Values for spreadsheet cells: what would be taken for a formula is written as text."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell

_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")


def would_run(value: object) -> bool:
    """True for text that a spreadsheet would take for a formula."""
    return isinstance(value, str) and value.startswith(_BEGINNINGS)


def csv_value(value: Any) -> Any:
    """The value for a CSV file, which knows no types: an apostrophe keeps text from running."""
    return f"'{value}" if would_run(value) else value


def put(cell: "Cell | MergedCell", value: Any) -> None:
    """Writes a value into a workbook's cell; text stays text, as it stands."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = would_run(value)
