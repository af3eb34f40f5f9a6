"""Why somebody cannot have a seat: full lines whose people can go nowhere else.

A Hall set (Hall 1935): lines with as many places as there are people who, whatever they take of
what is left to them, take as many of these places as they do now. Looked for among all lines, and
among such alone that do not lie within each other, where a place counts once.
"""

from collections.abc import Iterable, Iterator, Set

from solver.program.priority.seating import Kept, Seating

Lines = frozenset[int]


def full_against(seating: Seating, who: int, column: int, kept: Kept) -> Lines:
    """Full lines that keep somebody from a column; empty where none are seen to."""
    every = in_the_way(seating, who, column, kept)
    if dead := _hall(seating, who, column, kept, every, every):
        return dead
    around = {at: seating.around(at) & every for at in every}
    outer = frozenset(at for at in every if around[at] == {at})
    inner = every - {one for at in every for one in around[at] - {at}}
    for family in dict.fromkeys((outer, inner)):
        against = in_the_way(seating, who, column, kept, family)
        if dead := _hall(seating, who, column, kept, family, against):
            return dead
    return frozenset()


def _hall(
    seating: Seating, who: int, column: int, kept: Kept, family: Lines, against: Lines
) -> Lines:
    """The same among some lines of a family.

    Those are left out which somebody could leave for one that is free, or for one that somebody
    could leave for such a line, and so on; and what then is left for fewer places than now.
    """
    dead = against - _leavable(seating, against, kept, family)
    while True:
        if places(seating, dead, column) <= places(seating, dead, seating.holds[who]):
            return frozenset()
        left = set[int]()
        for other in _inside(seating, dead) - {who}:
            held = seating.limits(seating.holds[other]) & dead
            for option in seating.options(other, kept):
                if places(seating, dead, option) < len(held):
                    left |= held - seating.limits(option)
        if not left:
            return dead
        dead -= left


def beside(seating: Seating, dead: Lines) -> Iterator[tuple[int, list[int]]]:
    """What such lines take from everybody: options in more of their places than must be."""
    touched = {seating.person[c] for at in dead for c in seating.part.lines[at].columns}
    for who in sorted(touched):
        left = seating.left[who]
        least = min(places(seating, dead, column) for column in left)
        if gone := [column for column in left if places(seating, dead, column) > least]:
            yield who, gone


def in_the_way(
    seating: Seating, who: int, column: int, kept: Kept, family: Lines | None = None
) -> Lines:
    """Full lines that would have to be left, for the column and for what follows from it."""
    found = set(_full(seating, column, seating.holds[who], family))
    due, asked = list(found), {who}
    while due:
        for other in _inside(seating, [due.pop()]) - asked:
            asked.add(other)
            held = seating.holds[other]
            for option in seating.options(other, kept):
                new = _full(seating, option, held, family) - found
                found |= new
                due += new
    return frozenset(found)


def near_to(seating: Seating, who: int, columns: Iterable[int], kept: Kept) -> Set[int]:
    """Somebody, and whoever is in a line that stands in the way of some columns."""
    lines = {at for column in columns for at in in_the_way(seating, who, column, kept)}
    return _inside(seating, lines) | {who}


def places(seating: Seating, lines: Lines, column: int) -> int:
    """How many of some lines a column is in."""
    return len(seating.limits(column) & lines)


def _full(seating: Seating, column: int, held: int, family: Lines | None) -> Lines:
    """The full lines that somebody would come to in a column."""
    new = seating.limits(column) - seating.limits(held)
    new = new if family is None else new & family
    return frozenset(at for at in new if not seating.slack[at])


def _inside(seating: Seating, lines: Iterable[int]) -> set[int]:
    """Who is in these lines now."""
    return {
        seating.person[column]
        for at in lines
        for column in seating.part.lines[at].columns
        if seating.values[column]
    }


def _leavable(seating: Seating, lines: Lines, kept: Kept, family: Lines) -> Set[int]:
    """The lines of these that somebody in them can leave, as far as that is seen line by line."""
    free: set[int] = set()
    people = sorted(_inside(seating, lines))
    before = -1
    while before < len(free):
        before = len(free)
        for who in people:
            held = seating.holds[who]
            inside = (seating.limits(held) & lines) - free
            for option in seating.options(who, kept) if inside else ():
                left = inside - seating.limits(option)
                if left and _full(seating, option, held, family) <= free:
                    free |= left
    return free
