"""What spreadsheets make of text: nothing runs, and nothing is cut without a word."""

import pytest
from openpyxl import Workbook

from solver.files.cells import LONGEST, csv_value, fitting, put


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"])
def test_what_would_run_is_kept_from_it(sign: str) -> None:
    """Full-width signs too, which spreadsheets read as the others."""
    assert csv_value(f"{sign}1+1") == f"'{sign}1+1"
    cell = Workbook().create_sheet().cell(1, 1)
    put(cell, f"{sign}1+1")
    assert (cell.value, cell.data_type, cell.quotePrefix) == (f"{sign}1+1", "s", True)


@pytest.mark.parametrize("letter", ["岗", "𠀀"])
def test_text_that_no_cell_holds_says_how_much_is_left_out(letter: str) -> None:
    """A letter beyond the first plane takes two places."""
    most = LONGEST // (len(letter.encode("utf-16-le")) // 2)
    assert fitting(letter * most) == letter * most
    cut = fitting(letter * (most + 10))
    kept = cut.count(letter)
    assert cut == f"{letter * kept} … (+{most + 10 - kept})"
    assert LONGEST - 4 <= len(cut.encode("utf-16-le")) // 2 <= LONGEST
    cell = Workbook().create_sheet().cell(1, 1)
    put(cell, letter * (most + 10))
    assert cell.value == cut
