"""What stands in a paper, in words: plain text and lists, which templates set out.

Nothing but this reaches a template: no ids, no points, no days of birth.
"""

import re
from datetime import date
from typing import Any

from models.grades import position
from models.papers import Contract, Period
from models.places import Place
from models.result import Appointment, Result
from solver.report.naming import Names
from solver.report.words import Words

Content = dict[str, Any]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def notice_content(names: Names, result: Result, posted: date, period: Period) -> Content:
    """The public notice: whom it is about, how long it stands, where to object."""
    words, scenario = names.words, names.scenario
    asked = scenario.notice.model_dump(by_alias=False)
    content = {
        **_heading(names),
        "posted": day_text(words, posted),
        "first": day_text(words, period.first),
        "last": day_text(words, period.last),
        "days": (period.last - period.first).days + 1,
        "people": [
            {
                "number": number,
                "name": scenario.staff[one.person].name,
                "from_post": names.title(one.from_post) if one.from_post else "–",
                "from_grade": names.grade(one.from_grade),
                "post": names.title(place.post),
                "grade": names.grade(place.grade),
            }
            for number, (one, place) in enumerate(appointed(result), start=1)
        ],
        **{key: value or words("paper.blank") for key, value in asked.items()},
    }
    return {key: _printable(value) for key, value in content.items()}


def contracts_content(names: Names, result: Result) -> Content:
    """The contracts to be concluded: for everybody post, grade, term, duties and standards."""
    content = {
        **_heading(names),
        "blank_day": names.words("day.blank"),
        "blank_type": names.words("type.blank"),
        "people": [
            {"number": number, **_contract(names, one.person, place)}
            for number, (one, place) in enumerate(appointed(result), start=1)
        ],
    }
    return {key: _printable(value) for key, value in content.items()}


def appointed(result: Result) -> list[tuple[Appointment, Place]]:
    """Whoever is appointed, the highest grades first; of one grade in the order of ids."""
    people = [(one, one.place) for one in result.appointments if one.place is not None]
    return sorted(people, key=lambda pair: (position(pair[1].grade), pair[0].person))


def day_text(words: Words, day: date) -> str:
    """A day as it is written in a paper."""
    return words("day", year=day.year, month=words(f"month.{day.month}"), day=day.day)


def _heading(names: Names) -> Content:
    scenario = names.scenario
    return {
        "institution": scenario.institution,
        "stage": names.words(f"stage.{scenario.stage}"),
        "title": scenario.rulebook.title,
        "source": scenario.rulebook.source,
    }


def _contract(names: Names, person: str, place: Place) -> Content:
    """One person's contract; what is not known is empty, to be filled in by hand."""
    words, scenario = names.words, names.scenario
    desk, contract = scenario.desks[place.post], scenario.contract_of(scenario.staff[person])
    return {
        "name": scenario.staff[person].name,
        "department": desk.department or "",
        "post": names.title(place.post) if desk.general else desk.title,
        "category": words(f"category.{place.grade.category}"),
        "grade": names.grade(place.grade),
        "type": "" if contract.type is None else words(f"type.{contract.type}"),
        "start": "" if contract.start is None else day_text(words, contract.start),
        "until": _until(words, contract),
        "duties": list(desk.duties),
        "standards": list(desk.standards),
    }


def _until(words: Words, contract: Contract) -> str:
    if contract.until is not None:
        return day_text(words, contract.until)
    return words(f"until.{contract.type}") if contract.type in {"long", "project"} else ""


def _printable(data: Any) -> Any:
    """The same without the control characters that no document holds."""
    match data:
        case dict():
            return {key: _printable(value) for key, value in data.items()}
        case list():
            return [_printable(value) for value in data]
        case str():
            return _CONTROL.sub("\ufffd", data)
        case _:
            return data
