"""A scenario as people write it: one record after the other, short parts on one line.

Written by hand because a library takes a minute for 20,000 people, and because the files should
look like those that officers keep.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

_PLAIN = re.compile(
    r"[A-Za-z\u4e00-\u9fff（），。、；（）][A-Za-z0-9._\u4e00-\u9fff（），。、；-]*"
)
_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
_LISTS = ("posts", "people", "relations")


def emit(document: Mapping[str, Any], remark: str) -> str:
    """The text of a scenario file, with a remark at its head."""
    lines = [f"# {line}" for line in remark.splitlines()]
    for key, value in document.items():
        if key in _LISTS:
            lines.append(f"{key}:" if value else f"{key}: []")
            for record in value:
                lines += _record(record)
        elif key == "plan":
            lines.append("plan:")
            lines += [f"  {name}: {flow(part)}" for name, part in value.items()]
        else:
            lines.append(f"{key}: {flow(value)}")
    return "\n".join(lines) + "\n"


def _record(record: Mapping[str, Any]) -> Iterator[str]:
    """A record: its keys below each other, its id first."""
    for number, (key, value) in enumerate(record.items()):
        mark = "    " if number else "  - "
        if key == "requires" and "all" in value:
            yield f"{mark}requires:"
            yield "      all:"
            yield from (f"        - {flow(part)}" for part in value["all"])
        else:
            yield f"{mark}{key}: {flow(value)}"


def flow(value: Any) -> str:
    """A value on one line."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {flow(part)}" for key, part in value.items()) + "}"
        case list():
            return "[" + ", ".join(flow(part) for part in value) + "]"
        case bool():
            return "true" if value else "false"
        case int() | Decimal():
            return str(value)
        case date():
            return value.isoformat()
        case _:
            return _text(str(value))


def _text(value: str) -> str:
    """Plain where YAML reads it back as the same text, quoted otherwise."""
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)
