"""What a grade and a post ask: 基本任职条件 and 具体聘用条件."""

from models.conditions import AllOf, Condition
from models.grades import Grade
from models.posts import Post
from models.scenario import Scenario


def basic_conditions(scenario: Scenario, grade: Grade) -> tuple[Condition, ...]:
    """The basic conditions of a grade at the scenario's stage and reading.

    At first appointment the first-appointment rule takes the place of the regular route, where
    the regulation gives one; a reading it does not spell out is the same as R1.
    """
    book, row = scenario.rulebook, scenario.rulebook.grades[grade]
    route = row.regular
    if scenario.stage == "first-appointment" and row.first_appointment is not None:
        readings = row.first_appointment
        route = readings.get(scenario.policy.merit_reading, readings["R1"])
    return tuple(condition for condition in (book.general, route) if condition is not None)


def specific_conditions(post: Post, own: str | None) -> tuple[Condition, ...]:
    """具体聘用条件 of a post, one by one; none for the desk that the person holds already."""
    if post.requires is None or post.id == own:
        return ()
    required = post.requires
    if isinstance(required, AllOf) and required.cite is None:
        return required.all_
    return (required,)
