"""The bench: judges people for posts on demand, and remembers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

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
        self._basic: dict[tuple[str, Grade], tuple[Trace, ...]] = {}
        self._specific: dict[tuple[str, str], tuple[Trace, ...]] = {}

    def subject(self, person: str) -> Subject:
        """The person as judged."""
        return self._subjects[person]

    def verdict(self, person: str, post: Post, grade: Grade) -> Verdict:
        """What all conditions of a triple come to, without the reasons."""
        if person not in self._answers:
            self._answers[person] = Answers(self._questions, self._subjects[person])
        answers = self._answers[person]
        asked = [] if post.id == answers.subject.desk else [self._of_post[post.id]]
        if grade != answers.subject.grade:
            asked.append(self._basics(grade))
        return all_of(map(answers.verdict, asked))

    def traces(self, person: str, post: str, grade: Grade) -> tuple[Trace, ...]:
        """Basic conditions of the grade (not for one's own) and specific ones of the post."""
        subject = self._subjects[person]
        specific = self._specific_traces(subject, post)
        if grade == subject.grade:
            return specific
        return (*self._basic_traces(subject, grade), *specific)

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """Every post that people apply for, by kind; those filled by appointment are not here."""
        kinds: dict[tuple[tuple[Grade, ...], Number], list[Post]] = {}
        for post in self._scenario.desks.values():
            if post.by_appointment is None:
                kinds.setdefault((post.grades, self._of_post[post.id]), []).append(post)
        return tuple(Kind(grades, tuple(posts)) for (grades, _), posts in kinds.items())

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

    def _basic_traces(self, subject: Subject, grade: Grade) -> tuple[Trace, ...]:
        key = (subject.person.id, grade)
        if key not in self._basic:
            conditions = basic_conditions(self._scenario, grade)
            self._basic[key] = tuple(judge(condition, subject) for condition in conditions)
        return self._basic[key]

    def _specific_traces(self, subject: Subject, post: str) -> tuple[Trace, ...]:
        key = (subject.person.id, post)
        if key not in self._specific:
            conditions = specific_conditions(self._scenario.desks[post], subject.desk)
            self._specific[key] = tuple(judge(condition, subject) for condition in conditions)
        return self._specific[key]
