"""聘用条件 as data: what a condition may say, and nothing of how it is judged.

A condition is a mapping with one keyword (`all`, `any`, `not`, or an atom) and, beside it, the
clause it comes from (`cite`), that clause's own words (`text`) and a remark (`note`).
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import ConfigDict, Discriminator, Field, Tag, model_validator

from models.base import Distinct, Flag, Id, Model, OneOrMany, Years
from models.grades import Grade
from models.text import Prose, Text
from models.titles import Education, Mark, TitleFloor
from models.written import given, says

Words = Annotated[tuple[Id, ...], Field(min_length=1), Distinct, OneOrMany]
"""One word of the rulebook's vocabulary, or a list of them, any of which will do."""


class Node(Model):
    """What every condition may carry beside its keyword."""

    cite: Text | None = None
    text: Text | None = None
    note: Prose | None = None


class AllOf(Node):
    """Every part must be met (∧)."""

    all_: tuple["Condition", ...] = Field(min_length=1)


class AnyOf(Node):
    """One part is enough (∨)."""

    any_: tuple["Condition", ...] = Field(min_length=1)


class Not(Node):
    """The part must be unmet; what needs review still does."""

    not_: "Condition"


class See(Node):
    """A condition that the rulebook states once under a name, in `conditions`."""

    see: Id


class Tenure(Model):
    """At least `years` whole years in `grade` or a higher grade of its category."""

    grade: Grade
    years: Years


class TenureIn(Node):
    """任职年限 in a grade of post."""

    tenure: Tenure


class Appointed(Model):
    """At least `years` whole years since the first *appointment* to a title of the tier or higher.

    Holding the certificate does not count: 已聘, not 已取得.
    """

    tier: TitleFloor
    years: Years


class AppointedFor(Node):
    """已聘专业技术职务若干年以上."""

    appointed: Appointed


class Title(Model):
    """A title certificate (职称资格证书) of the tier or higher, in one of the series if named."""

    tier: TitleFloor
    series: Words | None = None


class TitleHeld(Node):
    """持有职称资格证书."""

    title: Title


class Schooling(Model):
    """An education of the level or higher, in one of the fields if named."""

    level: Education
    fields: Words | None = None


class EducationHeld(Node):
    """学历."""

    education: Schooling


class Major(Model):
    """A course of study, of any level, in one of the fields."""

    fields: Words


class MajorHeld(Node):
    """专业."""

    major: Major


class Certificate(Model):
    """A certificate of one of the kinds."""

    kinds: Words


class CertificateHeld(Node):
    """资格证书 other than a title."""

    certificate: Certificate


class Experience(Model):
    """At least `years` whole years of work in one of the fields, periods added up."""

    fields: Words
    years: Years


class ExperienceIn(Node):
    """工作经历."""

    experience: Experience


class Assessments(Model):
    """Annual assessments: `every` year at the mark or better, or `times` of `mark` in `last` years.

    Years are assessment years, the last one being the year before the scenario's date.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                given("every", without=("mark", "times", "last")),
                given("mark", "times", "last", without=("every",)),
            ],
            "not": {"anyOf": [says("every", Mark.UNGRADED), says("mark", Mark.UNGRADED)]},
        }
    )

    every: Mark | None = None
    mark: Mark | None = None
    times: Years | None = None
    last: Years | None = None

    @model_validator(mode="after")
    def _one_question(self) -> Self:
        counted = (self.mark, self.times, self.last)
        asks_every = self.every is not None and counted == (None, None, None)
        asks_some = self.every is None and None not in counted
        if not (asks_every or asks_some):
            raise ValueError("give either `every`, or `mark`, `times` and `last` together")
        if Mark.UNGRADED in (self.every, self.mark):
            raise ValueError("`ungraded` is no mark to ask for")
        return self


class AssessedAs(Node):
    """年度考核."""

    assessments: Assessments


Level = Literal["national", "ministerial", "provincial", "municipal", "county", "unit"]
"""Level of an honour, award or project: 国家 · 部 · 省 · 市 · 县(市、区) · 单位."""

LEVELS: tuple[Level, ...] = get_args(Level)

Role = Literal["led", "took-part"]
"""主持 or 参与."""


Levels = Annotated[tuple[Level, ...], Field(min_length=1), Distinct, OneOrMany]
Roles = Annotated[tuple[Role, ...], Field(min_length=1), Distinct, OneOrMany]


class Achievement(Model):
    """An honour, award or project on record. Every named property must fit, literally.

    `since: current-appointment` is 任现职以来; `last` counts assessment years back;
    `or_equal` admits 同等奖项 that a named body has recognised as equal.
    """

    kind: Words
    level: Levels | None = None
    class_: Words | None = None
    role: Roles | None = None
    completed: Flag | None = None
    since: Literal["current-appointment"] | None = None
    last: Years | None = None
    or_equal: Flag = False


class Achieved(Node):
    """业绩、奖项、荣誉."""

    achievement: Achievement


class Lead(Model):
    """Leads a department on the scenario's date, in one of the roles."""

    roles: Annotated[tuple[Literal["head", "deputy"], ...], Field(min_length=1), Distinct]


class Leads(Node):
    """担任内设机构正副领导岗位."""

    leads: Lead


class Matter(Model):
    """Something a human must settle, and the body (`by`) that settles it."""

    matter: Id
    by: Text | None = None


class Recorded(Node):
    """A judgement or approval: met or unmet as recorded, needs review where nothing is recorded."""

    recorded: Matter


class Presumed(Node):
    """A general duty: met unless the file says otherwise."""

    presumed: Matter


class Waived(Node):
    """An exception (原则上): met only where a waiver is recorded, never assumed."""

    waiver: Matter


KINDS: Mapping[str, type[Node]] = {
    "all": AllOf,
    "any": AnyOf,
    "not": Not,
    "see": See,
    "tenure": TenureIn,
    "appointed": AppointedFor,
    "title": TitleHeld,
    "education": EducationHeld,
    "major": MajorHeld,
    "certificate": CertificateHeld,
    "experience": ExperienceIn,
    "assessments": AssessedAs,
    "achievement": Achieved,
    "leads": Leads,
    "recorded": Recorded,
    "presumed": Presumed,
    "waiver": Waived,
}
"""What kind of condition each keyword begins."""

KEYWORDS = tuple(KINDS)
"""Every word a condition may begin with."""

_WORDS = {kind: word for word, kind in KINDS.items()}


def keyword(condition: Any) -> str | None:
    """The one keyword of a condition, written or built; None where there is not exactly one."""
    if isinstance(condition, dict):
        given = KINDS.keys() & condition.keys()
        return given.pop() if len(given) == 1 else None
    return _WORDS.get(type(condition))


Condition = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[See, Tag("see")]
    | Annotated[TenureIn, Tag("tenure")]
    | Annotated[AppointedFor, Tag("appointed")]
    | Annotated[TitleHeld, Tag("title")]
    | Annotated[EducationHeld, Tag("education")]
    | Annotated[MajorHeld, Tag("major")]
    | Annotated[CertificateHeld, Tag("certificate")]
    | Annotated[ExperienceIn, Tag("experience")]
    | Annotated[AssessedAs, Tag("assessments")]
    | Annotated[Achieved, Tag("achievement")]
    | Annotated[Leads, Tag("leads")]
    | Annotated[Recorded, Tag("recorded")]
    | Annotated[Presumed, Tag("presumed")]
    | Annotated[Waived, Tag("waiver")],
    Discriminator(keyword),
]

for _compound in (AllOf, AnyOf, Not):
    _compound.model_rebuild()


def parts(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that a compound condition joins; empty for an atom."""
    match condition:
        case AllOf(all_=inner) | AnyOf(any_=inner):
            return inner
        case Not(not_=only):
            return (only,)
        case _:
            return ()


def walk(
    condition: Condition, at: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Condition]]:
    """The condition and every part of it, each with its path, outer ones first."""
    yield at, condition
    match condition:
        case AllOf() | AnyOf():
            name = "all" if isinstance(condition, AllOf) else "any"
            for index, part in enumerate(parts(condition)):
                yield from walk(part, (*at, name, index))
        case Not(not_=only):
            yield from walk(only, (*at, "not"))
        case _:
            pass


def matter(condition: Condition) -> Matter | None:
    """What a condition leaves to human judgement, approval or waiver; None for any other."""
    match condition:
        case Recorded(recorded=asked) | Presumed(presumed=asked) | Waived(waiver=asked):
            return asked
        case _:
            return None
