"""YAML read safely into a tree that remembers where each value stood.

Plain data only: no tags, no anchors (so nothing can expand without bound), no key twice.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import yaml

from solver.files.errors import Fault, InputError
from solver.files.nodes import MappingNode, Node, ScalarNode, SequenceNode, fault_at
from solver.files.source import DISK, Source

MAX_BYTES = 64 * 1024 * 1024
"""A larger file is refused: a hundred thousand people fit in less."""

DEPTH = 60
"""A file nested deeper is refused."""

QUOTED = frozenset({"'", '"', "|", ">"})
"""The styles of a text that stays text, whatever it looks like."""

ENDS = frozenset({yaml.SequenceEndEvent, yaml.MappingEndEvent})
"""What ends a collection."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COLLECTIONS: Mapping[Any, type[SequenceNode] | type[MappingNode]] = {
    yaml.SequenceStartEvent: SequenceNode,
    yaml.MappingStartEvent: MappingNode,
}


def read_tree(path: Path, source: Source = DISK) -> MappingNode:
    """The top mapping of a YAML file; raises InputError where there is none to be had."""
    return parse_tree(text_of(path, source), str(path))


def text_of(path: Path, source: Source = DISK) -> str:
    """The text of a file; raises InputError where it cannot be read."""
    name = str(path)
    try:
        if source.size(path) > MAX_BYTES:
            raise _whole(
                name, "The file is larger than 64 MiB.", "Split it, or check its contents."
            )
        return TextIOWrapper(BytesIO(source.read(path)), encoding="utf-8-sig").read()
    except FileNotFoundError:
        raise _whole(name, "There is no such file.", "Correct the path.") from None
    except UnicodeDecodeError as error:
        raise _whole(
            name, f"Not UTF-8 text (byte {error.start}).", "Save the file as UTF-8."
        ) from None
    except (OSError, ValueError) as error:
        unnamed = "no reason given" if isinstance(error, OSError) else "not the name of a file"
        reason = getattr(error, "strerror", None) or unnamed
        raise _whole(name, f"Cannot be read: {reason}.", "Name a readable file.") from None


def parse_value(text: str, name: str) -> Node:
    """Any YAML value, such as a cell holds; raises InputError where it is none."""
    indented = "\n".join(f"  {line}" for line in text.splitlines())
    value: Node = parse_tree(f"value:\n{indented}", name).value[0][1]
    return value


def parse_tree(text: str, name: str) -> MappingNode:
    """The top mapping of a YAML text; `name` stands for the file in messages."""
    try:
        top = _composed(text, name)
    except yaml.MarkedYAMLError as error:
        at_end = error.problem is not None and "unexpected end of stream" in error.problem
        mark = error.context_mark if at_end and error.context_mark else error.problem_mark
        fault = Fault(
            name,
            mark.line + 1 if mark else None,
            (),
            f"Not YAML: {error.problem or error.context}.",
            "Check the indentation, colons and brackets of this line and the one before.",
        )
        raise InputError(fault) from None
    except yaml.YAMLError as error:
        reason = str(error).splitlines()[0]
        raise _whole(name, f"Not YAML: {reason}.", "Save it as plain YAML.") from None
    if not isinstance(top, MappingNode):
        raise _whole(name, "The file holds no mapping of keys.", "Begin with `schema: gangwei/1`.")
    return top


def _whole(name: str, what: str, mend: str) -> InputError:
    return InputError(Fault(name, None, (), what, mend))


def events(text: str) -> Iterator[Any]:
    """What a YAML text is made of, in its order; raises YAMLError where it is none."""
    return iter(_LOADER(text).get_event, None)


def _composed(text: str, name: str) -> Node | None:
    """The tree of the first document, built from events so that no depth can exhaust the stack.

    `into` is the collection that is read, `above` those around it. In a mapping keys and values
    take turns: `keys` are those that it has, `key` the one whose value is to come.
    """
    documents: list[Any] = []
    above: list[tuple[list[Any], dict[str, Node] | None]] = []
    into, keys, key = documents, None, None
    for event in events(text):
        kind = type(event)
        if kind is yaml.ScalarEvent:
            line, quoted = event.start_mark.line + 1, event.style in QUOTED
            node: Node = ScalarNode(event.value, name, line, None, quoted)
        elif kind in _COLLECTIONS:
            node = _COLLECTIONS[kind]([], name, event.start_mark.line + 1)
        elif kind in ENDS:
            into, keys = above.pop()
            continue
        else:
            _check(event, name, another=bool(documents))
            continue
        if event.tag is not None:
            what = f"The tag {event.tag} is not plain data."
            raise _said(event, name, what, "Write the value without it.")
        if keys is None:
            into.append(node)
        elif key is None:
            key = _key(node, keys)
            continue
        else:
            into.append((key, node))
            key = None
        if kind is not yaml.ScalarEvent:
            above.append((into, keys))
            into, keys = node.value, {} if kind is yaml.MappingStartEvent else None
            if len(above) > DEPTH:
                raise _at(node, f"Nested deeper than {DEPTH} levels.", "Flatten it.")
    return documents[0] if documents else None


def _key(node: Node, keys: dict[str, Node]) -> ScalarNode:
    """A key, noted; raises InputError for what cannot be one."""
    if not isinstance(node, ScalarNode):
        raise _at(node, "A key is not a single word.", "Write a plain key.")
    known = keys.setdefault(node.value, node)
    if known is not node:
        what = f"The key {node.value} stands here again; it was given in line {known.line}."
        raise _at(node, what, "Keep one of the two.")
    return node


def _check(event: Any, name: str, *, another: bool) -> None:
    """Refuses an alias, and `another` document."""
    if type(event) is yaml.AliasEvent:
        raise _said(event, name, "An alias repeats an earlier part.", "Write the part out.")
    if another and type(event) is yaml.DocumentStartEvent:
        raise _said(event, name, "A second document begins.", "Keep one to a file.")


def _said(event: Any, name: str, what: str, mend: str) -> InputError:
    return InputError(Fault(name, event.start_mark.line + 1, (), what, mend))


def _at(node: Node, what: str, mend: str) -> InputError:
    return InputError(fault_at(node, (), what, mend))
