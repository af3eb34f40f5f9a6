"""待聘: who waits for which seat, in order (六(一)2(3): 待该岗位有空缺后再按聘用条件要求确定)."""

from collections.abc import Mapping, Set

from models.findings import Longing, Queue, Queued
from models.grades import Grade, grades_first
from solver.analysis.contests import choice, refused
from solver.analysis.obstacles import Obstacles
from solver.analysis.picture import Picture
from solver.analysis.use import empty_seats
from solver.eligibility.candidates import Candidate


def waiting(picture: Picture) -> tuple[Queue, ...]:
    """For every seat that is taken and that people want more than what they got: who wants it.

    Who applied waits; who merely qualifies is told apart. Nobody waits for a seat that stays empty.
    """
    queues: dict[str, dict[str, int | None]] = {}
    empty = empty_seats(picture).keys()
    for of, candidate in refused(Obstacles(picture)):
        if _taken(picture, candidate, empty):
            person, own = candidate.triple.person, choice(picture.scenario, candidate)
            people = queues.setdefault(of, {})
            best = people.get(person)
            people[person] = own if best is None or own is None else min(own, best)
    return tuple(_queue(picture, of, queues[of]) for of in sorted(queues, key=grades_first))


def _taken(picture: Picture, candidate: Candidate, empty: Set[Grade]) -> bool:
    """True for a seat that there is, where somebody has the desk or the grade."""
    triple = candidate.triple
    taken = not picture.free_at[triple.post] or triple.grade not in empty
    return taken and picture.scenario.desks[triple.post].seats > 0


def _queue(picture: Picture, of: str, people: Mapping[str, int | None]) -> Queue:
    points, rank = picture.judged.points, picture.judged.precedence
    order = sorted(people, key=lambda person: (rank[person], person))
    ranks = [rank[person] for person, own in people.items() if own is not None]
    return Queue(
        of=str(of),
        people=tuple(
            Queued(
                person=person,
                points=points[person],
                choice=own,
                got=picture.place(person),
                tied=ranks.count(rank[person]) > 1,
            )
            for person in order
            if (own := people[person]) is not None
        ),
        qualified=tuple(
            Longing(person=person, points=points[person], got=picture.place(person))
            for person in order
            if people[person] is None
        ),
    )
