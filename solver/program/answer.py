"""From columns back to people: the appointments that an answer means."""

from collections.abc import Iterator, Mapping

from models.grades import Grade
from models.people import Person
from models.result import AimResult, Appointment, Outcome, Place, Result, Standing
from models.scenario import Scenario
from solver.eligibility.candidates import Triple
from solver.eligibility.wishes import justified_envy
from solver.program.alternatives import WAITS, Alternatives
from solver.program.build import Program
from solver.program.sequence import Best


def result_of(program: Program, best: Best, others: Alternatives | None) -> Result:
    """The result of a program; `others` is None where the best is not proved."""
    scenario = program.columns.scenario
    if not best.columns:
        return Result(scenario=scenario.institution, plan=scenario.plan_name, status=best.outcome)
    columns = others.shown if others else best.columns
    over = {
        grade: columns[column]
        for grade, column in program.columns.transitional.items()
        if columns[column]
    }
    return Result(
        scenario=scenario.institution,
        plan=scenario.plan_name,
        status=best.outcome,
        aims=tuple(AimResult(aim=p.aim, value=p.value, bound=p.bound) for p in best.proofs),
        appointments=tuple(_appointments(program, columns, over, others)),
        transitional=over,
        envy_free=not any(justified_envy(program.columns.candidates, _held(program, columns))),
    )


def _held(program: Program, columns: tuple[int, ...]) -> dict[str, Triple]:
    candidates = program.columns.candidates.open
    return {
        candidate.triple.person: candidate.triple
        for column, candidate in enumerate(candidates)
        if columns[column]
    }


def _appointments(
    program: Program, columns: tuple[int, ...], over: dict[Grade, int], others: Alternatives | None
) -> Iterator[Appointment]:
    scenario, candidates = program.columns.scenario, program.columns.candidates
    triples = _held(program, columns)
    held = {
        person: next((c for c in program.columns.of_person.get(person, ()) if columns[c]), WAITS)
        for person in scenario.staff
    }
    beyond, disputed = _over_quota(scenario, triples, candidates.points, over)
    for person in scenario.staff.values():
        triple = triples.get(person.id)
        tied = others is not None and [
            column for column in others.possible.get(person.id, ()) if column != held[person.id]
        ]
        yield Appointment(
            person=person.id,
            post=triple.post if triple else None,
            grade=triple.grade if triple else None,
            from_post=scenario.desk_of(person),
            from_grade=scenario.grade_of(person),
            outcome="transitional" if person.id in beyond else outcome(scenario, person, triple),
            points=candidates.points[person.id],
            standing=_standing(others, tied=bool(tied) or person.id in disputed),
            alternatives=tuple(
                None if c == WAITS else _place(candidates.open[c].triple) for c in tied or ()
            ),
        )


def _place(triple: Triple) -> Place:
    return Place(post=triple.post, grade=triple.grade)


def _standing(others: Alternatives | None, *, tied: bool) -> Standing:
    if others is None or not others.complete:
        return "unproved"
    return "tied" if tied else "certain"


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


def _over_quota(
    scenario: Scenario,
    triples: dict[str, Triple],
    points: Mapping[str, int],
    over: dict[Grade, int],
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
