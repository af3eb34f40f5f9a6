"""Everybody who competes for seats, what the rules leave to each, and how much each wants what.

From the models and the open candidates alone: for the verifier, which does without the program.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from models.grades import Grade
from models.policy import Decision, Rule, in_order
from models.priority import FullRow
from models.scenario import Scenario
from solver.breaches import Held
from solver.eligibility.candidates import Candidate
from solver.eligibility.subject import Subject
from solver.law import keeps_grade

if TYPE_CHECKING:
    from models.region import Pool  # only needed where a region is decided


@dataclass(frozen=True, slots=True)
class Seat:
    """An open candidate of somebody: in which institution, and how much it is wanted."""

    who: str
    home: str
    candidate: Candidate
    wish: tuple[int, int]

    @property
    def post(self) -> str:
        """The post of the candidate."""
        return self.candidate.triple.post

    @property
    def grade(self) -> Grade:
        """The grade of the candidate."""
        return self.candidate.triple.grade


@dataclass(frozen=True)
class Competitors:
    """Everybody who competes: the people of one institution, or of all that share seats.

    `members` has who holds what by institution; one alone is called "". People of several are
    called by institution and id.
    """

    members: Mapping[str, Held]
    pools: "tuple[Pool, ...]" = ()

    @cached_property
    def seats(self) -> Sequence[Seat]:
        """Every open candidate, numbered by its place."""
        return [
            Seat(_called(name, one.triple.person), name, one, _wish(one, held.scenario))
            for name, held in self.members.items()
            for one in held.candidates.open
        ]

    @cached_property
    def own(self) -> Mapping[str, Sequence[int]]:
        """The seats of everybody, by their numbers; nobody is left out."""
        found: dict[str, list[int]] = {
            _called(name, person): []
            for name, held in self.members.items()
            for person in held.scenario.staff
        }
        for number, seat in enumerate(self.seats):
            found[seat.who].append(number)
        return found

    @cached_property
    def at_post(self) -> Mapping[tuple[str, str], Sequence[int]]:
        """The seats at each post of each institution."""
        found: dict[tuple[str, str], list[int]] = {}
        for number, seat in enumerate(self.seats):
            found.setdefault((seat.home, seat.post), []).append(number)
        return found

    @cached_property
    def _at_grade(self) -> Mapping[tuple[str, Grade], Sequence[int]]:
        found: dict[tuple[str, Grade], list[int]] = {}
        for number, seat in enumerate(self.seats):
            found.setdefault((seat.home, seat.grade), []).append(number)
        return found

    def at_grades(self, homes: Iterable[str], grades: Iterable[Grade]) -> Iterator[int]:
        """The seats at some grades in some institutions."""
        for home, grade in product(homes, grades):
            yield from self._at_grade.get((home, grade), ())

    @cached_property
    def got(self) -> Mapping[str, tuple[int, int] | None]:
        """How much everybody wanted what they have; None for who waits."""
        found: dict[str, tuple[int, int] | None] = dict.fromkeys(self.own)
        for seat in self.seats:
            if self.members[seat.home].triples.get(seat.candidate.triple.person) == (
                seat.candidate.triple
            ):
                found[seat.who] = seat.wish
        return found

    @cached_property
    def before(self) -> Mapping[str, Sequence[int]]:
        """The seats that the rules leave to everybody, whoever else gets what."""
        return {
            who: [number for number in own if self._keeps_right(number)]
            for who, own in self.own.items()
        }

    @cached_property
    def after(self) -> Mapping[str, Sequence[int]]:
        """The seats in which everybody has what they have, or as much."""
        return {
            who: [number for number in own if self.seats[number].wish == self.got[who]]
            for who, own in self.before.items()
        }

    def subject(self, who: str) -> Subject:
        """A person as judged."""
        held, person = self._person(who)
        return held.candidates.bench.subject(person)

    def now(self, who: str) -> Grade | None:
        """The grade that somebody has today."""
        held, person = self._person(who)
        return held.scenario.grade_of(held.scenario.staff[person])

    def must(self, who: str) -> bool:
        """True where somebody may not be left without a seat."""
        held, person = self._person(who)
        scenario = held.scenario
        pinned = any(d.rule == "pin" and d.person == person for d in scenario.decisions)
        return scenario.grade_of(scenario.staff[person]) is not None or pinned or self._named(who)

    def against(self, number: int) -> FullRow | None:
        """The own right, or the decision, that keeps somebody from a seat; None where none does."""
        seat = self.seats[number]
        held, person = self._person(seat.who)
        scenario, triple = held.scenario, seat.candidate.triple
        name = f"{seat.home} " if seat.home else ""
        if not keeps_grade(scenario, scenario.staff[person], triple.post, triple.grade):
            return FullRow(rule=Rule.KEEP_GRADE, about=f"{name}{person}")
        for decision in self._decided.get(seat.who, ()):
            if decision.settles(*triple) != (decision.rule == "pin"):
                return FullRow(rule=Rule(decision.rule), about=f"{name}{decision.name}")
        if self._named(seat.who) and scenario.desks[triple.post].named != person:
            return FullRow(rule=Rule.NAMED, about=f"{name}{person}")
        return None

    @cached_property
    def _decided(self) -> Mapping[str, Sequence[Decision]]:
        """The decisions about each person of whom there are any, as they are looked at."""
        found: dict[str, list[Decision]] = {}
        for name, held in self.members.items():
            for decision in in_order(held.scenario.decisions):
                found.setdefault(_called(name, decision.person), []).append(decision)
        return found

    def _keeps_right(self, number: int) -> bool:
        return self.against(number) is None

    def _named(self, who: str) -> bool:
        """True where somebody is named for a post that is open to them."""
        return who in self._appointed

    @cached_property
    def _appointed(self) -> frozenset[str]:
        return frozenset(
            seat.who
            for seat in self.seats
            if self.members[seat.home].scenario.desks[seat.post].named
            == seat.candidate.triple.person
        )

    def _person(self, who: str) -> tuple[Held, str]:
        name, _, person = who.rpartition("/")
        return self.members[name], person


def _called(name: str, person: str) -> str:
    return f"{name}/{person}" if name else person


def _wish(candidate: Candidate, scenario: Scenario) -> tuple[int, int]:
    """The smaller, the more wanted: by the own list, then by what the grade is worth."""
    return candidate.choice, -scenario.rulebook.grades[candidate.triple.grade].value
