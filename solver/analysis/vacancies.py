"""Every empty seat with its cause, and the people nearest to filling it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from models.findings import Cause, Nearest, Vacancy
from models.grades import Grade
from models.policy import Rule
from solver.analysis.lacks import Missing, missing, told
from solver.analysis.picture import Picture
from solver.analysis.use import empty_seats
from solver.breaches import breaches
from solver.eligibility.candidates import Candidate, Triple, Why

_SHOWN = 3
"""How many of the nearest people a vacancy names."""


def vacancies(picture: Picture) -> tuple[Vacancy, ...]:
    """Empty seats in the order of grades; management desks one by one."""
    return tuple(
        _vacancy(_Seats(picture, grade, tuple(posts)), seats)
        for grade, empty in empty_seats(picture).items()
        for posts, seats in _rows(picture, grade, empty)
    )


@dataclass(frozen=True)
class _Seats:
    """Empty seats of a grade and the posts where they could be filled."""

    picture: Picture
    grade: Grade
    posts: tuple[str, ...]

    @cached_property
    def open(self) -> list[Candidate]:
        """Who may have one and has none of the grade, or has left one for another of the same."""
        return [
            candidate
            for candidate in self.picture.judged.open
            if candidate.triple.grade == self.grade and candidate.triple.post in self.posts
            if candidate.triple.person not in self._have or _left(self.picture, candidate)
        ]

    @cached_property
    def closed(self) -> Mapping[Triple, Why]:
        """Why nobody else may; of people who have a seat of the grade those who asked for one."""
        reasons = self.picture.judged.why
        return {
            triple: why
            for person in self.picture.scenario.staff
            for triple in (Triple(person, post, self.grade) for post in self.posts)
            if (why := reasons.get(triple)) in _JUDGED or (why and person not in self._have)
        }

    @cached_property
    def _have(self) -> frozenset[str]:
        return frozenset(self.picture.at_grade(self.grade))


def _rows(picture: Picture, grade: Grade, empty: int) -> Iterator[tuple[list[str], int]]:
    """A management seat is a desk; a professional grade may be filled at any desk of its tier."""
    free = {
        post: seats
        for post, seats in picture.free_at.items()
        if seats
        and grade in picture.scenario.desks[post].grades
        and (post, grade) not in picture.scenario.unwritten
    }
    if grade.tier is None and sum(free.values()) == empty:
        for post, seats in free.items():
            yield [post], seats
    else:
        yield list(free), empty


def _vacancy(of: _Seats, seats: int) -> Vacancy:
    cause, rules = _cause(of)
    return Vacancy(
        post=of.posts[0] if len(of.posts) == 1 else None,
        posts=of.posts,
        grade=of.grade,
        seats=seats,
        cause=cause,
        rules=rules,
        nearest=() if cause in _NOBODY_NEAR else _nearest(of, asked=cause == _BETTER),
    )


def _left(picture: Picture, candidate: Candidate) -> bool:
    """True for a management desk whose holder of today has gone to another of the same grade."""
    triple = candidate.triple
    left = candidate.retains and triple.grade.tier is None
    return left and picture.held.triples.get(triple.person) != triple


_NOBODY_NEAR: tuple[Cause, ...] = ("by-appointment",)
_BETTER: Cause = "candidates-hold-better"


def _cause(of: _Seats) -> tuple[Cause, tuple[Rule, ...]]:
    if of.posts and all(of.picture.scenario.desks[post].by_appointment for post in of.posts):
        return "by-appointment", ()
    if came := [candidate for candidate in of.open if not candidate.retains]:
        return _why_not_taken(of.picture, came)
    reasons = set(of.closed.values())
    if Why.REVIEW in reasons:
        return "needs-review", ()
    if of.open or Why.OWN_FIRST in reasons:  # who left it for something better, or prefers the own
        return "candidates-hold-better", ()
    if Why.UNMET in reasons:
        return "no-candidate", ()
    anybody = any(map(of.picture.judged.qualified, _not_asked(of)))
    return ("nobody-applied" if anybody else "no-candidate"), ()


def _not_asked(of: _Seats) -> list[Triple]:
    return [triple for triple, why in of.closed.items() if why is Why.NOT_APPLIED]


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
        return ("blocked-by-aim" if picture.result.status == "optimal" else "unproved"), ()
    rules = set[Rule]().union(*broken)
    cause: Cause = "blocked-by-ratio" if Rule.RATIO in rules else "blocked-by-rule"
    return cause, tuple(sorted(rules))


def _would_gain(picture: Picture, candidate: Candidate) -> bool:
    got, value = picture.got(candidate.triple.person), picture.scenario.value
    worth_more = got is None or value(candidate.triple.grade) > value(got.triple.grade)
    return worth_more and picture.prefers(candidate)


def _nearest(of: _Seats, *, asked: bool) -> tuple[Nearest, ...]:
    """Those who applied; where nobody did, those for whom the seat is worth at least as much.

    Where somebody could have had it, only those who `asked` and do not qualify.
    """
    applied = [triple for triple, why in of.closed.items() if why in _JUDGED]
    if asked and any(not candidate.retains for candidate in of.open):
        return ()
    near = (
        applied
        if asked
        else applied or [triple for triple in _not_asked(of) if _reachable(of.picture, triple)]
    )
    lacking = {triple: missing(of.picture.judged.unmet(triple)) for triple in near}
    best: dict[str, Triple] = {}
    for triple in sorted(near, key=lambda triple: _distance(triple, lacking[triple])):
        best.setdefault(triple.person, triple)
    return tuple(
        Nearest(person=person, applied=bool(applied), lacks=told(lacking[triple]))
        for person, triple in islice(best.items(), _SHOWN)
    )


def _distance(triple: Triple, lacking: Sequence[Missing]) -> tuple[int, int, str]:
    """What is plainly missing first, then all that is; equals in the order of ids."""
    return sum(one.verdict == "unmet" for one in lacking), len(lacking), triple.person


def _reachable(picture: Picture, triple: Triple) -> bool:
    """True where the seat is worth at least as much as what the person got."""
    got, value = picture.got(triple.person), picture.scenario.value
    return got is None or value(triple.grade) >= value(got.triple.grade)
