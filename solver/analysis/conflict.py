"""Why a scenario is impossible, in the words of the domain, and what would mend it."""

from collections import Counter
from collections.abc import Iterator

from models.conflict import Claim, Conflict
from models.grades import Grade, grade_named, position
from models.policy import Rule
from models.scenario import Scenario
from solver.analysis.repairs import repairs
from solver.eligibility.candidates import Candidates
from solver.eligibility.scope import scope
from solver.program import core as program_core
from solver.program.build import build
from solver.program.search import UNLIMITED, Clock, OutOfTime


def conflict(judged: Candidates, clock: Clock = UNLIMITED) -> Conflict | None:
    """A smallest set of claims that cannot hold together; None where there is an answer.

    Where the clock runs out, what is known by then of candidates that are known to be impossible:
    perhaps more claims than are needed, or none.
    """
    try:
        found = program_core.core(build(judged), clock=clock)
    except OutOfTime:
        found = program_core.UNKNOWN
    if found is None:
        return None
    mended, complete = repairs(judged, found.claims, clock) if found.minimal else ((), False)
    return Conflict(
        claims=(*worded(judged, found.claims), *_one_post(judged, found.claims)),
        minimal=found.minimal,
        smallest=found.smallest,
        repairs=mended,
        complete=complete,
    )


def _one_post(judged: Candidates, claims: tuple[program_core.Claim, ...]) -> Iterator[Claim]:
    """That a person holds one post, of whoever is put in two: the pins collide on nothing else."""
    put = Counter(claim.about.split("/")[0] for claim in claims if claim.rule is Rule.PIN)
    for person, times in put.items():
        if times > 1:
            claim = Claim(rule=Rule.ONE_POST, about=person, people=(person,))
            yield _cited(judged.scenario, claim)


def worded(judged: Candidates, claims: tuple[program_core.Claim, ...]) -> tuple[Claim, ...]:
    """Claims in the words of the domain; people who keep one grade in one way are one claim."""
    grouped: dict[tuple[Grade, tuple[Grade, ...]], list[str]] = {}
    other: list[Claim] = []
    for claim in claims:
        if claim.rule is Rule.KEEP_GRADE:
            person = judged.scenario.staff[claim.about]
            current = judged.scenario.grade_of(person)
            assert current is not None  # noqa: S101 (only incumbents keep a grade)
            grouped.setdefault((current, _options(judged, person.id)), []).append(person.id)
        else:
            other.append(_claim(judged.scenario, claim))
    kept = [
        _cited(
            judged.scenario,
            Claim(
                rule=Rule.KEEP_GRADE,
                about=grade,
                people=tuple(people),
                grade=grade,
                options=options,
            ),
        )
        for (grade, options), people in grouped.items()
    ]
    return (*kept, *other)


def _options(judged: Candidates, person: str) -> tuple[Grade, ...]:
    """The grades that are open to an incumbent and keep the present one."""
    current = judged.scenario.grade_of(judged.scenario.staff[person])
    found = {
        candidate.triple.grade
        for candidate in judged.of_person[person]
        if current is not None and not current.above(candidate.triple.grade)
    }
    return tuple(sorted(found, key=position))


def _claim(scenario: Scenario, claim: program_core.Claim) -> Claim:
    plain = Claim(rule=claim.rule, about=claim.about)
    match claim.rule:
        case Rule.QUOTA:
            grade = grade_named(claim.about)
            assert grade is not None  # noqa: S101 (a quota is about a grade)
            seats = sum(scenario.plan.seats(one) for one in scope(scenario, grade))
            plain = plain.replace(grade=grade, limit=seats)
        case Rule.SEATS:
            plain = plain.replace(limit=scenario.desks[claim.about].seats)
        case Rule.RATIO:
            ratio = next(one for one in scenario.plan.ratios if one.name == claim.about)
            plain = plain.replace(limit=scenario.plan.most(ratio))
        case Rule.AVOIDANCE:
            plain = plain.replace(people=tuple(claim.about.split("/")[:2]))
        case _:
            plain = plain.replace(people=(claim.about.split("/")[0],))
    return _cited(scenario, plain)


def _cited(scenario: Scenario, claim: Claim) -> Claim:
    clause = scenario.clause(claim.rule)
    return claim if clause is None else claim.replace(cite=clause.cite, text=clause.text)
