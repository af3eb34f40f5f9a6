"""The scenario a year later: who has left, who has come, what everybody has by then."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from models.assumptions import Assumptions
from models.conditions import Condition, Recorded, See, parts
from models.desks import desks, nameable
from models.people import Finding, Person
from models.result import Result
from models.scenario import Scenario
from models.titles import Mark
from solver.analysis.years.carry import carried
from solver.analysis.years.newcomers import entry_of, newcomers
from solver.eligibility.calendar import anniversary
from solver.eligibility.retirement import retires_on

_WINDOW = 3
"""Marks repeat themselves after so many years: those of 近三年 recur."""

ASSUMED = "assumption"
"""Who is said to have judged what an assumption takes to be judged well."""


@dataclass(frozen=True)
class Advanced:
    """The next round, and who left and came since the last one."""

    scenario: Scenario
    retired: tuple[str, ...]
    hired: tuple[str, ...]


def advanced(
    scenario: Scenario, result: Result, assumed: Assumptions, *, lacking: int
) -> Advanced | None:
    """The regular round a year after one that was decided; None where nobody is left for it.

    `lacking` are the people that hiring makes up for now. Decisions and relations of the past
    round are gone with it, relations only where one of the two has left.
    """
    on = anniversary(scenario.as_of, 1)
    people = [carried(scenario, p, result.of(p.id)) for p in scenario.staff.values()]
    gone = [p for p in people if (day := retires_on(scenario, p)) is not None and day <= on]
    left = {person.id for person in gone}
    stay = [_older(person, assumed, on.year - 1) for person in people if person.id not in left]
    entry = entry_of(scenario, assumed)
    came = () if entry is None else newcomers(scenario, entry, lacking, on)
    grades = [grade for p in gone if (grade := scenario.grade_of(p)) is not None]
    if not (stay or came):
        return None
    posts = tuple(p.replace(named=None) if p.named in left else p for p in scenario.posts)
    plan = scenario.plan.replace(left={grade: grades.count(grade) for grade in grades})
    people = [*stay, *came]
    held = [
        (p.current.post, grade)
        for p in people
        if p.current is not None and (grade := scenario.grade_of(p)) is not None
    ]
    ladder = scenario.rulebook.grades
    seated = desks(plan, posts, scenario.policy, held, ladder=ladder, regular=True)
    known = nameable(plan, seated)
    next_round = scenario.replace(
        as_of=on,
        stage="regular",
        people=tuple(_without_gone(person, known) for person in people),
        posts=posts,
        plan=plan,
        leading_group=scenario.leading_group.without(left),
        relations=tuple(r for r in scenario.relations if not left & set(r.between)),
        decisions=(),
        log=(),
        baseline={},
        plans={},
    )
    return Advanced(next_round, tuple(sorted(left)), tuple(person.id for person in came))


def _without_gone(person: Person, known: Collection[str]) -> Person:
    """The list without general posts that nobody sits at any more, and the plan has no seat for."""
    listed = person.applies or ()
    if all(post in known for post in listed):
        return person
    return person.replace(applies=tuple(post for post in listed if post in known))


def assuming(scenario: Scenario, assumed: Assumptions) -> Scenario:
    """A round with the applications and judgements that are assumed."""
    wish = _ambitious if assumed.applications == "every-promotion" else _in_order
    people = [wish(scenario, person) for person in scenario.people]
    if assumed.credentials == "judged":
        matters = sorted(_left_to_judge(scenario))
        people = [_judged(person, matters, scenario) for person in people]
    return scenario.replace(people=tuple(people))


def _in_order(scenario: Scenario, person: Person) -> Person:
    """The list without posts that are no more."""
    if person.applies is None:
        return person
    return person.replace(applies=tuple(p for p in person.applies if p in scenario.desks))


def _ambitious(scenario: Scenario, person: Person) -> Person:
    """The list, then the present post, then all others of the own category at a higher grade."""
    grade, own = scenario.grade_of(person), scenario.desk_of(person)
    if person.applies is None or grade is None or own is None:
        return _in_order(scenario, person)
    listed = [post for post in person.applies if post in scenario.desks]
    listed += [] if own in listed else [own]
    higher = [
        post.id
        for post in scenario.desks.values()
        if post.id not in listed and post.seats and any(one.above(grade) for one in post.grades)
    ]
    return person.replace(applies=(*listed, *higher))


def _older(person: Person, assumed: Assumptions, year: int) -> Person:
    """The person with the mark of the year that is over."""
    mark = Mark.QUALIFIED
    if assumed.assessments == "repeat":
        mark = person.assessments.get(year - _WINDOW, mark)
    return person.replace(assessments={**person.assessments, year: mark})


def _judged(person: Person, matters: Iterable[str], scenario: Scenario) -> Person:
    """The person with a favourable finding in each matter."""
    kept = {finding.matter: finding for finding in person.findings}
    for matter in matters:
        kept[matter] = Finding(matter=matter, finding="met", by=ASSUMED, on=scenario.as_of)
    return person.replace(findings=tuple(kept.values()))


def _left_to_judge(scenario: Scenario) -> set[str]:
    """Every matter that the basic conditions of some grade leave to a body; waivers are not."""
    found: set[str] = set()
    asked: list[Condition] = [r.regular for r in scenario.rulebook.grades.values() if r.regular]
    while asked:
        condition = asked.pop()
        if isinstance(condition, Recorded):
            found.add(condition.recorded.matter)
        elif isinstance(condition, See):
            asked.append(scenario.rulebook.conditions[condition.see])
        else:
            asked += parts(condition)
    return found
