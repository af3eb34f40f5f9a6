"""YAML read safely into a tree that remembers where each value stood.

Plain data only: no tags, no anchors (so nothing can expand without bound), no key twice, and
nothing guessed: `yes` and `010` stay text, a decimal stays exact, a day must exist.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from solver.files.errors import Fault, InputError

MAX_BYTES = 64 * 1024 * 1024
"""A larger file is refused: a hundred thousand people fit in less."""

N = TypeVar("N", bound=Node)

_FILE = "gangwei_file"
_DEPTH = 60
_STR = "tag:yaml.org,2002:str"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_QUOTED = ("'", '"', "|", ">")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def read_tree(path: Path) -> MappingNode:
    """The top mapping of a YAML file; raises InputError where there is none to be had."""
    name = str(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _whole(
                name, "The file is larger than 64 MiB.", "Split it, or check its contents."
            )
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise _whole(name, "There is no such file.", "Correct the path.") from None
    except UnicodeDecodeError as error:
        raise _whole(
            name, f"Not UTF-8 text (byte {error.start}).", "Save the file as UTF-8."
        ) from None
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise _whole(name, f"Cannot be read: {reason}.", "Name a readable file.") from None
    return parse_tree(text, name)


def parse_tree(text: str, name: str) -> MappingNode:
    """The top mapping of a YAML text; `name` stands for the file in messages."""
    loader = _LOADER(text)
    try:
        top = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        fault = Fault(
            name,
            line,
            (),
            f"Not YAML: {error.problem or error.context}.",
            "Check the indentation, colons and brackets of this line and the one before.",
        )
        raise InputError(fault) from None
    except (yaml.YAMLError, RecursionError) as error:
        reason = str(error).splitlines()[0]
        raise _whole(name, f"Not YAML: {reason}.", "Save it as plain YAML.") from None
    finally:
        loader.dispose()
    if not isinstance(top, MappingNode):
        raise _whole(name, "The file holds no mapping of keys.", "Begin with `schema: gangwei/1`.")
    _check(top, name, set(), 0)
    return top


def _whole(name: str, what: str, mend: str) -> InputError:
    return InputError(Fault(name, None, (), what, mend))


def _check(node: Node, name: str, seen: set[int], depth: int) -> None:
    """Refuses what plain data does not need, and stamps the file's name on every node."""
    if id(node) in seen:
        raise _at(node, "An alias repeats an earlier part.", "Write the part out.")
    seen.add(id(node))
    _named(node, name)  # the C parser's marks carry no name of the file
    if depth > _DEPTH:
        raise _at(node, f"Nested deeper than {_DEPTH} levels.", "Flatten it.")
    if isinstance(node, MappingNode):
        _check_mapping(node, name, seen, depth)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            _check(item, name, seen, depth + 1)
    elif not node.tag.startswith("tag:yaml.org,2002:"):
        raise _at(node, f"The tag {node.tag} is not plain data.", "Write the value without it.")


def _check_mapping(node: MappingNode, name: str, seen: set[int], depth: int) -> None:
    lines: dict[str, int] = {}
    for key, value in node.value:
        _check(key, name, seen, depth + 1)
        if not isinstance(key, ScalarNode):
            raise _at(key, "A key is not a single word.", "Write a plain key.")
        line = key.start_mark.line + 1
        if key.value in lines:
            what = (
                f"The key {key.value} stands here again; it was given in line {lines[key.value]}."
            )
            raise _at(key, what, "Keep one of the two.")
        lines[key.value] = line
        _check(value, name, seen, depth + 1)


def _at(node: Node, what: str, mend: str) -> InputError:
    return InputError(Fault(file_of(node), line_of(node), (), what, mend))


def file_of(node: Node) -> str:
    """The file that a node was read from."""
    return str(getattr(node, _FILE))


def line_of(node: Node) -> int:
    """The line that a node begins in, counted from 1."""
    return int(node.start_mark.line) + 1


def data_of(node: Node) -> Any:
    """The plain data of a tree: dict, list, str, int, Decimal, bool, date, None."""
    if isinstance(node, MappingNode):
        return {_scalar(key): data_of(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [data_of(item) for item in node.value]
    return _scalar(node)


def _scalar(node: Node) -> object:
    text = str(node.value)
    if isinstance(node, ScalarNode) and node.style in _QUOTED:  # quoted or block text is text
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text) if len(text) <= _DEPTH else text
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise _at(node, f"{text} is no day of the calendar.", "Correct the date.") from None
    return text


def get(node: MappingNode, key: str) -> Node | None:
    """The value of a key, None where the mapping lacks it."""
    return next((value for name, value in node.value if name.value == key), None)


def put(node: MappingNode, key: str, value: Node) -> None:
    """Sets a key of a tree that is still being put together."""
    for index, (name, _) in enumerate(node.value):
        if name.value == key:
            node.value[index] = (name, value)
            return
    node.value.append((_named(ScalarNode(_STR, key, value.start_mark), file_of(value)), value))


def scalar_node(text: str, origin: str) -> ScalarNode:
    """A value that came from elsewhere, such as the command line; `origin` names it."""
    mark = yaml.Mark(origin, 0, 0, 0, None, 0)
    return _named(ScalarNode(_STR, text, mark), origin)


def mapping_node(origin: str) -> MappingNode:
    """An empty mapping to put keys into."""
    mark = yaml.Mark(origin, 0, 0, 0, None, 0)
    return _named(MappingNode("tag:yaml.org,2002:map", [], mark), origin)


def _named(node: N, origin: str) -> N:
    setattr(node, _FILE, origin)
    return node


def locate(top: Node, path: Iterable[str | int]) -> tuple[Node, tuple[str, ...]]:
    """The node nearest to a path, and the path in words: ids for records, numbers from 1.

    Steps that the file does not have (names of union members, an absent key) are passed over,
    so that the place named is the innermost one that exists.
    """
    node, words = top, list[str]()
    for step in path:
        if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            words.append(_call(node, step))
        elif isinstance(node, MappingNode):
            value = get(node, str(step))
            if value is not None:
                node = value
                words.append(str(step))
    return node, tuple(words)


def _call(node: Node, index: int) -> str:
    name = get(node, "id") if isinstance(node, MappingNode) else None
    return name.value if isinstance(name, ScalarNode) else str(index + 1)
