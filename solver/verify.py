"""Result against Scenario, without the optimiser: every rule checked, every aim added up again."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from models.grades import Grade
from models.policy import AimName, Rule
from models.result import Appointment, Result
from models.scenario import Scenario
from solver.eligibility.avoidance import clash
from solver.eligibility.candidates import Candidates, Triple, candidates
from solver.eligibility.outcomes import beyond_quota, outcome
from solver.eligibility.over import over_quota
from solver.eligibility.scope import grades, scope
from solver.eligibility.wishes import justified_envy, settles


class VerificationFailed(Exception):  # noqa: N818 (it states a fact)
    """A result that breaks a rule or misstates an aim. A fault of ours, never of the input."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("; ".join(reasons))


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule that an appointment breaks, and what it is about."""

    rule: Rule
    about: str


@dataclass(frozen=True)
class Held:
    """Who holds what."""

    candidates: Candidates
    triples: Mapping[str, Triple]

    @cached_property
    def transitional(self) -> Mapping[Grade, int]:
        """Seats over the quota at each grade that has any; none where policy forbids them."""
        if self.scenario.policy.over_quota == "forbid":
            return {}
        return over_quota(self.scenario, [triple.grade for triple in self.triples.values()])

    @property
    def scenario(self) -> Scenario:
        """The scenario that is decided."""
        return self.candidates.scenario

    def at(self, grade: Grade) -> list[str]:
        """The people at a grade."""
        return [person for person, triple in self.triples.items() if triple.grade == grade]

    def over(self, grade: Grade) -> int:
        """Seats over the quota at a grade."""
        return self.transitional.get(grade, 0)


def verified(scenario: Scenario, result: Result, judged: Candidates | None = None) -> Result:
    """The same result, marked as verified; one without an answer is returned as it is.

    `judged` stands in for the scenario's own candidates where a what-if has opened some.
    Raises VerificationFailed, with every reason, where the answer does not hold.
    """
    if not result.solved:
        return result
    if reasons := verify(scenario, result, judged):
        raise VerificationFailed(reasons)
    return result.replace(verified=True)


def verify(scenario: Scenario, result: Result, judged: Candidates | None = None) -> list[str]:
    """Everything that is wrong with a result; empty where it holds."""
    judged = judged or candidates(scenario)
    everybody = [appointment.person for appointment in result.appointments]
    if everybody != list(scenario.staff):
        return ["the appointments are not one for each person, in the order of ids"]
    held = Held(
        judged,
        {
            a.person: Triple(a.person, a.post, a.grade)
            for a in result.appointments
            if a.post is not None and a.grade is not None
        },
    )
    closed = [
        f"{triple} is not open" for triple in held.triples.values() if triple not in judged.at
    ]
    if closed:
        return closed
    return [
        *(f"{breach.rule} is broken: {breach.about}" for breach in breaches(held)),
        *_misstated_aims(held, result),
        *_misstated_facts(held, result.appointments),
        *_misstated_result(held, result),
    ]


def breaches(held: Held) -> Iterator[Breach]:
    """Every rule that an assignment breaks."""
    for check in CHECKS:
        yield from check(held)


def _seats(held: Held) -> Iterator[Breach]:
    counted = Counter(triple.post for triple in held.triples.values())
    for post, number in counted.items():
        if number > held.scenario.desks[post].seats:
            yield Breach(Rule.SEATS, post)


def _quota(held: Held) -> Iterator[Breach]:
    """Over the quota only where policy allows, only by incumbents, and with nobody new."""
    scenario = held.scenario
    current = {person: scenario.grade_of(scenario.staff[person]) for person in held.triples}
    for grade in grades(scenario):
        shared = scope(scenario, grade)
        inside = [person for one in shared for person in held.at(one)]
        excess = len(inside) - sum(scenario.plan.seats(one) for one in shared)
        stay = sum(current[person] == grade for person in held.at(grade))
        entered = any(current[person] not in shared for person in inside)
        allowed = scenario.policy.over_quota == "transitional" and not entered
        if excess > 0 and not (allowed and held.over(grade) <= stay):
            yield Breach(Rule.QUOTA, grade)


def _ratio(held: Held) -> Iterator[Breach]:
    plan = held.scenario.plan
    for ratio in plan.ratios:
        number = sum(len(held.at(grade)) for grade in ratio.grades)
        if ratio.at_most is not None and number > ratio.at_most * plan.whole(ratio):
            yield Breach(Rule.RATIO, ratio.name)


def _keep_grade(held: Held) -> Iterator[Breach]:
    for person in held.scenario.staff.values():
        current, triple = held.scenario.grade_of(person), held.triples.get(person.id)
        if current is None:
            continue
        lower = triple is not None and current.above(triple.grade)
        if triple is None or lower:
            yield Breach(Rule.KEEP_GRADE, person.id)


def _decisions(held: Held) -> Iterator[Breach]:
    for decision in held.scenario.decisions:
        triple = held.triples.get(decision.person)
        followed = triple is not None and settles(decision, triple)
        if followed != (decision.rule == "pin"):
            yield Breach(Rule(decision.rule), decision.person)


def _avoidance(held: Held) -> Iterator[Breach]:
    for relation in held.scenario.relations:
        posts = [held.triples[p].post for p in relation.between if p in held.triples]
        both = [held.scenario.desks[post] for post in posts]
        if len(both) == len(relation.between) and clash(*both):
            yield Breach(Rule.AVOIDANCE, "/".join(relation.between))


def _fair(held: Held) -> Iterator[Breach]:
    if held.scenario.policy.fair:
        for envy in justified_envy(held.candidates, held.triples):
            yield Breach(Rule.FAIR, f"{envy.envier}/{envy.holder}")


CHECKS: tuple[Callable[[Held], Iterator[Breach]], ...] = (
    _seats,
    _quota,
    _ratio,
    _keep_grade,
    _decisions,
    _avoidance,
    _fair,
)
"""One post a person needs no check: an appointment has one post by its form."""


def aim_value(aim: AimName, held: Held) -> int:
    """An aim added up from the people, without the program."""
    scenario = held.scenario
    pairs = [(scenario.staff[person], triple) for person, triple in held.triples.items()]
    match aim:
        case AimName.TRANSITIONAL:
            return sum(held.transitional.values())
        case AimName.PLACEMENT:
            return len(pairs)
        case AimName.SENIORITY_FIT:
            points = held.candidates.points
            return sum(points[p.id] * scenario.value(triple.grade) for p, triple in pairs)
        case AimName.PREFERENCE:
            return sum(held.candidates.at[triple].choice for _, triple in pairs)
        case AimName.CONTINUITY:
            return sum(triple.post == scenario.desk_of(person) for person, triple in pairs)
        case _:
            homes = [
                (scenario.desks[desk].department, scenario.desks[triple.post].department)
                for person, triple in pairs
                if (desk := scenario.desk_of(person)) is not None
            ]
            return sum(home is not None and home == new for home, new in homes)


def _misstated_aims(held: Held, result: Result) -> Iterator[str]:
    policy = held.scenario.policy
    asked = [
        aim
        for aim in policy.aims
        if aim is not AimName.TRANSITIONAL or policy.over_quota == "transitional"
    ]
    if [aim.aim for aim in result.aims] != asked:
        yield "the aims are not those of the policy, in its order"
    for aim in result.aims:
        value = aim_value(aim.aim, held)
        if value != aim.value:
            yield f"{aim.aim} is {value}, not {aim.value}"
        if result.status == "optimal" and aim.bound != aim.value:
            yield f"{aim.aim} is called optimal, but its bound is {aim.bound}"


def _misstated_facts(held: Held, appointments: tuple[Appointment, ...]) -> Iterator[str]:
    scenario, points = held.scenario, held.candidates.points
    beyond, _ = beyond_quota(scenario, held.triples, points, held.transitional)
    for appointment in appointments:
        person = scenario.staff[appointment.person]
        plain = outcome(scenario, person, held.triples.get(person.id))
        facts = {
            "current grade": (appointment.from_grade, scenario.grade_of(person)),
            "current post": (appointment.from_post, scenario.desk_of(person)),
            "points": (appointment.points, points[person.id]),
            "outcome": (appointment.outcome, "transitional" if person.id in beyond else plain),
        }
        for fact, (told, true) in facts.items():
            if told != true:
                yield f"{person.id}: {fact} misstated"


def _misstated_result(held: Held, result: Result) -> Iterator[str]:
    if dict(result.transitional) != dict(held.transitional):
        yield "the transitional seats are misstated"
    if result.envy_free == any(justified_envy(held.candidates, held.triples)):
        yield "whether the result is free of justified envy is misstated"
