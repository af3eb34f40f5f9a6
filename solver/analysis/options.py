"""What could be changed to mend a conflict, step by step; whether it does is for `repairs`."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from models.conflict import RepairKind, Step
from models.grades import Grade, grade_named
from models.policy import Rule
from models.scenario import Scenario
from models.shares import share_text
from solver.analysis.lacks import Missing, missing
from solver.eligibility.candidates import Candidates, Triple, Why
from solver.eligibility.scope import scope
from solver.program.core import Claim

_JUDGED = ("recorded", "waiver", "presumed", "achievement")
"""What a body can find or certify. A title, a diploma, a year of service are facts."""


@dataclass(frozen=True)
class Option:
    """One possible step: what it changes in the scenario, or which triples of whom it opens."""

    step: Step
    change: Callable[[Scenario], Scenario] = lambda scenario: scenario
    opens: frozenset[Triple] = frozenset()
    person: str | None = None


@dataclass(frozen=True)
class Options:
    """Steps of one kind, made when they are asked for; those of a `person` open something."""

    made: Callable[[], Iterator[Option]]
    person: str | None = None


def options(judged: Candidates, claims: Sequence[Claim]) -> Iterator[Options]:
    """Steps that touch the claims of a conflict; the seats of grades first, then policies."""
    scenario, people = judged.scenario, set[str]()
    for claim in claims:
        match claim.rule:
            case Rule.QUOTA:
                yield Options(partial(_seats, scenario, grade_named(claim.about)))
            case Rule.RATIO:
                yield Options(partial(_ratio, scenario, claim.about))
            case Rule.SEATS:
                yield Options(partial(_post, scenario, claim.about))
            case Rule.PIN | Rule.FORBID:
                yield Options(partial(_decision, claim))
            case _:
                pass
        person = claim.about.split("/")[0]
        if claim.rule in {Rule.KEEP_GRADE, Rule.PIN, Rule.FORBID} and person not in people:
            people.add(person)
            yield Options(partial(_person, judged, person), person)
    yield Options(partial(_policies, scenario, {claim.rule for claim in claims}))


def _quota(changes: dict[Grade, int]) -> Callable[[Scenario], Scenario]:
    def change(scenario: Scenario) -> Scenario:
        quota = dict(scenario.plan.quota)
        for grade, by in changes.items():
            quota[grade] = quota.get(grade, 0) + by
        return scenario.replace(plan=scenario.plan.replace(quota=quota))

    return change


def _seats(scenario: Scenario, grade: Grade | None) -> Iterator[Option]:
    """One seat more at a grade, or one shifted there from another grade within the limits."""
    assert grade is not None  # noqa: S101 (a quota is about a grade)
    more = {"grade": grade, "to": scenario.plan.seats(grade) + 1}
    yield Option(Step(kind="raise-quota", facts=more), _quota({grade: 1}))
    for other, seats in scenario.plan.quota.items():
        if not seats or other in scope(scenario, grade):
            continue
        quota = {**scenario.plan.quota, grade: scenario.plan.seats(grade) + 1, other: seats - 1}
        plan = scenario.plan.replace(quota=quota)
        if all(plan.keeps(ratio) for ratio in plan.ratios):
            facts = {"grade": grade, "from": other}
            yield Option(Step(kind="shift-quota", facts=facts), _quota({grade: 1, other: -1}))


def _ratio(scenario: Scenario, name: str) -> Iterator[Option]:
    """The limit of a ratio raised by one seat."""
    ratio = next(one for one in scenario.plan.ratios if one.name == name)
    whole = scenario.plan.whole(ratio)
    if not whole:
        return  # there is nothing to have a part of
    raised = Fraction(min(whole, int((ratio.at_most or 0) * whole) + 1), whole)

    def change(scenario: Scenario) -> Scenario:
        ratios = tuple(
            one.replace(at_most=raised) if one.name == name else one for one in scenario.plan.ratios
        )
        return scenario.replace(plan=scenario.plan.replace(ratios=ratios))

    yield Option(Step(kind="raise-ratio", facts={"ratio": name, "to": share_text(raised)}), change)


def _post(scenario: Scenario, post: str) -> Iterator[Option]:
    """One more seat at a described post."""
    if scenario.desks[post].general:
        return

    def change(scenario: Scenario) -> Scenario:
        posts = tuple(
            one.replace(seats=one.seats + 1) if one.id == post else one for one in scenario.posts
        )
        return scenario.replace(posts=posts)

    yield Option(Step(kind="add-seat", facts={"post": post}), change)


def _person(judged: Candidates, person: str) -> Iterator[Option]:
    """A credential certified or a judgement made; an application where the person qualifies.

    Neither time nor a title can be certified. One step opens a grade at every post where nothing
    else is missing.
    """
    certified: dict[Grade, set[Triple]] = {}
    lacking: dict[Grade, tuple[Missing, ...]] = {}
    applied: dict[str, set[Triple]] = {}
    current = judged.scenario.grade_of(judged.scenario.staff[person])
    for triple in judged.why.of_person(person):
        why = judged.why[triple]
        if why is Why.BY_APPOINTMENT or (current is not None and current.above(triple.grade)):
            continue
        if why is Why.NOT_APPLIED:
            if judged.qualified(triple):
                applied.setdefault(triple.post, set()).add(triple)
            continue
        lacks = missing(judged.unmet(triple))
        if all(lack.atom in _JUDGED for lack in lacks):
            certified.setdefault(triple.grade, set()).add(triple)
            lacking.setdefault(triple.grade, lacks)
    for grade, triples in certified.items():
        facts = {"person": person, "grade": grade, "cites": [one.cite for one in lacking[grade]]}
        yield Option(Step(kind="certify", facts=facts), opens=frozenset(triples), person=person)
    for post, triples in applied.items():
        facts = {"person": person, "post": post}
        yield Option(Step(kind="apply", facts=facts), opens=frozenset(triples), person=person)


def _decision(claim: Claim) -> Iterator[Option]:
    """A pin or a prohibition dropped."""
    person, *_ = claim.about.split("/")

    def change(scenario: Scenario) -> Scenario:
        kept = tuple(d for d in scenario.decisions if (d.rule, d.name) != (claim.rule, claim.about))
        return scenario.replace(decisions=kept)

    facts = {"person": person, "decision": claim.about, "rule": claim.rule}
    yield Option(Step(kind="drop-decision", facts=facts), change)


def _policies(scenario: Scenario, rules: set[Rule]) -> Iterator[Option]:
    """Another reading, where the rules in conflict depend on it."""
    policy = scenario.policy
    readings: list[tuple[RepairKind, str, object, bool]] = [
        ("transitional", "over_quota", "transitional", policy.over_quota == "forbid"),
        ("cumulative", "quota_reading", "cumulative", policy.quota_reading == "exact"),
        ("by-tier", "professional_posts", "by-tier", policy.professional_posts != "by-tier"),
    ]
    for kind, key, value, applies in readings:
        if applies and rules & {Rule.QUOTA, Rule.SEATS, Rule.RATIO}:
            yield Option(Step(kind=kind, facts={}), _policy(key, value))


def _policy(key: str, value: object) -> Callable[[Scenario], Scenario]:
    return lambda scenario: scenario.replace(policy=scenario.policy.replace(**{key: value}))
