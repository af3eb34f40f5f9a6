"""竞聘: where more people apply than seats are free, per grade and per described post."""

from collections.abc import Iterable, Iterator, Mapping

from models.findings import Applicant, Contest
from models.grades import Grade
from solver.analysis.picture import Picture, ranked
from solver.eligibility.candidates import Candidate
from solver.eligibility.scope import grades


def contests(picture: Picture) -> tuple[Contest, ...]:
    """Grades in their order, then described posts by id."""
    applied = applicants(picture)
    return (*_of_grades(picture, applied), *_of_posts(picture, applied))


Applicants = Mapping[str, Mapping[str, list[Candidate]]]
"""For each grade and post who applied, and with which candidates."""


def applicants(picture: Picture) -> Applicants:
    """Who applied and qualifies, other than for what they have: not the grade's own incumbents."""
    scenario = picture.scenario
    found: dict[str, dict[str, list[Candidate]]] = {}
    for person, candidates in picture.judged.of_person.items():
        record = scenario.staff[person]
        now = scenario.grade_of(record), scenario.desk_of(record)
        for candidate in (one for one in candidates if one.applied):
            for of in (candidate.triple.grade, candidate.triple.post):
                if of not in now:
                    found.setdefault(of, {}).setdefault(person, []).append(candidate)
    return found


def _of_grades(picture: Picture, applied: Applicants) -> Iterator[Contest]:
    """Applicants are those who would come to the grade; its own incumbents are there by right."""
    scenario = picture.scenario
    for grade in grades(scenario):
        at = picture.at_grade(grade)
        came = {person for person in at if scenario.grade_of(scenario.staff[person]) != grade}
        seats = scenario.plan.seats(grade)
        free = seats - (len(at) - len(came))
        found = _contest(picture, applied, grade, seats, free, came)
        if found is not None:
            yield found


def _of_posts(picture: Picture, applied: Applicants) -> Iterator[Contest]:
    """A desk that its holder keeps is not free; those who want it wait."""
    scenario = picture.scenario
    for post in scenario.desks.values():
        if post.general or post.by_appointment:
            continue
        at = picture.at_post(post.id)
        came = {person for person in at if scenario.desk_of(scenario.staff[person]) != post.id}
        free = post.seats - (len(at) - len(came))
        found = _contest(picture, applied, post.id, post.seats, free, came)
        if found is not None:
            yield found


def _contest(
    picture: Picture,
    applied: Applicants,
    of: Grade | str,
    seats: int,
    free: int,
    winners: set[str],
) -> Contest | None:
    """The contest for a grade or post; None where there are seats enough, or none at all."""
    points, own = picture.judged.points, applied.get(of, {})
    order = ranked(set(own), points)
    if not 0 < free < len(order):
        return None
    won = [points[person] for person in order if person in winners]
    lost = [points[p] for p in order if p not in winners and wants(picture, own[p])]
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
                better=person not in winners and not wants(picture, own[person]),
                got=picture.place(person),
            )
            for person in order
        ),
        cutoff=cutoff,
        margin=margin,
        tied_at_cutoff=margin == 0,
    )


def wants(picture: Picture, candidates: Iterable[Candidate]) -> bool:
    """True where the person would rather be there; others have got something better."""
    return any(map(picture.prefers, candidates))
