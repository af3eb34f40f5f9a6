"""Who is hired: as many as are missing, into the free seats of the entry grade."""

from datetime import date

from models.assumptions import Assumptions
from models.grades import Category, Grade, Tier, position
from models.people import EducationRecord, Person, TitleRecord
from models.scenario import Scenario
from models.titles import Education, TitleTier

_TITLE = {
    Tier.FULL_SENIOR: TitleTier.FULL_SENIOR,
    Tier.ASSOCIATE_SENIOR: TitleTier.ASSOCIATE_SENIOR,
    Tier.INTERMEDIATE: TitleTier.INTERMEDIATE,
    Tier.JUNIOR: TitleTier.ASSISTANT,
}


def entry_of(scenario: Scenario, assumed: Assumptions) -> Grade | None:
    """The grade at which people are hired; None where the plan has no professional seats."""
    if assumed.entry is not None:
        return assumed.entry
    seats = [g for g, n in scenario.plan.quota.items() if n and g.category is Category.PROFESSIONAL]
    return max(seats, key=position, default=None)


def newcomers(scenario: Scenario, entry: Grade, number: int, on: date) -> tuple[Person, ...]:
    """So many people without a present post, who hold the title of the entry grade.

    They are called H, the year and a number; sex and age are not assumed, so that within these
    years age retires none of them.
    """
    series = next(iter(scenario.rulebook.vocabulary.series), None)
    titles: tuple[TitleRecord, ...] = ()
    if entry.tier is not None and series is not None:
        titles = (TitleRecord(tier=_TITLE[entry.tier], series=series, qualified=on),)
    taken = set(scenario.staff)
    ids = (f"H{on.year}-{n}" for n in range(1, number + len(taken) + 1))
    return tuple(
        Person(
            id=name,
            began=on,
            titles=titles,
            education=(EducationRecord(level=Education.BACHELOR),),
        )
        for name in [name for name in ids if name not in taken][:number]
    )
