"""待聘: who waits for which seat, in order (六(一)2(3): 待该岗位有空缺后再按聘用条件要求确定)."""

from models.findings import Queue, Queued
from models.grades import Grade, grade_named, position
from solver.analysis.picture import Picture, ranked
from solver.eligibility.candidates import Candidate


def waiting(picture: Picture) -> tuple[Queue, ...]:
    """For every seat that qualified applicants want more than what they got: the queue for it."""
    queues: dict[str, set[str]] = {}
    for candidate in picture.judged.open:
        if candidate.applied and picture.prefers(candidate):
            queues.setdefault(_seat(picture, candidate), set()).add(candidate.triple.person)
    return tuple(_queue(picture, of, queues[of]) for of in sorted(queues, key=_order))


def _order(of: str) -> tuple[int, str]:
    """Grades in their order, then posts by id."""
    grade = grade_named(of)
    return (len(Grade) if grade is None else position(grade), of)


def _seat(picture: Picture, candidate: Candidate) -> str:
    """A professional grade is waited for as such; a management grade or another desk by post."""
    triple = candidate.triple
    got = picture.got(triple.person)
    same_grade = got is not None and got.triple.grade == triple.grade
    return triple.post if same_grade or triple.grade.tier is None else triple.grade


def _queue(picture: Picture, of: str, people: set[str]) -> Queue:
    points = picture.judged.points
    scores = [points[person] for person in people]
    return Queue(
        of=str(of),
        people=tuple(
            Queued(
                person=person,
                points=points[person],
                got=picture.place(person),
                tied=scores.count(points[person]) > 1,
            )
            for person in ranked(people, points)
        ),
    )
