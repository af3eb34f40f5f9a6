"""A contradictory set of claims with everything left out that is not needed."""

from collections.abc import Iterator, Sequence

from solver.program.conflict.alike import alike
from solver.program.conflict.fewer import fewer_of
from solver.program.conflict.lean import lean
from solver.program.conflict.system import System, is_demand
from solver.program.conflict.trial import contradictory
from solver.program.search import Clock


def ever_fewer(system: System, clock: Clock) -> Iterator[System]:
    """Ever smaller contradictory systems, of one that is; the last needs each of its claims.

    First what limits goes, the largest limits before the smallest, for a conflict about few seats
    is about few people. What asks for a seat is then asked about in classes: of people who are
    alike the first are kept. Raises OutOfTime, having given the smallest known by then.
    """
    last = system
    for keep in (_limits, _demands, _limits):
        for fewer in keep(last, clock):
            last = fewer
            yield fewer


def _limits(system: System, clock: Clock) -> Iterator[System]:
    demands = [number for number, lines in system.claims.items() if is_demand(lines)]
    others = [number for number, lines in system.claims.items() if not is_demand(lines)]
    others.sort(key=lambda number: max(line.most for line in system.claims[number]))

    def enough(some: Sequence[int]) -> bool:
        return contradictory(system.only({*demands, *some}), clock)

    for some in fewer_of(others, enough):
        yield system.only({*demands, *some})


def _demands(system: System, clock: Clock) -> Iterator[System]:
    system = lean(system)
    yield system
    demands = [group for group in alike(system) if is_demand(system.claims[group[0]])]
    others = {number for number, lines in system.claims.items() if not is_demand(lines)}

    def with_(groups: Sequence[Sequence[int]]) -> System:
        return system.only(others.union(*groups))

    groups: Sequence[tuple[int, ...]] = demands
    for groups in fewer_of(demands, lambda some: contradictory(with_(some), clock)):
        yield with_(groups)
    for at in reversed(range(len(groups))):
        least, most = 1, len(groups[at])
        while least < most:
            middle = (least + most) // 2
            fewer = [*groups[:at], groups[at][:middle], *groups[at + 1 :]]
            if contradictory(with_(fewer), clock):
                groups, most = fewer, middle
                yield with_(groups)
            else:
                least = middle + 1
