"""Aligned tables, Chinese counted as two columns."""

from wcwidth import wcswidth

from solver.report.table import Column, table

NAMES = ["科员", "clerk", "section chief"]


def _widths(text: str) -> set[int]:
    return {wcswidth(line) for line in text.splitlines()[1:2]}


def test_chinese_and_latin_align() -> None:
    """The second column begins at the same place in every row."""
    text = table([Column("Name", NAMES), Column("N", ["1", "22", "333"], right=True)], None)
    lines = text.splitlines()
    assert [wcswidth(line) for line in lines[2:]] == [18, 18, 18]
    assert lines[0].startswith("Name")
    assert _widths(text) == {18}


def test_optional_columns_go_first() -> None:
    """A narrow window drops optional columns, the last one first."""
    columns = [
        Column("A", ["aaaa"]),
        Column("B", ["bbbb"], optional=True),
        Column("C", ["cccc"], optional=True),
    ]
    assert "cccc" not in table(columns, 12)
    assert "bbbb" in table(columns, 12)
    assert table(columns, 5).splitlines()[-1] == "aaaa"


def test_long_cells_wrap_within_the_width() -> None:
    """A wrapping column takes what the others leave."""
    long = "任现职以来，具备以上各项相当条件的人员 " * 3
    text = table([Column("P", ["S01"]), Column("M", [long], wrap=True)], 40)
    assert max(wcswidth(line) for line in text.splitlines()) <= 40
    assert len(text.splitlines()) > 4


def test_a_wrapping_column_is_never_narrower_than_its_least() -> None:
    """Even in a tiny window a wrapped cell stays readable."""
    text = table([Column("P", ["x" * 30]), Column("M", ["word " * 10], wrap=True)], 20)
    assert max(len(line) for line in text.splitlines()) == 30 + 2 + 16


def test_lines_within_a_cell_stay_lines() -> None:
    """A cell of two lines makes a row of two lines; an empty cell keeps its place."""
    text = table([Column("A", ["one\ntwo", ""]), Column("B", ["x", "y"], wrap=True)], None)
    assert text.splitlines()[2:] == ["one  x", "two", "     y"]


def test_two_wrapping_columns_share() -> None:
    """What is left is shared by the wrapping columns."""
    long = "word " * 30
    text = table([Column("A", [long], wrap=True), Column("B", [long], wrap=True)], 60)
    assert max(len(line) for line in text.splitlines()) <= 60
