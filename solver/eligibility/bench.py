"""The bench: judges people for posts on demand, and remembers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import NamedTuple

from models.conditions import Condition
from models.grades import Grade
from models.posts import Post
from models.scenario import Scenario
from solver.eligibility.judge import judge
from solver.eligibility.questions import Answers, Number, Questions
from solver.eligibility.required import basic_conditions, specific_conditions
from solver.eligibility.subject import Subject
from solver.eligibility.verdicts import Trace, Verdict, all_of


@dataclass(frozen=True, slots=True)
class Kind:
    """Posts that ask the same and may be filled at the same grades: one is judged for all."""

    grades: tuple[Grade, ...]
    posts: tuple[Post, ...]


class Asked(NamedTuple):
    """One of the conditions that a grade or a post lists: which it is, and what it asks."""

    at: int
    condition: Condition
    number: Number


class Bench:
    """A verdict is found out once for a person, a trace where somebody wants to see it.

    Most triples are never applied for, and nobody asks whether they would have done.
    """

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._questions = Questions(scenario.rulebook.conditions)
        self._nothing = self._questions.all(())
        self._subjects = {person.id: Subject(person, scenario) for person in scenario.people}
        self._answers: dict[str, Answers] = {}
        self._of_grade: dict[Grade, Number] = {}
        self._basic: dict[Grade, tuple[Asked, ...]] = {}
        self._specific: dict[str, tuple[Asked, ...]] = {}
        self._listed = count()
        self._traces: dict[tuple[str, int], Trace] = {}

    def subject(self, person: str) -> Subject:
        """The person as judged."""
        return self._subjects[person]

    def verdict(self, person: str, post: Post, grade: Grade) -> Verdict:
        """What all conditions of a triple come to, without the reasons."""
        answers = self._answers_of(person)
        asked = [] if post.id == answers.subject.desk else [self._of_post[post.id]]
        if grade != answers.subject.grade:
            asked.append(self._basics(grade))
        return all_of(map(answers.verdict, asked))

    def traces(self, person: str, post: str, grade: Grade) -> tuple[Trace, ...]:
        """Basic conditions of the grade (not for one's own) and specific ones of the post."""
        subject = self._subjects[person]
        return tuple(self._trace(subject, one) for one in self._asked(subject, post, grade))

    def unmet(self, person: str, post: str, grade: Grade) -> tuple[Trace, ...]:
        """Those of the traces that are not met; nothing else is judged in full."""
        subject, verdict = self._subjects[person], self._answers_of(person).verdict
        return tuple(
            self._trace(subject, one)
            for one in self._asked(subject, post, grade)
            if verdict(one.number) is not Verdict.MET
        )

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """Every post that people apply for, by kind; those filled by appointment are not here."""
        kinds: dict[tuple[tuple[Grade, ...], tuple[bool, ...], Number], list[Post]] = {}
        unwritten = self._scenario.unwritten
        for post in self._scenario.desks.values():
            if post.by_appointment is None:
                written = tuple((post.id, grade) not in unwritten for grade in post.grades)
                kind = (post.grades, written, self._of_post[post.id])
                kinds.setdefault(kind, []).append(post)
        return tuple(Kind(grades, tuple(posts)) for (grades, *_), posts in kinds.items())

    @cached_property
    def named(self) -> Mapping[str, tuple[str, ...]]:
        """The posts filled by appointment for which each person is named."""
        named: dict[str, tuple[str, ...]] = {}
        for post in self._scenario.desks.values():
            if post.named is not None:
                named[post.named] = (*named.get(post.named, ()), post.id)
        return named

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The place of each post in the order of ids."""
        return {post: place for place, post in enumerate(self._scenario.desks)}

    @cached_property
    def _of_post(self) -> Mapping[str, Number]:
        number = self._questions.number
        return {
            post.id: self._nothing if post.requires is None else number(post.requires)
            for post in self._scenario.desks.values()
        }

    def _basics(self, grade: Grade) -> Number:
        if grade not in self._of_grade:
            conditions = basic_conditions(self._scenario, grade)
            self._of_grade[grade] = self._questions.all(map(self._questions.number, conditions))
        return self._of_grade[grade]

    def _answers_of(self, person: str) -> Answers:
        if person not in self._answers:
            self._answers[person] = Answers(self._questions, self._subjects[person])
        return self._answers[person]

    def _asked(self, subject: Subject, post: str, grade: Grade) -> Iterator[Asked]:
        """What a triple asks, one by one."""
        if grade != subject.grade:
            if grade not in self._basic:
                self._basic[grade] = self._list(basic_conditions(self._scenario, grade))
            yield from self._basic[grade]
        if post != subject.desk:
            if post not in self._specific:
                desk = self._scenario.desks[post]
                self._specific[post] = self._list(specific_conditions(desk, subject.desk))
            yield from self._specific[post]

    def _list(self, conditions: Iterable[Condition]) -> tuple[Asked, ...]:
        return tuple(
            Asked(next(self._listed), one, self._questions.number(one)) for one in conditions
        )

    def _trace(self, subject: Subject, asked: Asked) -> Trace:
        key = (subject.person.id, asked.at)
        if key not in self._traces:
            self._traces[key] = judge(asked.condition, subject)
        return self._traces[key]
