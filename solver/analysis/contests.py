"""竞聘: where more people apply than seats are free, per grade and per described post."""

from collections.abc import Iterator

from models.findings import Applicant, Contest
from models.grades import Grade
from solver.analysis.picture import Picture, ranked
from solver.eligibility.candidates import Candidate
from solver.eligibility.scope import grades


def contests(picture: Picture) -> tuple[Contest, ...]:
    """Grades in their order, then described posts by id."""
    return (*_of_grades(picture), *_of_posts(picture))


def _of_grades(picture: Picture) -> Iterator[Contest]:
    """Applicants are those who would come to the grade; its own incumbents are there by right."""
    scenario = picture.scenario
    for grade in grades(scenario):
        own = {p.id for p in scenario.staff.values() if scenario.grade_of(p) == grade}
        at = {person for person in picture.at_grade(grade) if person not in own}
        seats = scenario.plan.seats(grade)
        free = seats - len(own & set(picture.at_grade(grade)))
        found = _contest(picture, grade, seats, free, at)
        if found is not None:
            yield found


def _of_posts(picture: Picture) -> Iterator[Contest]:
    """A desk that its holder keeps is not free; those who want it wait."""
    scenario = picture.scenario
    for post in scenario.desks.values():
        if post.general or post.by_appointment:
            continue
        at = {person for person, triple in picture.held.triples.items() if triple.post == post.id}
        own = {person for person in at if scenario.desk_of(scenario.staff[person]) == post.id}
        found = _contest(picture, post.id, post.seats, post.seats - len(own), at - own)
        if found is not None:
            yield found


def _contest(
    picture: Picture, of: Grade | str, seats: int, free: int, winners: set[str]
) -> Contest | None:
    """The contest for a grade or post; None where there are seats enough, or none at all."""
    points = picture.judged.points
    order = ranked(applicants(picture, of), points)
    if not 0 < free < len(order):
        return None
    won = [points[person] for person in order if person in winners]
    lost = [points[p] for p in order if p not in winners and wants(picture, p, of)]
    cutoff = min(won, default=None)
    margin = cutoff - max(lost) if cutoff is not None and lost else None
    return Contest(
        of=str(of),
        seats=seats,
        free=free,
        applicants=tuple(
            Applicant(
                person=person,
                points=points[person],
                won=person in winners,
                better=person not in winners and not wants(picture, person, of),
                got=picture.place(person),
            )
            for person in order
        ),
        cutoff=cutoff,
        margin=margin,
        tied_at_cutoff=margin == 0,
    )


def applicants(picture: Picture, of: Grade | str) -> set[str]:
    """Who applied and qualifies, other than for what they have: not the grade's own incumbents."""
    scenario = picture.scenario
    return {
        person.id
        for person in scenario.staff.values()
        if of not in (scenario.grade_of(person), scenario.desk_of(person))
        and any(_for(candidate, of) for candidate in picture.judged.of_person[person.id])
    }


def wants(picture: Picture, person: str, of: Grade | str) -> bool:
    """True where the person would rather be there; others have got something better."""
    return any(
        _for(candidate, of) and picture.prefers(candidate)
        for candidate in picture.judged.of_person[person]
    )


def _for(candidate: Candidate, of: Grade | str) -> bool:
    return candidate.applied and of in (candidate.triple.grade, candidate.triple.post)
