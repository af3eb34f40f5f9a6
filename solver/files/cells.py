"""Values for spreadsheet cells: what would be taken for a formula is written as text."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell

_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Full-width signs too: where Chinese is written, spreadsheets read them as the others."""

LONGEST = 32_767
"""Units of UTF-16 that a cell holds."""


def would_run(value: object) -> bool:
    """True for text that a spreadsheet would take for a formula."""
    return isinstance(value, str) and value.startswith(_BEGINNINGS)


def csv_value(value: Any) -> Any:
    """The value for a CSV file, which knows no types: an apostrophe keeps text from running."""
    return f"'{value}" if would_run(value) else value


def put(cell: "Cell | MergedCell", value: Any) -> None:
    """Writes a value into a workbook's cell; text stays text, as it stands.

    Text that no cell holds is cut, and says at its end by how many letters.
    """
    cell.value = fitting(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = would_run(value)


def fitting(text: str) -> str:
    """The text, or as much of it as fits into a cell with how many letters are left out."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * LONGEST:
        return text
    kept = units[: 2 * LONGEST - 2 * len(_cut(len(text)))].decode("utf-16-le", "ignore")
    return kept + _cut(len(text) - len(kept))


def _cut(letters: int) -> str:
    return f" … (+{letters})"
