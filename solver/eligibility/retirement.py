"""When somebody retires: by age, sex and kind of staff, as the rulebook dates the law."""

from calendar import monthrange
from datetime import date

from models.grades import Category
from models.people import Person
from models.rulebook import Raised
from models.scenario import Scenario
from solver.eligibility.calendar import anniversary

_MONTHS = 12


def retires_on(scenario: Scenario, person: Person) -> date | None:
    """The day on which age alone retires a person; None where the facts or the rule are missing.

    From the day on which a raise begins, one month is added for every so many months that the
    former day lies after it, the first at once, up to the highest age.
    """
    if person.born is None or person.sex is None:
        return None
    grade = scenario.grade_of(person)
    worker = grade is not None and grade.category is Category.WORKER
    staff = "worker" if worker else "cadre"
    for rule in scenario.rulebook.retirement:
        if (rule.sex, rule.staff) == (person.sex, staff):
            plain = anniversary(person.born, rule.age)
            later = 0 if rule.raised is None else _later(plain, rule.age, rule.raised)
            return _months_after(plain, later)
    return None


def _later(plain: date, age: int, raised: Raised) -> int:
    """The months that a raise adds to a day of retirement."""
    if plain < raised.since:
        return 0
    apart = (plain.year - raised.since.year) * _MONTHS + plain.month - raised.since.month
    return min(apart // raised.every + 1, (raised.most - age) * _MONTHS)


def _months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month stands in for a missing day."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    _, last = monthrange(day.year + years, month + 1)
    return date(day.year + years, month + 1, min(day.day, last))
