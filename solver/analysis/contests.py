"""竞聘: where more people compete than seats are free, by desk, or by grade where all are alike."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from models.findings import Applicant, Contest, Obstacle
from models.grades import Grade, grade_named, grades_first
from models.policy import Rule
from models.priority import FullRow
from models.scenario import Scenario
from solver.analysis.obstacles import OF_SEATS, Obstacles
from solver.analysis.picture import Picture
from solver.eligibility.candidates import Candidate
from solver.eligibility.wishes import wish

_OWN = (Rule.KEEP_GRADE, Rule.PIN, Rule.FORBID, Rule.NAMED)
"""Rules about one person: whom they keep from a seat has not lost it to others."""


def contests(picture: Picture) -> tuple[Contest, ...]:
    """Grades in their order, then described posts by id."""
    obstacles = Obstacles(picture)
    fields = _fields(obstacles)
    found = (_contest(obstacles, of, fields[of]) for of in sorted(fields, key=grades_first))
    return tuple(contest for contest in found if contest is not None)


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


def wants(picture: Picture, candidates: Iterable[Candidate]) -> bool:
    """True where the person would rather be there; others have got something better."""
    return any(map(picture.prefers, candidates))


def choice(scenario: Scenario, candidate: Candidate) -> int | None:
    """The place of a post in the list that somebody filed, from 1; None where it is on none."""
    listed = scenario.staff[candidate.triple.person].applies
    return candidate.choice + 1 if listed and candidate.triple.post in listed else None


@dataclass(frozen=True)
class _Field:
    """Who would come to a grade or a post: for what each was refused, and who has got better."""

    lost: dict[str, list[Candidate]] = field(default_factory=dict)
    better: dict[str, Candidate] = field(default_factory=dict)


def refused(obstacles: Obstacles) -> Sequence[tuple[str, Candidate]]:
    """Everything that people would rather have, each with the grade or the post that it is.

    What a rule about the person alone keeps from somebody is left out.
    """
    picture = obstacles.picture
    alike = _alike(picture)
    found = [
        (of, one)
        for one in picture.judged.open
        if picture.prefers(one) and (one.applied or one.retains)
        if (of := _seats(obstacles, one, alike)) is not None
    ]
    # Who is refused a desk is refused it at each of its grades.
    desks = {(one.triple.person, of) for of, one in found}
    return [
        (one.triple.post if (one.triple.person, one.triple.post) in desks else of, one)
        for of, one in found
    ]


def _fields(obstacles: Obstacles) -> Mapping[str, _Field]:
    """Who competes for which seats: those who are refused them, and who applied and has better."""
    picture = obstacles.picture
    lost = refused(obstacles)
    found: dict[str, _Field] = {}
    for of, one in lost:
        found.setdefault(of, _Field()).lost.setdefault(one.triple.person, []).append(one)
    # With nobody refused, the seats of a grade are one contest where they are alike.
    alike = _alike(picture)
    whole = alike - {one.triple.grade for _, one in lost}
    desks = _desks(picture.scenario, alike)
    for one in picture.judged.open:
        if choice(picture.scenario, one) and not one.retains and not picture.prefers(one):
            for of in (one.triple.grade, one.triple.post):
                if of in found or of in whole or of in desks:
                    better = found.setdefault(of, _Field()).better
                    better.setdefault(one.triple.person, one)
    return found


def _desks(scenario: Scenario, alike: Set[str]) -> Set[str]:
    """Posts that differ from those beside them: described, and open to application."""
    return {
        one.id
        for one in scenario.desks.values()
        if not one.general and one.by_appointment is None and alike.isdisjoint(one.grades)
    }


def _alike(picture: Picture) -> Set[str]:
    """Grades at which the same people compete for all seats, at whichever desks."""
    scenario = picture.scenario
    at: dict[Grade, dict[str, set[str]]] = {}
    for candidate in picture.judged.open:
        person, post, grade = candidate.triple
        if candidate.applied and scenario.grade_of(scenario.staff[person]) != grade:
            at.setdefault(grade, {}).setdefault(post, set()).add(person)
    return {
        grade
        for grade, posts in at.items()
        if len(set(map(frozenset, posts.values()))) == 1
        if len(posts) > 1 or any(scenario.desks[post].general for post in posts)
    }


def _seats(obstacles: Obstacles, candidate: Candidate, alike: Set[str]) -> str | None:
    """The grade or the post whose seats others have; None where a rule is about the person alone.

    What is full tells: the desk, unless all desks of the grade are alike; then the grade.
    """
    post, grade = candidate.triple.post, candidate.triple.grade
    rows = obstacles.rows(candidate)
    if any(row.rule in _OWN for row in rows):
        return None
    general = obstacles.picture.scenario.desks[post].general
    if not rows:
        return grade if general or grade in alike else post
    rows = (*rows, *obstacles.single(candidate))
    desk = any(row.rule is Rule.SEATS and row.about == post for row in rows)
    shared = any(row.rule not in (Rule.SEATS, Rule.AVOIDANCE) for row in rows)
    return grade if shared and (general or grade in alike or not desk) else post


def _contest(obstacles: Obstacles, of: str, found: _Field) -> Contest | None:
    """The contest for a grade or post; None where no seat is free, or there are enough."""
    picture, rank = obstacles.picture, obstacles.rank
    came, stay = _holders(obstacles, of)
    grade, plan = grade_named(of), picture.scenario.plan
    seats = picture.scenario.desks[of].seats if grade is None else plan.seats(grade)
    free = max(seats - len(stay), len(came))
    people = {*came, *found.lost, *found.better} - stay
    if not free or (not found.lost and (not came or len(people) <= free)):
        return None
    order = sorted(people, key=lambda person: (rank(person), person))
    rows = [_applicant(obstacles, of, person, found, came) for person in order]
    lost = [rank(row.person) for row in rows if row.lost]
    if not came and not lost:
        return None
    if lost and picture.scenario.policy.by_points:
        spared = [row.won and lost[0] < rank(row.person) for row in rows]
        rows = [
            row.replace(by="place") if one else row for row, one in zip(rows, spared, strict=True)
        ]
    cutoff = min((row.points for row in rows if row.won and row.by == "points"), default=None)
    best = max((row.points for row in rows if row.lost), default=None)
    return Contest(
        of=str(of),
        seats=seats,
        free=free,
        applicants=tuple(rows),
        cutoff=cutoff,
        margin=None if cutoff is None or best is None else cutoff - best,
        tied_at_cutoff=max(map(rank, came), default=None) in lost,
    )


def _holders(obstacles: Obstacles, of: str) -> tuple[Mapping[str, Candidate], Set[str]]:
    """Who has a seat of a grade or post: without a right to it, and by right."""
    picture = obstacles.picture
    row = FullRow(rule=Rule.SEATS if grade_named(of) is None else Rule.QUOTA, about=of)
    people = [
        *picture.at_post(of),
        *(picture.at_grade(grade) if (grade := grade_named(of)) else ()),
    ]
    held = {person: picture.judged.at[picture.held.triples[person]] for person in people}
    stay = {person for person, one in held.items() if obstacles.by_right(row, one)}
    return {person: one for person, one in held.items() if person not in stay}, stay


def _applicant(
    obstacles: Obstacles, of: str, person: str, found: _Field, came: Mapping[str, Candidate]
) -> Applicant:
    picture = obstacles.picture
    lost = person in found.lost and person not in came
    if lost:
        scenario = picture.scenario
        asked = min(found.lost[person], key=lambda candidate: wish(candidate, scenario))
    else:
        asked = came[person] if person in came else found.better[person]
    obstacle = _obstacle(obstacles, of, asked) if lost else None
    return Applicant(
        person=person,
        points=picture.judged.points[person],
        choice=choice(picture.scenario, asked),
        won=person in came,
        better=not lost and person not in came,
        barred=obstacle is not None and _barred(obstacle),
        got=picture.place(person),
        obstacle=obstacle,
    )


def _barred(obstacle: Obstacle) -> bool:
    """True where more than the seats that others have keeps somebody from one.

    Relatives avoid each other, or no rows say it all.
    """
    rules = {row.rule for row in obstacle.full}
    return not rules <= OF_SEATS or (obstacle.proved and not rules)


def _obstacle(obstacles: Obstacles, of: str, asked: Candidate) -> Obstacle:
    """What kept somebody from a seat, told of the seats of the contest where they say it all."""
    told = obstacles.of(asked)
    own = [row for row in (*told.full, *obstacles.single(asked)) if row.about == of]
    return obstacles.told(asked.triple.person, (own[0],)) if own else told
