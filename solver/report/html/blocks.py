"""Report sections in the form that the page's template draws."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from solver.report.table import Column, Part, Section

_ITEM = "- "


@dataclass(frozen=True)
class Head:
    """A column's heading; numbers stand at the right."""

    text: str
    number: bool


@dataclass(frozen=True)
class Block:
    """A paragraph, a list or a table, whichever is given."""

    text: str = ""
    items: tuple[str, ...] = ()
    heads: tuple[Head, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A part of the page: the name that links lead to, the heading, what stands below it."""

    name: str
    heading: str
    blocks: tuple[Block, ...]


def blocks_of(section: Section) -> tuple[Block, ...]:
    """The parts of a section one after the other; lines that begin with a dash are a list."""
    return tuple(block for group in section for block in _group(group))


def _group(group: Sequence[Part]) -> Iterator[Block]:
    items: list[str] = []
    for part in group:
        if isinstance(part, str) and part.startswith(_ITEM):
            items.append(part.removeprefix(_ITEM))
            continue
        if items:
            yield Block(items=tuple(items))
            items = []
        yield Block(text=part) if isinstance(part, str) else table_of(part)
    if items:
        yield Block(items=tuple(items))


def table_of(columns: Sequence[Column]) -> Block:
    """A table, row by row."""
    heads = tuple(Head(column.head, column.right) for column in columns)
    rows = tuple(zip(*(column.cells for column in columns), strict=True))
    return Block(heads=heads, rows=rows)
