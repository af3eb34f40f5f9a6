"""Whether a record meets a condition, and what it earns: judged anew, every atom.

Days are counted one by one and anniversaries with the calendar of the standard library; shares no
code with the solver.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Any

from models.conditions import (
    KINDS,
    AllOf,
    AnyOf,
    EducationHeld,
    MajorHeld,
    Node,
    Not,
    See,
)
from models.people import AchievementRecord, Person, TitleRecord
from models.scenario import Scenario
from tests.oracle.grades import ranks
from tests.oracle.posts import grade_of

_TITLES = ["full-senior", "associate-senior", "intermediate", "assistant", "technician"]
_FLOORS = {"senior": "associate-senior", "junior": "technician"}
_LEVELS = ["doctor", "master", "bachelor", "college", "secondary", "school"]
_MARKS = ["excellent", "qualified", "basically-qualified", "unqualified"]

Period = tuple[date, date]
"""A first day, and the first day after it."""


def after(day: date, years: int) -> date:
    """The same day so many years later, the last of the month where there is none."""
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def whole(since: date, until: date) -> int:
    """Whole years, the anniversary included."""
    years = 0
    while after(since, years + 1) <= until:
        years += 1
    return years


def years(periods: Iterable[Period], as_of: date) -> int:
    """Whole years in periods, days served twice counted once."""
    days = {
        day
        for since, until in periods
        for day in range(since.toordinal(), min(until, as_of).toordinal())
    }
    runs = [
        (date.fromordinal(first), date.fromordinal(_end(days, first)))
        for first in sorted(days)
        if first - 1 not in days
    ]
    if not runs:
        return 0
    found, rest = 0, 0
    for since, until in runs[1:]:
        full = whole(since, until)
        found += full
        rest += (until - after(since, full)).days
    since, until = runs[0]
    return found + whole(since, date.fromordinal(until.toordinal() + rest))


def _end(days: set[int], first: int) -> int:
    while first in days:
        first += 1
    return first


def _worst(answers: set[str], decides: str, otherwise: str) -> str:
    """What decides where one answer is it, a doubt where there is one."""
    return next((one for one in (decides, "doubt") if one in answers), otherwise)


_ASKED = {kind: kind.model_fields.keys() - Node.model_fields.keys() for kind in KINDS.values()}
"""The field of each atom that says what is asked."""


class Facts:
    """A person's record on the day to which everything is counted."""

    def __init__(self, scenario: Scenario, person: Person) -> None:
        self.case, self.person, self.as_of = scenario, person, scenario.as_of
        now = person.current
        self.grade = grade_of(scenario, now.grade, now.rank) if now else None

    def holds(self, condition: Any) -> str:
        """`yes`, `no`, or `doubt` where somebody must judge or a fact is missing."""
        match condition:
            case AllOf(all_=inner):
                return _worst({self.holds(part) for part in inner}, "no", "yes")
            case AnyOf(any_=inner):
                return _worst({self.holds(part) for part in inner}, "yes", "no")
            case Not(not_=only):
                return {"yes": "no", "no": "yes"}.get(self.holds(only), "doubt")
            case See(see=name):
                return self.holds(self.case.rulebook.conditions[name])
            case EducationHeld() | MajorHeld() if not self.person.education:
                return "doubt"
            case _:
                (asked,) = (getattr(condition, name) for name in _ASKED[type(condition)])
                answer = getattr(self, f"_{type(condition).__name__}")(asked)
                return answer if isinstance(answer, str) else "yes" if answer else "no"

    def _TenureIn(self, asked: Any) -> bool:  # noqa: N802 (called by the name of the atom)
        return years(self._service(asked.grade), self.as_of) >= int(asked.years)

    def _AppointedFor(self, asked: Any) -> bool:  # noqa: N802
        since = [t.appointed for t in self.person.titles if self._up_to(t, asked.tier)]
        periods = [(day, self.as_of) for day in since if day is not None]
        return years(periods, self.as_of) >= int(asked.years)

    def _ExperienceIn(self, asked: Any) -> bool:  # noqa: N802
        worked = [r for r in self.person.experience if r.field in asked.fields]
        periods = [(r.since, r.until or self.as_of) for r in worked]
        return years(periods, self.as_of) >= int(asked.years)

    def _TitleHeld(self, asked: Any) -> bool:  # noqa: N802
        return any(
            self._up_to(t, asked.tier) and (not asked.series or t.series in asked.series)
            for t in self.person.titles
        )

    def _CertificateHeld(self, asked: Any) -> bool:  # noqa: N802
        return any(one.kind in asked.kinds for one in self.person.certificates)

    def _EducationHeld(self, asked: Any) -> bool:  # noqa: N802
        return any(
            _LEVELS.index(e.level) <= _LEVELS.index(asked.level)
            and (not asked.fields or any(field in asked.fields for field in e.fields))
            for e in self.person.education
        )

    def _MajorHeld(self, asked: Any) -> bool:  # noqa: N802
        return any(field in asked.fields for e in self.person.education for field in e.fields)

    def _Leads(self, asked: Any) -> bool:  # noqa: N802
        return any(
            one.role in asked.roles and (one.until is None or one.until > self.as_of)
            for one in self.person.leads
        )

    def _Recorded(self, asked: Any) -> str:  # noqa: N802
        return self._found(asked.matter, "doubt")

    def _Presumed(self, asked: Any) -> str:  # noqa: N802
        return self._found(asked.matter, "yes")

    def _Waived(self, asked: Any) -> str:  # noqa: N802
        return self._found(asked.matter, "no")

    def _found(self, matter: str, otherwise: str) -> str:
        for one in self.person.findings:
            if one.matter == matter:
                return "yes" if one.finding == "met" else "no"
        return otherwise

    @staticmethod
    def _up_to(title: TitleRecord, floor: str) -> bool:
        return _TITLES.index(title.tier) <= _TITLES.index(_FLOORS.get(floor, floor))

    def _service(self, grade: Any) -> list[Period]:
        periods = [(s.since, s.until) for s in self.person.service if ranks(s.grade, grade)]
        if self.person.current and self.grade and ranks(self.grade, grade):
            periods.append((self.person.current.since, self.as_of))
        return periods

    def _AssessedAs(self, asked: Any) -> str:  # noqa: N802
        marks = {year: mark.value for year, mark in self.person.assessments.items()}
        wanted = asked.every or asked.mark
        good = {y for y, m in marks.items() if m in _MARKS[: _MARKS.index(wanted) + 1]}
        last = range(self.as_of.year - (asked.last or 3), self.as_of.year)
        began = self.person.began
        absent = [y for y in last if y not in marks and not (began and began > date(y, 1, 1))]
        if asked.every:
            worse = [y for y, mark in marks.items() if mark != "ungraded" and y not in good]
            return "no" if worse else "doubt" if absent else "yes"
        lacking = asked.times - sum(year in good for year in last)
        return "yes" if lacking <= 0 else "doubt" if lacking <= len(absent) else "no"

    def _Achieved(self, asked: Any) -> str:  # noqa: N802
        return _worst(
            {self._counts(asked, record) for record in self.person.achievements}, "yes", "no"
        )

    def _counts(self, asked: Any, record: AchievementRecord) -> str:
        present, begins = self.present(), date(self.as_of.year - (asked.last or 0), 1, 1)
        if self.case.policy.recent_years == "months":
            begins = after(self.as_of, -(asked.last or 0))
        early = bool(asked.since) and (present is None or record.on < present)
        fits = not early and not (asked.last and record.on < begins)
        for wanted, has in (
            (asked.level, record.level),
            (asked.class_, record.class_),
            (asked.role, record.role),
        ):
            fits = fits and (wanted is None or has in wanted)
        fits = fits and asked.completed in {None, record.completed}
        if fits and record.kind not in asked.kind:
            equal = asked.or_equal and record.equal_to in asked.kind
            return ("yes" if record.recognised else "doubt") if equal else "no"
        return "yes" if fits else "no"

    def _title(self) -> date | None:
        """The day of the appointment to the highest title, the first of equal ones."""
        days = [(_TITLES.index(t.tier), t.appointed) for t in self.person.titles if t.appointed]
        return min(days)[1] if days else None

    def present(self) -> date | None:
        """任现职: of the title at first appointment, of the post in a regular round."""
        title, post = self._title(), self.person.current.since if self.person.current else None
        return (title or post) if self.case.stage == "first-appointment" else (post or title)

    def points(self) -> int:
        """Hundredths of a point, item by item, each capped."""
        return sum(min(i.most, self._earned(i)) for i in self.case.rulebook.scoring.items)

    def _earned(self, item: Any) -> int:
        person, table = self.person, item.table or {}
        match item.item:
            case "service-years":
                return int(item.each * whole(person.began, self.as_of)) if person.began else 0
            case "rank-years":
                post = person.current.since if person.current else None
                professional = self.grade is None or self.grade[0] == "P"
                since = (self._title() or post) if professional else post
                return int(item.each * whole(since, self.as_of)) if since else 0
            case "excellent":
                first = self.as_of.year - item.last
                good = [y for y, m in person.assessments.items() if m == "excellent" and y >= first]
                return int(item.each * len(good))
            case "achievements":
                best: dict[str, int] = {}
                for one in person.achievements:
                    worth = table.get(f"{one.kind}/{one.level}", table.get(one.kind, 0))
                    if one.completed:
                        best[one.kind] = max(worth, best.get(one.kind, 0))
                return sum(best.values())
            case _:
                top = min((_LEVELS.index(e.level) for e in person.education), default=len(_LEVELS))
                return max((table.get(level, 0) for level in _LEVELS[top:]), default=0)
