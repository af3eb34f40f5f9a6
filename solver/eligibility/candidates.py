"""Every open triple (person, post, grade), and every refusal with its reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from models.conditions import AllOf, Condition
from models.grades import Grade
from models.people import Person
from models.posts import Post
from models.result import Place
from models.scenario import Scenario
from solver.eligibility.judge import judge
from solver.eligibility.points import points
from solver.eligibility.subject import Subject
from solver.eligibility.verdicts import Trace, Verdict, all_of


@dataclass(frozen=True, slots=True, order=True)
class Triple:
    """A person, a post and a grade, by id."""

    person: str
    post: str
    grade: Grade

    @property
    def place(self) -> Place:
        """The triple without its person."""
        return Place(post=self.post, grade=self.grade)


@dataclass(frozen=True, slots=True)
class Candidate:
    """人选: an open triple. `retains` marks the present post at the present grade.

    `applied` is False for retaining alone, which is no application. `choice` is the place of
    the post in the application list, 0 the most wanted; what is not on the list comes after it.
    """

    triple: Triple
    retains: bool
    applied: bool
    choice: int


class Why(StrEnum):
    """Why a triple is closed, the first reason that holds."""

    BY_APPOINTMENT = "by-appointment"
    NOT_APPLIED = "not-applied"
    UNMET = "unmet"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A closed triple and why it is closed; `Candidates.traces` has the judged conditions."""

    triple: Triple
    why: Why


@dataclass(frozen=True)
class Candidates:
    """All triples of a scenario: `open` in the order of ids, `refused` likewise; and points."""

    scenario: Scenario
    open: tuple[Candidate, ...]
    refused: tuple[Refusal, ...]
    points: Mapping[str, int]
    bench: "Bench"

    @cached_property
    def of_person(self) -> Mapping[str, tuple[Candidate, ...]]:
        """The open candidates of each person; nobody is left out."""
        grouped: dict[str, list[Candidate]] = {person: [] for person in self.scenario.staff}
        for candidate in self.open:
            grouped[candidate.triple.person].append(candidate)
        return {person: tuple(own) for person, own in grouped.items()}

    @cached_property
    def at(self) -> Mapping[Triple, Candidate]:
        """The open candidate of a triple."""
        return {candidate.triple: candidate for candidate in self.open}

    @cached_property
    def why(self) -> Mapping[Triple, Why]:
        """Why a triple is closed."""
        return {refusal.triple: refusal.why for refusal in self.refused}

    def traces(self, triple: Triple) -> tuple[Trace, ...]:
        """The conditions of a triple, judged, whether anybody applied or not."""
        return self.bench.traces(triple)


class Bench:
    """Judges on demand and remembers: a condition is judged once for a person.

    Most triples are never applied for, and nobody asks whether they would have done.
    """

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._subjects = {person.id: Subject(person, scenario) for person in scenario.people}
        self._basic: dict[tuple[str, Grade], tuple[Trace, ...]] = {}
        self._specific: dict[tuple[str, str], tuple[Trace, ...]] = {}

    def subject(self, person: str) -> Subject:
        """The person as judged."""
        return self._subjects[person]

    def traces(self, triple: Triple) -> tuple[Trace, ...]:
        """Basic conditions of the grade (not for one's own) and specific ones of the post."""
        subject = self._subjects[triple.person]
        specific = self._of_post(subject, triple.post)
        if triple.grade == subject.grade:
            return specific
        return (*self._of_grade(subject, triple.grade), *specific)

    def _of_grade(self, subject: Subject, grade: Grade) -> tuple[Trace, ...]:
        key = (subject.person.id, grade)
        if key not in self._basic:
            conditions = basic_conditions(self._scenario, grade)
            self._basic[key] = tuple(judge(condition, subject) for condition in conditions)
        return self._basic[key]

    def _of_post(self, subject: Subject, post: str) -> tuple[Trace, ...]:
        key = (subject.person.id, post)
        if key not in self._specific:
            own = self._scenario.desk_of(subject.person)
            conditions = specific_conditions(self._scenario.desks[post], own)
            self._specific[key] = tuple(judge(condition, subject) for condition in conditions)
        return self._specific[key]


def candidates(scenario: Scenario) -> Candidates:
    """Everybody for every post and grade: what is open, and why the rest is not."""
    bench = Bench(scenario)
    open_: list[Candidate] = []
    refused: list[Refusal] = []
    for person in scenario.staff.values():
        for found in _of_person(bench, person):
            if isinstance(found, Candidate):
                open_.append(found)
            else:
                refused.append(found)
    score = {person: points(bench.subject(person)) for person in scenario.staff}
    return Candidates(scenario, tuple(open_), tuple(refused), score, bench)


def _of_person(bench: Bench, person: Person) -> Iterator[Candidate | Refusal]:
    subject = bench.subject(person.id)
    scenario = subject.scenario
    own = scenario.desk_of(person)
    for post in scenario.desks.values():
        applied, choice = _applied(subject, post), _choice(person, post)
        for grade in post.grades:
            triple = Triple(person.id, post.id, grade)
            retains = post.id == own and grade == subject.grade
            why = _closed(bench, triple, post, retains=retains, applied=applied)
            if why is None:
                yield Candidate(triple, retains, applied, choice)
            else:
                yield Refusal(triple, why)


def _closed(
    bench: Bench, triple: Triple, post: Post, *, retains: bool, applied: bool
) -> Why | None:
    """The first reason against a triple; None where it is open."""
    sits = retains and post.named is None
    if post.by_appointment is not None and post.named != triple.person and not sits:
        return Why.BY_APPOINTMENT
    if retains:
        return None
    if not applied and post.named != triple.person:
        return Why.NOT_APPLIED
    verdict = all_of(trace.verdict for trace in bench.traces(triple))
    return {Verdict.UNMET: Why.UNMET, Verdict.REVIEW: Why.REVIEW}.get(verdict)


def basic_conditions(scenario: Scenario, grade: Grade) -> tuple[Condition, ...]:
    """The basic conditions of a grade at the scenario's stage and reading.

    At first appointment the first-appointment rule takes the place of the regular route, where
    the regulation gives one; a reading it does not spell out is the same as R1.
    """
    book, row = scenario.rulebook, scenario.rulebook.grades[grade]
    route = row.regular
    if scenario.stage == "first-appointment" and row.first_appointment is not None:
        readings = row.first_appointment
        route = readings.get(scenario.policy.merit_reading, readings["R1"])
    return tuple(condition for condition in (book.general, route) if condition is not None)


def specific_conditions(post: Post, own: str | None) -> tuple[Condition, ...]:
    """具体聘用条件 of a post, one by one; none for the desk that the person holds already."""
    if post.requires is None or post.id == own:
        return ()
    required = post.requires
    if isinstance(required, AllOf) and required.cite is None:
        return required.all_
    return (required,)


def _applied(subject: Subject, post: Post) -> bool:
    """Applied by list; without a list, for every post of the own category, downward excepted.

    Moving to another category takes an application, for it gives up the protected grade. A
    newcomer without a list applies for everything.
    """
    applies = subject.person.applies
    if applies is not None:
        return post.id in applies
    if subject.grade is None:
        return True
    return any(grade.at_or_above(subject.grade) for grade in post.grades)


def _choice(person: Person, post: Post) -> int:
    if person.applies is None:
        return 0
    return person.applies.index(post.id) if post.id in person.applies else len(person.applies)


def opened(candidates: Candidates, triples: set[Triple]) -> Candidates:
    """The same candidates with some refused triples open, as if every doubt were settled well."""
    scenario = candidates.scenario
    added = [
        Candidate(
            triple,
            retains=False,
            applied=True,
            choice=_choice(scenario.staff[triple.person], scenario.desks[triple.post]),
        )
        for triple in triples
    ]
    return replace(
        candidates,
        open=tuple(sorted((*candidates.open, *added), key=lambda one: one.triple)),
        refused=tuple(one for one in candidates.refused if one.triple not in triples),
    )
