"""The plain data of a tree; nothing is guessed.

`yes` and `010` stay text, a decimal stays exact, and a day must exist.
"""

import re
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

from solver.files.nodes import MappingNode, Node, ScalarNode

_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_YEAR = re.compile(r"0|[1-9][0-9]{0,59}")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DIGITS = frozenset("0123456789")
_NUMERIC = _DIGITS | {"+", "-"}
"""What a number, a year or a day begins with."""
_LONGEST = 60
"""Digits of a number; a longer one stays text."""
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def data_of(node: Node) -> Any:
    """The plain data of a tree: dict, list, str, int, Decimal, bool, date, None."""
    if isinstance(node, ScalarNode):
        return node.value if node.quoted else value_of(node.value)
    if isinstance(node, MappingNode):
        return {
            key.value if key.quoted else key_of(key.value): data_of(value)
            for key, value in node.value
        }
    return [data_of(item) for item in node.value]


def key_of(text: str) -> str | int:
    """What a key without quotes is: a word, or a year, which has no sign."""
    if text[:1] not in _DIGITS:
        return text
    return int(text) if _YEAR.fullmatch(text) else text


def value_of(text: str) -> object:
    """What a value without quotes is: a text, unless it is written as something else."""
    if text in _WORDS:
        return _WORDS[text]
    return _number(text) if text[0] in _NUMERIC else text


def _number(text: str) -> object:
    """A whole number, a decimal or a day; what only begins like one is text."""
    if _INT.fullmatch(text):
        return int(text) if len(text) <= _LONGEST else text
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    if _DAY.fullmatch(text):
        with suppress(ValueError):  # a day that does not exist stays text, and is refused as such
            return date.fromisoformat(text)
    return text
