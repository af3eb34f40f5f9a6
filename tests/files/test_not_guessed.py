"""Nothing that a person wrote is turned into something else in silence."""

from pathlib import Path

import pytest

from tests.files.broken import TIE as TEXT
from tests.files.broken import Broken, check, edited, fact, loaded, only_fault, written

NUMBERS = ["010", "yes", "1_000", "1:30", "1e3", "0x10", "0o7", ".5", "1.", '"1"', "'1'", "true"]
NUMBERS += ["~", "1.0", "[1]", "{a: 1}", "2012-05-01", "¹", "９", "9" * 61]
TEXTS = ["17", "1.5", "2012-05-01", "true", "~"]
YEARS = ['"2009"', "2_009", "02009", "2009.0", "+2009"]


@pytest.mark.parametrize("number", NUMBERS)
def test_what_only_looks_like_a_number_is_none(tmp_path: Path, number: str) -> None:
    """Octal, sexagesimal, grouped, quoted and other disguised numbers are no quota."""
    check(
        tmp_path, Broken(("P9: 1,", f"P9: {number},"), "plan › quota › P9", "", "a whole number.")
    )


@pytest.mark.parametrize("value", TEXTS)
def test_a_number_or_date_is_no_text(tmp_path: Path, value: str) -> None:
    """A text that looks like something else must be put in quotes."""
    case = Broken(("示例单位", value), "institution", "does not do", "put it in quotes")
    check(tmp_path, case)


@pytest.mark.parametrize("value", TEXTS)
def test_quotes_make_text(tmp_path: Path, value: str) -> None:
    """What stands in quotes is text, whatever it looks like."""
    assert loaded(tmp_path, ("示例单位", f'"{value}"')).institution == value


@pytest.mark.parametrize("flag", ["yes", "no", "on", "True", "1", '"true"', "y"])
def test_only_true_and_false_are_flags(tmp_path: Path, flag: str) -> None:
    """No other word stands for true or false."""
    edit = "on: 2011-12-20", f"on: 2011-12-20, completed: {flag}"
    path = "people › T1 › achievements › 1 › completed"
    check(tmp_path, Broken(edit, path, "does not do", "Write true or false."))


@pytest.mark.parametrize("number", ["+1", "-0", "0"])
def test_a_sign_is_part_of_a_number(tmp_path: Path, number: str) -> None:
    """A sign before a plain number is read as YAML reads it."""
    quota = loaded(tmp_path, ("P9: 1,", f"P9: {number},")).plan.quota
    assert quota["P9"] == int(number)  # type: ignore[index]


@pytest.mark.parametrize("year", YEARS)
def test_a_year_is_written_as_a_number(tmp_path: Path, year: str) -> None:
    """A year of assessment in quotes or with odd signs is refused, like any other number."""
    fault = only_fault(written(tmp_path, edited(TEXT, [("{2009: q", f"{{{year}: q")])))
    assert fault.line == 30
    assert fault.mend == "Write a whole number."


@pytest.mark.parametrize("again", ["02009", "+2009", '"2009"', "2009"])
def test_one_year_is_assessed_once(tmp_path: Path, again: str) -> None:
    """Two ways of writing one year do not hide that it stands there twice."""
    twice = f"{{2009: qualified, {again}: excellent"
    assert only_fault(written(tmp_path, edited(TEXT, [("{2009: qualified", twice)]))).line == 30


def test_a_month_counts_from_its_first_day(tmp_path: Path) -> None:
    """A month without a day is its first."""
    title = loaded(tmp_path).people[0].titles[0]
    assert title.qualified.isoformat() == "2009-11-01"


def test_a_blank_is_an_absent_value(tmp_path: Path) -> None:
    """A key that may be absent may also be left blank."""
    assert loaded(tmp_path, fact("name:")).people[0].name is None
