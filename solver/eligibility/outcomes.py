"""What an appointment means for a person."""

from collections.abc import Mapping

from models.grades import Grade
from models.people import Person
from models.result import Outcome
from models.scenario import Scenario
from solver.eligibility.candidates import Triple


def outcome(scenario: Scenario, person: Person, triple: Triple | None) -> Outcome:
    """What an appointment means for a person, transitional seats aside."""
    current = scenario.grade_of(person)
    if triple is None:
        return "waiting"
    if current is None:
        return "appointed"
    if triple.grade.above(current):
        return "promoted"
    stays = triple.grade == current and triple.post == scenario.desk_of(person)
    return "retained" if stays else "transferred"


def beyond_quota(
    scenario: Scenario,
    triples: Mapping[str, Triple],
    points: Mapping[str, int],
    over: Mapping[Grade, int],
) -> tuple[set[str], set[str]]:
    """Who sits on the transitional seats: the incumbents with the fewest points.

    The second set are those whom equal points at the border leave undecided.
    """
    beyond: set[str] = set()
    disputed: set[str] = set()
    for grade, seats in over.items():
        ranked = sorted(
            (
                person
                for person, triple in triples.items()
                if triple.grade == grade and scenario.grade_of(scenario.staff[person]) == grade
            ),
            key=lambda person: (points[person], person),
        )
        beyond.update(ranked[:seats])
        border = {points[person] for person in ranked[seats - 1 : seats + 1]}
        if len(ranked) > seats and len(border) == 1:
            disputed.update(person for person in ranked if points[person] in border)
    return beyond, disputed
