"""A person on the scenario's date, with the facts that several conditions ask for."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from models.grades import Category, Grade
from models.people import Person, TitleRecord
from models.scenario import Scenario
from solver.eligibility.calendar import Span


@dataclass(frozen=True)
class Subject:
    """A person on the scenario's date, with the facts that several atoms ask for."""

    person: Person
    scenario: Scenario

    @property
    def as_of(self) -> date:
        """The day to which every tenure is counted."""
        return self.scenario.as_of

    @cached_property
    def grade(self) -> Grade | None:
        """The current grade."""
        return self.scenario.grade_of(self.person)

    @cached_property
    def desk(self) -> str | None:
        """The id of the present post."""
        return self.scenario.desk_of(self.person)

    @cached_property
    def title(self) -> TitleRecord | None:
        """The highest title the person is *appointed* to; of equals, the one appointed first."""
        appointed = [title for title in self.person.titles if title.appointed is not None]
        return min(
            appointed,
            key=lambda title: (_rank(title), title.appointed),
            default=None,
        )

    @cached_property
    def appointed_on(self) -> date | None:
        """任现职: the day of the appointment that credentials are counted from.

        At first appointment that of the present title, for nobody has been appointed to a graded
        post yet; the present post's for who has no appointed title, and in regular rounds. A
        newcomer has no present post: that of the title then, and None without one.
        """
        title = None if self.title is None else self.title.appointed
        post = None if self.person.current is None else self.person.current.since
        return (title or post) if self.scenario.stage == "first-appointment" else (post or title)

    @cached_property
    def rank_since(self) -> date | None:
        """The day since which the current title (of a professional or newcomer) or rank is held."""
        ranked = self.grade is not None and self.grade.category is not Category.PROFESSIONAL
        if self.title is not None and not ranked:
            return self.title.appointed
        return self.person.current.since if self.person.current else None

    def service_at(self, grade: Grade) -> list[Span]:
        """The periods served at a grade or a higher one of its category."""
        spans = [
            (service.since, service.until)
            for service in self.person.service
            if service.grade.at_or_above(grade)
        ]
        if self.person.current and self.grade and self.grade.at_or_above(grade):
            spans.append((self.person.current.since, self.as_of))
        return spans

    def finding(self, matter: str) -> str | None:
        """What was found in a matter, `met` or `unmet`; None where nothing is recorded."""
        for finding in self.person.findings:
            if finding.matter == matter:
                return finding.finding
        return None

    @property
    def recent_by_months(self) -> bool:
        """近三年 read as months back from the date, not as assessment years."""
        return self.scenario.policy.recent_years == "months"


def _rank(title: TitleRecord) -> int:
    return list(type(title.tier)).index(title.tier)
