"""Institutions that share seats, as one program: theirs side by side, and the rows of the pools."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from models.grades import Grade
from models.places import Place
from models.policy import AimName, Policy, Rule
from models.region import Pool
from solver.eligibility.pools import shares
from solver.eligibility.precedence import Rank
from solver.program.columns import Columns, Terms, ones
from solver.program.constraints import RULES, Row, Rows, SharedSeats
from solver.program.objective import AIMS, Aim, Objective, in_line
from solver.program.priority.wishes import Wishes

Seats = tuple[str, Grade]
"""A pool by its name, and one of its grades."""


@dataclass(frozen=True)
class Joint:
    """The columns of each institution, one after the other in the order of ids, then the pools'.

    Under the transitional policy three columns a pool and grade follow, as they do for the grades
    of one institution (`Columns`). A person is called by institution and id (`school-1/S07`).
    """

    members: Mapping[str, Columns]
    pools: tuple[Pool, ...]

    @property
    def policy(self) -> Policy:
        """A policy of the institutions: in what concerns pools and aims they are the same."""
        return next(iter(self.members.values())).scenario.policy

    @cached_property
    def first(self) -> Mapping[str, int]:
        """The first column of each institution."""
        found: dict[str, int] = {}
        after = 0
        for name, columns in self.members.items():
            found[name] = after
            after += len(columns.upper)
        return found

    @cached_property
    def _own(self) -> tuple[int, ...]:
        """The largest values of the institutions' columns."""
        return tuple(most for columns in self.members.values() for most in columns.upper)

    @cached_property
    def upper(self) -> tuple[int, ...]:
        """The largest value of each column."""
        bounds = list(self._own)
        for pool, grade in self.transitional:
            bounds += [self._incumbents(pool, (grade,)), 1, 1]
        return tuple(bounds)

    @cached_property
    def transitional(self) -> Mapping[Seats, int]:
        """The column that counts seats over those of a pool; none where policy forbids."""
        if self.policy.over_quota == "forbid":
            return {}
        seats = [(pool.name, grade) for pool in self.pools for grade in shares(pool, self.policy)]
        return {one: len(self._own) + 3 * index for index, one in enumerate(seats)}

    def _incumbents(self, name: str, grades: Sequence[Grade]) -> int:
        pool = next(pool for pool in self.pools if pool.name == name)
        return sum(
            self.members[one].incumbents.get(grade, 0) for one in self._of(pool) for grade in grades
        )

    def _of(self, pool: Pool) -> list[str]:
        """The institutions of a pool, of which some may be left out to see what hangs on them."""
        return [name for name in self.members if name in pool.institutions]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """What must hold; a row says before what it is about which institution or pool it is of."""
        own = [
            Row(row.rule, f"{name} {row.about}", moved(row.terms, self.first[name]), row.most)
            for name, columns in self.members.items()
            for rule in RULES
            for row in rule(columns)
        ]
        return (*own, *(row for pool in self.pools for row in self._pooled(pool)))

    def _pooled(self, pool: Pool) -> Rows:
        """What `a_grade_holds_at_most_its_quota` says, of all institutions of a pool together."""
        for grade, shared in shares(pool, self.policy).items():
            held = [column for one in shared for column in self.at(pool, one)]
            number = sum(pool.quota[one] for one in shared)
            over = [self.transitional[pool.name, one] for one in shared if self.transitional]
            seats = SharedSeats(Rule.POOL, f"{pool.name} {grade}", number, held)
            yield seats.within(over)
            if not self.transitional:
                continue
            count = self.transitional[pool.name, grade]
            any_, entered = count + 1, count + 2
            came = [column for column in held if self.current(column) not in shared]
            stay = [column for column in self.at(pool, grade) if self.current(column) == grade]
            incumbents, alone = self._incumbents(pool.name, shared), len(shared) == 1
            yield from seats.nobody_enters(came, incumbents, entered, any_ if alone else None)
            yield from seats.only_what_is_over(count, self.upper[count], any_, over, stay)

    def at(self, pool: Pool, grade: Grade) -> list[int]:
        """The candidate columns at a grade in the institutions of a pool."""
        return [
            self.first[name] + column
            for name in self._of(pool)
            for column in self.members[name].at_grade.get(grade, ())
        ]

    @cached_property
    def objectives(self) -> tuple[Aim, ...]:
        """The aims in the order that all policies have, each added up over the institutions."""
        return tuple(self._objective(aim) for aim in self.policy.pursued)

    def _objective(self, aim: AimName) -> Aim:
        if aim is AimName.PRIORITY:
            return in_line(self._wishes())
        own = {name: AIMS[aim](columns) for name, columns in self.members.items()}
        terms = [term for name, one in own.items() for term in moved(one.terms, self.first[name])]
        if aim is AimName.TRANSITIONAL:
            terms += ones(self.transitional.values())
        return Objective(aim, tuple(terms), next(iter(own.values())).maximise)

    def _wishes(self) -> Iterator[tuple[Rank, Wishes]]:
        """Everybody of all institutions with their rank and wishes."""
        for name, columns in self.members.items():
            first, ranks = self.first[name], columns.candidates.precedence
            for person, own in columns.of_person.items():
                levels = columns.wishes(own)
                moved_ = (tuple(first + column for column in level) for level in levels)
                yield ranks[person], tuple(moved_)

    @cached_property
    def of_person(self) -> Mapping[str, tuple[int, ...]]:
        """The candidate columns of each person."""
        return {
            f"{name}/{person}": tuple(self.first[name] + column for column in own)
            for name, columns in self.members.items()
            for person, own in columns.of_person.items()
        }

    @cached_property
    def _home(self) -> tuple[str, ...]:
        """The institution of each column, those of the pools left out."""
        return tuple(name for name, columns in self.members.items() for _ in columns.upper)

    def person(self, column: int) -> str | None:
        """Whose candidate a column is; None for a column that counts seats."""
        if column >= len(self._home):
            return None
        name = self._home[column]
        person = self.members[name].person(column - self.first[name])
        return None if person is None else f"{name}/{person}"

    def place(self, column: int) -> Place:
        """The post and grade of a candidate."""
        name = self._home[column]
        return self.members[name].place(column - self.first[name])

    def rank(self, column: int) -> tuple[object, ...]:
        """What a person takes of equally good candidates: the highest value, then by id."""
        name = self._home[column]
        return self.members[name].rank(column - self.first[name])

    def current(self, column: int) -> Grade | None:
        """The grade that the person of a candidate has today."""
        name = self._home[column]
        return self.members[name].current(column - self.first[name])


def moved(terms: Terms, by: int) -> Terms:
    """A form in columns that come so many places later."""
    return tuple((coefficient, by + column) for coefficient, column in terms)
