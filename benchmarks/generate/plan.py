"""岗位设置方案: seats that let everybody keep the grade, and fewer above than would qualify."""

from collections import Counter
from fractions import Fraction
from typing import Any

from benchmarks.generate.kinds import LADDERS, group
from benchmarks.generate.spec import Spec
from benchmarks.generate.staff import Member

Document = dict[str, Any]

_ORDER = (
    "M6", "M7", "M8", "M9", "M10",
    "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11", "P12", "P13", "W3", "W4", "W5",
)  # fmt: skip
_PROFESSIONAL = ("P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11", "P12", "P13")
_SPARE = 0.06
"""Seats beyond the people, as a share of them: newcomers and vacancies."""
_SPARED = ("M8", "M9", "P7", "P9", "P10", "P11", "P12", "W4")


def plan(spec: Spec, members: list[Member], posts: list[Document]) -> Document:
    """Quota, ratios and total. Who does not rise keeps a seat at the own grade."""
    quota = _kept(spec, members)
    _spare(spec, quota)
    _described(quota, posts)
    needed = Counter(quota)
    if spec.short:
        _shorten(spec, members, quota)
    quota = Counter({grade: quota[grade] for grade in _ORDER if quota[grade]})
    return {
        "total": sum(quota.values()),
        "quota": dict(quota),
        "ratios": _ratios(quota, needed),
    }


def _kept(spec: Spec, members: list[Member]) -> Counter[str]:
    """A seat for everybody, somewhat higher for the `tight` share of those who earned it."""
    quota: Counter[str] = Counter()
    left = {member.id: member for member in members if member.grade}
    for rungs in LADDERS.values():
        for rung in reversed(rungs):
            able = [m.id for m in left.values() if rung in m.rises]
            seats = round(spec.tight * len(able))
            quota[rung] += seats
            for name in able[:seats]:
                del left[name]
    quota.update(str(member.grade) for member in left.values())
    return quota


def _spare(spec: Spec, quota: Counter[str]) -> None:
    """A few seats that nobody holds, at grades that the institution has."""
    rng = spec.random("plan")
    grades = [grade for grade in _SPARED if quota[grade]] or [next(iter(quota))]
    quota.update(rng.choices(grades, k=round(_SPARE * spec.people)))


def _described(quota: Counter[str], posts: list[Document]) -> None:
    """As many seats of a tier or management grade as are described, at least."""
    described: Counter[str] = Counter()
    for post in posts:
        described[group(post["grades"][0])] += post.get("seats", 1)
    for post in posts:
        grade = post["grades"][0]
        approved = sum(seats for other, seats in quota.items() if group(other) == group(grade))
        quota[grade] += max(0, described[group(grade)] - approved)


def _shorten(spec: Spec, members: list[Member], quota: Counter[str]) -> None:
    """Fewer seats at a grade than people who can hold no other: a conflict, on purpose.

    Raises ValueError where everybody could go elsewhere.
    """
    bound = Counter(str(member.grade) for member in members if member.bound)
    if not bound:
        raise ValueError("nobody here is bound to one grade: make the institution larger")
    grade, number = max(bound.items(), key=lambda item: item[1])
    seats = number - max(1, round(spec.short * number))
    quota[_ELSEWHERE[grade]] += quota[grade] - seats
    quota[grade] = seats


_ELSEWHERE = {"M9": "M10", "M10": "M9", "P7": "P12", "P10": "P12", "P12": "P10"} | dict.fromkeys(
    ("W4", "W5"), "W3"
)
"""Where the seats go that a short plan does not give to the people who need them."""


def _ratios(quota: Counter[str], needed: Counter[str]) -> list[Document]:
    """The shares as approved, or of a short plan as needed: transitional seats break no ratio."""
    total, whole = sum(quota.values()), _seats(quota, *_PROFESSIONAL)
    if not whole:
        return []
    managers = 100 * sum(seats for grade, seats in quota.items() if grade[0] == "M")
    senior, upper = (
        max(_seats(quota, *grades), _seats(needed, *grades))
        for grades in (_PROFESSIONAL[:4], _PROFESSIONAL[:7])
    )
    return [
        {"part": "management", "of": "total", "at-least": f"{managers // total}%"},
        {"part": "professional", "of": "total", "at-most": _share(whole, total)},
        {"part": "senior", "of": "professional", "at-most": _share(senior, whole)},
        {"part": ["senior", "intermediate"], "of": "professional", "at-most": _share(upper, whole)},
    ]


def _seats(quota: Counter[str], *grades: str) -> int:
    return sum(quota[grade] for grade in grades)


def _share(part: int, whole: int) -> str:
    share = Fraction(part, whole)
    return f"{share.numerator}/{share.denominator}"
