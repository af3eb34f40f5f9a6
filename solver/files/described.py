"""JSON Schema of records as files write them, with their docstrings for whoever writes one."""

import re
from collections.abc import Iterator, Mapping
from inspect import cleandoc
from typing import Any

from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from models.base import Model
from models.conditions import KINDS

_SENTENCE = re.compile(r"(?<=\.)\s+(?=\S)")
_BROKEN_LINE = re.compile(r"(?<!\n)\n(?!\n)")
_CONDITION = "Condition"
_REF = "#/$defs/"


def described(kind: type[Model]) -> JsonSchemaValue:
    """The schema of a record by the keys of files; kinds of condition are one record."""
    choice = {"oneOf": [{"$ref": f"{_REF}{one.__name__}"} for one in KINDS.values()]}
    made: JsonSchemaValue = _replaced(
        kind.model_json_schema(by_alias=True, schema_generator=_Described),
        choice,
        {"$ref": f"{_REF}{_CONDITION}"},
    )
    kinds = {word: made["$defs"].pop(one.__name__, None) for word, one in KINDS.items()}
    if any(kinds.values()):
        made["$defs"][_CONDITION] = _condition(kinds)
    return made


def used(made: JsonSchemaValue) -> JsonSchemaValue:
    """The schema with only those definitions that something refers to."""
    defs, top = made["$defs"], {key: value for key, value in made.items() if key != "$defs"}
    found: set[str] = set()
    new = set(_references(top))
    while new:
        found |= new
        new = {name for one in new for name in _references(defs[one])} - found
    return {**top, "$defs": {name: defs[name] for name in sorted(found)}}


def _condition(kinds: Mapping[str, JsonSchemaValue]) -> JsonSchemaValue:
    """One record for every kind of condition: an editor can then say what is wrong inside it."""
    properties: dict[str, Any] = {}
    for word, kind in kinds.items():
        properties |= kind["properties"]
        properties[word] = {**kind["properties"][word], "description": kind["description"]}
    return {
        "additionalProperties": False,
        "description": "One keyword, and beside it the clause it comes from (`cite`), that"
        " clause's own words (`text`) and a remark (`note`).",
        "oneOf": [{"required": [word]} for word in kinds],
        "properties": properties,
        "title": _CONDITION,
        "type": "object",
    }


def _replaced(part: Any, old: Any, new: Any) -> Any:
    if part == old:
        return new
    if isinstance(part, dict):
        return {key: _replaced(value, old, new) for key, value in part.items()}
    return [_replaced(value, old, new) for value in part] if isinstance(part, list) else part


def _references(part: Any) -> Iterator[str]:
    """The names of all definitions that a part of a schema refers to."""
    if isinstance(part, dict):
        if isinstance(ref := part.get("$ref"), str):
            yield ref.removeprefix(_REF)
        part = list(part.values())
    for value in part if isinstance(part, list) else ():
        yield from _references(value)


class _Described(GenerateJsonSchema):
    """Descriptions are those of the docstrings, by the keys of files; a field's are its sentences.

    There are no titles of fields, which would only repeat the keys, and no defaults that an editor
    had better not write into a file: nothing, an empty list, a whole record.
    """

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never."""
        del schema
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """The default only where it says something."""
        made = super().default_schema(schema)
        if isinstance(made.get("default"), dict) or made.get("default") in (None, []):
            made.pop("default", None)
        return made

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A mapping has no other keys than those that fit."""
        made = super().dict_schema(schema)
        for pattern, values in made.pop("patternProperties", {}).items():
            made["propertyNames"] = {**made.get("propertyNames", {}), "pattern": pattern}
            made["additionalProperties"] = values
        return made

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """The record with its docstring, and each field with the sentences that name it."""
        made = super().model_schema(schema)
        kind = schema["cls"]
        told = _told(kind.__doc__ or "", kind.model_fields)
        made["description"] = told
        sentences = _SENTENCE.split(told.replace("\n\n", " "))
        for key, value in made["properties"].items():
            if own := " ".join(one for one in sentences if f"`{key}`" in one):
                told_of = own.removeprefix(f"`{key}`: ")
                made["properties"][key] = {**value, "description": told_of}
        return made


def _told(docstring: str, fields: Mapping[str, FieldInfo]) -> str:
    """A docstring with its lines joined, and the keys of files for the names of fields."""
    text = _BROKEN_LINE.sub(" ", cleandoc(docstring))
    for name, field in fields.items():
        text = text.replace(f"`{name}`", f"`{field.alias}`")
    return text
