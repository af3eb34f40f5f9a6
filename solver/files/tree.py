"""YAML read safely into a tree that remembers where each value stood.

Plain data only: no tags, no anchors (so nothing can expand without bound), no key twice.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from solver.files.content import content_of, text_in
from solver.files.errors import Fault, InputError
from solver.files.nodes import MappingNode, Node, ScalarNode, SequenceNode, fault_at
from solver.files.source import DISK, Source

DEPTH = 60
"""A file nested deeper is refused."""

QUOTED = frozenset({"'", '"', "|", ">"})
"""The styles of a text that stays text, whatever it looks like."""

ENDS = frozenset({yaml.SequenceEndEvent, yaml.MappingEndEvent})
"""What ends a collection."""

_OURS = re.compile(
    r"""(?:^|[{,])\s*["']?(?:schema["']?\s*:\s*["']?gangwei|based-on["']?\s*:)""", re.MULTILINE
)
"""What only a file of ours says."""
_BEGIN = "Begin with `schema: gangwei/1`."

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COLLECTIONS: Mapping[Any, type[SequenceNode] | type[MappingNode]] = {
    yaml.SequenceStartEvent: SequenceNode,
    yaml.MappingStartEvent: MappingNode,
}


def read_tree(path: Path, source: Source = DISK) -> MappingNode:
    """The top mapping of a YAML file; raises InputError where there is none to be had."""
    return parse_tree(text_of(path, source), str(path))


def text_of(path: Path, source: Source = DISK) -> str:
    """The text of a file of ours, lines ended alike.

    Raises InputError where it cannot be read, and for a file that does not say that it is ours:
    a message would quote what is no business of ours.
    """
    text = text_in(content_of(path, source), path).removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _OURS.search(text):
        what = "This is not a gangwei file: it says neither `schema: gangwei` nor `based-on`."
        raise _whole(str(path), what, _BEGIN)
    return text


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
        raise _whole(name, "The file holds no mapping of keys.", _BEGIN)
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
