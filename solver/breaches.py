"""The rules again, checked on the appointments themselves, without the program or the optimiser."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from models.grades import Grade
from models.policy import AimName, Rule
from models.result import Appointment
from models.scenario import Scenario
from solver.eligibility.avoidance import clash
from solver.eligibility.candidates import Candidates, Triple
from solver.eligibility.over import over_quota
from solver.eligibility.reduction import Move, admits, admitted
from solver.eligibility.scope import grades, scope
from solver.eligibility.wishes import justified_envy, settles


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

    @classmethod
    def of(cls, judged: Candidates, appointments: Iterable[Appointment]) -> "Held":
        """What appointments say; who waits is left out."""
        given = [(a.person, a.place) for a in appointments]
        return cls(judged, {who: Triple(who, at.post, at.grade) for who, at in given if at})

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

    @property
    def moves(self) -> list[Move]:
        """The grade that everybody appointed has today, and the new one."""
        staff = self.scenario.staff
        return [(self.scenario.grade_of(staff[p]), t.grade) for p, t in self.triples.items()]

    def at(self, grade: Grade) -> list[str]:
        """The people at a grade."""
        return [person for person, triple in self.triples.items() if triple.grade == grade]

    def over(self, grade: Grade) -> int:
        """Seats over the quota at a grade."""
        return self.transitional.get(grade, 0)


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
    """Over the quota only where policy allows, by incumbents, with no more new than it lets in."""
    scenario, moves = held.scenario, held.moves
    current = {person: scenario.grade_of(scenario.staff[person]) for person in held.triples}
    for grade in grades(scenario):
        shared = scope(scenario, grade)
        inside = [person for one in shared for person in held.at(one)]
        excess = len(inside) - sum(scenario.plan.seats(one) for one in shared)
        stay = sum(current[person] == grade for person in held.at(grade))
        entered = any(current[person] not in shared for person in inside)
        few = not entered or admits(scenario, grade, moves)
        allowed = scenario.policy.over_quota == "transitional" and few
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
            welcome = admitted(scenario, held.moves, held.transitional)
            return sum(held.transitional.values()) - sum(welcome.values())
        case AimName.PLACEMENT:
            return len(pairs)
        case AimName.SENIORITY_FIT:
            points = held.candidates.points
            return sum(points[p.id] * scenario.value(triple.grade) for p, triple in pairs)
        case AimName.PREFERENCE:
            return sum(held.candidates.at[triple].choice for _, triple in pairs)
        case _:
            return _stayed(aim, held)


def _stayed(aim: AimName, held: Held) -> int:
    """How many are where they were: in an earlier result, at their desk, in their department."""
    scenario = held.scenario
    total = 0
    for person, triple in held.triples.items():
        desk = scenario.desk_of(scenario.staff[person])
        match aim:
            case AimName.STABILITY if person in scenario.baseline:
                before = scenario.baseline[person]
                total += -1 if before is None else before == triple.place
            case AimName.CONTINUITY:
                total += triple.post == desk
            case AimName.DEPARTMENT if desk is not None:
                home = scenario.desks[desk].department
                total += home is not None and home == scenario.desks[triple.post].department
            case _:
                pass
    return total
