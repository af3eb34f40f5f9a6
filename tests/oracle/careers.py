"""Drawn careers: records at the edge of what is asked, the same for the same seed everywhere.

Days around anniversaries and 29 February, months alone, gaps and overlaps, years not on record,
newcomers, posts by appointment, seats of several, every policy, rounds with reductions.
"""

from datetime import date, timedelta
from random import Random
from typing import Any

from models.scenario import Scenario
from tests.builders import VALUES, document, post, rulebook
from tests.oracle.generator import Document

_DAYS = (
    date(2012, 5, 1),
    date(2012, 2, 29),
    date(2013, 2, 28),
    date(2016, 2, 29),
    date(2015, 1, 1),
)
_LADDERS = (("P8", "P9", "P10"), ("P11", "P12", "P13"), ("M8", "M9", "P10", "P12"), ("P5", "P7"))
_TITLES = ("full-senior", "associate-senior", "intermediate", "assistant", "technician")
_FLOORS = (*_TITLES, "senior", "junior")
_SERIES = ("engineering", "economics")
_FIELDS = ("computing", "economics")
_LEVELS = ("doctor", "master", "bachelor", "college", "secondary", "school")
_MARKS = ("excellent", "qualified", "basically-qualified", "unqualified", "ungraded")
_KINDS = ("award", "project", "honour")
_WHERE = ("provincial", "municipal", "unit")
_MATTERS = ("skill", "duty", "leave")


def random_career(seed: int) -> Scenario:
    """The scenario of `career_document`."""
    return Scenario.model_validate(career_document(seed))


def career_document(seed: int) -> Document:
    """A file of 1 to 4 people with records of every kind."""
    rng = Random(f"career {seed}")
    as_of, ladder = rng.choice(_DAYS), rng.choice(_LADDERS)
    stage = rng.choice(("first-appointment", "regular"))
    posts = [_post(rng, f"d{n}", ladder) for n in range(rng.choice((0, 1, 2, 3)))]
    people = [_person(rng, name, as_of, ladder, posts) for name in "ABCD"[: rng.randint(1, 4)]]
    _seat(rng, people, posts)
    quota = {grade: rng.choice((0, 1, 1, 2)) for grade in ladder}
    drawn = document(
        quota, people, posts, rulebook=_rulebook(rng, ladder), total=9, stage=stage,
        as_of=as_of, policy=_policy(rng),
    )  # fmt: skip
    drawn["plan"]["left"] = {grade: rng.choice((0, 0, 1, 2, 4)) for grade in ladder}
    for desk in posts[:1]:
        if rng.random() < 0.3:
            desk["by-appointment"] = "above"
            if rng.random() < 0.6:
                desk["named"] = rng.choice(people)["id"]
    names = sorted(Scenario.model_validate(drawn).names)
    for record in people:
        if rng.random() < 0.5:
            record["applies"] = rng.sample(names, rng.randint(0, min(4, len(names))))
    drawn["decisions"] = [
        {"rule": rng.choice(("pin", "pin", "forbid")), "person": rng.choice(people)["id"],
         **rng.choice(({"post": rng.choice(names)} if names else {"grade": ladder[0]},
                       {"grade": rng.choice(ladder)})),
         "reason": "drawn", "by": "group", "on": as_of}
        for _ in range(rng.choice((0, 0, 0, 1)))
    ]  # fmt: skip
    return drawn


def _policy(rng: Random) -> Document:
    return {
        "over-quota": rng.choice(("forbid", "transitional")),
        "transitional-reduction": rng.choice(
            ("no-entry", "two-for-one", "three-for-one", "by-excess")
        ),
        "quota-reading": rng.choice(("exact", "cumulative")),
        "professional-posts": rng.choice(("by-tier", "as-written")),
        "merit-reading": rng.choice(("R1", "R2", "R3", "R4")),
        "recent-years": rng.choice(("assessment-years", "months")),
    }


def _group(grade: str) -> str:
    return grade if grade[0] != "P" else str(sum(int(grade[1:]) > last for last in (4, 7, 10)))


def _post(rng: Random, name: str, ladder: tuple[str, ...]) -> Document:
    grade = rng.choice(ladder)
    alike = [one for one in ladder if _group(one) == _group(grade)]
    grades = rng.sample(alike, rng.randint(1, min(2, len(alike))))
    made = post(name, *grades, seats=rng.choice((1, 1, 2, 3)))
    if rng.random() < 0.6:
        made["department"] = rng.choice(("north", "south"))
    if rng.random() < 0.5:
        made["requires"] = _condition(rng, ladder, 1)
    return made


def _seat(rng: Random, people: list[Document], posts: list[Document]) -> None:
    """Puts some incumbents at described desks of their group, at whatever grade of it."""
    free = {made["id"]: made["seats"] for made in posts}
    for record in people:
        now = record.get("current")
        fit = [p["id"] for p in posts if now and _group(p["grades"][0]) == _group(now["grade"])]
        if now and fit and rng.random() < 0.6 and free[desk := rng.choice(fit)]:
            free[desk] -= 1
            now["post"] = desk


def _day(rng: Random, as_of: date, most: int = 8) -> date | str:
    """Near an anniversary, on a 29 February, on the first of a month (alone), or any day."""
    years = rng.randint(0, most)
    near = date(as_of.year - years, as_of.month, min(as_of.day, 28))
    day = near + timedelta(rng.choice((-2, -1, 0, 0, 1, 2, 3, -31, -180, -364, -365, -366)))
    day = rng.choice((day, day, day, date(2008, 2, 29), date(2012, 2, 29)))
    day = min(day, as_of)
    return day.strftime("%Y-%m") if rng.random() < 0.2 else day


def _first(day: date | str) -> date:
    return day if isinstance(day, date) else date.fromisoformat(f"{day}-01")


def _periods(rng: Random, as_of: date, number: int, **facts: Any) -> list[Document]:
    """Periods that may overlap, adjoin or leave gaps; the last perhaps still running."""
    made = []
    for _ in range(number):
        since = _first(_day(rng, as_of))
        until = since + timedelta(rng.choice((1, 30, 182, 183, 364, 365, 366, 730, 731, 1095)))
        record: Document = {"since": since, **{k: rng.choice(v) for k, v in facts.items()}}
        if since < until <= as_of and rng.random() < 0.8:
            record["until"] = until
        made.append(record)
    return made


def _person(
    rng: Random, name: str, as_of: date, ladder: tuple[str, ...], posts: list[Document]
) -> Document:
    made: Document = {"id": name}
    if rng.random() < 0.8:
        made["began"] = _day(rng, as_of)
    if rng.random() < 0.7:
        made["current"] = {"grade": rng.choice(ladder), "since": _day(rng, as_of, 4)}
    made["service"] = _service(rng, as_of, ladder, made.get("current"))
    made["titles"] = [_title(rng, as_of) for _ in range(rng.choice((0, 1, 1, 2)))]
    made["experience"] = _periods(rng, as_of, rng.choice((0, 1, 2, 3)), field=_FIELDS)
    departments = [p["department"] for p in posts if "department" in p]
    if departments:
        made["leads"] = _periods(rng, as_of, 1, department=departments, role=("head", "deputy"))
    made["education"] = [
        {"level": rng.choice(_LEVELS), "fields": rng.sample(_FIELDS, rng.choice((0, 1)))}
        for _ in range(rng.choice((0, 1, 2)))
    ]
    made["certificates"] = [{"kind": "accounting"}] if rng.random() < 0.4 else []
    years = range(as_of.year - 5, as_of.year)
    made["assessments"] = {
        year: rng.choice((*_MARKS, "excellent", "qualified"))
        for year in years
        if rng.random() < 0.7
    }
    made["achievements"] = [_award(rng, as_of) for _ in range(rng.choice((0, 1, 2, 3)))]
    made["findings"] = [
        {"matter": matter, "finding": rng.choice(("met", "unmet")), "by": "group", "on": as_of}
        for matter in _MATTERS
        if rng.random() < 0.4
    ]
    return made


def _service(
    rng: Random, as_of: date, ladder: tuple[str, ...], now: Document | None
) -> list[Document]:
    """Past periods at grades, one after the other, with or without gaps."""
    end, made = _first(now["since"]) if now else as_of, []
    for _ in range(rng.choice((0, 0, 1, 2, 3))):
        until = end - timedelta(rng.choice((0, 0, 1, 40, 400)))
        since = until - timedelta(rng.choice((1, 181, 183, 364, 365, 366, 730, 731, 1095, 1096)))
        made.append({"grade": rng.choice(ladder), "since": since, "until": until})
        end = since
    rng.shuffle(made)
    return made


def _title(rng: Random, as_of: date) -> Document:
    record: Document = {"tier": rng.choice(_TITLES), "series": rng.choice(_SERIES)}
    record["qualified"] = _day(rng, as_of)
    if rng.random() < 0.7:
        record["appointed"] = max(_first(record["qualified"]), _first(_day(rng, as_of, 4)))
    return record


def _award(rng: Random, as_of: date) -> Document:
    record: Document = {"kind": rng.choice(_KINDS), "on": _day(rng, as_of, 5)}
    for key, words in (
        ("level", _WHERE),
        ("class", ("first", "second")),
        ("role", ("led", "took-part")),
        ("completed", (True, False)),
        ("equal-to", _KINDS),
    ):
        if rng.random() < 0.4:
            record[key] = rng.choice(words)
    if rng.random() < 0.3:
        record["recognised"] = {"by": "group", "on": as_of}
    return record


def _condition(rng: Random, ladder: tuple[str, ...], depth: int = 2) -> Document:
    if depth and rng.random() < 0.5:
        kind = rng.choice(("all", "any", "any", "not", "see"))
        if kind == "see":
            return {"see": rng.choice(("skill", "stated"))}
        if kind == "not":
            return {"not": _condition(rng, ladder, depth - 1)}
        return {kind: [_condition(rng, ladder, depth - 1) for _ in range(rng.randint(1, 3))]}
    drawn: Document = rng.choice(_ATOMS)(rng, ladder)
    return drawn


def _achievement(rng: Random) -> Document:
    asked: Document = {"kind": rng.sample(_KINDS, rng.choice((1, 2)))}
    for key, value in (
        ("level", rng.sample(_WHERE, 1)),
        ("class", "first"),
        ("role", "led"),
        ("completed", True),
        ("since", "current-appointment"),
        ("last", rng.choice((1, 3))),
        ("or-equal", True),
    ):
        if rng.random() < 0.3:
            asked[key] = value
    return asked


_ATOMS: tuple[Any, ...] = (
    lambda rng, grades: {"tenure": {"grade": rng.choice(grades), "years": rng.randint(1, 4)}},
    lambda rng, grades: {"tenure": {"grade": rng.choice(grades), "years": rng.randint(1, 4)}},
    lambda rng, _: {"appointed": {"tier": rng.choice(_FLOORS), "years": rng.randint(1, 4)}},
    lambda rng, _: {"title": {"tier": rng.choice(_FLOORS)}},
    lambda rng, _: {"title": {"tier": rng.choice(_FLOORS), "series": rng.choice(_SERIES)}},
    lambda rng, _: {"education": {"level": rng.choice(_LEVELS)}},
    lambda rng, _: {"education": {"level": rng.choice(_LEVELS), "fields": rng.choice(_FIELDS)}},
    lambda rng, _: {"major": {"fields": rng.choice(_FIELDS)}},
    lambda _, __: {"certificate": {"kinds": "accounting"}},
    lambda rng, _: {
        "experience": {
            "fields": rng.sample(_FIELDS, rng.choice((1, 2))),
            "years": rng.randint(1, 3),
        }
    },
    lambda rng, _: {"assessments": {"every": rng.choice(_MARKS[:3])}},
    lambda rng, _: {
        "assessments": {"mark": rng.choice(_MARKS[:3]), "times": rng.randint(1, 2), "last": 3}
    },
    lambda rng, _: {"achievement": _achievement(rng)},
    lambda rng, _: {"achievement": _achievement(rng)},
    lambda rng, _: {"leads": {"roles": rng.choice((["head"], ["head", "deputy"]))}},
    lambda rng, _: {"recorded": {"matter": rng.choice(_MATTERS)}},
    lambda rng, _: {"presumed": {"matter": rng.choice(_MATTERS)}},
    lambda rng, _: {"waiver": {"matter": rng.choice(_MATTERS)}},
)


def _rulebook(rng: Random, ladder: tuple[str, ...]) -> Document:
    grades: Document = {g: {"value": v} for g, v in {**VALUES, "P13": 550}.items()}
    for grade in (*ladder, "P13"):
        if rng.random() < 0.6:
            grades[grade]["regular"] = _condition(rng, ladder)
        if rng.random() < 0.3:
            readings = {
                r: _condition(rng, ladder) for r in ("R1", "R3") if r == "R1" or rng.random() < 0.5
            }
            grades[grade]["first-appointment"] = readings
    stated = {"stated": _condition(rng, ladder, 0), "skill": {"recorded": {"matter": "skill"}}}
    every = {f"m-{matter}": {"presumed": {"matter": matter}} for matter in _MATTERS}
    items = [
        {"item": "service-years", "each": 1, "most": 5},
        {"item": "rank-years", "each": 2, "most": 7},
        {"item": "excellent", "each": 1, "last": 3, "most": 2},
        {"item": "achievements", "most": 9, "table": {"award": 2, "award/unit": 1, "project": 3}},
        {"item": "education", "most": 9, "table": {"doctor": 4, "bachelor": 2, "secondary": 1}},
    ]
    made = rulebook(
        grades=grades,
        conditions={**stated, **every},
        scoring={"note": "test", "items": rng.sample(items, rng.randint(1, 5))},
    )
    if rng.random() < 0.2:
        made["general"] = _condition(rng, ladder, 1)
    return made
