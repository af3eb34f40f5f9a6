"""Every empty seat with its cause, and the people nearest to filling it."""

from collections.abc import Iterator, Mapping

from models.findings import Cause, Nearest, Vacancy
from models.grades import Grade
from models.policy import Rule
from solver.analysis.lacks import lacks
from solver.analysis.picture import Picture
from solver.analysis.use import empty_seats
from solver.breaches import breaches
from solver.eligibility.candidates import Candidate, Triple, Why
from solver.eligibility.verdicts import Verdict

_Triples = Mapping[Triple, Why | None]
"""People for empty seats, and why each is closed; None where it is open."""

_SHOWN = 3
"""How many of the nearest people a vacancy names."""


def vacancies(picture: Picture) -> tuple[Vacancy, ...]:
    """Empty seats in the order of grades; management desks one by one."""
    return tuple(
        _vacancy(picture, grade, posts, seats)
        for grade, empty in empty_seats(picture).items()
        for posts, seats in _rows(picture, grade, empty)
    )


def _rows(picture: Picture, grade: Grade, empty: int) -> Iterator[tuple[list[str], int]]:
    """A management seat is a desk; a professional grade may be filled at any desk of its tier."""
    free = {
        post: seats
        for post, seats in picture.free_at.items()
        if seats and grade in picture.scenario.desks[post].grades
    }
    if grade.tier is None and sum(free.values()) == empty:
        for post, seats in free.items():
            yield [post], seats
    else:
        yield list(free), empty


def _vacancy(picture: Picture, grade: Grade, posts: list[str], seats: int) -> Vacancy:
    at, judged = set(picture.at_grade(grade)), picture.judged
    every = (Triple(person, post, grade) for person in picture.scenario.staff for post in posts)
    triples = {
        triple: why
        for triple, why in ((triple, judged.why.get(triple)) for triple in every)
        if triple.person not in at or why in _JUDGED or _left(picture, triple)
    }
    cause, rules = _cause(picture, posts, triples)
    return Vacancy(
        post=posts[0] if len(posts) == 1 else None,
        posts=tuple(posts),
        grade=grade,
        seats=seats,
        cause=cause,
        rules=rules,
        nearest=() if cause in _NOBODY_NEAR else _nearest(picture, triples),
    )


def _left(picture: Picture, triple: Triple) -> bool:
    """True for a management desk whose holder of today has gone to another of the same grade."""
    candidate = picture.judged.at.get(triple)
    left = candidate is not None and candidate.retains and triple.grade.tier is None
    return left and picture.held.triples.get(triple.person) != triple


_NOBODY_NEAR: tuple[Cause, ...] = ("by-appointment", "candidates-hold-better")


def _cause(picture: Picture, posts: list[str], triples: _Triples) -> tuple[Cause, tuple[Rule, ...]]:
    judged = picture.judged
    if posts and all(picture.scenario.desks[post].by_appointment for post in posts):
        return "by-appointment", ()
    open_ = [judged.at[triple] for triple in triples if triple in judged.at]
    if came := [candidate for candidate in open_ if not candidate.retains]:
        return _why_not_taken(picture, came)
    reasons = set(triples.values())
    if reasons.intersection(_JUDGED):
        return ("needs-review" if Why.REVIEW in reasons else "no-candidate"), ()
    if open_ or Why.OWN_FIRST in reasons:  # who left it for something better, or prefers the own
        return "candidates-hold-better", ()
    anybody = any(
        _qualified(picture, triple) for triple, why in triples.items() if why is Why.NOT_APPLIED
    )
    return ("nobody-applied" if anybody else "no-candidate"), ()


_JUDGED = (Why.UNMET, Why.REVIEW)


def _why_not_taken(picture: Picture, open_: list[Candidate]) -> tuple[Cause, tuple[Rule, ...]]:
    """People could have the seat: they hold better ones, or a rule keeps them from it."""
    longing = [candidate for candidate in open_ if _would_gain(picture, candidate)]
    if not longing:
        return "candidates-hold-better", ()
    broken = [
        {breach.rule for breach in breaches(picture.moved(candidate.triple))}
        for candidate in longing
    ]
    if not all(broken):
        return "unproved", ()
    rules = set[Rule]().union(*broken)
    cause: Cause = "blocked-by-ratio" if Rule.RATIO in rules else "blocked-by-rule"
    return cause, tuple(sorted(rules))


def _would_gain(picture: Picture, candidate: Candidate) -> bool:
    got, value = picture.got(candidate.triple.person), picture.scenario.value
    worth_more = got is None or value(candidate.triple.grade) > value(got.triple.grade)
    return worth_more and picture.prefers(candidate)


def _qualified(picture: Picture, triple: Triple) -> bool:
    """Qualified, whether having applied or not."""
    post = picture.scenario.desks[triple.post]
    return picture.judged.bench.verdict(triple.person, post, triple.grade) is Verdict.MET


def _nearest(picture: Picture, triples: _Triples) -> tuple[Nearest, ...]:
    """Those who applied; where nobody did, those for whom the seat is worth at least as much."""
    refused = [triple for triple, why in triples.items() if why in _JUDGED]
    if not refused:
        unasked = [triple for triple, why in triples.items() if why is Why.NOT_APPLIED]
        refused = [triple for triple in unasked if _reachable(picture, triple)]
    near = [
        Nearest(
            person=triple.person,
            applied=triples[triple] in _JUDGED,
            lacks=lacks(picture.judged.traces(triple)),
        )
        for triple in refused
    ]
    best: dict[str, Nearest] = {}
    for one in sorted(near, key=_distance):
        best.setdefault(one.person, one)
    return tuple(best.values())[:_SHOWN]


def _distance(near: Nearest) -> tuple[int, int, str]:
    """What is plainly missing first, then all that is; equals in the order of ids."""
    unmet = sum(lack.verdict == "unmet" for lack in near.lacks)
    return unmet, len(near.lacks), near.person


def _reachable(picture: Picture, triple: Triple) -> bool:
    """True where the seat is worth at least as much as what the person got."""
    got, value = picture.got(triple.person), picture.scenario.value
    return got is None or value(triple.grade) >= value(got.triple.grade)
