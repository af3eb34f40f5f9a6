"""YAML read safely into a tree that remembers where each value stood.

Plain data only: no tags, no anchors (so nothing can expand without bound), no key twice, and
nothing guessed: `yes` and `010` stay text, a decimal stays exact, a day must exist.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, TypeVar

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from models.conditions import KEYWORDS
from solver.files.errors import Fault, InputError
from solver.files.source import DISK, Source

MAX_BYTES = 64 * 1024 * 1024
"""A larger file is refused: a hundred thousand people fit in less."""

N = TypeVar("N", bound=Node)

_FILE, _CELL = "gangwei_file", "gangwei_cell"
_DEPTH = 60
_STR = "tag:yaml.org,2002:str"
_SEQ = "tag:yaml.org,2002:seq"
_MAP = "tag:yaml.org,2002:map"
_PROGRAM = "--"
"""What the name of a place that is no file begins with."""
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_YEAR = re.compile(r"0|[1-9][0-9]{0,59}")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DIGITS = frozenset("0123456789")
_NUMERIC = _DIGITS | {"+", "-"}
"""What a number, a year or a day begins with."""
_QUOTED = ("'", '"', "|", ">")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def read_tree(path: Path, source: Source = DISK) -> MappingNode:
    """The top mapping of a YAML file; raises InputError where there is none to be had."""
    name = str(path)
    try:
        if source.size(path) > MAX_BYTES:
            raise _whole(
                name, "The file is larger than 64 MiB.", "Split it, or check its contents."
            )
        text = TextIOWrapper(BytesIO(source.read(path)), encoding="utf-8-sig").read()
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
    return parse_tree(text, name)


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


def _composed(text: str, name: str) -> Node | None:
    """The tree of the first document, built from events so that no depth can exhaust the stack."""
    open_: list[_Open] = []
    top: Node | None = None
    for event in yaml.parse(text, Loader=_LOADER):
        kind = type(event)
        if kind in _ENDS:
            open_.pop()
        elif kind in _NODES:
            node = _named(_node(event, name), name)
            if open_:
                open_[-1].take(node)
            else:
                top = node
            if kind is not yaml.ScalarEvent:
                open_.append(_Open(node))
                if len(open_) > _DEPTH:
                    raise _at(node, f"Nested deeper than {_DEPTH} levels.", "Flatten it.")
        elif kind is yaml.DocumentStartEvent and top is not None:
            raise _said(event, name, "A second document begins.", "Keep one to a file.")
    return top


_ENDS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
_NODES = frozenset(
    {yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.AliasEvent}
)


def _node(event: Any, name: str) -> Node:
    """A node without its children; only plain data is let through."""
    if type(event) is yaml.AliasEvent:
        raise _said(event, name, "An alias repeats an earlier part.", "Write the part out.")
    if event.tag is not None:
        what = f"The tag {event.tag} is not plain data."
        raise _said(event, name, what, "Write the value without it.")
    mark: Any = event.start_mark
    if type(event) is yaml.ScalarEvent:
        return ScalarNode(_STR, event.value, mark, None, event.style)
    kind, tag = (
        (SequenceNode, _SEQ) if isinstance(event, yaml.SequenceStartEvent) else (MappingNode, _MAP)
    )
    return kind(tag, [], mark)


class _Open:
    """A collection that is still read; in a mapping keys and values take turns."""

    __slots__ = ("_key", "_keys", "_value")

    def __init__(self, node: Node) -> None:
        self._value: list[Any] = node.value
        self._keys: dict[str, Node] | None = {} if isinstance(node, MappingNode) else None
        self._key: Node | None = None

    def take(self, node: Node) -> None:
        """Puts a node into the collection; raises InputError for a key that cannot be one."""
        if self._keys is None:
            self._value.append(node)
        elif self._key is not None:
            self._value.append((self._key, node))
            self._key = None
        elif not isinstance(node, ScalarNode):
            raise _at(node, "A key is not a single word.", "Write a plain key.")
        elif (known := self._keys.setdefault(node.value, node)) is not node:
            what = f"The key {node.value} stands here again; it was given in line {line_of(known)}."
            raise _at(node, what, "Keep one of the two.")
        else:
            self._key = node


def _said(event: Any, name: str, what: str, mend: str) -> InputError:
    return InputError(Fault(name, event.start_mark.line + 1, (), what, mend))


def _at(node: Node, what: str, mend: str) -> InputError:
    return InputError(fault_at(node, (), what, mend))


def fault_at(node: Node, path: tuple[str, ...], what: str, mend: str) -> Fault:
    """A mistake in a node: by file, line and path, or in a workbook by file, sheet and cell."""
    cell = getattr(node, _CELL, None)
    return Fault(file_of(node), line_of(node), path if cell is None else cell, what, mend)


def in_cell(node: N, file: str, cell: tuple[str, ...]) -> N:
    """A node and all below it, as read from a cell: sheet, place, heading."""
    setattr(_named(node, file), _CELL, cell)
    for child in node.value if not isinstance(node, ScalarNode) else ():
        for one in child if isinstance(child, tuple) else (child,):
            in_cell(one, file, cell)
    return node


def file_of(node: Node) -> str:
    """The file that a node was read from."""
    return str(getattr(node, _FILE))


def line_of(node: Node) -> int | None:
    """The line that a node begins in, counted from 1; None for the command line and workbooks."""
    nowhere = file_of(node).startswith(_PROGRAM) or hasattr(node, _CELL)
    return None if nowhere else int(node.start_mark.line) + 1


def data_of(node: Node) -> Any:
    """The plain data of a tree: dict, list, str, int, Decimal, bool, date, None."""
    if isinstance(node, ScalarNode):
        return _scalar(node)
    if isinstance(node, MappingNode):
        return {_key(key): data_of(value) for key, value in node.value}
    return [data_of(item) for item in node.value]


def _key(node: Node) -> str | int:
    """Keys are words, or years, which have neither quotes nor a sign."""
    text = str(node.value)
    plain = isinstance(node, ScalarNode) and node.style not in _QUOTED
    return int(text) if text[:1] in _DIGITS and plain and _YEAR.fullmatch(text) else text


def _scalar(node: ScalarNode) -> object:
    text = str(node.value)
    if text in _WORDS and node.style not in _QUOTED:
        return _WORDS[text]
    if node.style in _QUOTED or text[0] not in _NUMERIC:  # quoted or block text is text
        return text
    if _INT.fullmatch(text):
        return int(text) if len(text) <= _DEPTH else text
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    if _DAY.fullmatch(text):
        with suppress(ValueError):  # a day that does not exist stays text, and is refused as such
            return date.fromisoformat(text)
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
    name = _named(ScalarNode(_STR, key, value.start_mark), file_of(value))
    if cell := getattr(value, _CELL, None):
        in_cell(name, file_of(value), cell)
    node.value.append((name, value))


def scalar_node(text: str, origin: str) -> ScalarNode:
    """A value that came from elsewhere, such as the command line; `origin` names it."""
    mark = yaml.Mark(origin, 0, 0, 0, None, 0)
    return _named(ScalarNode(_STR, text, mark), origin)


def mapping_node(origin: str) -> MappingNode:
    """An empty mapping to put keys into."""
    mark = yaml.Mark(origin, 0, 0, 0, None, 0)
    return _named(MappingNode(_MAP, [], mark), origin)


def sequence_node(origin: str, items: Sequence[Node] = ()) -> SequenceNode:
    """A list of nodes that came from elsewhere."""
    mark = yaml.Mark(origin, 0, 0, 0, None, 0)
    return _named(SequenceNode(_SEQ, list(items), mark), origin)


def quoted_node(text: str, origin: str) -> ScalarNode:
    """Text that came from elsewhere and stays text, whatever it looks like."""
    node = scalar_node(text, origin)
    node.style = "'"
    return node


def _named(node: N, origin: str) -> N:
    setattr(node, _FILE, origin)
    return node


def locate(top: Node, path: Sequence[str | int]) -> tuple[Node, tuple[str, ...]]:
    """The node that tells the line of a path, and the path in words: ids, numbers from 1.

    That is the key, or the item of a list. Steps that the file does not have (an absent key, the
    names that pydantic gives to kinds of condition) are passed over, so that the place named is
    the innermost one that exists.
    """
    node, told, words = top, top, list[str]()
    for index, step in enumerate(path):
        if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = told = node.value[step]
            words.append(_call(node, step))
        elif isinstance(node, MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == str(step)), None)
            if pair is not None and not _names_a_kind(node, pair[1], path[index : index + 2]):
                key, node = pair
                told = key if file_of(key) == file_of(node) else node
                words.append(str(step))
    return told, tuple(words)


def _names_a_kind(node: MappingNode, value: Node, steps: Sequence[str | int]) -> bool:
    """True where a step is the name of a kind of condition, not a key that leads inwards."""
    step, following = steps[0], steps[1] if len(steps) > 1 else None
    if step not in KEYWORDS or not isinstance(following, str):
        return False
    inner = isinstance(value, MappingNode) and get(value, following) is not None
    return following == step or (get(node, following) is not None and not inner)


def _call(node: Node, index: int) -> str:
    name = get(node, "id") if isinstance(node, MappingNode) else None
    return name.value if isinstance(name, ScalarNode) else str(index + 1)
