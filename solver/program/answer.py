"""From columns back to people: the appointments that an answer means."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from models.grades import Grade
from models.places import Place
from models.policy import AimName
from models.priority import Precedence, Refusal
from models.result import AimResult, Appointment, Result, Standing
from solver.eligibility.candidates import Triple
from solver.eligibility.outcomes import beyond_quota, outcome
from solver.eligibility.over import over_quota
from solver.eligibility.wishes import justified_envy
from solver.program.alternatives import WAITS, Alternatives
from solver.program.build import Program
from solver.program.certified import Certified, certified
from solver.program.sequence import Best


def result_of(
    program: Program, best: Best, others: Alternatives | None, told: Precedence | None = None
) -> Result:
    """The result of a program; `others` is None where the best is not proved.

    `told` is why nobody has anything better, where that turns on other institutions too.
    """
    scenario = program.columns.scenario
    if best.outcome in {"infeasible", "unknown"}:
        return Result(scenario=scenario.institution, plan=scenario.plan_name, status=best.outcome)
    columns = others.shown if others else best.columns
    triples = _held(program, columns)
    over = over_quota(scenario, Counter(triple.grade for triple in triples.values()))
    return Result(
        scenario=scenario.institution,
        plan=scenario.plan_name,
        status=best.outcome,
        aims=tuple(AimResult(aim=p.aim, value=p.value, bound=p.bound) for p in best.proofs),
        appointments=tuple(_appointments(program, triples, columns, over, others)),
        transitional=over,
        precedence=told or _precedence(program, best, columns),
        envy_free=not any(justified_envy(program.columns.candidates, triples)),
    )


def _precedence(program: Program, best: Best, columns: Sequence[int]) -> Precedence | None:
    """Why nobody has anything better, where that is proved."""
    if AimName.PRIORITY not in {proof.aim for proof in best.proofs if proof.bound is not None}:
        return None
    told = certified(program, program.columns, program.aims, columns)
    return precedence_of(program.columns.place, told)


def precedence_of(place: Callable[[int], Place], told: Certified) -> Precedence:
    """The proof in the words of results; `place` is that of a column."""
    return Precedence(
        line=told.line,
        refusals=tuple(
            Refusal(person=one.person, wanted=place(one.column), full=one.full, weights=one.weights)
            for one in told.refused
        ),
    )


def _held(program: Program, columns: tuple[int, ...]) -> dict[str, Triple]:
    candidates = program.columns.candidates.open
    return {
        candidate.triple.person: candidate.triple
        for column, candidate in enumerate(candidates)
        if columns[column]
    }


def _appointments(
    program: Program,
    triples: Mapping[str, Triple],
    columns: tuple[int, ...],
    over: Mapping[Grade, int],
    others: Alternatives | None,
) -> Iterator[Appointment]:
    scenario, candidates = program.columns.scenario, program.columns.candidates
    held = {
        person: next((c for c in program.columns.of_person.get(person, ()) if columns[c]), WAITS)
        for person in scenario.staff
    }
    beyond, disputed = beyond_quota(scenario, triples, candidates.points, over)
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
                None if c == WAITS else candidates.open[c].triple.place for c in tied or ()
            ),
        )


def _standing(others: Alternatives | None, *, tied: bool) -> Standing:
    if others is None or not others.complete:
        return "unproved"
    return "tied" if tied else "certain"
