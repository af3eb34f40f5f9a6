"""Why somebody cannot have a seat: full lines whose people can go nowhere else.

A Hall set (Hall 1935): lines with as many places as there are people who, whatever they take of
what is left to them, take as many of these places as they do now.
"""

from collections.abc import Iterable, Iterator, Set

from solver.program.priority.seating import Kept, Seating

Lines = frozenset[int]


def full_against(seating: Seating, who: int, column: int, kept: Kept) -> Lines:
    """Full lines that keep somebody from a column; empty where none are seen to.

    Of the lines that stand in the way those are left out which somebody could leave for one that
    is free, or for one that somebody could leave for such a line, and so on.
    """
    against = _in_the_way(seating, who, column, kept)
    dead = against - _leavable(seating, against, kept)
    if _places(seating, dead, column) <= _places(seating, dead, seating.holds[who]):
        return frozenset()
    for other in _inside(seating, dead) - {who}:
        now = _places(seating, dead, seating.holds[other])
        if any(_places(seating, dead, c) < now for c in seating.options(other, kept)):
            return frozenset()
    return dead


def beside(seating: Seating, dead: Lines) -> Iterator[tuple[int, list[int]]]:
    """What such lines take from everybody: options in more of their places than must be."""
    touched = {seating.person[c] for at in dead for c in seating.part.lines[at].columns}
    for who in sorted(touched):
        left = seating.left[who]
        least = min(_places(seating, dead, column) for column in left)
        if gone := [column for column in left if _places(seating, dead, column) > least]:
            yield who, gone


def _places(seating: Seating, lines: Lines, column: int) -> int:
    return len(seating.limits(column) & lines)


def _full(seating: Seating, column: int, held: int) -> Lines:
    """The full lines that somebody would come to in a column."""
    new = seating.limits(column) - seating.limits(held)
    return frozenset(at for at in new if not seating.slack[at])


def _inside(seating: Seating, lines: Iterable[int]) -> set[int]:
    """Who is in these lines now."""
    return {
        seating.person[column]
        for at in lines
        for column in seating.part.lines[at].columns
        if seating.values[column]
    }


def _in_the_way(seating: Seating, who: int, column: int, kept: Kept) -> Lines:
    """Full lines that would have to be left, for the column and for what follows from it."""
    found = set(_full(seating, column, seating.holds[who]))
    due = list(found)
    while due:
        for other in _inside(seating, [due.pop()]) - {who}:
            held = seating.holds[other]
            for option in seating.options(other, kept):
                new = _full(seating, option, held) - found
                found |= new
                due += new
    return frozenset(found)


def _leavable(seating: Seating, lines: Lines, kept: Kept) -> Set[int]:
    """The lines of these that somebody in them can leave, as far as that is seen line by line."""
    free: set[int] = set()
    people = sorted(_inside(seating, lines))
    before = -1
    while before < len(free):
        before = len(free)
        for who in people:
            held = seating.holds[who]
            for option in seating.options(who, kept):
                left = (seating.limits(held) & lines) - seating.limits(option) - free
                if left and _full(seating, option, held) <= free:
                    free |= left
    return free
