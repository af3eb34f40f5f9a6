"""A part of a program: columns that still can vary, and the lines between them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from solver.program.proof.line import Line, activity, of_row
from solver.program.search import Stated


@dataclass(frozen=True, slots=True)
class Part:
    """Columns of a program, in their order, with the lines that only they are in.

    `upper` is the largest value of every column of the program; the smallest is 0.
    """

    upper: Sequence[int] | Mapping[int, int]
    columns: tuple[int, ...]
    lines: tuple[Line, ...]


class Contradiction(Exception):  # noqa: N818 (it states a fact)
    """Lines that no values satisfy: the program has no answer."""


def whole(stated: Stated) -> Part:
    """A whole program as one part."""
    upper = tuple(stated.upper)
    return Part(upper, tuple(range(len(upper))), tuple(map(of_row, stated.rows, count())))


def lawful(part: Part, values: Mapping[int, int]) -> bool:
    """True where whole values of its columns keep every line of a part, exactly."""
    return all(0 <= values[column] <= part.upper[column] for column in part.columns) and all(
        _keeps(line, activity(line, values)) for line in part.lines
    )


def _keeps(line: Line, activity: int) -> bool:
    return activity == line.most if line.tight else activity <= line.most


def split(part: Part) -> Iterator[Part]:
    """The parts of a part that share no line, in the order of their first columns."""
    root = joined(line.columns for line in part.lines)
    columns: dict[int, list[int]] = {}
    for column in part.columns:
        columns.setdefault(root.get(column, column), []).append(column)
    lines: dict[int, list[Line]] = {first: [] for first in columns}
    for line in part.lines:
        lines[root[line.columns[0]]].append(line)
    for first, own in columns.items():
        yield Part(part.upper, tuple(own), tuple(lines[first]))


def joined(groups: Iterable[Sequence[int]]) -> dict[int, int]:
    """For each member of a group the smallest of all that groups in common lead to."""
    root: dict[int, int] = {}
    for group in groups:
        tops = set()
        for one in group:
            top = root.setdefault(one, one)
            while root[top] != top:
                root[top] = top = root[root[top]]
            root[one] = top
            tops.add(top)
        root.update(dict.fromkeys(tops, min(tops, default=0)))
    for one in sorted(root):  # what one leads to is smaller, and so at its end already
        root[one] = root[root[one]]
    return root
