"""人员: the facts on record about one member of staff. Ids only; a name is optional and private."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, model_validator

from models.base import Day, Distinct, Flag, Id, Model, Year
from models.conditions import Level, Role
from models.grades import Grade
from models.papers import Contract
from models.problems import Inconsistent, Path, Problem, duplicates
from models.text import Prose, Text
from models.titles import Education, Mark, TitleTier
from models.written import given


class Current(Model):
    """The present appointment: grade (or the rank it follows from), post, and first day.

    Exactly one of `grade` and `rank` is given; the rulebook maps ranks (正科, 科员 …) to grades.
    `post` is absent where nobody wrote a description of the desk.
    """

    model_config = ConfigDict(json_schema_extra={"oneOf": [given("grade"), given("rank")]})

    grade: Grade | None = None
    rank: Text | None = None
    post: Id | None = None
    since: Day

    @model_validator(mode="after")
    def _grade_or_rank(self) -> Self:
        if (self.grade is None) == (self.rank is None):
            raise ValueError("give either `grade` or `rank`")
        return self


class Service(Model):
    """A past period at a grade; `until` is the first day no longer in it."""

    grade: Grade
    since: Day
    until: Day


class TitleRecord(Model):
    """A professional title: the day it was qualified (取得资格) and the day appointed (聘任)."""

    tier: TitleTier
    series: Id
    qualified: Day
    appointed: Day | None = None


class EducationRecord(Model):
    """A completed course of study."""

    level: Education
    fields: tuple[Id, ...] = ()
    finished: Day | None = None


class CertificateRecord(Model):
    """A certificate other than a title."""

    kind: Id
    on: Day | None = None


class ExperienceRecord(Model):
    """A period of work in a field; `until`, if any, is the first day no longer in it."""

    field: Id
    since: Day
    until: Day | None = None


class Recognition(Model):
    """Who recognised an award as equal to a named one, and when."""

    by: Text
    on: Day


class AchievementRecord(Model):
    """An honour, award or project.

    `on` is the day that counts: of the award, or of a project's completion; for an unfinished
    project (`completed: false`) the day the person joined it. `equal_to` names the kind that an
    award is claimed to equal (同等奖项); without `recognised` that claim needs review.
    """

    kind: Id
    on: Day
    name: Text | None = None
    level: Level | None = None
    class_: Id | None = None
    role: Role | None = None
    completed: Flag = True
    equal_to: Id | None = None
    recognised: Recognition | None = None


class Leadership(Model):
    """A period as head or deputy of a department (内设机构正副领导岗位)."""

    department: Text
    role: Literal["head", "deputy"]
    since: Day
    until: Day | None = None


class Finding(Model):
    """What a named body found in a matter that only humans can settle."""

    matter: Id
    finding: Literal["met", "unmet"]
    by: Text
    on: Day
    note: Prose | None = None


Sex = Literal["male", "female"]


class Person(Model):
    """One member of staff. `current` is absent for someone not yet appointed to any grade.

    `sex` and `born` are private, and only for when somebody will retire.
    `began` is the first day of service. `applies` lists posts, the most wanted first; without
    the list the person is taken to apply for every post of the own category, and `[]` is an
    application for nothing but the present post. `contract` changes what the scenario says of all.
    """

    id: Id
    name: Text | None = None
    sex: Sex | None = None
    born: Day | None = None
    began: Day | None = None
    current: Current | None = None
    service: tuple[Service, ...] = ()
    titles: tuple[TitleRecord, ...] = ()
    education: tuple[EducationRecord, ...] = ()
    certificates: tuple[CertificateRecord, ...] = ()
    experience: tuple[ExperienceRecord, ...] = ()
    assessments: Mapping[Year, Mark] = {}
    achievements: tuple[AchievementRecord, ...] = ()
    leads: tuple[Leadership, ...] = ()
    findings: tuple[Finding, ...] = ()
    applies: Annotated[tuple[Id, ...], Distinct] | None = None
    contract: Contract | None = None
    note: Prose | None = None

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if problems := [*_periods(self), *_service(self), *_titles(self), *_findings(self)]:
            raise Inconsistent(problems)
        return self


def _periods(person: Person) -> list[Problem]:
    """A period that ends before it begins."""
    sections: tuple[tuple[str, tuple[Service | ExperienceRecord | Leadership, ...]], ...] = (
        ("service", person.service),
        ("experience", person.experience),
        ("leads", person.leads),
    )
    return [
        Problem(
            at=(section, index, "until"),
            what=f"The period ends ({record.until}) no later than it begins ({record.since}).",
            mend="`until` is the first day after the period: correct one of the two dates.",
        )
        for section, records in sections
        for index, record in enumerate(records)
        if record.until is not None and record.until <= record.since
    ]


def _service(person: Person) -> list[Problem]:
    """Service at two grades at once."""
    spans: list[tuple[date, date | None, Path]] = [
        (record.since, record.until, ("service", index, "since"))
        for index, record in enumerate(person.service)
    ]
    if person.current is not None:
        spans.append((person.current.since, None, ("current", "since")))
    problems: list[Problem] = []
    latest: date | None = None
    for since, until, at in sorted(spans, key=lambda span: (span[1] is None, span[0])):
        if latest is not None and since < latest:
            problems.append(
                Problem(
                    at=at,
                    what=f"Begins on {since}, before an earlier period ends ({latest}).",
                    mend="Nobody serves at two grades at once: correct the dates.",
                )
            )
        latest = max(latest or since, until or since)
    return problems


def _titles(person: Person) -> list[Problem]:
    """An appointment before its qualification."""
    return [
        Problem(
            at=("titles", index, "appointed"),
            what=f"{title.appointed} is before the title was qualified ({title.qualified}).",
            mend="An appointment follows the qualification: correct one of the two dates.",
        )
        for index, title in enumerate(person.titles)
        if title.appointed is not None and title.appointed < title.qualified
    ]


def _findings(person: Person) -> list[Problem]:
    """Two findings in one matter."""
    matters = [finding.matter for finding in person.findings]
    return [
        Problem(
            at=("findings", index, "matter"),
            what=f"A finding on {matter} is recorded already.",
            mend="One finding holds for a matter: keep the one in force.",
        )
        for index, matter in duplicates(matters).items()
    ]
