"""一岗一书: seats without a description, and descriptions without a seat."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from models.findings import AuditFinding
from models.grades import Grade, position
from models.posts import Post
from solver.eligibility.candidates import Candidates

Level = tuple[Grade, ...]
"""A grade, or several that some description names together."""


def descriptions(judged: Candidates) -> Iterator[AuditFinding]:
    """五.2(3): the seats of each grade against those that are described.

    Grades that one description names together are counted together: its seats are at one of them.
    """
    scenario = judged.scenario
    quota = {grade: scenario.plan.seats(grade) for grade in scenario.plan.quota}
    for level in _levels(quota, scenario.posts):
        posts = [post for post in scenario.posts if post.grades[0] in level]
        seats, sheets = sum(quota.get(one, 0) for one in level), sum(p.seats for p in posts)
        missing = _without(level, quota, posts)
        facts = {"quota": seats, "described": sheets, "grades": [*level]}
        if missing:
            yield AuditFinding(kind="no-description", level="note", about=level[0], facts=facts)
        if sheets > seats - missing:
            yield AuditFinding(
                kind="surplus-description", level="warning", about=level[0], facts=facts
            )


def _levels(quota: Iterable[Grade], posts: Iterable[Post]) -> list[Level]:
    """Every grade of the plan or a description, with those that it is named together with."""
    levels: list[frozenset[Grade]] = []
    for grades in (*(frozenset({grade}) for grade in quota), *(frozenset(p.grades) for p in posts)):
        near = [level for level in levels if not level.isdisjoint(grades)]
        levels = [level for level in levels if level not in near]
        levels.append(grades.union(*near))
    ordered = (tuple(sorted(level, key=position)) for level in levels)
    return sorted(ordered, key=lambda level: position(level[0]))


def _without(level: Level, quota: Mapping[Grade, int], posts: Iterable[Post]) -> int:
    """Seats that no description can account for, each being at one of its grades."""
    return max(
        sum(quota.get(grade, 0) for grade in some)
        - sum(post.seats for post in posts if not set(some).isdisjoint(post.grades))
        for size in range(len(level) + 1)
        for some in combinations(level, size)
    )
