"""From a round to the records of the next: what people are once the appointments hold."""

from models.desks import GENERAL
from models.grades import Category, Grade, Tier
from models.people import Current, Person, Service, TitleRecord
from models.result import Appointment
from models.scenario import Scenario
from models.titles import TitleTier

_TITLES = {
    Tier.FULL_SENIOR: {TitleTier.FULL_SENIOR},
    Tier.ASSOCIATE_SENIOR: {TitleTier.ASSOCIATE_SENIOR},
    Tier.INTERMEDIATE: {TitleTier.INTERMEDIATE},
    Tier.JUNIOR: {TitleTier.ASSISTANT, TitleTier.TECHNICIAN},
}


def carried(scenario: Scenario, person: Person, got: Appointment) -> Person:
    """The person once the appointment holds, from the day of the round on.

    A new grade begins on that day and the former one becomes service; so does everybody's graded
    post at first appointment, for nobody held a professional one before. Another desk at the same
    grade interrupts nothing. Who comes to a tier by its certificate is appointed to the title.
    """
    if got.post is None or got.grade is None:
        return person
    day, current = scenario.as_of, person.current
    post = None if got.post.startswith(GENERAL) else got.post
    first = scenario.stage == "first-appointment" and got.grade.category is Category.PROFESSIONAL
    if current is not None and got.grade == got.from_grade and not first:
        return person.replace(current=current.replace(post=post))
    service = list(person.service)
    if current is not None and got.from_grade not in (None, got.grade) and current.since < day:
        service.append(Service(grade=got.from_grade, since=current.since, until=day))
    return person.replace(
        current=Current(grade=got.grade, post=post, since=day),
        service=tuple(service),
        titles=tuple(_appointed(title, got.grade, scenario) for title in person.titles),
    )


def _appointed(title: TitleRecord, grade: Grade, scenario: Scenario) -> TitleRecord:
    """The title with its appointment, where the grade goes by it and it had none yet."""
    mine = grade.tier is not None and title.tier in _TITLES[grade.tier]
    return title.replace(appointed=scenario.as_of) if mine and title.appointed is None else title
