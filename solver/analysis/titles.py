"""Titles in the audit: of posts at several grades, and of people against the grades they hold."""

from collections.abc import Iterator

from models.findings import AuditFinding
from models.grades import Category, Grade, position
from models.scenario import Scenario
from models.titles import TitleTier
from solver.eligibility.candidates import Candidates


def same_titles(judged: Candidates) -> Iterator[AuditFinding]:
    """Posts of one title at other grades: a notice that names them by title would mislead."""
    grades_of: dict[str, set[frozenset[Grade]]] = {}
    for post in judged.scenario.posts:
        grades_of.setdefault(post.title, set()).add(frozenset(post.grades))
    for title, found in sorted(grades_of.items()):
        if len(found) > 1:
            at = sorted(frozenset[Grade]().union(*found), key=position)
            yield AuditFinding(kind="same-title", level="note", about=title, facts={"grades": at})


def titles_and_grades(judged: Candidates) -> Iterator[AuditFinding]:
    """A professional whose stated grade is not what the appointed title gives (九(三))."""
    scenario = judged.scenario
    if scenario.stage != "first-appointment":
        return
    lowest = {
        (grade, title): entry_grade(scenario, grade, title)
        for grade in scenario.grades
        for title in (None, *TitleTier)
    }
    for person in scenario.staff.values():
        current = scenario.grade_of(person)
        appointed = judged.bench.subject(person.id).title
        if current is None or current.category is not Category.PROFESSIONAL:
            continue
        entry = lowest[current, appointed and appointed.tier]
        if appointed is None or current != entry:
            facts = {"grade": current, "entry": entry, "appointed": appointed is not None}
            yield AuditFinding(
                kind="grade-and-title", level="warning", about=person.id, facts=facts
            )


def entry_grade(scenario: Scenario, grade: Grade, title: TitleTier | None = None) -> Grade:
    """层级最低等级: the lowest grade of a professional grade's tier that the plan has.

    P13 is for 员级 alone: of an assistant (助理级) it is the lowest of P11 and P12.
    """
    assistant = title is TitleTier.ASSISTANT
    tier = [
        g
        for g in scenario.plan.quota
        if g.tier is grade.tier and scenario.plan.seats(g) and not (assistant and g is Grade.P13)
    ]
    return max(tier, key=position, default=grade)
