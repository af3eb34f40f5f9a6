"""What could be done for one person: a judgement made, a credential certified, an application.

Each is something that a file can state: findings and achievements of the record, or the list of
applications as it would be written.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from models.conditions import Achieved, Not, matter
from models.conflict import Step
from models.people import AchievementRecord, Finding, Person
from models.scenario import Scenario
from solver.analysis.lacks import missing_atoms
from solver.eligibility.candidates import Candidates, Triple, Why
from solver.eligibility.verdicts import Trace

_CLOSED = {Why.BY_APPOINTMENT, Why.UNWRITTEN}
"""What no favour to a person opens."""


@dataclass(frozen=True)
class Favour:
    """One step for a person, and the triples that it is meant to open."""

    step: Step
    change: Callable[[Scenario], Scenario]
    opens: frozenset[Triple]


def favours(judged: Candidates, person: str) -> Iterator[Favour]:
    """What would open a seat that keeps the grade: first to certify, then to apply.

    Neither time nor a title can be certified. One step opens every post where the same is missing.
    """
    scenario = judged.scenario
    current = scenario.grade_of(scenario.staff[person])
    lacking: dict[tuple[object, ...], tuple[tuple[Trace, ...], set[Triple]]] = {}
    applied: dict[str, set[Triple]] = {}
    for triple in judged.why.of_person(person):
        why = judged.why[triple]
        if why in _CLOSED or (current is not None and current.above(triple.grade)):
            continue
        if why in {Why.NOT_APPLIED, Why.OWN_FIRST}:
            if judged.qualified(triple):
                applied.setdefault(triple.post, set()).add(triple)
            continue
        traces = judged.unmet(triple)
        atoms = missing_atoms(traces)
        if all(_can_be_found(atom) for atom in atoms):
            name = (triple.grade, *(id(atom.condition) for atom in atoms))
            lacking.setdefault(name, (traces, set()))[1].add(triple)
    for (grade, *_), (traces, triples) in lacking.items():
        yield _certified(scenario, person, str(grade), traces, frozenset(triples))
    for post, triples in applied.items():
        yield _applied(scenario, person, post, frozenset(triples))


def _can_be_found(atom: Trace) -> bool:
    """True for what a body can find or certify. A title, a diploma, a year of service are facts."""
    return isinstance(atom.condition, Achieved) or matter(atom.condition) is not None


def _certified(
    scenario: Scenario, person: str, grade: str, traces: Sequence[Trace], opens: frozenset[Triple]
) -> Favour:
    """The findings and achievements on record with which the conditions would be met."""
    atoms = missing_atoms(traces)
    denied = {id(atom.condition) for trace in traces for atom in _denied(trace)}
    findings = {
        asked.matter: "unmet" if id(atom.condition) in denied else "met"
        for atom in atoms
        if (asked := matter(atom.condition)) is not None
    }
    achievements = [
        _record(atom.condition, scenario) for atom in atoms if isinstance(atom.condition, Achieved)
    ]
    facts = {
        "person": person,
        "grade": grade,
        "cites": [atom.cite for atom in atoms],
        "findings": findings,
        "achievements": achievements,
    }

    def put(record: Person) -> Person:
        others = (one for one in record.findings if one.matter not in findings)
        made = (
            Finding.model_validate(
                {"matter": of, "finding": found, "by": "–", "on": scenario.as_of}
            )
            for of, found in findings.items()
        )
        earned = map(AchievementRecord.model_validate, achievements)
        return record.replace(
            findings=(*others, *made), achievements=(*record.achievements, *earned)
        )

    return Favour(Step(kind="certify", facts=facts), _of(person, put), opens)


def _denied(trace: Trace) -> Iterator[Trace]:
    """The atoms that must not be so."""
    for part in trace.parts:
        yield from part.atoms() if isinstance(trace.condition, Not) else _denied(part)


def _record(condition: Achieved, scenario: Scenario) -> dict[str, Any]:
    """The least achievement that is asked for, of the scenario's day."""
    asked = condition.achievement
    choice = {"level": asked.level, "class": asked.class_, "role": asked.role}
    named = {key: words[0] for key, words in choice.items() if words is not None}
    completed = {} if asked.completed is None else {"completed": asked.completed}
    return {"kind": asked.kind[0], "on": str(scenario.as_of), **named, **completed}


def _applied(scenario: Scenario, person: str, post: str, opens: frozenset[Triple]) -> Favour:
    """The list with one more post: at its end, or before the own post where it must be wanted more.

    In a regular round nobody leaves the own post for one that is wanted less, but to rise. Who had
    no list applies for this post, as a list says it, and for no other.
    """
    record = scenario.staff[person]
    current, own = scenario.grade_of(record), scenario.desk_of(record)
    listed = [one for one in record.applies or () if one != post]
    rises = current is None or any(triple.grade.above(current) for triple in opens)
    before = scenario.stage == "regular" and not rises and own in listed
    place = listed.index(own) if before and own is not None else len(listed)
    applies = [*listed[:place], post, *listed[place:]]
    facts = {"person": person, "post": post, "place": place + 1, "applies": applies}

    def put(record: Person) -> Person:
        return record.replace(applies=tuple(applies))

    return Favour(Step(kind="apply", facts=facts), _of(person, put), opens)


def _of(person: str, put: Callable[[Person], Person]) -> Callable[[Scenario], Scenario]:
    """The change of one person's record."""

    def change(scenario: Scenario) -> Scenario:
        people = (put(one) if one.id == person else one for one in scenario.people)
        return scenario.replace(people=tuple(people))

    return change
