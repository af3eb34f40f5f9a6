"""Shares such as `58%` and `5/13`, kept exact."""

import re
from fractions import Fraction
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

_WRITTEN = (
    r"^((0?[0-9]{1,2}(\.[0-9]{1,6})?|100(\.0{1,6})?)\s*%"
    r"|[0-9]{1,9}\s*/\s*(?!0+$)[0-9]{1,9})$"
)
"""How a file writes a share; that a fraction is no more than the whole no pattern can say."""
_PERCENT = re.compile(r"([0-9]{1,3})(?:\.([0-9]{1,6}))?\s*%")
_FRACTION = re.compile(r"([0-9]{1,9})\s*/\s*([0-9]{1,9})")


def share_of(value: object) -> Fraction:
    """The share that a text such as `58%` or `5/13` means; raises ValueError for any other."""
    if isinstance(value, Fraction):
        share = value
    elif isinstance(value, str) and (match := _PERCENT.fullmatch(value)):
        decimals = match[2] or ""
        share = Fraction(int(match[1] + decimals), 100 * 10 ** len(decimals))
    elif isinstance(value, str) and (match := _FRACTION.fullmatch(value)) and int(match[2]):
        share = Fraction(int(match[1]), int(match[2]))
    else:
        raise ValueError(f"{value} is no share; write it as `58%` or `5/13`")
    if share > 1:
        raise ValueError(f"{value} is more than the whole")
    return share


def share_text(share: Fraction) -> str:
    """The shortest exact way to write a share: whole percents as such, others as a fraction."""
    return f"{int(share * 100)}%" if (share * 100).denominator == 1 else str(share)


Share = Annotated[
    Fraction,
    PlainValidator(share_of),
    PlainSerializer(share_text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": _WRITTEN, "examples": ["58%", "5/13"]}),
]
"""A part of a whole, from 0 to 1, exact."""
