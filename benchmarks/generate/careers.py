"""Plausible careers: service, titles, schooling, licences and assessments."""

from random import Random
from typing import Any

from benchmarks.generate.dates import august, day
from benchmarks.generate.deserts import deserts
from benchmarks.generate.kinds import RANKS, TITLES
from benchmarks.generate.spec import AS_OF
from benchmarks.generate.staff import Department, Member

Document = dict[str, Any]

_BELOW = {"M6": "M7", "M7": "M8", "M8": "M9", "M9": "M10", "W3": "W4", "W4": "W5"}
_STEPS = {"P4": ("P7", "P10"), "P7": ("P10",), "P10": ("P12",), "P12": (), "P13": ()}
_SCHOOLING = {
    "P4": ("doctor", "master"),
    "P7": ("master", "bachelor", "bachelor"),
    "P10": ("master", "bachelor", "bachelor"),
    "P12": ("bachelor", "bachelor", "college"),
    "P13": ("college", "secondary"),
    "W": ("secondary", "school"),
    "M": ("bachelor", "bachelor", "college"),
}
_ABOVE = {"P12": "P10", "P10": "P7", "P7": "P4"}
"""The entry grade of the next tier."""
_WAITING = {"P12": 0.2, "P10": 0.15, "P7": 0.05}
"""Of those five years in the grade, how many hold the next title's certificate already."""
_LONG = 37
"""Months in the grade that leave nothing to doubt but what a body must judge."""


def career(rng: Random, member: Member) -> None:
    """Draws the facts of a person."""
    grade, place, undecided = member.grade, member.at, member.undecided
    held = rng.randint(_LONG if undecided else 1, 12 * (12 if grade in {"P4", "P7", "M8"} else 9))
    since = AS_OF - held
    facts: Document = {}
    if grade is None:
        began, titles = _newcomer(rng, place)
    elif grade in TITLES:
        began, titles = _professional(rng, grade, place, since)
    else:
        began, facts["service"], titles = _ranked(rng, grade, place, since, titled=undecided)
    facts["began"] = day(began)
    if grade is not None:
        named = {"rank": RANKS[grade]} if grade in RANKS else {"grade": grade}
        at = {"post": member.post} if member.post else {}
        facts["current"] = named | at | {"since": day(since)}
    facts["titles"] = titles
    if grade in _ABOVE and not undecided and rng.random() < _WAITING[grade] and held > 60:
        member.next_title = _ABOVE[grade]
        titles.append(_title(place, TITLES[_ABOVE[grade]], None, AS_OF - rng.randint(1, 24)))
    _schooling(rng, member, facts, began)
    deserts(rng, member, facts, since)
    member.facts = {key: value for key, value in facts.items() if value}


def _title(place: Department | None, tier: str, appointed: int | None, qualified: int) -> Document:
    series = place.unit.series if place else "economics"
    made: Document = {"tier": tier, "series": series, "qualified": day(qualified)}
    return made | ({} if appointed is None else {"appointed": day(appointed)})


def _professional(
    rng: Random, grade: str, place: Department | None, since: int
) -> tuple[int, list[Document]]:
    """A chain of titles down to the first; service began before it."""
    titles, month = [_title(place, TITLES[grade], since, since - rng.randint(0, 6))], since
    for lower in _STEPS[grade]:
        month -= rng.randint(48, 96)
        titles.insert(0, _title(place, TITLES[lower], month, month - rng.randint(0, 6)))
    return august(month - rng.randint(12, 36)), titles


def _ranked(
    rng: Random, grade: str, place: Department | None, since: int, *, titled: bool
) -> tuple[int, list[Document], list[Document]]:
    """Managers and workers: the two grades below, and for some managers a title in the drawer."""
    service: list[Document] = []
    month, lower = since, _BELOW.get(grade)
    while lower and len(service) < 2:
        began = month - rng.randint(36, 96)
        service.insert(0, {"grade": lower, "since": day(began), "until": day(month)})
        month, lower = began, _BELOW.get(lower)
    began = august(month)
    if service:
        service[0]["since"] = day(began)
    titled = titled or (grade[0] == "M" and grade != "M10" and rng.random() < 0.6)
    month = min(max(began + 60, AS_OF - 60), AS_OF) - rng.randint(0, 24)
    return began, service, [_title(place, "intermediate", None, month)] if titled else []


def _newcomer(rng: Random, place: Department | None) -> tuple[int, list[Document]]:
    month = AS_OF - rng.randint(1, 10)
    return august(AS_OF - rng.randint(18, 48)), [_title(place, "assistant", None, month)]


def _schooling(rng: Random, member: Member, facts: Document, began: int) -> None:
    """Education, licences, the years in the trade, and the annual assessments."""
    unit = member.at.unit if member.at else None
    grade = member.grade or "P12"
    levels = _SCHOOLING.get(grade) or _SCHOOLING[grade[0]]
    study: Document = {"level": rng.choice(levels), "finished": day(began - 1)}
    if unit is not None and grade[0] != "W":
        study["fields"] = [unit.field]
    facts["education"] = [study]
    if unit is not None and unit.licence and grade[0] == "P":
        facts["certificates"] = [{"kind": unit.licence, "on": day(began)}]
    if unit is not None and grade[0] in "PM":
        facts["experience"] = [{"field": unit.field, "since": day(began)}]
    marks = ("qualified", "qualified", "qualified", "excellent")
    last = AS_OF // 12 - 1
    facts["assessments"] = {
        year: rng.choice(marks) for year in range(last - 2, last + 1) if day(began).year < year
    }
