"""A result beside the candidates it was chosen from: what every analysis looks at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from models.grades import Grade
from models.places import Place
from models.result import Result
from models.scenario import Scenario
from solver.breaches import Held
from solver.eligibility.candidates import Candidate, Candidates, Triple
from solver.eligibility.wishes import wish
from solver.program.sequence import Best

_K = TypeVar("_K")


@dataclass(frozen=True)
class Picture:
    """Who got what, and what else they could have had.

    `best` is what the result was read from; None where that is not at hand.
    """

    judged: Candidates
    result: Result
    best: Best | None = None

    @property
    def scenario(self) -> Scenario:
        """The scenario that was decided."""
        return self.judged.scenario

    @cached_property
    def held(self) -> Held:
        """The assignment in the form that the rules are checked on."""
        return Held.of(self.judged, self.result.appointments)

    def got(self, person: str) -> Candidate | None:
        """What a person got; None for waiting."""
        triple = self.held.triples.get(person)
        return None if triple is None else self.judged.at[triple]

    def place(self, person: str) -> Place | None:
        """What a person got, as reports name it."""
        triple = self.held.triples.get(person)
        return None if triple is None else triple.place

    def prefers(self, candidate: Candidate) -> bool:
        """True where the person would rather have this than what was got."""
        got = self._wish_of_got.get(candidate.triple.person)
        return got is None or wish(candidate, self.scenario) < got

    @cached_property
    def _wish_of_got(self) -> Mapping[str, tuple[int, int]]:
        """How much everybody wanted what they got."""
        at, scenario = self.judged.at, self.scenario
        return {person: wish(at[triple], scenario) for person, triple in self.held.triples.items()}

    def at_grade(self, grade: Grade) -> list[str]:
        """The people appointed at a grade."""
        return self._at.get(grade, [])

    def at_post(self, post: str) -> list[str]:
        """The people appointed to a post."""
        return self._in.get(post, [])

    @cached_property
    def _at(self) -> Mapping[Grade, list[str]]:
        return _grouped(self.held.triples, lambda triple: triple.grade)

    @cached_property
    def _in(self) -> Mapping[str, list[str]]:
        return _grouped(self.held.triples, lambda triple: triple.post)

    @cached_property
    def free_at(self) -> Mapping[str, int]:
        """Empty seats at each desk."""
        return {
            post.id: max(0, post.seats - self.held.at_post[post.id])
            for post in self.scenario.desks.values()
        }

    def moved(self, *triples: Triple, without: tuple[str, ...] = ()) -> Held:
        """The assignment with some people elsewhere and some nowhere."""
        nowhere = dict.fromkeys(without)
        return self.held.changed({**nowhere, **{triple.person: triple for triple in triples}})


def _grouped(triples: Mapping[str, Triple], key: Callable[[Triple], _K]) -> dict[_K, list[str]]:
    groups: dict[_K, list[str]] = {}
    for person, triple in triples.items():
        groups.setdefault(key(triple), []).append(person)
    return groups


def ranked(people: set[str], points: Mapping[str, int]) -> list[str]:
    """People by points, most first; equal points in the order of ids."""
    return sorted(people, key=lambda person: (-points[person], person))
