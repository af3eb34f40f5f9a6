"""The tree of a file: values as they were written, each with the place where it stood."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from solver.files.errors import Fault


@dataclass(slots=True, eq=False)
class Node:
    """A value, and where it stood: a line counted from 1, or in a workbook sheet, place, heading.

    What the command line says, or nobody, has neither.
    """

    value: Any
    file: str
    line: int | None = None
    cell: tuple[str, ...] | None = None


@dataclass(slots=True, eq=False)
class ScalarNode(Node):
    """A text; one that was `quoted` stays text, whatever it looks like."""

    value: str
    quoted: bool = False


@dataclass(slots=True, eq=False)
class SequenceNode(Node):
    """A list of nodes."""

    value: list[Node]


@dataclass(slots=True, eq=False)
class MappingNode(Node):
    """Keys, each once, and their values, in their order."""

    value: list[tuple[ScalarNode, Node]]


N = TypeVar("N", bound=Node)


def scalar_node(text: str, origin: str) -> ScalarNode:
    """A value that came from elsewhere, such as the command line; `origin` names it."""
    return ScalarNode(text, origin)


def quoted_node(text: str, origin: str) -> ScalarNode:
    """Text that came from elsewhere and stays text, whatever it looks like."""
    return ScalarNode(text, origin, quoted=True)


def mapping_node(origin: str) -> MappingNode:
    """An empty mapping to put keys into."""
    return MappingNode([], origin)


def sequence_node(origin: str, items: Sequence[Node] = ()) -> SequenceNode:
    """A list of nodes that came from elsewhere."""
    return SequenceNode(list(items), origin)


def in_cell(node: N, file: str, cell: tuple[str, ...] | None) -> N:
    """A node and all below it, as read from a cell: sheet, place, heading; None: from no place."""
    node.file, node.line, node.cell = file, None, cell
    for child in node.value if not isinstance(node, ScalarNode) else ():
        for one in child if isinstance(child, tuple) else (child,):
            in_cell(one, file, cell)
    return node


def get(node: MappingNode, key: str) -> Node | None:
    """The value of a key, None where the mapping lacks it."""
    return next((value for name, value in node.value if name.value == key), None)


def put(node: MappingNode, key: str, value: Node) -> None:
    """Sets a key of a tree that is still being put together."""
    for index, (name, _) in enumerate(node.value):
        if name.value == key:
            node.value[index] = (name, value)
            return
    node.value.append((ScalarNode(key, value.file, value.line, value.cell), value))


def put_all(node: MappingNode, over: MappingNode) -> None:
    """Sets every key of another mapping, in its order, as `put` sets one."""
    places = {name.value: index for index, (name, _) in enumerate(node.value)}
    for name, value in over.value:
        if name.value in places:
            node.value[places[name.value]] = (node.value[places[name.value]][0], value)
        else:
            node.value.append((ScalarNode(name.value, value.file, value.line, value.cell), value))


def fault_at(node: Node, path: tuple[str, ...], what: str, mend: str) -> Fault:
    """A mistake in a node: by file, line and path, or in a workbook by file, sheet and cell."""
    return Fault(node.file, node.line, path if node.cell is None else node.cell, what, mend)
