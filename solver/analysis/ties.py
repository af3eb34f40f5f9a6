"""How many best answers there are, and the few questions that tell them apart."""

from models.conflict import Question, Ties
from models.grades import Grade
from models.places import Place
from solver.analysis.picture import Picture, ranked
from solver.eligibility.candidates import Triple
from solver.program.alternatives import WAITS
from solver.program.build import build
from solver.program.count import count_best
from solver.program.search import UNLIMITED, Clock
from solver.program.sequence import solve_in_sequence

_COUNTED = 50
"""How many best answers are counted before it is said that there are more."""


def ties(picture: Picture, counted: int = _COUNTED, clock: Clock = UNLIMITED) -> Ties:
    """The number of best answers, and for each disputed seat who of whom is to get it.

    Where the time ran out before the ties were settled, there is at least the one in hand. The
    clock is that of the solve, where the picture has what the result was read from.
    """
    standings = {a.standing for a in picture.result.appointments}
    if "tied" not in standings:
        return Ties(answers=1, more="unproved" in standings, questions=())
    column = {one.triple: index for index, one in enumerate(picture.judged.open)}
    possible = {
        a.person: [
            WAITS if place is None else column[Triple(a.person, place.post, place.grade)]
            for place in (a.place, *a.alternatives)
        ]
        for a in picture.result.appointments
    }
    best = picture.best or solve_in_sequence(build(picture.judged), clock.left())
    number, all_ = count_best(best, column.values(), possible, counted)
    return Ties(answers=max(1, number), more=not all_, questions=_questions(picture))


def _questions(picture: Picture) -> tuple[Question, ...]:
    """The most valuable seats first; who is disputed among the same people is asked once."""
    possible = {
        a.person: {_seat(place) for place in (a.place, *a.alternatives) if place}
        for a in picture.result.appointments
        if a.standing == "tied"
    }
    disputed: dict[tuple[str, Grade], set[str]] = {}
    for person, seats in possible.items():
        for seat in seats:
            disputed.setdefault(seat, set()).add(person)
    asked: dict[frozenset[str], Question] = {}
    for of, grade in sorted(disputed, key=lambda s: (-picture.scenario.value(s[1]), s)):
        people = disputed[of, grade]
        holders = {p for p in people if _holds(picture, p, (of, grade))}
        if len(holders) < len(people) and frozenset(people) not in asked:
            order = ranked(people, picture.judged.points)
            asked[frozenset(people)] = Question(
                of=of,
                seats=len(holders),
                people=tuple(order),
                points=tuple(picture.judged.points[person] for person in order),
            )
    return tuple(asked.values())


def _seat(place: Place) -> tuple[str, Grade]:
    """A professional grade is disputed as such, a management post by its id."""
    return (place.post if place.grade.tier is None else place.grade.value, place.grade)


def _holds(picture: Picture, person: str, seat: tuple[str, Grade]) -> bool:
    held = picture.place(person)
    return held is not None and _seat(held) == seat
