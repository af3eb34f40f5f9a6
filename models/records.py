"""Whether what is recorded of each person is possible: known words, past dates, real posts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models.base import hyphens
from models.conditions import matter, walk
from models.grades import group_of
from models.people import (
    AchievementRecord,
    CertificateRecord,
    EducationRecord,
    ExperienceRecord,
    Leadership,
    Person,
    Service,
    TitleRecord,
)
from models.posts import Post
from models.problems import Path, Problem, unknown

if TYPE_CHECKING:
    from models.scenario import Scenario


@dataclass(frozen=True)
class _Known:
    """What records may speak of, gathered once for everybody.

    `words` holds for each field of a section what it is a word for, and the words there are.
    """

    scenario: "Scenario"
    posts: Mapping[str, Post]
    matters: frozenset[str]
    words: tuple[tuple[str, str, str, Iterable[str]], ...]


def people(scenario: "Scenario") -> Iterator[Problem]:
    """Facts about a person of unknown words, or of a day that cannot be.

    Which general posts there are follows from where everybody is today: until that is known,
    nothing is said of applications.
    """
    known = _Known(
        scenario, {post.id: post for post in scenario.posts}, matters(scenario), _words(scenario)
    )
    placed = True
    for index, person in enumerate(scenario.people):
        for problem in _current(known, person):
            placed = False
            yield problem.replace(at=("people", index, *problem.at))
    for index, person in enumerate(scenario.people):
        for problem in (
            *_vocabulary(known, person),
            *_too_late(scenario, person),
            *_too_early(person),
            *(_applications(scenario, person) if placed else ()),
            *_judged_matters(person, known.matters),
        ):
            yield problem.replace(at=("people", index, *problem.at))


def _current(known: _Known, person: Person) -> Iterator[Problem]:
    scenario = known.scenario
    current, book = person.current, scenario.rulebook
    if current is None:
        return
    if current.rank is not None and current.rank not in book.vocabulary.ranks:
        yield unknown(("current", "rank"), "rank", current.rank, book.vocabulary.ranks)
        return
    if current.grade is not None and current.grade not in book.grades:
        yield unknown(("current", "grade"), "grade", current.grade, book.grades)
        return
    if current.post is None:
        return
    post = known.posts.get(current.post)
    if post is None:
        yield unknown(("current", "post"), "described post", current.post, known.posts)
        return
    grade = scenario.grade_of(person)
    if grade is not None and group_of(grade) != group_of(post.grades[0]):
        yield Problem(
            at=("current", "post"),
            what=f"{post.id} is a post of {', '.join(post.grades)}, the current grade is {grade}.",
            mend="Correct the post or the grade.",
        )


def _words(scenario: "Scenario") -> tuple[tuple[str, str, str, Iterable[str]], ...]:
    """Section, field, what its words are called, and those that the rulebook or posts define."""
    known = scenario.rulebook.vocabulary
    departments = {post.department for post in scenario.posts if post.department}
    return (
        ("service", "grade", "grade", scenario.rulebook.grades),
        ("titles", "series", "series", known.series),
        ("education", "fields", "field", known.fields),
        ("certificates", "kind", "kind of certificate", known.certificates),
        ("experience", "field", "field", known.fields),
        ("achievements", "kind", "kind of achievement", known.achievements),
        ("achievements", "equal_to", "kind of achievement", known.achievements),
        ("achievements", "class_", "class", known.classes),
        ("leads", "department", "department", departments),
    )


def _vocabulary(known: _Known, person: Person) -> Iterator[Problem]:
    """Words that neither the rulebook nor the posts define."""
    for section, field, kind, defined in known.words:
        for index, record in enumerate(getattr(person, section)):
            used = getattr(record, field)
            for word in (used,) if isinstance(used, str) else used or ():
                if word not in defined:
                    yield unknown((section, index, hyphens(field)), kind, word, defined)


_DATES = ("since", "until", "qualified", "appointed", "finished", "on")
_DATED = tuple(
    (section, tuple(field for field in _DATES if field in record.model_fields))
    for section, record in (
        ("service", Service),
        ("titles", TitleRecord),
        ("education", EducationRecord),
        ("certificates", CertificateRecord),
        ("experience", ExperienceRecord),
        ("achievements", AchievementRecord),
        ("leads", Leadership),
    )
)
"""The days that the records of each section carry."""


def _too_late(scenario: "Scenario", person: Person) -> Iterator[Problem]:
    """Facts of a day after the one to which everything is counted."""
    as_of = scenario.as_of
    for at, day in _dated(person):
        if day > as_of:
            yield Problem(
                at=at,
                what=f"{day} is after the day to which facts are counted ({as_of}).",
                mend="Leave out what had not happened by then, or correct one of the dates.",
            )
    for year in person.assessments:
        if year >= as_of.year:
            yield Problem(
                at=("assessments", year),
                what=f"A year is assessed when it is over; facts are counted to {as_of}.",
                mend="Leave the assessment out, or correct the year.",
            )


def _too_early(person: Person) -> Iterator[Problem]:
    """Facts of a day before the person was born."""
    born = person.born
    if born is not None:
        for at, day in _dated(person):
            if day < born:
                yield Problem(
                    at=at,
                    what=f"{day} is before the day of birth ({born}).",
                    mend="Correct one of the dates.",
                )


def _dated(person: Person) -> Iterator[tuple[Path, date]]:
    """Every day in the records of a person."""
    for section, fields in _DATED:
        for index, record in enumerate(getattr(person, section)):
            for field in fields:
                if (day := getattr(record, field)) is not None:
                    yield (section, index, field), day
    if person.current is not None:
        yield ("current", "since"), person.current.since
    if person.began is not None:
        yield ("began",), person.began
    if person.born is not None:
        yield ("born",), person.born


def _applications(scenario: "Scenario", person: Person) -> Iterator[Problem]:
    for i, post in enumerate(person.applies or ()):
        if post not in scenario.names:
            yield unknown(("applies", i), "post", post, scenario.names)


def _judged_matters(person: Person, matters: frozenset[str]) -> Iterator[Problem]:
    for i, finding in enumerate(person.findings):
        if finding.matter not in matters:
            yield unknown(("findings", i, "matter"), "matter to judge", finding.matter, matters)


def matters(scenario: "Scenario") -> frozenset[str]:
    """Every matter that some condition leaves to human judgement."""
    stated = [condition for _, condition in scenario.rulebook.all_conditions()]
    stated += [post.requires for post in scenario.posts if post.requires is not None]
    atoms = [part for condition in stated for _, part in walk(condition)]
    return frozenset(asked.matter for part in atoms if (asked := matter(part)) is not None)
