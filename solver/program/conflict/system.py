"""What is asked about: lines that are given, and claims of which some must give in."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from solver.program.proof.line import Line, asks_for_one, homes
from solver.program.proof.part import joined


class Term(NamedTuple):
    """A number of a column: in which line of which claim, or (None) of those that are given."""

    column: int
    number: int
    claim: int | None
    place: int


@dataclass(frozen=True, slots=True)
class System:
    """Lines that are given, and those of claims by the number of the claim.

    `upper` is the largest value of every column; the smallest is 0. `settled` are columns that are
    in no line any more, with a value that is as good as any.
    """

    upper: Sequence[int]
    given: tuple[Line, ...]
    claims: Mapping[int, tuple[Line, ...]]
    settled: Mapping[int, int] = field(default_factory=dict)

    @property
    def home(self) -> Mapping[int, int]:
        """The homes of the columns among what is given (`homes`)."""
        return homes(enumerate(self.given))

    @property
    def lines(self) -> Iterator[Line]:
        """Every line, the given ones first."""
        yield from self.given
        for lines in self.claims.values():
            yield from lines

    def terms(self) -> Iterator[Term]:
        """What every line says of its columns, but for the home of a column."""
        home = self.home
        for place, line in enumerate(self.given):
            for number, column in line.terms:
                if home.get(column) != place:
                    yield Term(column, number, None, place)
        for claim, lines in self.claims.items():
            for place, line in enumerate(lines):
                for number, column in line.terms:
                    yield Term(column, number, claim, place)

    def only(self, kept: Collection[int]) -> "System":
        """The same with some of the claims."""
        claims = {number: lines for number, lines in self.claims.items() if number in kept}
        return replace(self, claims=claims)


def is_demand(lines: Sequence[Line]) -> bool:
    """True for a claim "one of these", as that somebody keeps the grade."""
    (line, *others) = lines
    return not others and asks_for_one(line)


def is_limit(lines: Sequence[Line]) -> bool:
    """True for a claim "at most so many of these", as the quota of a grade."""
    (line, *others) = lines
    return not others and line.most >= 0 and line.numbers is None


def pieces(system: System) -> Iterator[System]:
    """The systems that share no column, in the order of their first claims.

    What has no claim comes last.
    """
    things: list[tuple[int | None, tuple[Line, ...]]] = [*system.claims.items()]
    things += [(None, (line,)) for line in system.given]
    columns = [[column for line in lines for column in line.columns] for _, lines in things]
    root = joined(columns)
    groups: dict[int, list[int]] = {}
    for at, own in enumerate(columns):
        groups.setdefault(root[own[0]] if own else -1 - at, []).append(at)
    for group in groups.values():
        members = [things[at] for at in group]
        given = tuple(line for number, lines in members if number is None for line in lines)
        claims = {number: lines for number, lines in members if number is not None}
        yield System(system.upper, given, claims)
