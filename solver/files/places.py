"""Where in a tree a path leads, in the words of whoever wrote the file."""

from collections.abc import Sequence

from models.conditions import KEYWORDS
from solver.files.nodes import MappingNode, Node, ScalarNode, SequenceNode, get


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
                told = key if key.file == node.file else node
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
