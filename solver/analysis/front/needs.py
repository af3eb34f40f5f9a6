"""What an answer needs of a plan to be as lawful and as good there as with more seats."""

from collections import Counter
from collections.abc import Iterator, Sequence

from models.desks import general_id, held_today
from models.grades import Grade, grades_of
from models.policy import Rule
from models.scenario import Scenario
from solver.analysis.front.settle import Settled
from solver.analysis.front.space import Seats, Space
from solver.eligibility.candidates import Triple
from solver.eligibility.over import over_quota
from solver.eligibility.scope import scope
from solver.program.columns import Terms
from solver.program.constraints import Row


def needs(space: Space, settled: Settled, seats: Seats) -> tuple[Row, ...]:
    """Seats that must be there together, of those there are; none without an answer."""
    return tuple(dict.fromkeys(_needs(space, settled, seats)))


def _needs(space: Space, settled: Settled, seats: Seats) -> Iterator[Row]:
    """Room at every grade, under the ratios of approved seats, and at the general posts.

    Where seats are held over the quota no seat may go, or more would be.
    """
    scenario = settled.judged.scenario
    held = [triple.grade for triple in settled.held]
    over = over_quota(scenario, Counter(held))
    for grade in dict.fromkeys(held):
        shared = scope(scenario, grade)
        if any(over.get(one) for one in shared):
            yield from _all_of(space, seats, shared)
            continue
        yield _need(space.seats(shared), sum(held.count(one) for one in shared))
    for triple in settled.held:
        if asks_for_a_seat(scenario, triple):
            yield _need(space.seats(scope(scenario, triple.grade)), 1)
    for ratio in scenario.plan.ratios:
        if ratio.at_most is not None and ratio.of != "total":
            people = sum(grade in ratio.grades for grade in held)
            whole = space.seats(grades_of(ratio.of), ratio.at_most.numerator)
            yield _need(whole, ratio.at_most.denominator * people)
    yield from _general(space, settled, seats)


def asks_for_a_seat(scenario: Scenario, triple: Triple) -> bool:
    """True where a post can be filled at a grade only if the plan has a seat for it.

    Not where the grade stands in the description, nor where somebody holds it today.
    """
    today = {scenario.grade_of(person) for person in scenario.people}
    written = {g for post in scenario.posts if post.id == triple.post for g in post.grades}
    return triple.grade not in today | written


def _general(space: Space, settled: Settled, seats: Seats) -> Iterator[Row]:
    """A general post has the seats that the descriptions leave, or those that people sit on.

    As written, and with transitional seats, each grade counts for itself; then no seat of the group
    may go.
    """
    scenario = settled.judged.scenario
    at = [triple.post for triple in settled.held]
    here = held_today(scenario.held, regular=scenario.stage == "regular").sitting
    policy = scenario.policy
    apart = policy.professional_posts == "as-written" or policy.over_quota == "transitional"
    for post in (post for post in scenario.desks.values() if post.general):
        people = at.count(post.id)
        if people <= here.get(post.id, 0):
            continue
        group = [grade for grade in space.grades if general_id(grade) == post.id]
        if apart:
            yield from _all_of(space, seats, group)
            continue
        described = [p.seats for p in scenario.posts if general_id(p.grades[0]) == post.id]
        yield _need(space.seats(group), sum(described) + people)


def _need(terms: Terms, number: int) -> Row:
    return Row(Rule.LIMIT, "need", tuple((-c, column) for c, column in terms), -number)


def _all_of(space: Space, seats: Seats, grades: Sequence[Grade]) -> Iterator[Row]:
    for column in space.columns(grades):
        yield _need(((1, column),), seats[column])
