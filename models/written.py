"""What a file must say beyond the types of its fields, as JSON Schema.

A record states it in its `model_config`, beside the validator that holds it. A key that says null
counts as left out, as it does for the validators.
"""

from collections.abc import Iterable
from typing import Any

from models.base import hyphens

Stated = dict[str, Any]
"""A part of a JSON Schema."""


def given(*fields: str, without: Iterable[str] = ()) -> Stated:
    """All of these keys say something, and others nothing."""
    said = {hyphens(field): {"not": {"type": "null"}} for field in fields}
    unsaid = {hyphens(field): {"type": "null"} for field in without}
    return {"required": list(said), "properties": {**said, **unsaid}}


def says(field: str, *words: str) -> Stated:
    """A key says one of these words."""
    key = hyphens(field)
    return {"required": [key], "properties": {key: {"enum": [str(word) for word in words]}}}


def where(condition: Stated, then: Stated) -> Stated:
    """What holds where something else does."""
    return {"if": condition, "then": then}
