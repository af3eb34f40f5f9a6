"""The 23 descriptions of annex 3 as the 2012 scheme prints them, and what each asks of a person.

A `Want` is one thing asked: the facts that just meet it, and the facts that just do not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from models.conditions import (
    CertificateHeld,
    EducationHeld,
    ExperienceIn,
    MajorHeld,
    Presumed,
    Recorded,
    TenureIn,
    TitleHeld,
)
from solver.eligibility.verdicts import Verdict
from tests.builders import the_2012_scheme
from tests.rulebook.cases import REVIEW, UNMET, Facts, finding, title, years_ago

Misses = Mapping[str, tuple[Facts, Verdict]]


@dataclass(frozen=True)
class Want:
    """One thing that a numbered condition asks: its atom, who meets it, and who misses it."""

    item: int
    atom: type
    meets: Facts
    misses: Misses


def duty(item: int, matter: str) -> Want:
    """A general duty: presumed, unless a body found otherwise."""
    found = {"found wanting": ({"findings": [finding(matter, "unmet")]}, UNMET)}
    return Want(item, Presumed, {}, found)


def ability(item: int, matter: str) -> Want:
    """An ability that somebody must judge."""
    misses: Misses = {
        "judged not to have it": ({"findings": [finding(matter, "unmet")]}, UNMET),
        "not judged": ({}, REVIEW),
    }
    return Want(item, Recorded, {"findings": [finding(matter)]}, misses)


def tenure(item: int, grade: str) -> Want:
    """Three years at a management grade; the third anniversary is the scenario's day."""
    lower = f"M{int(grade[1:]) + 1}" if grade != "M10" else "P12"
    misses: Misses = {
        "one day short": (_at(grade, years_ago(3, late=1)), UNMET),
        "at a lower grade or another category": (_at(lower, years_ago(20)), UNMET),
    }
    return Want(item, TenureIn, _at(grade, years_ago(3)), misses)


def _at(grade: str, since: object) -> Facts:
    return {"current": {"grade": grade, "since": since}}


def experience(item: int, field: str) -> Want:
    """Five years of work in a field; the fifth anniversary is the scenario's day."""
    others = [other for other in the_2012_scheme().vocabulary.fields if other != field]
    elsewhere = [_worked(other, years_ago(20)) for other in others]
    misses: Misses = {
        "one day short": ({"experience": [_worked(field, years_ago(5, late=1))]}, UNMET),
        "in every other field": ({"experience": elsewhere}, UNMET),
        "in no field": ({}, UNMET),
    }
    return Want(item, ExperienceIn, {"experience": [_worked(field, years_ago(5))]}, misses)


def _worked(field: str, since: object) -> dict[str, object]:
    return {"field": field, "since": since}


def titled(item: int, tier: str, lower: str | None, *, series: str = "economics") -> Want:
    """A title certificate, held though nobody appointed the person to it."""
    misses: dict[str, tuple[Facts, Verdict]] = {"no title": ({}, UNMET)}
    if lower is not None:
        misses["a lower title"] = ({"titles": [title(lower, None, series=series)]}, UNMET)
    if series == "engineering":
        misses["another series"] = ({"titles": [title(tier, None, series="economics")]}, UNMET)
    return Want(item, TitleHeld, {"titles": [title(tier, None, series=series)]}, misses)


def certificate(item: int, kind: str) -> Want:
    """A certificate of a kind, and those of every other kind."""
    kinds = the_2012_scheme().vocabulary.certificates
    others = [{"kind": other} for other in kinds if other != kind]
    misses: Misses = {
        "every other certificate": ({"certificates": others}, UNMET),
        "no certificate": ({}, UNMET),
    }
    return Want(item, CertificateHeld, {"certificates": [{"kind": kind}]}, misses)


def schooling(item: int, level: str, lower: str, field: str | None = None) -> Want:
    """An education of a level, in a field if one is named."""
    fields = [field] if field else []
    misses: dict[str, tuple[Facts, Verdict]] = {
        "a lower education": (_studied(lower, fields), UNMET),
        "education not on record": ({}, REVIEW),
    }
    if field:
        misses["an unrelated field"] = (_studied("doctor", ["administration"]), UNMET)
    return Want(item, EducationHeld, _studied(level, fields), misses)


def studied(item: int, field: str) -> Want:
    """A course of study in a field."""
    misses: Misses = {
        "an unrelated course": (_studied("bachelor", ["economics"]), UNMET),
        "education not on record": ({}, REVIEW),
    }
    return Want(item, MajorHeld, _studied("secondary", [field]), misses)


def _studied(level: str, fields: list[str]) -> Facts:
    return {"education": [{"level": level, "fields": fields}]}


COMMON = (duty(1, "law-and-conduct"), duty(2, "health"), duty(3, "diligence"))
"""Conditions 1 to 3 of every description but the director's."""

DATA, GATHERING = "data-analysis-and-writing", "information-gathering-and-writing"

WANTS: Mapping[str, tuple[Want, ...]] = {
    "主任": (duty(1, "diligence"), duty(2, "health"), schooling(3, "bachelor", "college"),
           tenure(3, "M7"), ability(4, "director-appointment")),
    "副主任1": (*COMMON, schooling(4, "bachelor", "college"), tenure(4, "M8")),
    "副主任2": (*COMMON, experience(4, "e-government"), titled(5, "intermediate", "assistant"),
             tenure(5, "M8")),
    "总工程师": (*COMMON, certificate(4, "it-certified-engineer"), tenure(4, "M8")),
    "科长1": (*COMMON, schooling(4, "college", "secondary"), tenure(4, "M9")),
    "科长2": (*COMMON, studied(4, "computing"), experience(4, "network-operations"),
            tenure(5, "M9")),
    "科长3": (*COMMON, ability(4, DATA), titled(5, "associate-senior", "intermediate"),
            tenure(5, "M9")),
    "科长4": (*COMMON, ability(4, GATHERING), ability(5, "coordination"),
            titled(6, "technician", None, series="statistics"), tenure(6, "M9")),
    "科长5": (*COMMON, titled(4, "intermediate", "assistant"), tenure(4, "M9")),
    "科员1": (*COMMON, tenure(4, "M10")),
    "科员2": (*COMMON, certificate(4, "economics"), tenure(4, "M10"),
            certificate(5, "accounting")),
    "科员3": (*COMMON, certificate(4, "economics"), tenure(4, "M10")),
    "科员4": (*COMMON, ability(4, "computing-expertise"), experience(4, "computing"),
            tenure(5, "M10")),
    "科员5": (*COMMON, ability(4, DATA), titled(5, "intermediate", "assistant"),
            tenure(5, "M10")),
    "科员6": (*COMMON, ability(4, GATHERING), titled(5, "technician", None),
            tenure(5, "M10")),
    "科员7": (*COMMON, tenure(4, "M10")),
    "科员8": (*COMMON, titled(4, "technician", None), tenure(4, "M10")),
    "高级工程师1": (*COMMON, titled(4, "associate-senior", "intermediate", series="engineering"),
               experience(4, "computing")),
    "高级工程师2": (*COMMON, titled(4, "associate-senior", "intermediate")),
    "中级工程师1": (*COMMON, titled(4, "intermediate", "assistant"), experience(4, "computing"),
               ability(5, "imaging-equipment")),
    "中级工程师2": (*COMMON, titled(4, "intermediate", "assistant"), experience(4, "computing")),
    "中级经济师3": (*COMMON, ability(4, GATHERING),
               schooling(5, "college", "secondary", "information"),
               titled(5, "intermediate", "assistant")),
    "助理经济师1": (*COMMON, schooling(4, "college", "secondary", "computing"),
               ability(4, "computing-knowledge")),
}  # fmt: skip
"""What each description asks, by its label in annex 3."""


def together(wants: Iterable[Want], instead: Want | None = None, by: Facts | None = None) -> Facts:
    """Somebody who just meets all wants; or all but one, with other facts in its place."""
    facts: dict[str, Any] = {}
    for want in wants:
        own = by if by is not None and want is instead else want.meets
        for key, value in own.items():
            if isinstance(value, list):
                facts[key] = [*facts.get(key, []), *value]
            else:
                facts[key] = value
    return facts
