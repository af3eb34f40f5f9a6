"""Whether the parts of a scenario agree: every name used is defined, every date is possible."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from pydantic import ValidationError

from models.conditions import (
    LEVELS,
    Achieved,
    CertificateHeld,
    Condition,
    EducationHeld,
    ExperienceIn,
    MajorHeld,
    See,
    TenureIn,
    TitleHeld,
    walk,
)
from models.desks import GENERAL
from models.grades import group_of
from models.plan import BASE_PLAN, PlanChange
from models.problems import MOST, Inconsistent, Path, Problem, duplicates, unknown
from models.procedure import ends_early
from models.records import people

if TYPE_CHECKING:
    from models.scenario import Scenario


def contradictions(scenario: "Scenario") -> list[Problem]:
    """The places where the scenario contradicts itself, in the order of the file.

    Of very many the first.
    """
    checks = (
        _ids,
        _rulebook,
        _plan,
        _posts,
        people,
        _holders,
        _leading_group,
        _relations,
        _decisions,
        _plans,
        _contracts,
        _procedure,
        _log,
    )
    for check in checks:
        # Later checks look names up that earlier ones vouch for.
        if problems := list(islice(check(scenario), MOST)):
            return problems
    return []


def _log(scenario: "Scenario") -> Iterator[Problem]:
    """Entries of the log that speak of what there is not."""
    if scenario.log:
        from models.following import entries  # only where there is a log

        yield from entries(scenario)


def _contracts(scenario: "Scenario") -> Iterator[Problem]:
    """A person's contract that does not go with what is said of everybody's."""
    for index, person in enumerate(scenario.people):
        problem = scenario.contract_of(person).problem if person.contract else None
        if problem is not None:
            yield problem.replace(at=("people", index, "contract", *problem.at))


def _procedure(scenario: "Scenario") -> Iterator[Problem]:
    """Dates for a stage that the rulebook does not have, or that would end before it begins."""
    ruled = scenario.rulebook.procedure
    stages = ruled.stages if ruled else {}
    for name, own in scenario.procedure.stages.items():
        at: Path = ("procedure", "stages", name)
        if name not in stages:
            yield unknown(at, "stage", name, stages)
            continue
        first, last = own.first or stages[name].first, own.last or stages[name].last
        if last < first:
            yield ends_early((*at, "last" if own.last else "first"), first, last)


def _ids(scenario: "Scenario") -> Iterator[Problem]:
    """Two people or two posts of one id; a described post that takes a general post's name."""
    for section in ("posts", "people"):
        ids = [record.id for record in getattr(scenario, section)]
        for index, name in duplicates(ids).items():
            yield Problem(
                at=(section, index, "id"),
                what=f"The id {name} is used twice.",
                mend="Give each its own id.",
            )
    for index, post in enumerate(scenario.posts):
        if post.id.startswith(GENERAL):
            yield Problem(
                at=("posts", index, "id"),
                what=f"{post.id} begins with {GENERAL}, the name of posts that the plan implies.",
                mend="Call a described post otherwise.",
            )
        if post.general:
            yield Problem(
                at=("posts", index, "general"),
                what=f"{post.id} is described, so it is no general post.",
                mend="Leave the key out: general posts are derived from the plan.",
            )


def _rulebook(scenario: "Scenario") -> Iterator[Problem]:
    """Words that the rulebook's own conditions and scoring use and its vocabulary lacks."""
    book = scenario.rulebook
    for at, condition in book.all_conditions():
        for problem in _words(scenario, at, condition):
            yield problem.replace(at=("rulebook", *problem.at))
    for rank, grade in book.vocabulary.ranks.items():
        if grade not in book.grades:
            yield unknown(("rulebook", "vocabulary", "ranks", rank), "grade", grade, book.grades)
    for index, item in enumerate(book.scoring.items):
        if item.item == "achievements":
            for key in item.table or ():
                kind, given, level = key.partition("/")
                at = ("rulebook", "scoring", "items", index, "table", key)
                if kind not in book.vocabulary.achievements:
                    yield unknown(at, "kind of achievement", key, book.vocabulary.achievements)
                elif given and level not in LEVELS:
                    yield unknown(at, "level of achievement", level, LEVELS)


def _words(scenario: "Scenario", at: Path, condition: Condition) -> Iterator[Problem]:
    """Names in a condition that nothing defines."""
    for path, part in walk(condition, at):
        yield from _atom_words(scenario, path, part)


def _atom_words(scenario: "Scenario", at: Path, atom: Condition) -> Iterator[Problem]:
    book, known = scenario.rulebook, scenario.rulebook.vocabulary
    match atom:
        case TenureIn(tenure=asked) if asked.grade not in book.grades:
            yield unknown((*at, "tenure", "grade"), "grade", asked.grade, book.grades)
        case TitleHeld(title=title):
            yield from _each(at, "title", "series", title.series, known.series)
        case EducationHeld(education=schooling):
            yield from _each(at, "education", "fields", schooling.fields, known.fields)
        case MajorHeld(major=major):
            yield from _each(at, "major", "fields", major.fields, known.fields)
        case ExperienceIn(experience=experience):
            yield from _each(at, "experience", "fields", experience.fields, known.fields)
        case CertificateHeld(certificate=certificate):
            yield from _each(at, "certificate", "kinds", certificate.kinds, known.certificates)
        case Achieved(achievement=asked):
            yield from _each(at, "achievement", "kind", asked.kind, known.achievements)
            yield from _each(at, "achievement", "class", asked.class_, known.classes)
        case See(see=name) if name not in book.conditions:
            yield unknown((*at, "see"), "condition", name, book.conditions)
        case _:
            pass


def _each(
    at: Path, atom: str, key: str, names: tuple[str, ...] | None, known: Iterable[str]
) -> Iterator[Problem]:
    for name in names or ():
        if name not in known:
            yield unknown((*at, atom, key), f"word for {atom} {key}", name, known)


def _plan(scenario: "Scenario") -> Iterator[Problem]:
    """Grades of the plan that the rulebook does not know."""
    for section, grades in (("quota", scenario.plan.room), ("left", scenario.plan.left)):
        for grade in grades:
            if grade not in scenario.rulebook.grades:
                yield unknown(("plan", section, grade), "grade", grade, scenario.rulebook.grades)


def _posts(scenario: "Scenario") -> Iterator[Problem]:
    """Posts of mixed groups, unknown grades, conditions, departments or people."""
    people = {person.id for person in scenario.people}
    departments = {post.department for post in scenario.posts if post.department}
    for index, post in enumerate(scenario.posts):
        at: Path = ("posts", index)
        for grade in post.grades:
            if grade not in scenario.rulebook.grades:
                yield unknown((*at, "grades"), "grade", grade, scenario.rulebook.grades)
        if len({group_of(grade) for grade in post.grades}) > 1:
            yield Problem(
                at=(*at, "grades"),
                what=f"{', '.join(post.grades)} are not of one tier or management grade.",
                mend="A management post has one grade, a professional one grades of one tier.",
            )
        if post.requires is not None:
            yield from _words(scenario, (*at, "requires"), post.requires)
        for name in post.leads:
            if name not in departments:
                yield unknown((*at, "leads"), "department", name, departments)
        if post.named is not None and post.named not in people:
            yield unknown((*at, "named"), "person", post.named, people)
        if post.named is not None and post.by_appointment is None:
            yield Problem(
                at=(*at, "named"),
                what=f"{post.named} is named for a post that is not filled by appointment.",
                mend="Say in `by-appointment` which body appoints, or pin the person instead.",
            )


def _holders(scenario: "Scenario") -> Iterator[Problem]:
    """More people at a described post today than it has seats."""
    holders = Counter[str]()
    seats = {post.id: post.seats for post in scenario.posts}
    for index, person in enumerate(scenario.people):
        if person.current is None or person.current.post is None:
            continue
        post = person.current.post
        holders[post] += 1
        if holders[post] > seats[post]:
            yield Problem(
                at=("people", index, "current", "post"),
                what=f"{post} has {seats[post]} seat(s), all held by people listed before.",
                mend="Correct the post, raise its seats, or leave `post` out where the desk has"
                " no description.",
            )


def _leading_group(scenario: "Scenario") -> Iterator[Problem]:
    """Members who are nobody in the file, and have no name as somebody from outside."""
    for index, member in enumerate(scenario.leading_group.members):
        if member.id not in scenario.staff and member.name is None:
            yield Problem(
                at=("leading-group", "members", index, "id"),
                what=f"There is no person {member.id}.",
                mend="Correct the id, or give the `name` of somebody from outside.",
            )


def _relations(scenario: "Scenario") -> Iterator[Problem]:
    """Relatives who are neither in the file nor members of the leading group."""
    known = {*scenario.staff, *(member.id for member in scenario.leading_group.members)}
    for index, relation in enumerate(scenario.relations):
        for name in relation.between:
            if name not in known:
                yield unknown(("relations", index, "between"), "person", name, known)
        if relation.between[0] == relation.between[1]:
            yield Problem(
                at=("relations", index, "between"),
                what=f"{relation.between[0]} is declared a relative of the same person.",
                mend="Name two people.",
            )


def _decisions(scenario: "Scenario") -> Iterator[Problem]:
    for index, decision in enumerate(scenario.decisions):
        at: Path = ("decisions", index)
        if decision.person not in scenario.staff:
            yield unknown((*at, "person"), "person", decision.person, scenario.staff)
        if decision.post is not None and decision.post not in scenario.names:
            yield unknown((*at, "post"), "post", decision.post, scenario.names)
        if decision.grade is not None and decision.grade not in scenario.rulebook.grades:
            grades = scenario.rulebook.grades
            yield unknown((*at, "grade"), "grade", decision.grade, grades)
        if decision.post is None and decision.grade is None:
            yield Problem(
                at=at,
                what="The decision names neither a post nor a grade.",
                mend="Say which post or which grade is meant.",
            )


def _plans(scenario: "Scenario") -> Iterator[Problem]:
    """Alternative plans that would be no plan, name an unknown policy, or take the base's name."""
    if scenario.plan_name != BASE_PLAN:
        return  # checked as part of the base
    for name, change in scenario.plans.items():
        at: Path = ("plans", name)
        if name == BASE_PLAN:
            what = f"{name} is the name of the plan that the scenario itself states."
            yield Problem(at=at, what=what, mend="Call the alternative otherwise.")
            continue
        problems = [*_unknown_grades(scenario, at, change), *_policies(scenario, at, change)]
        yield from problems or _as_a_whole(scenario, at, name)


def _unknown_grades(scenario: "Scenario", at: Path, change: PlanChange) -> Iterator[Problem]:
    for grade in change.quota or ():
        if grade not in scenario.rulebook.grades:
            yield unknown((*at, "quota", grade), "grade", grade, scenario.rulebook.grades)


def _policies(scenario: "Scenario", at: Path, change: PlanChange) -> Iterator[Problem]:
    for key, value in (change.policy or {}).items():
        try:
            scenario.policy_with({key: value})
        except ValidationError as invalid:
            cause = invalid.errors()[0].get("ctx", {}).get("error")
            if isinstance(cause, Inconsistent):  # a policy that there was
                yield from (one.replace(at=(*at, "policy", *one.at)) for one in cause.problems)
                continue
            yield Problem(
                at=(*at, "policy", key),
                what=f"{value} does not do as {key}, or there is no such policy.",
                mend="docs/model.md lists every policy and its values.",
            )


def _as_a_whole(scenario: "Scenario", at: Path, name: str) -> Iterator[Problem]:
    """What is wrong only once the change is made: a post that somebody wants is gone, say."""
    try:
        scenario.with_plan(name)
    except ValidationError as invalid:
        causes = [error["ctx"]["error"] for error in invalid.errors()]  # each is Inconsistent
        for problem in (problem for cause in causes for problem in cause.problems):
            where = " › ".join(called(scenario, problem.at))
            inner = at if problem.at[0] in {"people", "decisions", "log"} else (*at, *problem.at)
            yield problem.replace(at=inner, what=f"{where}: {problem.what}")


def called(scenario: "Scenario", at: Path) -> Iterator[str]:
    """A path in words: people by their ids, other items by numbers from 1."""
    for before, step in zip((None, *at), at, strict=False):
        if isinstance(step, int):
            yield scenario.people[step].id if before == "people" else str(step + 1)
        else:
            yield step
