"""Whether a smaller set of claims is contradictory: the method of implicit hitting sets.

After Ignatiev et al., *Smallest MUS extraction with minimal hitting set dualization* (CP 2015):
guess a smallest set that meets every known way of giving in; if it is contradictory it is a
smallest conflict; otherwise what it leaves out is one more way of giving in. What every conflict
needs (`smaller`) is asked of the guess from the start, and people who are alike count as many.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from solver.program.conflict.alike import alike
from solver.program.conflict.fewer import fewest_of
from solver.program.conflict.lean import lean
from solver.program.conflict.smaller import Needs, could_be_in, needs
from solver.program.conflict.system import System, is_demand, is_limit
from solver.program.conflict.trial import contradictory
from solver.program.proof.line import Line, is_clique, line_of
from solver.program.proof.rest import Numbered
from solver.program.search import Clock, OutOfTime, Search

_ROUNDS = 300
_TERMS = 40_000
"""Guesses, and terms of lines looked at in all of them, before a conflict from which nothing can be
left out is accepted as small enough."""


class Undecided(Exception):  # noqa: N818 (it states a fact)
    """Raised where so many guesses did not tell whether there is a smaller conflict."""


def smaller(system: System, size: int, clock: Clock) -> frozenset[int] | None:
    """A smallest conflict of at most so many claims; None where there is none.

    Raises Undecided or OutOfTime where that is not known.
    """
    before = len(system.claims) + 1
    while len(system.claims) < before:
        before = len(system.claims)
        system = lean(system.only(could_be_in(system, size)))
    if not contradictory(system, clock):
        return None
    terms = sum(len(line.terms) for line in system.lines)
    rounds = min(_ROUNDS, _TERMS // max(1, terms))
    if not rounds:
        raise Undecided
    guess = _Guess(system, size, clock)
    for _ in range(rounds):
        few = guess.next()
        if few is None or contradictory(system.only(few), clock):
            return few
        guess.more_than(_holding(system, few, clock))
    raise Undecided


def _holding(system: System, few: frozenset[int], clock: Clock) -> frozenset[int]:
    """Claims that can hold beside a few that can, so many that no other can be added."""
    rest = [number for number in system.claims if number not in few]
    rest.sort(key=lambda number: not is_demand(system.claims[number]))

    def enough(some: Sequence[int]) -> bool:
        return not contradictory(system.only(system.claims.keys() - some), clock)

    return frozenset(system.claims.keys() - fewest_of(rest, enough))


class _Guess:
    """The smallest sets that are not known to hold, one after the other."""

    def __init__(self, system: System, size: int, clock: Clock) -> None:
        self._numbers = list(system.claims)
        self._at = {number: at for at, number in enumerate(self._numbers)}
        self._classes = [[self._at[number] for number in group] for group in alike(system)]
        self._every = tuple((1, at) for at in range(len(self._numbers)))
        rows = [line_of(self._every, size)]
        for group in self._classes:
            rows += [line_of(((1, after), (-1, one)), 0) for one, after in pairwise(group)]
        for number, need in needs(system).items():
            rows += self._asked(number, need)
        plain = list(_plain(system, self._at, len(self._numbers)))
        rows += plain
        columns = 1 + max((c for row in rows for c in row.columns), default=-1)
        self._search = Search(Numbered((1,) * columns, tuple(rows)), clock.left())

    def next(self) -> frozenset[int] | None:
        """A smallest set; None where there is none any more."""
        answer = self._search.best(self._every, maximise=False)
        if answer.outcome == "infeasible":
            return None
        if answer.outcome != "optimal":
            raise OutOfTime
        return frozenset(n for n, at in self._at.items() if answer.columns[at])

    def more_than(self, holding: frozenset[int]) -> None:
        """What comes next has more of a class than a set that can hold."""
        terms = []
        for group in self._classes:
            held = sum(self._numbers[at] in holding for at in group)
            if held < len(group):
                terms.append((-1, group[held]))
        self._search.require(tuple(terms), -1)

    def _asked(self, number: int, need: Needs) -> Iterator[Line]:
        for these in need.one_of:
            yield line_of(((1, self._at[number]), *((-1, self._at[one]) for one in these)), 0)
        if need.number > 0:
            asking = ((-seats, self._at[one]) for one, seats in need.asking.items())
            yield line_of(((need.number, self._at[number]), *asking), 0)


def _plain(system: System, at: Mapping[int, int], first: int) -> Iterator[Line]:
    """A conflict whose lines lie within each other has more who ask than it has seats.

    Such lines (of people one family, of seats another, in neither do two overlap unless one holds
    the other) have whole answers wherever they have any (Edmonds 1970), so that what contradicts
    them is a sum of them, each taken once. Columns from `first` on say which pairs overlap.
    """
    given = [line for line in system.given if not is_clique(line)]
    if not _is_plain(system):
        return
    limits = [n for n, lines in system.claims.items() if is_limit(lines)]
    demands = [n for n, lines in system.claims.items() if _at_home(system, lines)]
    odd = {*system.claims} - {*demands, *limits}
    plain, column = first, first + 1
    otherwise = [(-1, plain), *((-1, at[number]) for number in odd)]
    for pair in (*_overlapping(system, demands), *_overlapping(system, limits)):
        yield from (line_of(((1, column), (-1, at[number])), 0) for number in pair)
        otherwise.append((-1, column))
        column += 1
    yield line_of(tuple(otherwise), -1)
    seats = {number: system.claims[number][0].most for number in limits}
    large = sum(seats.values()) + 1
    taken = ((number, at[limit]) for limit, number in seats.items())
    asked = ((-1, at[demand]) for demand in demands)
    yield line_of(((large, plain), *taken, *asked), large - 1 + len(given))


def _is_plain(system: System) -> bool:
    """Whether what is given are homes that share nothing, and demands for one seat each."""
    home, single = system.home, set()
    for place, line in enumerate(system.given):
        columns = line.columns
        if is_clique(line) and all(home[column] == place for column in columns):
            continue
        if not is_demand((line,)) or len(columns) > 1 or columns[0] in single:
            return False
        single.add(columns[0])
    return True


def _at_home(system: System, lines: Sequence[Line]) -> bool:
    """Whether a claim is a demand for seats of which one home is in charge, or none of any."""
    home = system.home if is_demand(lines) else {}
    return is_demand(lines) and len({home.get(column) for column in lines[0].columns}) == 1


def _overlapping(system: System, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of lines with columns in common, of which neither holds the other."""
    columns = {n: frozenset(system.claims[n][0].columns) for n in numbers}
    touching: dict[int, list[int]] = {}
    for number, own in columns.items():
        for column in own:
            touching.setdefault(column, []).append(number)
    pairs = {pair for these in touching.values() for pair in combinations(these, 2)}
    for one, other in sorted(pairs):
        if not columns[one] <= columns[other] and not columns[other] <= columns[one]:
            yield one, other
