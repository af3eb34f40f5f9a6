"""The plan itself, before anything is solved: what contradicts itself, and what will not fit."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator

from models.conditions import TenureIn, walk
from models.desks import GENERAL, general_id
from models.findings import AuditFinding
from models.grades import Category, Grade, position
from solver.analysis.descriptions import descriptions
from solver.analysis.titles import same_titles, titles_and_grades
from solver.eligibility.candidates import Candidates
from solver.eligibility.scope import grades, scope
from solver.eligibility.wishes import settles


def audit(judged: Candidates) -> tuple[AuditFinding, ...]:
    """Every finding about the plan, the worst first, then in the order of the checks."""
    found = [finding for check in CHECKS for finding in check(judged)]
    order = {"error": 0, "warning": 1, "note": 2}
    return tuple(sorted(found, key=lambda finding: order[finding.level]))


def _total(judged: Candidates) -> Iterator[AuditFinding]:
    """三: the quota of all grades, and the people on the staff, against the authorised total."""
    plan, people = judged.scenario.plan, len(judged.scenario.people)
    seats = sum(plan.quota.values())
    if seats != plan.total:
        facts = {"quota": seats, "total": plan.total}
        yield AuditFinding(kind="total", level="warning", about="plan", facts=facts)
    if people > plan.total:
        facts = {"people": people, "total": plan.total}
        yield AuditFinding(kind="staff", level="warning", about="plan", facts=facts)


def _ratios(judged: Candidates) -> Iterator[AuditFinding]:
    """A plan that breaks its own limits (九(三): 不突破结构比例)."""
    plan = judged.scenario.plan
    for ratio in sorted(plan.ratios, key=lambda ratio: ratio.name):
        if not plan.keeps(ratio):
            facts = {"approved": plan.approved(ratio.grades), "whole": plan.whole(ratio)}
            yield AuditFinding(kind="ratio", level="warning", about=ratio.name, facts=facts)


def _incumbents_of_ratios(judged: Candidates) -> Iterator[AuditFinding]:
    """People who cannot be placed outside a part, against its share: they count in any case."""
    scenario = judged.scenario
    for ratio in sorted(scenario.plan.ratios, key=lambda ratio: ratio.name):
        limit = scenario.plan.most(ratio)
        if limit is None:
            continue
        bound = [
            person
            for person, one in scenario.staff.items()
            if scenario.grade_of(one) in ratio.grades
            and not _can_leave(judged, person, ratio.grades)
        ]
        if len(bound) > limit:
            facts = {"holders": bound, "limit": limit}
            yield AuditFinding(
                kind="incumbents-over-ratio", level="error", about=ratio.name, facts=facts
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


def _can_leave(judged: Candidates, person: str, shared: Collection[Grade]) -> bool:
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
    """A post filled by appointment for which nobody is named, and that nobody holds today."""
    scenario = judged.scenario
    held = {scenario.desk_of(person) for person in scenario.people}
    for post in sorted(scenario.posts, key=lambda post: post.id):
        if post.by_appointment is not None and post.named is None and post.id not in held:
            facts = {"by": post.by_appointment}
            yield AuditFinding(kind="nobody-named", level="warning", about=post.id, facts=facts)


def _applications(judged: Candidates) -> Iterator[AuditFinding]:
    """General posts that people apply for and that have no seat: descriptions take up the quota."""
    scenario = judged.scenario
    for post in sorted(scenario.names - scenario.desks.keys()):
        if people := [p.id for p in scenario.staff.values() if post in (p.applies or ())]:
            facts = {"people": people}
            yield AuditFinding(kind="no-seat", level="warning", about=post, facts=facts)


def _decisions(judged: Candidates) -> Iterator[AuditFinding]:
    """Pins to a seat that is not open; prohibitions that leave an incumbent nowhere to stay."""
    scenario = judged.scenario
    forbidden = [d for d in scenario.decisions if d.rule == "forbid"]
    for decision in sorted(scenario.decisions, key=lambda decision: decision.name):
        own = judged.of_person[decision.person]
        if decision.rule == "pin" and not any(settles(decision, one.triple) for one in own):
            yield AuditFinding(kind="pin-closed", level="error", about=decision.name, facts={})
    for person in sorted({decision.person for decision in forbidden}):
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
    asking: dict[Grade, dict[str, None]] = {}
    for post in sorted(scenario.posts, key=lambda post: post.id):
        for _, atom in walk(post.requires) if post.requires is not None else ():
            if isinstance(atom, TenureIn) and not scenario.plan.seats(atom.tenure.grade):
                asking.setdefault(atom.tenure.grade, {})[post.id] = None
    for grade, posts in sorted(asking.items(), key=lambda one: position(one[0])):
        yield AuditFinding(
            kind="grade-not-in-plan", level="note", about=grade, facts={"posts": [*posts]}
        )


CHECKS: tuple[Callable[[Candidates], Iterator[AuditFinding]], ...] = (
    _total,
    _ratios,
    _incumbents_of_ratios,
    _incumbents,
    _tiers,
    descriptions,
    _appointments,
    _applications,
    _decisions,
    _missing_grades,
    titles_and_grades,
    same_titles,
)
