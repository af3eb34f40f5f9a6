"""JSON Schema of the files that people write: what the models say, and what the reader adds.

It says of a file what can be said without reading another one: which keys there are and must be,
and what each may hold. That names are known and dates in order is for the reader alone.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Literal

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from models.desks import GENERAL
from models.plan import BASE_PLAN
from models.region import Region
from models.rulebook import Rulebook
from models.scenario import Scenario
from solver.files.described import described, used
from solver.files.errors import Fault, InputError
from solver.files.scenario import OURS, RECORDS, SECTIONS

FileKind = Literal["scenario", "rulebook", "region"]
"""The files that people write."""

_NAME = {"type": "string", "minLength": 1}


def schema(kind: FileKind) -> JsonSchemaValue:
    """The schema of a kind of file (draft 2020-12).

    Raises InputError where Python has dropped the docstrings that its descriptions are.
    """
    if schema.__doc__ is None:
        what = "The program runs without its docstrings, which are part of the schema."
        mend = "Run it without PYTHONOPTIMIZE and -OO."
        raise InputError(Fault("gangwei schema", None, (), what, mend))
    made = used(_MADE[kind]())
    version = made["properties"]["schema"]["const"].rpartition("/")[2]
    return {
        **made,
        "$id": f"urn:gangwei:{kind}:{version}",
        "$schema": GenerateJsonSchema.schema_dialect,
        "description": made["description"].partition("\n\n")[0],
        "title": f"gangwei: {kind}",
    }


def schema_text(kind: FileKind) -> str:
    """The same as text, its keys in order, so that equal schemas are equal bytes."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _scenario() -> JsonSchemaValue:
    """A scenario, or what one changes in the file that it is based on."""
    made = described(Scenario)
    properties = {key: value for key, value in made["properties"].items() if key not in OURS}
    properties["rulebook"] = {
        "anyOf": [_NAME, properties["rulebook"]],
        "description": "A file, or the name of a rulebook that comes with the program.",
    }
    properties["based-on"] = {
        **_NAME,
        "description": "Another file, whose keys hold where this one gives none; people and posts"
        " are laid over its own one by one.",
    }
    properties["plans"]["propertyNames"]["not"] = {"const": BASE_PLAN}
    properties["without"] = {
        "additionalProperties": False,
        "description": "People and posts of the file that this one is based on, to leave out.",
        "properties": {key: {"type": "array", "items": {"type": "string"}} for key in RECORDS},
        "type": "object",
    }
    made["dependentRequired"] = {"without": ["based-on"]}
    post = made["$defs"]["Post"]["properties"]
    post["id"]["not"] = {"pattern": f"^{GENERAL}"}
    post["general"] = {"const": False, "description": "General posts follow from the plan."}
    return _partial({**made, "properties": properties})


def _partial(made: JsonSchemaValue) -> JsonSchemaValue:
    """Asks only of a file that stands alone for what one based on another may leave to it."""
    properties, defs = made["properties"], dict(made["$defs"])
    whole: dict[str, Any] = {}

    def left_open(ref: str, *kept: str) -> list[str]:
        name = ref.rpartition("/")[2]
        required = defs[name].get("required", [])
        defs[name] = {**defs[name], "required": list(kept)}
        return [key for key in required if key not in kept]

    for section in SECTIONS:
        whole[section] = {"required": left_open(properties[section]["$ref"])}
    for section in RECORDS:
        needed = left_open(properties[section]["items"]["$ref"], "id")
        whole[section] = {"items": {"required": needed}}
    whole["people"]["minItems"] = properties["people"].pop("minItems")
    return {
        **{key: value for key, value in made.items() if key != "required"},
        "$defs": defs,
        "if": {"required": ["based-on"]},
        "else": {"properties": whole, "required": made["required"]},
    }


_MADE: Mapping[FileKind, Callable[[], JsonSchemaValue]] = {
    "scenario": _scenario,
    "rulebook": lambda: described(Rulebook),
    "region": lambda: described(Region),
}
