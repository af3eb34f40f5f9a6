"""Small systems drawn at random, and what enumeration says of them."""

from collections.abc import Collection, Iterator
from itertools import combinations, product
from random import Random

from solver.program.columns import total
from solver.program.conflict.system import System
from solver.program.proof.line import Line, line_of

COLUMNS = 7


def drawn(seed: int) -> System:
    """People who ask for seats, limits on them, and now and then a line of another kind."""
    rng = Random(seed)
    upper = [1] * COLUMNS if seed % 3 else [*[1] * (COLUMNS - 1), 2]
    columns = list(range(COLUMNS))
    people = [columns[:2], columns[2:4], columns[4:6]]
    given = [_ones(own, 1) for own in people[: rng.randint(1, 3)]]
    if seed % 5 == 0:
        given.append(_ones([rng.choice(columns)], -1))
    claims: list[tuple[Line, ...]] = []
    for _ in range(rng.randint(2, 4)):
        own = rng.choice(people)
        asked = own if rng.random() < 0.6 else [rng.choice(own)]
        claims.append((_ones(asked, -1),))
    for _ in range(rng.randint(1, 4)):
        some = sorted(rng.sample(columns, rng.randint(1, 5)))
        claims.append((_ones(some, rng.randint(0, 2)),))
    if seed % 2:
        claims.append(tuple(_any(rng) for _ in range(rng.randint(1, 2))))
    if seed % 7 == 0:
        claims.append((line_of((), -1),))
    rng.shuffle(claims)
    return System(upper, tuple(given), dict(enumerate(claims)))


def _ones(columns: list[int], most: int) -> Line:
    return line_of(tuple((1 if most >= 0 else -1, column) for column in columns), most)


def _any(rng: Random) -> Line:
    some = sorted(rng.sample(range(COLUMNS), rng.randint(1, 4)))
    return line_of(tuple((rng.choice((-2, -1, 1, 2)), c) for c in some), rng.randint(-1, 2))


def holds(system: System, kept: Collection[int] | None = None) -> bool:
    """Whether some values keep every line: all are tried."""
    asked = system if kept is None else system.only(kept)
    lines = list(asked.lines)
    return any(
        all(total(line.terms, values) <= line.most for line in lines)
        for values in product(*(range(most + 1) for most in asked.upper))
    )


def subsets(system: System) -> Iterator[frozenset[int]]:
    """Every set of claims, the smallest first."""
    for size in range(len(system.claims) + 1):
        yield from map(frozenset, combinations(system.claims, size))
