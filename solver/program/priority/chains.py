"""Whether somebody can have a seat once others make room: chains of moves, shortest first.

What is found is lawful. Where nothing is found there may be a chain all the same: the search ends
after so many half-made chains, and whoever asks proves it in another way.
"""

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush
from itertools import count, islice, repeat

from solver.program.priority.seating import Kept, Seating

FOLLOWED = 60
"""Half-made chains that are followed up before the search gives up."""

TRIED = 400
"""Moves that are looked at to relieve one line."""

Moves = Mapping[int, int]
"""Who takes which column instead of the own."""


def chain(
    seating: Seating, start: Moves, kept: Kept, followed: int = FOLLOWED, tried: int = TRIED
) -> Moves | None:
    """Moves that begin with `start` and break no line; None where none were found.

    Everybody else gets something that is left to them, those who are `kept` one of the columns
    that they are kept in.
    """
    number = count()
    seen: set[frozenset[tuple[int, int]]] = set()
    paths: list[tuple[int, int, int, Moves, list[int]]] = []

    def follow(moves: Moves) -> bool:
        broken = seating.broken(seating.changed(moves))
        heappush(paths, (len(broken), len(moves), next(number), moves, broken))
        return not broken

    follow(start)
    while paths and len(seen) < followed:
        _, _, _, moves, broken = heappop(paths)
        if not broken:
            return moves
        key = frozenset(moves.items())
        if key not in seen:
            seen.add(key)
            further = islice(_reliefs(seating, moves, broken, kept), tried)
            any(follow({**moves, who: takes}) for who, takes in further)
    return None


def _reliefs(
    seating: Seating, moves: Moves, broken: list[int], kept: Kept
) -> Iterator[tuple[int, int]]:
    """Single moves that make one broken line better."""
    lines = seating.part.lines
    at = min(broken, key=lambda one: (len(lines[one].columns), one))
    line, over = lines[at], seating.changed(moves).get(at, 0) > seating.slack[at]
    inside = dict(zip(line.columns, line.numbers or repeat(1), strict=False))
    for column, weight in inside.items():
        who = seating.person.get(column)
        if who is None or who in moves:
            continue
        held = seating.holds[who]
        if (held == column) != ((weight > 0) == over):
            continue
        options = seating.options(who, kept)
        for takes in options if held == column else options & {column}:
            more = inside.get(takes, 0) - inside.get(held, 0)
            if more and (more < 0) == over:
                yield who, takes
