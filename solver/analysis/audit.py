"""The plan itself, before anything is solved: what contradicts itself, and what will not fit."""

from collections import Counter
from collections.abc import Callable, Iterator

from models.conditions import TenureIn, walk
from models.desks import GENERAL, general_id
from models.findings import AuditFinding
from models.grades import Category, Grade, position
from models.scenario import Scenario
from solver.eligibility.candidates import Candidates
from solver.eligibility.scope import grades, scope
from solver.eligibility.wishes import settles


def audit(judged: Candidates) -> tuple[AuditFinding, ...]:
    """Every finding about the plan, the worst first, then in the order of the checks."""
    found = [finding for check in CHECKS for finding in check(judged)]
    order = {"error": 0, "warning": 1, "note": 2}
    return tuple(sorted(found, key=lambda finding: order[finding.level]))


def _total(judged: Candidates) -> Iterator[AuditFinding]:
    """三: the quota of all grades against the authorised total."""
    plan = judged.scenario.plan
    seats = sum(plan.quota.values())
    if seats != plan.total:
        yield AuditFinding(
            kind="total",
            level="warning",
            about="plan",
            facts={"quota": seats, "total": plan.total},
        )


def _ratios(judged: Candidates) -> Iterator[AuditFinding]:
    """A plan that breaks its own limits (九(三): 不突破结构比例)."""
    plan = judged.scenario.plan
    for ratio in plan.ratios:
        if not plan.keeps(ratio):
            facts = {"approved": plan.approved(ratio.grades), "whole": plan.whole(ratio)}
            yield AuditFinding(kind="ratio", level="warning", about=ratio.name, facts=facts)


def _descriptions(judged: Candidates) -> Iterator[AuditFinding]:
    """五.2(3) 一岗一书: seats without a description, descriptions without a seat."""
    scenario = judged.scenario
    described = Counter[Grade]()
    for post in scenario.posts:
        described[post.grades[0]] += post.seats
    for grade in sorted({*scenario.plan.quota, *described}, key=position):
        seats, sheets = scenario.plan.seats(grade), described[grade]
        facts = {"quota": seats, "described": sheets}
        if seats > sheets:
            yield AuditFinding(kind="no-description", level="note", about=grade, facts=facts)
        if sheets > seats:
            yield AuditFinding(
                kind="surplus-description", level="warning", about=grade, facts=facts
            )


def _incumbents(judged: Candidates) -> Iterator[AuditFinding]:
    """九(三): people who keep a grade against its seats, and who of them could go higher.

    Where fewer can leave the grade than must, keeping the grade and the quota cannot both hold.
    """
    scenario = judged.scenario
    allowed = scenario.policy.over_quota == "transitional"
    held = {person.id: scenario.grade_of(person) for person in scenario.staff.values()}
    for grade in grades(scenario):
        shared = scope(scenario, grade)
        holders = [person for person, own in held.items() if own in shared]
        seats = sum(scenario.plan.seats(one) for one in shared)
        excess = len(holders) - seats
        if excess <= 0:
            continue
        movable = [person for person in holders if _can_leave(judged, person, shared)]
        hopeless = excess > len(movable) and not allowed
        yield AuditFinding(
            kind="incumbents-over-quota",
            level="error" if hopeless else "warning",
            about=grade,
            facts={"holders": holders, "quota": seats, "can-leave": movable, "excess": excess},
        )


def _can_leave(judged: Candidates, person: str, shared: tuple[Grade, ...]) -> bool:
    """True where a candidate outside these grades is open that keeps the grade."""
    scenario = judged.scenario
    current = scenario.grade_of(scenario.staff[person])
    return any(
        candidate.triple.grade not in shared
        and current is not None
        and not current.above(candidate.triple.grade)
        for candidate in judged.of_person[person]
    )


def _tiers(judged: Candidates) -> Iterator[AuditFinding]:
    """Incumbents of a whole tier against the seats of the tier."""
    scenario = judged.scenario
    seats, holders = Counter[str](), Counter[str]()
    for grade in grades(scenario):
        seats[general_id(grade)] += scenario.plan.seats(grade)
    for person in scenario.people:
        current = scenario.grade_of(person)
        if current is not None and current.category is Category.PROFESSIONAL:
            holders[general_id(current)] += 1
    for group, number in sorted(holders.items()):
        tier = group.removeprefix(GENERAL)
        facts = {"holders": number, "quota": seats[group]}
        yield AuditFinding(
            kind="incumbents-of-tier",
            level="warning" if number > seats[group] else "note",
            about=tier,
            facts=facts,
        )


def _appointments(judged: Candidates) -> Iterator[AuditFinding]:
    """A post filled by appointment for which nobody is named stays empty."""
    for post in judged.scenario.posts:
        if post.by_appointment is not None and post.named is None:
            facts = {"by": post.by_appointment}
            yield AuditFinding(kind="nobody-named", level="warning", about=post.id, facts=facts)


def _decisions(judged: Candidates) -> Iterator[AuditFinding]:
    """Pins to a seat that is not open; prohibitions that leave an incumbent nowhere to stay."""
    scenario = judged.scenario
    forbidden = [d for d in scenario.decisions if d.rule == "forbid"]
    for decision in scenario.decisions:
        own = judged.of_person[decision.person]
        if decision.rule == "pin" and not any(settles(decision, one.triple) for one in own):
            yield AuditFinding(kind="pin-closed", level="error", about=decision.name, facts={})
    for person in dict.fromkeys(d.person for d in forbidden):
        grade = scenario.grade_of(scenario.staff[person])
        kept = [
            one
            for one in judged.of_person[person]
            if grade is not None and not grade.above(one.triple.grade)
        ]
        if kept and all(any(settles(d, one.triple) for d in forbidden) for one in kept):
            facts = {"grade": grade}
            yield AuditFinding(kind="nothing-open", level="error", about=person, facts=facts)


def _missing_grades(judged: Candidates) -> Iterator[AuditFinding]:
    """Conditions that ask for service in a grade which the plan does not have."""
    scenario = judged.scenario
    asking: dict[Grade, list[str]] = {}
    for post in scenario.posts:
        for _, atom in walk(post.requires) if post.requires is not None else ():
            if isinstance(atom, TenureIn) and not scenario.plan.seats(atom.tenure.grade):
                asking.setdefault(atom.tenure.grade, []).append(post.id)
    for grade, posts in asking.items():
        yield AuditFinding(
            kind="grade-not-in-plan", level="note", about=grade, facts={"posts": posts}
        )


def _same_titles(judged: Candidates) -> Iterator[AuditFinding]:
    """One title at two grades: a notice that names posts by title alone would mislead."""
    grades_of: dict[str, set[Grade]] = {}
    for post in judged.scenario.posts:
        grades_of.setdefault(post.title, set()).update(post.grades)
    for title, found in sorted(grades_of.items()):
        if len(found) > 1:
            at = sorted(found, key=position)
            yield AuditFinding(kind="same-title", level="note", about=title, facts={"grades": at})


def _titles_and_grades(judged: Candidates) -> Iterator[AuditFinding]:
    """A professional whose stated grade is not what the appointed title gives (九(三))."""
    scenario = judged.scenario
    if scenario.stage != "first-appointment":
        return
    lowest = {grade: entry_grade(scenario, grade) for grade in scenario.grades}
    for person in scenario.staff.values():
        current = scenario.grade_of(person)
        appointed = judged.bench.subject(person.id).title
        if current is None or current.category is not Category.PROFESSIONAL:
            continue
        entry = lowest[current]
        if appointed is None or current != entry:
            facts = {"grade": current, "entry": entry, "appointed": appointed is not None}
            yield AuditFinding(
                kind="grade-and-title", level="warning", about=person.id, facts=facts
            )


def entry_grade(scenario: Scenario, grade: Grade) -> Grade:
    """层级最低等级: the lowest grade of a professional grade's tier that the plan has."""
    tier = [g for g in scenario.plan.quota if g.tier is grade.tier and scenario.plan.seats(g)]
    return max(tier, key=position, default=grade)


CHECKS: tuple[Callable[[Candidates], Iterator[AuditFinding]], ...] = (
    _total,
    _ratios,
    _incumbents,
    _tiers,
    _descriptions,
    _appointments,
    _decisions,
    _missing_grades,
    _titles_and_grades,
    _same_titles,
)
