"""Files as JSON knows them, and what their schemas say of them."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from solver.files.plain import data_of
from solver.files.schema import FileKind, schema
from solver.files.tree import read_tree


def json_of(path: Path) -> Any:
    """The data of a YAML file, with the types that JSON has, as editors load it."""
    return as_json(data_of(read_tree(path)))


def as_json(data: Any) -> Any:
    """Days are text, decimals numbers, and every key is text."""
    match data:
        case dict():
            return {str(key): as_json(value) for key, value in data.items()}
        case list():
            return [as_json(value) for value in data]
        case date():
            return data.isoformat()
        case Decimal():
            return float(data)
        case _:
            return data


@cache
def validator(kind: FileKind) -> Draft202012Validator:
    """What judges files of a kind."""
    return Draft202012Validator(schema(kind))


def complaints(kind: FileKind, data: Any) -> list[str]:
    """Everything that the schema has against a file."""
    return [f"{one.json_path}: {one.message}" for one in validator(kind).iter_errors(data)]
