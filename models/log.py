"""决定记录: what the leading group decided, one entry after the other, and what each one does.

A file states the facts as they first stood, and below them the log. Reading the file follows the
log (`models.following`), so that a scenario shows what has been decided so far.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import ConfigDict, model_validator

from models.base import Day, Distinct, Id, Model, Year
from models.grades import Grade
from models.papers import Contract
from models.people import (
    AchievementRecord,
    CertificateRecord,
    Current,
    EducationRecord,
    ExperienceRecord,
    Finding,
    Leadership,
    Person,
    Service,
    Sex,
    TitleRecord,
)
from models.policy import Decision
from models.problems import Inconsistent, Problem
from models.text import Prose, Text
from models.titles import Mark
from models.written import Stated, given, says, where

Action = Literal["pin", "forbid", "tie", "review", "waiver", "correct", "withdraw", "publish"]
"""What an entry does.

`pin`, `forbid`: this person (not) in this post or at this grade. `tie`: a pin that settles a tie.
`review`: a body's finding in a matter; `waiver`: an exception granted (原则上), a finding that is
met. `correct`: facts of a person's record take the place of those on file. `withdraw`: the person
applies for nothing any more but the present post, or no longer for one post. `publish`: the result
so far is made public; whatever is decided after it changes as few other people as possible.
"""

_KEYS: Mapping[Action, tuple[frozenset[str], frozenset[str]]] = {
    "pin": (frozenset({"person"}), frozenset({"post", "grade"})),
    "forbid": (frozenset({"person"}), frozenset({"post", "grade"})),
    "tie": (frozenset({"person"}), frozenset({"post", "grade"})),
    "review": (frozenset({"person", "matter", "finding"}), frozenset()),
    "waiver": (frozenset({"person", "matter"}), frozenset()),
    "correct": (frozenset({"person", "facts"}), frozenset()),
    "withdraw": (frozenset({"person"}), frozenset({"post"})),
    "publish": (frozenset(), frozenset()),
}
"""For each action the keys that it must have, and those that it may have besides."""

_ABOUT = ("person", "post", "grade", "matter", "finding", "facts")


class Facts(Model):
    """Keys of a person's record that replace those on file; null takes what is there away.

    Assessments are by year: those named replace those on file, and the other years stay. A list
    is stated anew as a whole. Findings are no facts: a `review` states them.
    """

    name: Text | None = None
    sex: Sex | None = None
    born: Day | None = None
    began: Day | None = None
    current: Current | None = None
    service: tuple[Service, ...] | None = None
    titles: tuple[TitleRecord, ...] | None = None
    education: tuple[EducationRecord, ...] | None = None
    certificates: tuple[CertificateRecord, ...] | None = None
    experience: tuple[ExperienceRecord, ...] | None = None
    assessments: Mapping[Year, Mark] | None = None
    achievements: tuple[AchievementRecord, ...] | None = None
    leads: tuple[Leadership, ...] | None = None
    applies: Annotated[tuple[Id, ...], Distinct] | None = None
    contract: Contract | None = None
    note: Prose | None = None

    @property
    def stated(self) -> Mapping[str, Any]:
        """What is put into the record, in the order of its keys."""
        fields = Person.model_fields
        return {
            name: fields[name].default if value is None else value
            for name in fields
            if name in self.model_fields_set
            for value in (getattr(self, name),)
        }


_SEATED = ("pin", "forbid", "tie")
"""Actions that speak of a seat."""


def _keys_by_action() -> Stated:
    """What each action must have, and may not."""
    rules = [
        where(
            says("action", action),
            given(*sorted(needed), without=sorted({*_ABOUT} - needed - possible)),
        )
        for action, (needed, possible) in _KEYS.items()
    ]
    seat = {"anyOf": [given("post"), given("grade")]}
    facts = {"properties": {"facts": {"minProperties": 1}}}
    return {"allOf": [*rules, where(says("action", *_SEATED), seat), facts]}


class Entry(Model):
    """One decision: what it does, to whom, why, by which clause, who decided it and when."""

    model_config = ConfigDict(json_schema_extra=_keys_by_action())

    action: Action
    person: Id | None = None
    post: Id | None = None
    grade: Grade | None = None
    matter: Id | None = None
    finding: Literal["met", "unmet"] | None = None
    facts: Facts | None = None
    reason: Text
    clause: Text
    by: Text
    on: Day

    @model_validator(mode="after")
    def _says_what_its_action_asks(self) -> Self:
        if problems := list(_missing_or_idle(self)):
            raise Inconsistent(problems)
        return self

    @property
    def decision(self) -> Decision | None:
        """The decision that it makes about a seat, if any."""
        if self.person is None or self.action not in _SEATED:
            return None
        return Decision(
            rule="forbid" if self.action == "forbid" else "pin",
            person=self.person,
            post=self.post,
            grade=self.grade,
            reason=self.reason,
            clause=self.clause,
            by=self.by,
            on=self.on,
        )

    @property
    def verdict(self) -> Finding | None:
        """The finding that it states about a matter, if any."""
        if self.matter is None:
            return None
        return Finding(
            matter=self.matter,
            finding=self.finding or "met",
            by=self.by,
            on=self.on,
            note=self.reason,
        )


ACTIONS: tuple[Action, ...] = get_args(Action)
"""Every action, in the order in which docs tell of them."""


def _missing_or_idle(entry: Entry) -> Iterator[Problem]:
    """Keys that the action needs and the entry lacks, or has and does not use."""
    needed, possible = _KEYS[entry.action]
    for key in _ABOUT:
        given = getattr(entry, key) is not None
        if key in needed and not given:
            yield Problem(at=(), what=f"The key {key} is missing.", mend="Add it.")
        if given and key not in needed | possible:
            what = f"An entry that says {entry.action} has no use for {key}."
            yield Problem(at=(key,), what=what, mend="Leave the key out.")
    if entry.action in _SEATED and entry.post is None and entry.grade is None:
        what = "The decision names neither a post nor a grade."
        yield Problem(at=(), what=what, mend="Say which post or which grade is meant.")
    if entry.facts is not None and not entry.facts.stated:
        what = "The correction names no fact."
        yield Problem(at=("facts",), what=what, mend="Write what is to stand in the record.")
