"""Data near a JSON Schema: mostly what it asks for, with values now and then that do not fit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import strategies as st

JUNK: tuple[Any, ...] = (
    None, "", " ", "x", "x y", "P9", "W7", "R1", "base", "yes", "2005-11", "2005-11-31", "2005-13",
    "0000-01", "58%", "101%", "7/5", "5/0", "1.5", True, False, -1, 0, 1, 1.5, 2_000_000,
    [], ["P9"], ["P9", "P9"], ["x", None], {}, {"x": 1}, {"2009": "excellent"}, {"P9": 1},
)  # fmt: skip
"""Every type, and text that would do elsewhere."""

_OFTEN = 40
_DEPTH = 4


def near(schema: Any, defs: Any, depth: int = _DEPTH) -> st.SearchStrategy[Any]:
    """Values that mostly keep a schema; one in forty is junk, at every level."""
    good = _good(schema, defs, depth)
    return st.integers(0, _OFTEN).flatmap(lambda n: good if n else st.sampled_from(JUNK))


def _good(schema: Any, defs: Any, depth: int) -> st.SearchStrategy[Any]:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return st.deferred(lambda: _good(defs[name], defs, depth - 1))
    if "enum" in schema or "const" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    if "properties" in schema:
        return _record(schema, defs, depth)
    if "anyOf" in schema:
        return st.one_of([_good(one, defs, depth) for one in schema["anyOf"]])
    return _KINDS[schema["type"]](schema, defs, depth)


def _mapping(schema: Any, defs: Any, depth: int) -> st.SearchStrategy[Any]:
    keys = _good({"type": "string", **schema.get("propertyNames", {})}, defs, depth)
    values = near(schema["additionalProperties"], defs, depth)
    return st.dictionaries(keys, values, max_size=2 if depth > 0 else 0)


def _array(schema: Any, defs: Any, depth: int) -> st.SearchStrategy[Any]:
    if "prefixItems" in schema:
        return st.tuples(*(near(one, defs, depth) for one in schema["prefixItems"])).map(list)
    most = 2 if depth > 0 else schema.get("minItems", 0)
    return st.lists(near(schema["items"], defs, depth), max_size=most)


def _text(schema: Any, defs: Any, depth: int) -> st.SearchStrategy[Any]:
    del defs, depth
    if "pattern" in schema:
        return st.from_regex(schema["pattern"], fullmatch=True, alphabet=_LETTERS)
    return st.sampled_from(["x", "a thing"])


_KINDS: Mapping[str, Callable[[Any, Any, int], st.SearchStrategy[Any]]] = {
    "object": _mapping,
    "array": _array,
    "string": _text,
    "integer": lambda schema, _, __: st.integers(
        schema.get("minimum", -1) - 1, schema.get("maximum", 1) + 1
    ),
    "number": lambda _, __, ___: st.integers(-1, 250).map(lambda n: n / 100),
    "boolean": lambda _, __, ___: st.booleans(),
    "null": lambda _, __, ___: st.none(),
}

_LETTERS = st.characters(codec="ascii", min_codepoint=32)


def _record(schema: Any, defs: Any, depth: int) -> st.SearchStrategy[Any]:
    """The keys that must be there, some that may be, and now and then one too many or few."""
    properties, required = schema["properties"], set(schema.get("required", ()))
    values = {key: near(value, defs, depth) for key, value in properties.items()}
    shapes = _shapes(schema) or [_Shape()]

    @st.composite
    def drawn(draw: st.DrawFn) -> dict[str, Any]:
        shape = draw(st.sampled_from(shapes))
        keys = required | set(draw(st.lists(st.sampled_from(sorted(properties)), max_size=4)))
        keys = (keys - shape.idle) | shape.needed
        record: dict[str, Any] = {key: draw(values[key]) for key in sorted(keys)}
        record.update(shape.said)
        match draw(st.integers(0, _OFTEN)):
            case 0:
                record["xyzzy"] = 1
            case 1 if record:
                del record[draw(st.sampled_from(sorted(record)))]
            case _:
                pass
        return record

    return drawn()


@dataclass(frozen=True)
class _Shape:
    """One of the ways in which a record may be complete."""

    needed: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()
    said: Mapping[str, Any] = field(default_factory=dict)


def _shapes(schema: Any) -> list[_Shape]:
    choices = [*schema.get("oneOf", ()), *schema.get("anyOf", ())]
    exclusive = frozenset[str]().union(*(one["required"] for one in schema.get("oneOf", ())))
    found = [_shape(one, exclusive) for one in choices]
    for rule in schema.get("allOf", ()):
        if "if" in rule:
            ((key, words),) = rule["if"]["properties"].items()
            shape = _shape(rule["then"])
            found += [replace(shape, said={key: word}) for word in words["enum"]]
    return found


def _shape(rule: Any, exclusive: frozenset[str] = frozenset()) -> _Shape:
    needed = frozenset(rule.get("required", ()))
    nulls = {key for key, one in rule.get("properties", {}).items() if one == {"type": "null"}}
    return _Shape(needed, (exclusive | nulls) - needed)
