"""What a pool comes to: its use, its holders, contests across institutions, empty seats."""

from collections.abc import Iterable, Iterator, Mapping

from models.grades import Grade
from models.region import Pool
from models.regional import (
    Contender,
    Holder,
    PoolContest,
    PoolFindings,
    PoolUse,
    PoolVacancy,
    Unfilled,
)
from solver.analysis.contests import applicants, wants
from solver.analysis.picture import Picture
from solver.analysis.region.members import picture_of
from solver.analysis.use import lent
from solver.analysis.vacancies import vacancies
from solver.eligibility.candidates import Candidate
from solver.eligibility.pools import shares
from solver.regional import Decided

Pictures = Mapping[str, Picture]


def findings(decided: Decided, pool: Pool) -> PoolFindings:
    """Everything about one pool of a county."""
    pictures = {name: picture_of(decided, name) for name in sorted(pool.institutions)}
    use = tuple(_use(pool, pictures))
    found = PoolFindings(
        name=pool.name,
        cite=pool.cite,
        institutions=tuple(pictures),
        alike=_alike(pictures),
        use=use,
    )
    if decided.status in {"infeasible", "unknown"}:
        return found
    empty = {one.grade: one.empty for one in use if one.empty}
    return found.replace(
        holders=tuple(_holders(use, pictures)),
        contests=tuple(_contests(use, pictures)),
        vacancies=tuple(_vacancies(decided, empty, pictures)),
    )


def _alike(pictures: Pictures) -> bool:
    """One table of points in all rulebooks, and one value of each grade that they know."""
    books = [picture.scenario.rulebook for picture in pictures.values()]
    items = [tuple(one.replace(note=None) for one in book.scoring.items) for book in books]
    values: dict[Grade, set[int]] = {}
    for book in books:
        for grade, row in book.grades.items():
            values.setdefault(grade, set()).add(row.value)
    return all(one == items[0] for one in items) and all(len(one) == 1 for one in values.values())


def _use(pool: Pool, pictures: Pictures) -> Iterator[PoolUse]:
    policy = next(iter(pictures.values())).scenario.policy
    grades = tuple(shares(pool, policy))
    by = {
        grade: {name: len(picture.at_grade(grade)) for name, picture in pictures.items()}
        for grade in grades
    }
    over = {
        grade: sum(picture.result.transitional.get(grade, 0) for picture in pictures.values())
        for grade in grades
    }
    own = {grade: sum(by[grade].values()) - over[grade] for grade in grades}
    used = lent(own, pool.quota, cumulative=policy.quota_reading == "cumulative")
    for grade in grades:
        yield PoolUse(
            grade=grade,
            seats=pool.quota[grade],
            filled=sum(by[grade].values()),
            transitional=over[grade],
            lent=used[grade],
            empty=max(0, pool.quota[grade] - used[grade] - own[grade]),
            by_institution=by[grade],
        )


def _holders(use: tuple[PoolUse, ...], pictures: Pictures) -> Iterator[Holder]:
    """By grade, then by points, then by institution and id."""
    for one in use:
        found = [
            Holder(
                institution=name,
                person=held.person,
                grade=held.grade,
                post=held.post,
                outcome=held.outcome,
                points=held.points,
                standing=held.standing,
            )
            for name, picture in pictures.items()
            for held in picture.result.appointments
            if held.post is not None and held.grade == one.grade
        ]
        yield from sorted(found, key=lambda held: (-held.points, held.institution, held.person))


def _contests(use: tuple[PoolUse, ...], pictures: Pictures) -> Iterator[PoolContest]:
    """Incumbents of a grade are there by right, so they are no applicants for it."""
    applied = {name: applicants(picture) for name, picture in pictures.items()}
    for one in use:
        stay = sum(len(_incumbents(picture, one.grade)) for picture in pictures.values())
        rows = [
            _contender(name, picture, person, one.grade, own)
            for name, picture in pictures.items()
            for person, own in applied[name].get(one.grade, {}).items()
        ]
        free = one.seats - stay
        if 0 < free < len(rows):
            rows.sort(key=lambda row: (-row.points, row.institution, row.person))
            yield _contest(one, free, tuple(rows))


def _contest(use: PoolUse, free: int, rows: tuple[Contender, ...]) -> PoolContest:
    cutoff = min((row.points for row in rows if row.won), default=None)
    lost = [row.points for row in rows if not row.won and not row.better]
    margin = cutoff - max(lost) if cutoff is not None and lost else None
    return PoolContest(
        grade=use.grade,
        seats=use.seats,
        free=free,
        applicants=rows,
        cutoff=cutoff,
        margin=margin,
        tied_at_cutoff=margin == 0,
    )


def _incumbents(picture: Picture, grade: Grade) -> set[str]:
    staff = picture.scenario.staff
    at = picture.at_grade(grade)
    return {person for person in at if picture.scenario.grade_of(staff[person]) == grade}


def _contender(
    name: str, picture: Picture, person: str, grade: Grade, own: Iterable[Candidate]
) -> Contender:
    won = person in picture.at_grade(grade)
    return Contender(
        institution=name,
        person=person,
        points=picture.judged.points[person],
        won=won,
        better=not won and not wants(picture, own),
        got=picture.place(person),
    )


def _vacancies(
    decided: Decided, empty: Mapping[Grade, int], pictures: Pictures
) -> Iterator[PoolVacancy]:
    """Each institution looks at the empty seats as if they were its own, all else as decided."""
    seen = {name: vacancies(picture_of(decided, name, empty)) for name in pictures if empty}
    for grade, seats in empty.items():
        told = tuple(
            Unfilled(institution=name, cause=one.cause, rules=one.rules, nearest=one.nearest)
            for name, found in seen.items()
            for one in found
            if one.grade == grade
        )
        yield PoolVacancy(grade=grade, seats=seats, institutions=told)
