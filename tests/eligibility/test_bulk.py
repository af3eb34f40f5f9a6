"""Judging in bulk says what judging one by one would say, with far fewer questions."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from models.conditions import Node, walk
from models.grades import Grade
from models.people import Person
from models.posts import Post
from models.scenario import Scenario
from solver.eligibility import questions
from solver.eligibility.atoms import ATOMS
from solver.eligibility.candidates import (
    Candidate,
    Candidates,
    Refusal,
    Triple,
    Why,
    candidates,
    opened,
)
from solver.eligibility.judge import judge
from solver.eligibility.questions import Answers, Questions
from solver.eligibility.subject import Subject
from solver.eligibility.verdicts import Verdict, all_of
from tests.builders import changzhou, condition, person, post, rulebook, scenario
from tests.oracle.generator import random_scenario

SKILL = {"recorded": {"matter": "skill"}}
TENURE = {"tenure": {"grade": "P10", "years": 3}}


def one_by_one(found: Candidates) -> Iterator[Candidate | Refusal]:
    """Every triple judged for itself, condition by condition, as the definition has it."""
    case = found.scenario
    for someone in case.staff.values():
        for desk in case.desks.values():
            for grade in desk.grades:
                triple = Triple(someone.id, desk.id, grade)
                why = reason(found, someone, desk, grade)
                if why is not None:
                    yield Refusal(triple, why)
                    continue
                listed = someone.applies or ()
                choice = listed.index(desk.id) if desk.id in listed else len(listed)
                retains = (case.desk_of(someone), case.grade_of(someone)) == (desk.id, grade)
                yield Candidate(triple, retains, applied(case, someone, desk, grade), choice)


def reason(found: Candidates, someone: Person, desk: Post, grade: Grade) -> Why | None:
    """Why a triple is closed, the first reason that holds."""
    case = found.scenario
    retains = (case.desk_of(someone), case.grade_of(someone)) == (desk.id, grade)
    named = desk.named == someone.id
    if desk.by_appointment is not None and not named and not (retains and desk.named is None):
        return Why.BY_APPOINTMENT
    if retains:
        return None
    if (desk.id, grade) in case.unwritten:
        return Why.UNWRITTEN
    if not applied(case, someone, desk, grade) and not named:
        return Why.NOT_APPLIED
    verdict = all_of(trace.verdict for trace in found.traces(Triple(someone.id, desk.id, grade)))
    if verdict is not Verdict.UNMET and stays(case, someone, desk, grade):
        return Why.OWN_FIRST
    return {Verdict.UNMET: Why.UNMET, Verdict.REVIEW: Why.REVIEW, Verdict.MET: None}[verdict]


def stays(case: Scenario, someone: Person, desk: Post, grade: Grade) -> bool:
    """In a regular round who is neither named nor pinned there, nor wants it more than the own."""
    current, own = case.grade_of(someone), case.desk_of(someone)
    if case.stage != "regular" or current is None or pinned(case, someone, desk, grade):
        return False
    listed = list(someone.applies or ())

    def place(post: str | None) -> int:
        return listed.index(post) if post in listed else len(listed)

    level = place(desk.id) - place(own)
    no_more = level > 0 or (level == 0 and case.value(grade) <= case.value(current))
    return no_more and desk.named != someone.id


def pinned(case: Scenario, someone: Person, desk: Post, grade: Grade) -> bool:
    """Whether a decision puts somebody at this post and grade."""
    pins = [one for one in case.decisions if one.rule == "pin" and one.person == someone.id]
    return any(d.post in (None, desk.id) and d.grade in (None, grade) for d in pins)


def applied(case: Scenario, someone: Person, desk: Post, grade: Grade) -> bool:
    """By list; without one for the own category, never lower, and a newcomer for everything.

    In a regular round without a list for higher grades alone, or by a pin.
    """
    current = case.grade_of(someone)
    if case.stage == "regular" and current is not None:
        listed = desk.id in (someone.applies or ()) and not current.above(grade)
        higher = someone.applies is None and grade.above(current)
        return listed or higher or pinned(case, someone, desk, grade)
    if someone.applies is not None:
        moved = case.stage == "regular" and pinned(case, someone, desk, grade)
        return desk.id in someone.applies or moved
    return current is None or any(grade.at_or_above(current) for grade in desk.grades)


def agrees(found: Candidates) -> None:
    """What is open, refused and in review is what judging one by one finds."""
    plain = list(one_by_one(found))
    refused = [one for one in plain if isinstance(one, Refusal)]
    assert found.open == tuple(one for one in plain if isinstance(one, Candidate))
    assert found.refused == tuple(refused)
    assert found.in_review == tuple(one.triple for one in refused if one.why is Why.REVIEW)
    assert dict(found.why) == {one.triple: one.why for one in refused}
    assert len(found.why) == len(refused)


@pytest.mark.parametrize("batch", range(10))
def test_drawn_scenarios_are_judged_as_one_by_one(batch: int) -> None:
    """Three hundred scenarios with every kind of application, appointment and doubt."""
    for seed in range(30 * batch, 30 * batch + 30):
        agrees(candidates(random_scenario(seed)))


def test_the_main_scenario_is_judged_as_one_by_one() -> None:
    """With its own lists, and where nobody has a list, and where nobody is appointed yet."""
    case = changzhou()
    agrees(candidates(case))
    unlisted = tuple(someone.replace(applies=None) for someone in case.people)
    agrees(candidates(case.replace(people=unlisted)))
    new = tuple(someone.replace(current=None) for someone in unlisted)
    agrees(candidates(case.replace(people=new)))


def test_every_verdict_is_that_of_its_trace() -> None:
    """Each condition of the main scenario, put to everybody, in numbers and in full."""
    case = changzhou()
    asked = [stated for _, stated in case.rulebook.all_conditions()]
    asked += [desk.requires for desk in case.posts if desk.requires is not None]
    known = Questions(case.rulebook.conditions)
    numbers = [known.number(one) for one in asked]
    for someone in case.people:
        subject = Subject(someone, case)
        answers = Answers(known, subject)
        for one, number in zip(asked, numbers, strict=True):
            assert answers.verdict(number) is judge(one, subject).verdict


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (TENURE, {**TENURE, "cite": "3", "text": "三年以上", "note": "n"}, True),
        ({"all": [TENURE, SKILL]}, {"all": [{**TENURE, "cite": "b"}, SKILL]}, True),
        ({"see": "named"}, {"any": [TENURE, SKILL], "cite": "c"}, True),
        ({"all": [TENURE, SKILL]}, {"any": [TENURE, SKILL]}, False),
        (TENURE, {"tenure": {"grade": "P10", "years": 2}}, False),
        (SKILL, {"presumed": {"matter": "skill"}}, False),
        ({"not": SKILL}, SKILL, False),
    ],
)
def test_a_question_is_known_by_what_it_asks(
    one: dict[str, Any],
    other: dict[str, Any],
    same: bool,  # noqa: FBT001 (a case)
) -> None:
    """Clause, wording and remark make no other question; a word or a number does."""
    known = Questions({"named": condition({"any": [TENURE, SKILL]})})
    first, second = known.number(condition(one)), known.number(condition(other))
    assert (first == second) is same


def test_nobody_is_asked_the_same_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many posts ask it, an atom is judged at most once for a person."""
    asked = Counter[tuple[str, object]]()

    def counted(kind: type, judged: Any) -> Any:
        def ask(atom: Any, subject: Subject) -> Any:
            (field,) = kind.model_fields.keys() - Node.model_fields.keys()  # type: ignore[attr-defined]
            asked[subject.person.id, (kind, getattr(atom, field))] += 1
            return judged(atom, subject)

        return ask

    atoms = {kind: counted(kind, judged) for kind, judged in ATOMS.items()}
    monkeypatch.setattr(questions, "ATOMS", atoms)
    case = changzhou()
    more = tuple(
        desk.replace(id=f"{desk.id}-{number}", named=None, by_appointment=None)
        for desk in case.posts
        for number in range(5)
    )
    unlisted = tuple(someone.replace(applies=None) for someone in case.people)
    found = candidates(case.replace(posts=(*case.posts, *more), people=unlisted))
    assert found.open
    assert set(asked.values()) == {1}
    parts = [stated for _, stated in case.rulebook.all_conditions()]
    parts += [desk.requires for desk in case.posts if desk.requires is not None]
    distinct = {id(part) for one in parts for _, part in walk(one)}
    assert len(asked) <= len(case.people) * len(distinct)


def test_posts_that_ask_the_same_are_one_kind() -> None:
    """Four desks of two kinds, and one filled by appointment, which nobody applies for."""
    desks = [
        post("a", "P10", requires=TENURE),
        post("b", "P10", requires={**TENURE, "cite": "other"}),
        post("c", "P10", requires=SKILL),
        post("d", "P10", requires=TENURE, department="north"),
        post("e", "P10", **{"by-appointment": "above"}),
    ]
    found = candidates(scenario({"P10": 5}, [person("A", "P10")], desks, rulebook=rulebook()))
    kinds = [[desk.id for desk in kind.posts] for kind in found.bench.kinds]
    assert kinds == [["a", "b", "d"], ["c"], ["general-intermediate"]]


def test_nothing_is_said_of_what_is_no_triple_or_is_open() -> None:
    """Unknown people, posts and grades have no reason; neither has what is or was made open."""
    desk = post("d", "P10", requires=SKILL)
    found = candidates(scenario({"P10": 2, "M9": 1}, [person("A")], [desk]))
    closed = Triple("A", "d", Grade.P10)
    assert found.why[closed] is Why.REVIEW
    for triple in (
        Triple("B", "d", Grade.P10),
        Triple("A", "e", Grade.P10),
        Triple("A", "d", Grade.M9),
        found.open[0].triple,
    ):
        assert found.why.get(triple) is None
    wider = opened(found, {closed})
    assert wider.why.get(closed) is None
    assert (found.in_review, wider.in_review) == ((closed,), ())
    assert len(wider.why) == len(found.why) - 1
