"""What would mend a conflict: every cheapest change of every kind, each tried by solving."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from models.conflict import Repair, RepairKind, Step
from models.findings import Lack
from models.grades import Grade, grade_named
from models.policy import Rule
from models.scenario import Scenario
from models.shares import share_text
from solver.analysis.lacks import lacks
from solver.eligibility.candidates import Candidates, Triple, Why, candidates, opened
from solver.eligibility.scope import scope
from solver.program.build import build
from solver.program.core import Claim
from solver.program.search import DEFAULTS, Search
from solver.solving import best_of

_TRIED = 600
"""Combinations tried before the list is called incomplete."""

_STEPS = 3
_APPROVED = ("raise-quota", "shift-quota", "raise-ratio")
_JUDGED = ("recorded", "waiver", "presumed", "achievement")
"""What a body can find or certify. A title, a diploma, a year of service are facts."""


@dataclass(frozen=True)
class Option:
    """One possible step: what it changes in the scenario, and which triples it opens."""

    step: Step
    change: Callable[[Scenario], Scenario] = lambda scenario: scenario
    opens: frozenset[Triple] = frozenset()


def repairs(judged: Candidates, claims: Sequence[Claim]) -> tuple[tuple[Repair, ...], bool]:
    """All repairs of the fewest steps, and whether all of that many were tried."""
    options = list(_options(judged, claims))
    people = [claim.about for claim in claims if claim.rule is Rule.KEEP_GRADE]
    tried = 0
    for size in range(1, _STEPS + 1):
        found: list[Repair] = []
        for steps in combinations(options, size):
            if tried >= _TRIED:
                return tuple(found), False
            tried += 1
            mended = _mended(judged, steps)
            if mended is not None:
                found.append(_repair(mended, steps, people))
        if found:
            return tuple(sorted(found, key=_reach)), True
    return (), True


def _reach(repair: Repair) -> tuple[bool, bool]:
    """What needs no new approval first, what breaks a limit last."""
    approval = any(step.kind in _APPROVED for step in repair.steps)
    return (not repair.within_limits, approval)


def _mended(judged: Candidates, steps: Sequence[Option]) -> Candidates | None:
    """The candidates after some steps, where there is an answer then."""
    scenario = judged.scenario
    for option in steps:
        scenario = option.change(scenario)
    changed = judged if scenario is judged.scenario else candidates(scenario)
    wanted = {triple for option in steps for triple in option.opens if triple not in changed.at}
    if wanted:
        changed = opened(changed, wanted)
    answer = Search(build(changed), DEFAULTS).best((), maximise=True)
    return changed if answer.found else None


def _repair(mended: Candidates, steps: Sequence[Option], people: list[str]) -> Repair:
    result = best_of(mended)
    plan = mended.scenario.plan
    return Repair(
        steps=tuple(option.step for option in steps),
        within_limits=all(plan.keeps(ratio) for ratio in plan.ratios)
        and sum(plan.quota.values()) <= plan.total,
        aims=result.aims,
        people=tuple(result.of(person) for person in people),
    )


def _options(judged: Candidates, claims: Sequence[Claim]) -> Iterator[Option]:
    """Steps that touch the claims of a conflict; the seats of grades first, then policies."""
    for claim in claims:
        match claim.rule:
            case Rule.QUOTA:
                yield from _seats(judged.scenario, grade_named(claim.about))
            case Rule.RATIO:
                yield _ratio(judged.scenario, claim.about)
            case Rule.SEATS:
                yield from _post(judged.scenario, claim.about)
            case Rule.KEEP_GRADE:
                yield from _person(judged, claim.about)
            case Rule.PIN | Rule.FORBID:
                yield _decision(claim)
                yield from _person(judged, claim.about.split("/")[0])
            case _:
                pass
    yield from _policies(judged.scenario, {claim.rule for claim in claims})


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
        change = _quota({grade: 1, other: -1})
        plan = change(scenario).plan
        if all(plan.keeps(ratio) for ratio in plan.ratios):
            facts = {"grade": grade, "from": other}
            yield Option(Step(kind="shift-quota", facts=facts), change)


def _ratio(scenario: Scenario, name: str) -> Option:
    """The limit of a ratio raised by one seat."""
    ratio = next(one for one in scenario.plan.ratios if one.name == name)
    whole = scenario.plan.whole(ratio)
    raised = Fraction(min(whole, int((ratio.at_most or 0) * whole) + 1), whole)

    def change(scenario: Scenario) -> Scenario:
        ratios = tuple(
            one.replace(at_most=raised) if one.name == name else one for one in scenario.plan.ratios
        )
        return scenario.replace(plan=scenario.plan.replace(ratios=ratios))

    return Option(Step(kind="raise-ratio", facts={"ratio": name, "to": share_text(raised)}), change)


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
    lacking: dict[Grade, tuple[Lack, ...]] = {}
    applied: dict[str, set[Triple]] = {}
    current = judged.scenario.grade_of(judged.scenario.staff[person])
    for triple in judged.why.of_person(person):
        why = judged.why[triple]
        if why is Why.BY_APPOINTMENT or (current is not None and current.above(triple.grade)):
            continue
        missing = lacks(judged.traces(triple))
        if why is Why.NOT_APPLIED:
            if not missing:
                applied.setdefault(triple.post, set()).add(triple)
        elif all(lack.atom in _JUDGED for lack in missing):
            certified.setdefault(triple.grade, set()).add(triple)
            lacking.setdefault(triple.grade, missing)
    for grade, triples in certified.items():
        facts = {"person": person, "grade": grade, "cites": [one.cite for one in lacking[grade]]}
        yield Option(Step(kind="certify", facts=facts), opens=frozenset(triples))
    for post, triples in applied.items():
        facts = {"person": person, "post": post}
        yield Option(Step(kind="apply", facts=facts), opens=frozenset(triples))


def _decision(claim: Claim) -> Option:
    """A pin or a prohibition dropped."""
    person, *_ = claim.about.split("/")

    def change(scenario: Scenario) -> Scenario:
        kept = tuple(d for d in scenario.decisions if (d.rule, d.name) != (claim.rule, claim.about))
        return scenario.replace(decisions=kept)

    facts = {"person": person, "decision": claim.about, "rule": claim.rule}
    return Option(Step(kind="drop-decision", facts=facts), change)


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
    if Rule.FAIR in rules:
        yield Option(Step(kind="not-fair", facts={}), _policy("fair", value=False))


def _policy(key: str, value: object) -> Callable[[Scenario], Scenario]:
    return lambda scenario: scenario.replace(policy=scenario.policy.replace(**{key: value}))
