"""岗位说明书: the described posts of each department, and those of the leaders."""

from collections import Counter
from typing import Any

from benchmarks.generate.kinds import SHAPES, group
from benchmarks.generate.spec import Spec
from benchmarks.generate.staff import Department, Member

Document = dict[str, Any]

_NAMES = {
    "M8": "科长",
    "M9": "科员",
    "M10": "办事员",
    "full-senior": "正高级岗位",
    "associate-senior": "副高级岗位",
    "intermediate": "中级岗位",
    "junior": "初级岗位",
}
_DUTIES = (
    ("law-and-conduct", "遵守宪法和法律，具有良好的品行和职业道德。"),
    ("health", "具备适应岗位要求的身体条件。"),
    ("diligence", "有较强的事业心、责任心，有吃苦耐劳，廉洁奉公的精神。"),
)
_ORDER = ("M6", "M7", "M8", "M9", "M10", "P4", "P7", "P10", "P12", "P13")


def posts(spec: Spec, members: list[Member], places: list[Department]) -> list[Document]:
    """The leaders' posts, then each department's, with the seats that are held or vacant."""
    rng = spec.random("posts")
    seats = Counter(m.post for m in members if m.post)
    grades: dict[str, set[str]] = {}
    for member in members:
        if member.post and member.grade:
            grades.setdefault(member.post, set()).add(member.grade)
    made = _leaders(spec, members, places, vacant=spec.people >= 12 and rng.random() < 0.5)
    for place in places:
        for name in dict.fromkeys(place.desk(grade) for grade in _ORDER):
            if name not in seats:
                continue
            entry = max(grades[name], key=_ORDER.index)
            entry = "P12" if entry == "P13" and "P12" in grades[name] else entry
            vacancy = entry != "M8" and rng.random() < 0.1
            made.append(_desk(place, name, entry, seats[name] + vacancy))
    return made


def _leaders(
    spec: Spec, members: list[Member], places: list[Department], *, vacant: bool
) -> list[Document]:
    """The director, whom a higher body appoints, and the deputies with their departments."""
    shape = SHAPES[spec.kind]
    chiefs = [member for member in members if member.at is None]
    chiefs[0].post = "director"
    made: list[Document] = [
        {
            "id": "director",
            "title": shape.director,
            "grades": ["M6"],
            "unit-leader": True,
            "by-appointment": "市委组织部",
            "named": chiefs[0].id,
            "requires": {"recorded": {"matter": "director-appointment", "by": "市委组织部"}},
        }
    ]
    number = len(chiefs) - 1 + (vacant and len(chiefs) > 1)
    for index in range(number):
        name = f"deputy-{index + 1}"
        if index + 1 < len(chiefs):
            chiefs[index + 1].post = name
        made.append(
            {
                "id": name,
                "title": f"副{shape.director}",
                "grades": ["M7"],
                "unit-leader": True,
                "leads": [place.name for place in places[index::number]],
                "requires": _all(
                    f"副{shape.director}{index + 1}",
                    {"education": {"level": "bachelor"}},
                    {"tenure": {"grade": "M8", "years": 3}},
                ),
            }
        )
    return made


def _desk(place: Department, name: str, grade: str, seats: int) -> Document:
    title = _NAMES[group(grade)]
    post: Document = {"id": name, "title": title, "department": place.name, "grades": [grade]}
    if seats > 1:
        post["seats"] = seats
    if grade == "M8":
        post["leads"] = [place.name]
    if place.unit.sensitive and grade in {"M8", "M9"}:
        post["sensitive"] = list(place.unit.sensitive)
    post["requires"] = _all(f"{place.name}{title}", *_asked(place, grade))
    return post


def _asked(place: Department, grade: str) -> list[Document]:
    """具体聘用条件 of a desk, as descriptions of such desks ask them."""
    unit = place.unit
    licence: list[Document] = [{"certificate": {"kinds": unit.licence}}] if unit.licence else []
    trade = {"experience": {"fields": unit.field, "years": 5 if grade == "P7" else 3}}
    asked: dict[str, list[Document]] = {
        "M8": [
            {"recorded": {"matter": "coordination", "by": "岗位设置工作组"}},
            {"all": [{"title": {"tier": "intermediate"}}, {"tenure": {"grade": "M9", "years": 3}}]},
        ],
        "M9": [{"tenure": {"grade": "M10", "years": 3}}],
        "M10": [{"education": {"level": "college"}}],
        "P4": [*licence, {"title": {"tier": "full-senior", "series": [unit.series]}}],
        "P7": [
            *licence,
            {"all": [{"title": {"tier": "senior", "series": [unit.series]}}, trade]},
        ],
        "P10": [*licence, {"all": [{"title": {"tier": "intermediate"}}, trade]}],
        "P12": [*licence, {"education": {"level": "college", "fields": [unit.field]}}],
        "P13": [*licence, {"education": {"level": "secondary"}}],
    }
    return asked[grade]


def _all(cite: str, *asked: Document) -> Document:
    """The general duties, which are presumed, and then what this post asks."""
    duties = [{"presumed": {"matter": matter}, "text": text} for matter, text in _DUTIES]
    return {
        "all": [
            part | {"cite": f"{cite} 条件{number}"}
            for number, part in enumerate([*duties, *asked], 1)
        ]
    }
