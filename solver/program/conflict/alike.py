"""Claims that are as good as each other: whoever swaps them changes nothing."""

from collections import Counter
from collections.abc import Iterator

from solver.program.conflict.system import System, is_demand

Told = tuple[int | None, int, int]
"""A claim (None: what is given), the place of a line there, and a number in it."""


def alike(system: System) -> tuple[tuple[int, ...], ...]:
    """The claims in classes, in the order of their first.

    Two people who must have one of the same seats are alike: a set of claims can hold with the one
    just as with the other. A claim that is like no other is a class by itself.
    """
    classes: dict[object, list[int]] = {}
    for number, key in _keys(system):
        classes.setdefault(key, []).append(number)
    return tuple(map(tuple, classes.values()))


def _keys(system: System) -> Iterator[tuple[int, object]]:
    """What a claim has in common with those that are like it; its number where there are none."""
    home = system.home
    mates: dict[int, set[int]] = {}
    for column, place in home.items():
        mates.setdefault(place, set()).add(column)
    lines_of = _lines_of(system)
    for number, lines in system.claims.items():
        asked = set(lines[0].columns)
        places = {home.get(column, -1 - column) for column in asked}
        if not is_demand(lines) or len(places) != 1:
            yield number, number
            continue
        place = places.pop()
        others = mates.get(place, set()) - asked
        alone = place < 0
        told = Counter(lines_of[column] - {(number, 0, -1)} for column in asked)
        rest = Counter(lines_of.get(column, frozenset()) for column in others)
        yield number, (alone, frozenset(told.items()), frozenset(rest.items()))


def _lines_of(system: System) -> dict[int, frozenset[Told]]:
    """The lines that each column is in, its home left out, and its number in them."""
    found: dict[int, set[Told]] = {}
    for term in system.terms():
        found.setdefault(term.column, set()).add((term.claim, term.place, term.number))
    return {column: frozenset(lines) for column, lines in found.items()}
