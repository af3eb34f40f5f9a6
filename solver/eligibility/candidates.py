"""Every open triple (person, post, grade), and every refusal with its reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from models.grades import Grade
from models.places import Place
from models.posts import Post
from models.scenario import Scenario
from solver.eligibility.applications import applies, own_comes_first, pinned_to, place_in_list
from solver.eligibility.bench import Bench
from solver.eligibility.points import points
from solver.eligibility.precedence import Rank, rank
from solver.eligibility.subject import Subject
from solver.eligibility.verdicts import Trace, Verdict


class Triple(NamedTuple):
    """A person, a post and a grade, by id."""

    person: str
    post: str
    grade: Grade

    @property
    def place(self) -> Place:
        """The triple without its person."""
        return Place(post=self.post, grade=self.grade)


class Candidate(NamedTuple):
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
    OWN_FIRST = "own-first"
    UNWRITTEN = "unwritten"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A closed triple and why it is closed; `Candidates.traces` has the judged conditions."""

    triple: Triple
    why: Why


@dataclass(frozen=True, eq=False)
class Candidates:
    """All triples of a scenario: `open` in the order of ids, the others refused; and points.

    `in_review` are the refused ones that a human must judge. They are few; the rest of what is
    refused is most of everybody × every post, so why it is closed is found out when asked.
    """

    scenario: Scenario
    open: tuple[Candidate, ...]
    in_review: tuple[Triple, ...]
    points: Mapping[str, int]
    bench: Bench

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
    def precedence(self) -> Mapping[str, Rank]:
        """Where everybody stands in line, by points and what the rulebook says of equal ones."""
        return {
            person: rank(self.bench.subject(person), points)
            for person, points in self.points.items()
        }

    @property
    def why(self) -> "Reasons":
        """Why a triple is closed."""
        return Reasons(self)

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """Every closed triple in the order of ids; for a large institution that is very many."""
        return tuple(Refusal(triple, why) for triple, why in self.why.items())

    def qualified(self, triple: Triple) -> bool:
        """True where all conditions of a triple are met, whether anybody applied or not."""
        post = self.scenario.desks[triple.post]
        return self.bench.verdict(triple.person, post, triple.grade) is Verdict.MET

    def traces(self, triple: Triple) -> tuple[Trace, ...]:
        """The conditions of a triple, judged, whether anybody applied or not."""
        return self.bench.traces(triple.person, triple.post, triple.grade)

    def unmet(self, triple: Triple) -> tuple[Trace, ...]:
        """Those of the traces that are not met: unmet, or for somebody to judge."""
        return self.bench.unmet(triple.person, triple.post, triple.grade)


class Reasons(Mapping[Triple, Why]):
    """Why each closed triple is closed, found out when it is asked."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates

    def __getitem__(self, triple: Triple) -> Why:
        scenario, bench = self._candidates.scenario, self._candidates.bench
        known = triple.person in scenario.staff and triple.post in scenario.desks
        if not known or triple in self._candidates.at:
            raise KeyError(triple)
        post = scenario.desks[triple.post]
        why = _closed(bench, bench.subject(triple.person), post, triple.grade)
        if why is None or triple.grade not in post.grades:
            raise KeyError(triple)
        return why

    def __iter__(self) -> Iterator[Triple]:
        scenario = self._candidates.scenario
        for person in scenario.staff:
            yield from self.of_person(person)

    def of_person(self, person: str) -> Iterator[Triple]:
        """The closed triples of one person."""
        for post in self._candidates.scenario.desks.values():
            for grade in post.grades:
                triple = Triple(person, post.id, grade)
                if triple not in self._candidates.at:
                    yield triple

    def __len__(self) -> int:
        scenario = self._candidates.scenario
        places = sum(len(post.grades) for post in scenario.desks.values())
        return len(scenario.staff) * places - len(self._candidates.open)


def candidates(scenario: Scenario) -> Candidates:
    """Everybody for every post and grade: what is open, and what a human must judge first."""
    bench = Bench(scenario)
    open_: list[Candidate] = []
    in_review: list[Triple] = []
    for person in scenario.staff:
        for found in _of_person(bench, bench.subject(person)):
            if isinstance(found, Candidate):
                open_.append(found)
            else:
                in_review.append(found)
    score = {person: points(bench.subject(person)) for person in scenario.staff}
    return Candidates(scenario, tuple(open_), tuple(in_review), score, bench)


def _of_person(bench: Bench, subject: Subject) -> Iterator[Candidate | Triple]:
    """What is open to a person, and (as bare triples) what somebody must judge first."""
    person = subject.person
    for post, reasons in sorted(
        _judged(bench, subject), key=lambda found: bench.place[found[0].id]
    ):
        choice = place_in_list(person, post.id)
        for grade, why in zip(post.grades, reasons, strict=True):
            if why is None:
                retains = post.id == subject.desk and grade == subject.grade
                applied = applies(subject, post, grade)
                yield Candidate(Triple(person.id, post.id, grade), retains, applied, choice)
            elif why is Why.REVIEW:
                yield Triple(person.id, post.id, grade)


Judged = tuple[Post, tuple[Why | None, ...]]
"""A post, and why it is closed at each of its grades."""


def _judged(bench: Bench, subject: Subject) -> Iterator[Judged]:
    """Every post that can be open to a person or in review, and some that cannot.

    Posts of which something is said for this very person are judged one by one; of those that
    are applied for without a list, one of each kind.
    """
    person, desks = subject.person, subject.scenario.desks
    desk = () if subject.desk is None else (subject.desk,)
    named = bench.named.get(person.id, ())
    listed = (post for post in person.applies or () if post in desks)
    singled = {*desk, *named, *listed, *pinned_to(subject)}
    for name in singled:
        post = desks[name]
        yield post, tuple(_closed(bench, subject, post, grade) for grade in post.grades)
    for kind in bench.kinds if person.applies is None else ():
        posts = (post for post in kind.posts if post.id not in singled)
        first = next(posts, None)
        if first is None or not any(applies(subject, first, grade) for grade in kind.grades):
            continue
        reasons = tuple(_closed(bench, subject, first, grade) for grade in kind.grades)
        if not set(reasons) <= _FOR_GOOD:
            yield from ((post, reasons) for post in (first, *posts))


_FOR_GOOD = {Why.UNMET, Why.NOT_APPLIED, Why.UNWRITTEN}


def _closed(bench: Bench, subject: Subject, post: Post, grade: Grade) -> Why | None:
    """The first reason against a triple; None where it is open."""
    retains = post.id == subject.desk and grade == subject.grade
    sits = retains and post.named is None
    named = post.named == subject.person.id
    if post.by_appointment is not None and not named and not sits:
        return Why.BY_APPOINTMENT
    if retains:
        return None
    if (post.id, grade) in subject.scenario.unwritten:
        return Why.UNWRITTEN
    if not named and not applies(subject, post, grade):
        return Why.NOT_APPLIED
    verdict = bench.verdict(subject.person.id, post, grade)
    if verdict is not Verdict.UNMET and not named and own_comes_first(subject, post, grade):
        return Why.OWN_FIRST
    return _WHY.get(verdict)


_WHY = {Verdict.UNMET: Why.UNMET, Verdict.REVIEW: Why.REVIEW}


def opened(candidates: Candidates, triples: set[Triple], *, applied: bool = True) -> Candidates:
    """The same candidates with some refused triples open, as if every doubt were settled well.

    Unless they are to count as applied for, nobody envies for their sake.
    """
    scenario = candidates.scenario
    added = [
        Candidate(
            triple,
            retains=False,
            applied=applied,
            choice=place_in_list(scenario.staff[triple.person], triple.post),
        )
        for triple in triples
    ]
    return replace(
        candidates,
        open=tuple(sorted((*candidates.open, *added), key=lambda one: one.triple)),
        in_review=tuple(one for one in candidates.in_review if one not in triples),
    )
