"""From pydantic's errors to faults that a tired person can mend."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from models.conditions import KEYWORDS
from models.problems import MOST, Inconsistent, Problem
from models.text import unfit
from solver.files.errors import Fault
from solver.files.nodes import MappingNode, Node, fault_at
from solver.files.places import locate

_MENDS = {
    "missing": "Add it.",
    "extra_forbidden": "Correct or remove the key.",
    "date_from_datetime_parsing": "Write a day as 2005-11-01, or a month as 2005-11.",
    "date_parsing": "Write a day as 2005-11-01, or a month as 2005-11.",
    "date_type": "Write a day as 2005-11-01, or a month as 2005-11.",
    "no_day": "Write a day as 2005-11-01, or a month as 2005-11.",
    "int_type": "Write a whole number.",
    "int_parsing": "Write a whole number.",
    "int_from_float": "Write a whole number.",
    "greater_than": "Write a larger number.",
    "greater_than_equal": "Write a larger number.",
    "less_than_equal": "Write a smaller number.",
    "too_short": "Give at least one.",
    "too_long": "Give fewer.",
    "value_error": "Correct the value.",
    "tuple_type": "Write a list.",
    "dict_type": "Write keys with values.",
    "mapping_type": "Write keys with values.",
    "model_type": "Write keys with values.",
    "model_attributes_type": "Write keys with values.",
    "string_type": "Write text; put it in quotes if it looks like a number or a date.",
    "string_too_long": "Write less.",
    "string_too_short": "Write something, or leave the key out.",
    "string_pattern_mismatch": "Use letters, digits, `.`, `_` and `-` only.",
    "bool_type": "Write true or false.",
    "bool_parsing": "Write true or false.",
    "union_tag_not_found": f"A condition has one keyword of: {', '.join(KEYWORDS)}.",
}


def faults(top: MappingNode, invalid: ValidationError) -> list[Fault]:
    """The mistakes of a file, in reading order, each once; of very many those found first."""
    found: dict[Fault, None] = {}
    errors = invalid.errors(include_url=False)[:MOST]
    for error in errors:
        if _follows(error, errors):
            continue
        for fault in _faults(top, error):
            found[fault] = None
    return sorted(found, key=_place)[:MOST]


def faults_of(top: MappingNode, problems: Iterable[Problem]) -> list[Fault]:
    """Problems of a file as faults, each at its place, in reading order."""
    found = [_fault(top, problem.at, problem.what, problem.mend) for problem in problems]
    return sorted(found, key=_place)


def _place(fault: Fault) -> tuple[str, int]:
    return fault.file, fault.line or 0


def _follows(error: ErrorDetails, errors: Sequence[ErrorDetails]) -> bool:
    """True for an error that another one explains.

    A list too short because a member failed; a key that is missing because it is misspelt.
    """
    place = error["loc"]
    if error["type"] == "too_short":
        return any(one["loc"][: len(place)] == place != one["loc"] for one in errors)
    if error["type"] == "missing":
        misspelt = [
            str(one["loc"][-1])
            for one in errors
            if one["type"] == "extra_forbidden" and one["loc"][:-1] == place[:-1]
        ]
        return any(get_close_matches(name, [str(place[-1])]) for name in misspelt)
    return False


def _faults(top: MappingNode, error: Any) -> Iterator[Fault]:
    context = error.get("ctx", {})
    cause = context.get("error")
    if isinstance(cause, Inconsistent):
        loc = error["loc"]
        yield from faults_of(top, [p.replace(at=(*loc, *p.at)) for p in cause.problems])
        return
    unlike = error["type"] == "string_pattern_mismatch"
    said = unfit(error["input"], context["pattern"]) if unlike else None
    what, mend = said or _words(error, context, cause)
    yield _fault(top, error["loc"], what, mend)


def fault_in(top: Node, path: Sequence[str | int], problem: Problem) -> Fault:
    """A contradiction that was found in what a file states, at a path of the file."""
    return _fault(top, path, problem.what, problem.mend)


def _fault(top: Node, path: Sequence[str | int], what: str, mend: str) -> Fault:
    node, words = locate(top, path)
    return fault_at(node, words, what, mend)


def _words(error: Mapping[str, Any], context: Mapping[str, Any], cause: object) -> tuple[str, str]:
    kind, last = error["type"], error["loc"][-1] if error["loc"] else ""
    mend = _MENDS.get(kind, "Correct the value.")
    match kind:
        case "missing":
            lacking = "An item" if isinstance(last, int) else f"The key {last}"
            return f"{lacking} is missing.", mend
        case "extra_forbidden":
            return f"There is no key {_shown(last)} here.", _nearest(str(last)) or mend
        case "union_tag_not_found":
            return "This is no condition that can be judged.", mend
        case "too_short" | "too_long":
            least, most = context.get("min_length"), context.get("max_length")
            bound = f"at least {least}" if kind == "too_short" else f"at most {most}"
            return f"There must be {bound}.", mend
        case "value_error":
            return _sentence(str(cause or error["msg"])), mend
        case "enum" | "literal_error":
            words = context["expected"].replace("'", "")
            what, mend = "is not one of the words known here", f"Write {words}."
        case "no_day":
            what = "is no day of the calendar"
        case _:
            what = "does not do"
    return f"{_shown(error['input'])} {what}.", mend


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def _shown(value: object) -> str:
    if isinstance(value, Mapping | list | tuple):
        return "A group of values"
    text = "Nothing" if value is None else str(value)
    return text if len(text) <= _LONG else text[:_LONG] + "…"


_LONG = 60


def _nearest(name: str) -> str | None:
    """A hint where an unknown key looks like a known one."""
    near = get_close_matches(name, _known() - {name}, n=1, cutoff=0.8)
    return f"Perhaps {near[0]} is meant." if near else None


@cache
def _known() -> frozenset[str]:
    """Every key of a file."""
    from models.region import Region  # only needed once something is wrong
    from models.scenario import Scenario

    schemas = [kind.model_json_schema(by_alias=True) for kind in (Scenario, Region)]
    return frozenset[str]().union(*map(_keys, schemas))


def _keys(schema: Mapping[str, Any]) -> set[str]:
    records = [schema, *schema.get("$defs", {}).values()]
    return {key for record in records for key in record.get("properties", {})}
