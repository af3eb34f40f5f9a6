"""Who may hold what, judged anew: shares no code with the solver."""

from dataclasses import dataclass, field
from typing import Any

from models.grades import Grade
from models.people import Person
from models.scenario import Scenario
from tests.oracle.facts import Facts
from tests.oracle.grades import general, ranks, tier
from tests.oracle.posts import Desk, grade_of, posts

__all__ = ["People", "Seat", "ranks", "tier"]

Seat = tuple[str, Grade]
"""A post and a grade."""


@dataclass
class People:
    """A scenario with the seats that are open to each person, and why others are not."""

    scenario: Scenario
    desks: dict[str, Desk] = field(init=False)
    current: dict[str, Grade | None] = field(init=False)
    desk: dict[str, str | None] = field(init=False)
    points: dict[str, int] = field(init=False)
    applied: dict[tuple[str, Seat], bool] = field(init=False)
    facts: dict[str, Facts] = field(init=False)
    why: dict[tuple[str, Seat], str] = field(init=False)
    open: dict[str, list[Seat]] = field(init=False)

    def __post_init__(self) -> None:
        case = self.scenario
        people = sorted(case.people, key=lambda one: one.id)
        self.desks = dict(posts(case))
        self.facts = {p.id: Facts(case, p) for p in people}
        self.current = {p.id: self.facts[p.id].grade for p in people}
        self.desk = {p.id: self._present(p) for p in people}
        self.points = {p.id: self.facts[p.id].points() for p in people}
        seats = [(d, g) for d in self.desks.values() for g in d.grades]
        self.applied = {(p.id, (d.id, g)): self._applies(p, d, g) for p in people for d, g in seats}
        self.why = {(p.id, (d.id, g)): self._reason(p, d, g) for p in people for d, g in seats}
        self.open = {
            p.id: [(d.id, g) for d, g in seats if self.why[p.id, (d.id, g)] == "open"]
            for p in people
        }

    def _present(self, person: Person) -> str | None:
        now = person.current
        if now is None:
            return None
        return now.post or general(grade_of(self.scenario, now.grade, now.rank))

    def _applies(self, person: Person, desk: Desk, grade: Grade) -> bool:
        now, regular = self.current[person.id], self.scenario.stage == "regular"
        if regular and self._pinned(person.id, (desk.id, grade)):
            return True
        if now is not None and regular:
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

    def _reason(self, person: Person, desk: Desk, grade: Grade) -> str:
        """`open`, or the first reason why a seat is not."""
        own_desk, own_grade = self.desk[person.id] == desk.id, self.current[person.id] == grade
        named = desk.about is not None and desk.about.named == person.id
        if desk.about is not None and desk.about.by_appointment and not named:
            stays = own_desk and own_grade and desk.about.named is None
            return "open" if stays else "by-appointment"
        if own_desk and own_grade:
            return "open"
        if grade not in desk.anybody:
            return "unwritten"
        if not named and not self.applied[person.id, (desk.id, grade)]:
            return "not-applied"
        answer = self.qualifies(person, desk, grade)
        if answer != "no" and not named and self._stays(person, (desk.id, grade)):
            return "own-first"
        return {"yes": "open", "no": "unmet", "doubt": "doubt"}[answer]

    def qualifies(self, person: Person, desk: Desk, grade: Grade) -> str:
        """Whether the conditions of a seat are met: `yes`, `no` or `doubt`."""
        book, row = self.scenario.rulebook, self.scenario.rulebook.grades[grade]
        basic: list[Any] = [book.general, row.regular]
        if self.scenario.stage == "first-appointment" and row.first_appointment:
            rules = row.first_appointment
            basic[1] = rules.get(self.scenario.policy.merit_reading) or rules["R1"]
        asked = [] if self.current[person.id] == grade else basic
        if self.desk[person.id] != desk.id and desk.about is not None:
            asked = [*asked, desk.about.requires]
        answers = {self.facts[person.id].holds(one) for one in asked if one is not None}
        return "no" if "no" in answers else "doubt" if "doubt" in answers else "yes"

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
