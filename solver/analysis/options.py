"""What could be changed to mend a conflict, step by step; whether it does is for `repairs`."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from models.conflict import RepairKind, Step
from models.grades import Grade, grade_named, position
from models.policy import Rule
from models.scenario import Scenario
from models.shares import share_text
from solver.analysis.favours import favours
from solver.eligibility.candidates import Candidates, Triple
from solver.eligibility.scope import scope
from solver.program.core import Claim

Change = Callable[[Scenario], Scenario]


@dataclass(frozen=True)
class Option:
    """One possible step: what it changes in the scenario, and which triples of whom that opens."""

    step: Step
    change: Change
    opens: frozenset[Triple] = frozenset()
    person: str | None = None


@dataclass(frozen=True)
class Growing:
    """A step that is taken by so many seats, at the most `most`."""

    most: int
    by: Callable[[int], Option]


@dataclass(frozen=True)
class Options:
    """Steps of one kind, made when they are asked for; those of a `person` open something.

    `alone`: false for those that cannot mend the conflict, but what comes up once it is mended.
    """

    made: Callable[[], Iterator[Option | Growing]]
    person: str | None = None
    alone: bool = True


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
    told = {claim.about for claim in claims if claim.rule is Rule.RATIO}
    for name in sorted(ratio.name for ratio in scenario.plan.ratios if ratio.at_most is not None):
        if name not in told:
            yield Options(partial(_ratio, scenario, name), alone=False)


def _quota(changes: dict[Grade, int]) -> Change:
    def change(scenario: Scenario) -> Scenario:
        quota = dict(scenario.plan.quota)
        for grade, by in changes.items():
            quota[grade] = quota.get(grade, 0) + by
        return scenario.replace(plan=scenario.plan.replace(quota=quota))

    return change


def _seats(scenario: Scenario, grade: Grade | None) -> Iterator[Growing]:
    """More seats at a grade, or some shifted there from another grade within the limits."""
    assert grade is not None  # noqa: S101 (a quota is about a grade)
    here, plan = scenario.plan.seats(grade), scenario.plan

    def more(by: int) -> Option:
        facts = {"grade": grade, "to": here + by}
        return Option(Step(kind="raise-quota", facts=facts), _quota({grade: by}))

    def shift(other: Grade, by: int) -> Option:
        facts = {"grade": grade, "from": other, "seats": by}
        return Option(Step(kind="shift-quota", facts=facts), _quota({grade: by, other: -by}))

    yield Growing(len(scenario.people), more)
    for other, seats in sorted(plan.quota.items(), key=lambda one: position(one[0])):
        if other in scope(scenario, grade):
            continue
        kept = 0
        while kept < seats and _keeps(scenario, {grade: here + kept + 1, other: seats - kept - 1}):
            kept += 1
        if kept:
            yield Growing(kept, partial(shift, other))


def _keeps(scenario: Scenario, quota: dict[Grade, int]) -> bool:
    """True where the plan keeps its ratios with some grades' seats changed."""
    plan = scenario.plan.replace(quota={**scenario.plan.quota, **quota})
    return all(plan.keeps(ratio) for ratio in plan.ratios)


def _ratio(scenario: Scenario, name: str) -> Iterator[Growing]:
    """The limit of a ratio raised by some seats; by none where there is nothing to share."""
    ratio = next(one for one in scenario.plan.ratios if one.name == name)
    whole = scenario.plan.whole(ratio)
    limit = scenario.plan.most(ratio) or 0

    def raised(by: int) -> Option:
        share = Fraction(limit + by, whole)

        def change(scenario: Scenario) -> Scenario:
            ratios = tuple(
                one.replace(at_most=share) if one.name == name else one
                for one in scenario.plan.ratios
            )
            return scenario.replace(plan=scenario.plan.replace(ratios=ratios))

        facts = {"ratio": name, "to": share_text(share)}
        return Option(Step(kind="raise-ratio", facts=facts), change)

    if limit < whole:
        yield Growing(whole - limit, raised)


def _post(scenario: Scenario, post: str) -> Iterator[Growing]:
    """More seats at a described post."""
    if scenario.desks[post].general:
        return

    def more(by: int) -> Option:
        def change(scenario: Scenario) -> Scenario:
            posts = tuple(
                one.replace(seats=one.seats + by) if one.id == post else one
                for one in scenario.posts
            )
            return scenario.replace(posts=posts)

        return Option(Step(kind="add-seat", facts={"post": post, "seats": by}), change)

    yield Growing(len(scenario.people), more)


def _person(judged: Candidates, person: str) -> Iterator[Option]:
    """A credential certified or a judgement made; an application where the person qualifies."""
    for favour in favours(judged, person):
        yield Option(favour.step, favour.change, favour.opens, person)


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
