"""Rounds year by year: each solved and verified, and what they come to for people and seats."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from models.assumptions import STANDARD, Assumptions
from models.grades import Grade, position
from models.places import Place
from models.projection import (
    Opened,
    Projection,
    Prospect,
    Run,
    Step,
    Wait,
    Year,
    unbalanced,
)
from models.result import Appointment, Result
from models.scenario import Scenario
from solver.analysis.picture import Picture
from solver.analysis.use import empty_seats
from solver.analysis.waiting import waiting
from solver.analysis.years.advance import Advanced, advanced, assuming
from solver.analysis.years.newcomers import entry_of
from solver.eligibility.candidates import Candidates, candidates
from solver.eligibility.retirement import retires_on
from solver.eligibility.verdicts import Verdict
from solver.solving import solve
from solver.verify import VerificationFailed

Told = Callable[[str], None]


def project(
    scenario: Scenario, years: int, names: Iterable[str] = (), *, told: Told = lambda _: None
) -> Projection:
    """So many rounds after the scenario's own, for each set of assumptions that is named.

    Without names under the standard assumptions alone. Raises KeyError for a name that the
    scenario does not state, VerificationFailed where a round does not stand up to the verifier
    or the totals do not balance.
    """
    known = {STANDARD: Assumptions(), **scenario.assumptions}
    return Projection(
        scenario=scenario.institution,
        start=scenario.as_of,
        years=years,
        quota=dict(sorted(scenario.plan.quota.items(), key=lambda one: position(one[0]))),
        runs=tuple(_run(scenario, years, name, known[name], told) for name in names or (STANDARD,)),
    )


@dataclass
class _Book:
    """What is noted of people while the rounds go on."""

    could: dict[str, tuple[date, Grade]] = field(default_factory=dict)
    promoted: dict[str, tuple[date, Grade]] = field(default_factory=dict)
    gone: dict[str, date | None] = field(default_factory=dict)
    waits: dict[tuple[str, str], Wait] = field(default_factory=dict)


def _run(scenario: Scenario, years: int, name: str, assumed: Assumptions, told: Told) -> Run:
    book = _Book()
    rounds: list[Year] = []
    past: tuple[Scenario, Result] | None = None
    now = Advanced(scenario, (), ())
    target = len(scenario.people) if assumed.staff is None else assumed.staff
    assumed = assumed.replace(staff=target, entry=entry_of(scenario, assumed))
    missing: list[int] = []
    for number in range(years + 1):
        asked = assuming(now.scenario, assumed) if number else scenario
        judged = candidates(asked)
        result = solve(asked, judged=judged)
        picture = Picture(judged, result)
        rounds.append(_year(picture, now, past))
        told(f"{name} {asked.as_of.year}")
        book.gone |= dict.fromkeys(now.retired, asked.as_of)
        if not result.solved:
            break
        _note(book, picture)
        past = (now.scenario, result)
        if number < years:
            missing.append(_missing(picture, assumed, target))
            lacking = missing[-assumed.after] if len(missing) >= assumed.after else 0
            lacking = min(lacking, missing[-1])
            following = advanced(now.scenario, result, assumed, lacking=lacking)
            if following is None:
                break
            now = following
    if off := unbalanced(tuple(rounds)):
        raise VerificationFailed([f"people do not balance on {day}" for day in off])
    return Run(
        name=name,
        assumptions=assumed,
        years=tuple(rounds),
        prospects=tuple(_prospects(book)),
        waits=tuple(book.waits[key] for key in sorted(book.waits)),
        ageless=tuple(sorted(p.id for p in scenario.people if retires_on(scenario, p) is None)),
    )


def _missing(picture: Picture, assumed: Assumptions, target: int) -> int:
    """How many could be hired: people that lack, as far as seats of the entry grade are free."""
    entry = entry_of(picture.scenario, assumed)
    if assumed.hiring == "none" or entry is None:
        return 0
    free = empty_seats(picture).get(entry, 0)
    return max(0, min(free, target - len(picture.scenario.people)))


def _year(picture: Picture, now: Advanced, past: tuple[Scenario, Result] | None) -> Year:
    scenario, result = picture.scenario, picture.result
    grades = [a.grade for a in result.appointments if a.grade is not None]
    return Year(
        on=scenario.as_of,
        status=result.status,
        verified=result.verified,
        retired=now.retired,
        hired=now.hired,
        present=len(scenario.people),
        filled={grade: grades.count(grade) for grade in sorted(set(grades), key=position)},
        empty=empty_seats(picture) if result.solved else {},
        transitional=sum(result.transitional.values()),
        cost=sum(scenario.value(grade) for grade in grades),
        steps=tuple(_step(one) for one in result.appointments if one.outcome != "retained"),
        opened=(*_retired(now.retired, past), *_vacated(result.appointments)),
        waiting=len({q.person for queue in waiting(picture) for q in queue.people})
        if result.solved
        else 0,
    )


def _step(one: Appointment) -> Step:
    return Step(person=one.person, before=_before(one), after=one.place, outcome=one.outcome)


def _before(one: Appointment) -> Place | None:
    if one.from_post is None or one.from_grade is None:
        return None
    return Place(post=one.from_post, grade=one.from_grade)


def _retired(gone: Sequence[str], past: tuple[Scenario, Result] | None) -> list[Opened]:
    """The seats that people left who are no longer on the staff."""
    held = [past[1].of(person) for person in gone] if past else []
    return [
        Opened(person=one.person, post=one.post, grade=one.grade, by="retired")
        for one in held
        if one.post is not None and one.grade is not None
    ]


def _vacated(appointments: Iterable[Appointment]) -> list[Opened]:
    """The seats that people left for others in this round."""
    return [
        Opened(
            person=one.person,
            post=before.post,
            grade=before.grade,
            by="promoted" if one.outcome == "promoted" else "moved",
        )
        for one in appointments
        if (before := _before(one)) is not None and one.place not in (None, before)
    ]


def _note(book: _Book, picture: Picture) -> None:
    """Who could be promoted, who was, who waits for what, and who got it."""
    scenario, day = picture.scenario, picture.scenario.as_of
    for person in scenario.staff.values():
        book.gone[person.id] = None
        if person.id not in book.could and (grade := _within_reach(picture.judged, person.id)):
            book.could[person.id] = (day, grade)
    for one in picture.result.appointments:
        if one.outcome == "promoted" and one.grade is not None:
            book.promoted.setdefault(one.person, (day, one.grade))
    for queue in waiting(picture):
        for queued in queue.people:
            if queue.of == scenario.desk_of(scenario.staff[queued.person]):
                continue  # the own post, left for a better one
            key = (queued.person, queue.of)
            book.waits.setdefault(key, Wait(person=queued.person, seat=queue.of, since=day))
    for key, wait in book.waits.items():
        got = picture.held.triples.get(wait.person)
        if wait.seated is None and got is not None and wait.seat in (got.post, got.grade):
            book.waits[key] = wait.replace(seated=day)


def _within_reach(judged: Candidates, person: str) -> Grade | None:
    """The highest grade above the present one whose conditions are met, free seat or not."""
    subject, desks = judged.bench.subject(person), judged.scenario.desks.values()
    if subject.grade is None:
        return None
    return min(
        (
            grade
            for post in desks
            if post.by_appointment is None and post.seats
            for grade in post.grades
            if grade.above(subject.grade)
            and judged.bench.verdict(person, post, grade) is Verdict.MET
        ),
        key=position,
        default=None,
    )


def _prospects(book: _Book) -> list[Prospect]:
    nothing = (None, None)
    return [
        Prospect(
            person=person,
            gone=book.gone[person],
            could=book.could.get(person, nothing)[0],
            could_to=book.could.get(person, nothing)[1],
            promoted=book.promoted.get(person, nothing)[0],
            promoted_to=book.promoted.get(person, nothing)[1],
        )
        for person in sorted(book.gone)
    ]
