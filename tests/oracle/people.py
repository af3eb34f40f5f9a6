"""Who may hold what, judged anew: shares no code with the solver.

Only for what the generator draws: conditions on titles, tenure without gaps, certificates and
recorded matters, and points for years of service.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.conditions import (
    AllOf,
    AnyOf,
    CertificateHeld,
    Not,
    Recorded,
    TenureIn,
    TitleHeld,
)
from models.grades import Grade
from models.people import Person
from models.posts import Post
from models.scenario import Scenario

Seat = tuple[str, Grade]
"""A post and a grade."""
_TITLE_ORDER = ["full-senior", "associate-senior", "intermediate", "assistant", "technician"]


def years_between(begun: date, end: date) -> int:
    """Whole years, the anniversary included (the generator draws no 29 February)."""
    return end.year - begun.year - ((end.month, end.day) < (begun.month, begun.day))


def ranks(upper: Grade, lower: Grade) -> bool:
    """At or above, within a category."""
    return upper[0] == lower[0] and int(upper[1:]) <= int(lower[1:])


def tier(grade: Grade) -> int | None:
    """0 for full senior to 3 for junior; None outside the professional category."""
    return None if grade[0] != "P" else sum(int(grade[1:]) > last for last in (4, 7, 10))


@dataclass
class People:
    """A scenario with the seats that are open to each person."""

    scenario: Scenario
    current: dict[str, Grade | None] = field(init=False)
    desk: dict[str, str | None] = field(init=False)
    points: dict[str, int] = field(init=False)
    applied: dict[tuple[str, Seat], bool] = field(init=False)
    open: dict[str, list[Seat]] = field(init=False)

    def __post_init__(self) -> None:
        case = self.scenario
        people = sorted(case.people, key=lambda one: one.id)
        self.current = {p.id: p.current.grade if p.current else None for p in people}
        self.desk = {p.id: self._present(p) for p in people}
        self.points = {
            p.id: 100 * years_between(p.began, case.as_of) if p.began else 0 for p in people
        }
        self.applied = {
            (p.id, (d.id, g)): self._applies(p, d, g)
            for p in people
            for d in case.desks.values()
            for g in d.grades
        }
        self.open = {
            p.id: [
                (d.id, g) for d in case.desks.values() for g in d.grades if self._is_open(p, d, g)
            ]
            for p in people
        }

    def _present(self, person: Person) -> str | None:
        if person.current is None or person.current.grade is None:
            return None
        grade = person.current.grade
        names = ["full-senior", "associate-senior", "intermediate", "junior"]
        number = tier(grade)
        return person.current.post or f"general-{grade.value if number is None else names[number]}"

    def _applies(self, person: Person, desk: Post, grade: Grade) -> bool:
        now = self.current[person.id]
        pinned = self._pinned(person.id, (desk.id, grade))
        if pinned and now is not None and self.scenario.stage == "regular":
            return True
        if now is not None and self.scenario.stage == "regular":
            if person.applies is not None:
                return desk.id in person.applies and (now == grade or not ranks(now, grade))
            return now != grade and ranks(grade, now)
        if person.applies is not None:
            return desk.id in person.applies
        return now is None or any(ranks(one, now) for one in desk.grades)

    def _pinned(self, person: str, seat: Seat) -> bool:
        return any(
            d.rule == "pin"
            and d.person == person
            and d.post in (None, seat[0])
            and d.grade in (None, seat[1])
            for d in self.scenario.decisions
        )

    def _stays(self, person: Person, seat: Seat) -> bool:
        """A regular round moves an incumbent to what is wanted more, or by decision."""
        now, own = self.current[person.id], self.desk[person.id]
        if self.scenario.stage != "regular" or now is None or own is None:
            return False
        if self._pinned(person.id, seat):
            return False
        return self.wish(person.id, seat) >= self.wish(person.id, (own, now))

    def _is_open(self, person: Person, desk: Post, grade: Grade) -> bool:
        if desk.by_appointment and desk.named != person.id:
            return False
        own_desk, own_grade = self.desk[person.id] == desk.id, self.current[person.id] == grade
        if own_desk and own_grade:
            return True
        if not self.applied[person.id, (desk.id, grade)] and desk.named != person.id:
            return False
        row = self.scenario.rulebook.grades[grade]
        basic: Any = row.regular
        if self.scenario.stage == "first-appointment" and row.first_appointment:
            basic = row.first_appointment["R1"]
        asked = [] if own_grade or basic is None else [basic]
        if not own_desk and desk.requires is not None:
            asked.append(desk.requires)
        qualified = all(self._holds(person, condition) == "yes" for condition in asked)
        stays = desk.named != person.id and self._stays(person, (desk.id, grade))
        return qualified and not stays

    def _holds(self, person: Person, condition: Any) -> str:
        match condition:
            case AllOf(all_=inner):
                answers = {self._holds(person, part) for part in inner}
                return "no" if "no" in answers else "doubt" if "doubt" in answers else "yes"
            case AnyOf(any_=inner):
                answers = {self._holds(person, part) for part in inner}
                return "yes" if "yes" in answers else "doubt" if "doubt" in answers else "no"
            case Not(not_=only):
                return {"yes": "no", "no": "yes"}.get(self._holds(person, only), "doubt")
            case TitleHeld(title=asked):
                floor = _TITLE_ORDER.index(asked.tier)
                held = any(_TITLE_ORDER.index(t.tier) <= floor for t in person.titles)
            case CertificateHeld(certificate=kinds):
                held = any(c.kind in kinds.kinds for c in person.certificates)
            case TenureIn(tenure=served):
                days = [s.since for s in person.service if ranks(s.grade, served.grade)]
                if person.current and person.current.grade:
                    if ranks(person.current.grade, served.grade):
                        days.append(person.current.since)
                    else:
                        days = []
                held = bool(days) and years_between(min(days), self.scenario.as_of) >= served.years
            case Recorded(recorded=matter):
                found = [f.finding for f in person.findings if f.matter == matter.matter]
                return "doubt" if not found else "yes" if found[0] == "met" else "no"
            case _:
                raise NotImplementedError(condition)
        return "yes" if held else "no"

    def choice(self, person: str, seat: Seat) -> int:
        """The place of a post in the person's list; behind the list where it is not on it."""
        applies = self.scenario.staff[person].applies
        if applies is None:
            return 0
        return applies.index(seat[0]) if seat[0] in applies else len(applies)

    def wish(self, person: str, seat: Seat) -> tuple[int, int]:
        """How much somebody wants a seat, the smaller the more: by list, then by value."""
        return self.choice(person, seat), -self.value(seat[1])

    def line(self) -> list[list[str]]:
        """People in the order of points and of what breaks ties; equals together."""
        ranks_: dict[tuple[int, ...], list[str]] = {}
        for name in sorted(self.points):
            ranks_.setdefault(self.standing(name), []).append(name)
        return [ranks_[key] for key in sorted(ranks_)]

    def standing(self, person: str) -> tuple[int, ...]:
        """Where somebody stands, the smaller the further in front: points, then age if it tells."""
        born = self.scenario.staff[person].born
        by_age = "age" in self.scenario.rulebook.scoring.tie_break
        return -self.points[person], (born.toordinal() if born else 10**9) if by_age else 0

    def value(self, grade: Grade) -> int:
        """What a grade is worth."""
        return self.scenario.rulebook.grades[grade].value
