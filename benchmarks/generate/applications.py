"""申报: lists bound to the department and its neighbours, some of them across the categories."""

from random import Random

from benchmarks.generate.kinds import group
from benchmarks.generate.spec import Spec
from benchmarks.generate.staff import Department, Member

_LISTLESS = 60
"""Up to so many people, some give no list: in a larger house that would be hundreds of posts."""
_NEAR = 8
"""How many departments of the same trade are near enough to apply to."""
_NEXT = {"P12": "P10", "P10": "P7", "P7": "P4", "M10": "M9", "M9": "M8", "W4": "W3", "W5": "W4"}


class Doors:
    """The posts of a group: a department's own, those near by, and the general one."""

    def __init__(self, members: list[Member], places: list[Department]) -> None:
        self._described = {member.post for member in members if member.post}
        self._groups = {group(member.grade) for member in members if member.grade}
        self._near: dict[int, list[Department]] = {}
        trades: dict[str, list[Department]] = {}
        for place in places:
            trades.setdefault(place.unit.field, []).append(place)
        for alike in trades.values():
            for at, place in enumerate(alike):
                ring = [alike[(at + step) % len(alike)] for step in range(1, len(alike))]
                self._near[place.index] = ring[:_NEAR]

    def own(self, place: Department, grade: str) -> list[str]:
        """The described post of the department for a grade, and the general one."""
        described = [name for name in [place.desk(grade)] if name in self._described]
        return described + [f"general-{group(grade)}"] * (group(grade) in self._groups)

    def near(self, place: Department, grade: str) -> list[str]:
        """The described posts of departments of the same trade."""
        names = [other.desk(grade) for other in self._near[place.index]]
        return [name for name in names if name in self._described]


def apply(spec: Spec, members: list[Member], places: list[Department]) -> None:
    """Gives people their lists, the most wanted post first, and says who is bound to one grade."""
    rng = spec.random("applications")
    doors = Doors(members, places)
    titled = [m for m in members if m.at and m.grade in {"M8", "M9"} and m.facts.get("titles")]
    crossing = {m.id for m in rng.sample(titled, min(len(titled), spec.count(spec.crossing)))}
    for member in members:
        if member.at is None:
            member.applies = [str(member.post)]
            continue
        higher = _higher(rng, doors, member, member.at)
        if member.id in crossing:
            higher += doors.own(member.at, "P10")
        level = _level(rng, doors, member, member.at)
        listed = len(members) > _LISTLESS or rng.random() < 0.9
        member.applies = list(dict.fromkeys(higher + level)) if listed else None
        member.bound = listed and member.grade in _NEXT and not (higher or member.rises)


def _higher(rng: Random, doors: Doors, member: Member, place: Department) -> list[str]:
    """Posts of the next tier or management grade, for who has reason to try."""
    grade = member.grade or ""
    if grade not in _NEXT or (grade[0] == "P" and member.next_title is None):
        return []
    if grade == "M9" and not member.facts.get("findings"):
        return []  # nobody has said yet that the person can lead
    if grade in {"W4", "W5"} and rng.random() < 0.5:
        return []
    return doors.own(place, _NEXT[grade])


def _level(rng: Random, doors: Doors, member: Member, place: Department) -> list[str]:
    """The present post first, mostly; then others of the same group."""
    grade = member.grade or "P12"
    own, near = doors.own(place, grade), doors.near(place, grade)
    around = rng.sample(near, min(len(near), rng.randint(1, place.unit.reach)))
    now = [member.post or f"general-{group(grade)}"] if member.grade else []
    chosen = [*own, *around] if rng.random() < 0.8 else [*around, *own]
    return now + chosen if rng.random() < 0.8 else chosen
