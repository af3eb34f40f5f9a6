"""Shares are exact, from text and back."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from models.shares import Share, share_text

SHARE: TypeAdapter[Fraction] = TypeAdapter(Share)


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("58%", Fraction(29, 50)),
        ("41.9355%", Fraction(419355, 1_000_000)),
        ("5/13", Fraction(5, 13)),
        ("5 / 13", Fraction(5, 13)),
        ("0%", Fraction(0)),
        ("100%", Fraction(1)),
        ("0/7", Fraction(0)),
        ("7/7", Fraction(1)),
        ("33.3 %", Fraction(333, 1000)),
        (Fraction(1, 3), Fraction(1, 3)),
    ],
)
def test_a_share_is_exact(written: object, share: Fraction) -> None:
    """Percents and fractions are read without rounding."""
    assert SHARE.validate_python(written) == share


@pytest.mark.parametrize(
    "written",
    [
        *("7/0", "120%", "5/4", "0.58", "half", "", "%", "1/", "-1/2", "-5%", "1.%", "58%%"),
        *("5/13 ", "1e1%", "1000%", "1.1234567%", Fraction(3, 2), 1, 0.5, True, None),
    ],
)
def test_what_is_no_share_is_refused(written: object) -> None:
    """More than the whole, less than nothing, and plain numbers are no shares."""
    with pytest.raises(ValidationError):
        SHARE.validate_python(written)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(29, 50), "58%"),
        (Fraction(5, 13), "5/13"),
        (Fraction(0), "0%"),
        (Fraction(1), "100%"),
        (Fraction(419355, 1_000_000), "83871/200000"),
    ],
)
def test_a_share_is_written_shortly(share: Fraction, text: str) -> None:
    """Whole percents are written as such, others as fractions."""
    assert (share_text(share), SHARE.dump_python(share)) == (text, text)


@given(st.fractions(min_value=0, max_value=1, max_denominator=999_999_999))
def test_every_share_survives_being_written(share: Fraction) -> None:
    """What is written is read as the same share."""
    assert SHARE.validate_python(SHARE.dump_python(share)) == share


@given(st.integers(0, 100), st.integers(0, 999_999))
def test_decimals_of_a_percent_are_exact(whole: int, millionths: int) -> None:
    """Up to six decimals of a percent are kept."""
    share = Fraction(whole * 10**6 + millionths, 10**8)
    text = f"{whole}.{millionths:06d}%"
    if share > 1:
        with pytest.raises(ValidationError):
            SHARE.validate_python(text)
    else:
        assert SHARE.validate_python(text) == share


def test_the_schema_says_how_to_write_it() -> None:
    """The schema of a share is text with examples."""
    assert SHARE.json_schema()["type"] == "string"


def test_only_plain_digits_make_a_share() -> None:
    """Full-width digits are refused, as everywhere else."""
    with pytest.raises(ValidationError):
        SHARE.validate_python("５/13")
