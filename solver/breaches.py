"""The rules again, checked on the appointments themselves, without the program or the optimiser."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from models.grades import Grade
from models.policy import AimName, Relation, Rule
from models.result import Appointment
from models.scenario import Scenario
from solver.eligibility.candidates import Candidates, Triple
from solver.law import Move, keeps_grade, kept_apart, limiting, reduction, transitional


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule that an appointment breaks, and what it is about."""

    rule: Rule
    about: str


@dataclass(frozen=True, eq=False)
class Changed(Mapping[str, Triple]):
    """Who holds what once some people are elsewhere, or nowhere: told without copying the rest."""

    before: Mapping[str, Triple]
    changes: Mapping[str, Triple | None]

    def __getitem__(self, person: str) -> Triple:
        found = self.changes[person] if person in self.changes else self.before[person]
        if found is None:
            raise KeyError(person)
        return found

    def __iter__(self) -> Iterator[str]:
        return (who for who in {**self.before, **self.changes} if who in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True)
class Held:
    """Who holds what. After a change, `before` is who held what, and `moved` who is elsewhere."""

    candidates: Candidates
    triples: Mapping[str, Triple]
    before: "Held | None" = None
    moved: tuple[str, ...] = ()

    @classmethod
    def of(cls, judged: Candidates, appointments: Iterable[Appointment]) -> "Held":
        """What appointments say; who waits is left out."""
        given = [(a.person, a.place) for a in appointments]
        return cls(judged, {who: Triple(who, at.post, at.grade) for who, at in given if at})

    def changed(self, changes: Mapping[str, Triple | None]) -> "Held":
        """The same with some people elsewhere; None is nowhere."""
        return Held(self.candidates, Changed(self.triples, changes), self, tuple(changes))

    @property
    def scenario(self) -> Scenario:
        """The scenario that is decided."""
        return self.candidates.scenario

    @property
    def people(self) -> Collection[str]:
        """Everybody; after a change those who are elsewhere."""
        return self.scenario.staff if self.before is None else self.moved

    @cached_property
    def moves(self) -> Counter[Move]:
        """How many of those appointed come from each grade to each grade."""
        if self.before is None:
            return Counter(map(self._move, self.triples.values()))
        counted = self.before.moves.copy()
        counted.subtract(map(self._move, self.before.held_by(self.moved)))
        counted.update(map(self._move, self.held_by(self.moved)))
        return counted

    @cached_property
    def at_post(self) -> Counter[str]:
        """How many hold each post."""
        if self.before is None:
            return Counter(triple.post for triple in self.triples.values())
        counted = self.before.at_post.copy()
        counted.subtract(triple.post for triple in self.before.held_by(self.moved))
        counted.update(triple.post for triple in self.held_by(self.moved))
        return counted

    @cached_property
    def at_grade(self) -> Counter[Grade]:
        """How many hold each grade."""
        counted = Counter[Grade]()
        for (_, grade), number in self.moves.items():
            counted[grade] += number
        return counted

    @cached_property
    def transitional(self) -> Mapping[Grade, int]:
        """Seats over the quota at each grade that has any; none where policy forbids them."""
        if self.scenario.policy.over_quota == "forbid":
            return {}
        return transitional(self.scenario, self.at_grade)

    @property
    def relations(self) -> Iterable[Relation]:
        """Every two relatives; after a change those of whom one is elsewhere."""
        if self.before is None:
            return self.scenario.relations
        of = self.before.related
        return dict.fromkeys(one for person in self.moved for one in of.get(person, ()))

    @cached_property
    def related(self) -> Mapping[str, Sequence[Relation]]:
        """The relations of each person that has any."""
        of: dict[str, list[Relation]] = {}
        for relation in self.scenario.relations:
            for person in relation.between:
                of.setdefault(person, []).append(relation)
        return of

    def held_by(self, people: Iterable[str]) -> list[Triple]:
        """What some people hold; who waits is left out."""
        return [self.triples[person] for person in people if person in self.triples]

    def over(self, grade: Grade) -> int:
        """Seats over the quota at a grade."""
        return self.transitional.get(grade, 0)

    def _move(self, triple: Triple) -> Move:
        return self.scenario.grade_of(self.scenario.staff[triple.person]), triple.grade


def breaches(held: Held) -> Iterator[Breach]:
    """Every rule that an assignment breaks.

    After a change: where the assignment before broke none, so only those who moved can.
    """
    for check in CHECKS:
        yield from check(held)


def _seats(held: Held) -> Iterator[Breach]:
    for post in dict.fromkeys(triple.post for triple in held.held_by(held.people)):
        if held.at_post[post] > held.scenario.desks[post].seats:
            yield Breach(Rule.SEATS, post)


def _quota(held: Held) -> Iterator[Breach]:
    """Over the quota only where policy allows, by incumbents, with no more new than it lets in."""
    scenario = held.scenario
    for grade in scenario.grades:
        together = limiting(scenario, grade)
        seats = sum(scenario.plan.seats(one) for one in together)
        if sum(held.at_grade[one] for one in together) <= seats:
            continue
        allowed = scenario.policy.over_quota == "transitional" and _few_enter(held, together)
        if not (allowed and held.over(grade) <= held.moves[grade, grade]):
            yield Breach(Rule.QUOTA, grade)


def _few_enter(held: Held, together: Collection[Grade]) -> bool:
    """True where nobody comes to grades over their quota, or few enough for those who left."""
    into = {move: n for move, n in held.moves.items() if n and move[1] in together}
    entered = sum(n for (before, _), n in into.items() if before not in together)
    if not entered:
        return True
    rule = reduction(held.scenario, together)
    stay = sum(into.values()) - entered
    return rule.outs > 0 and rule.outs * entered <= rule.held - stay


def _ratio(held: Held) -> Iterator[Breach]:
    plan = held.scenario.plan
    for ratio in plan.ratios:
        number = sum(held.at_grade[grade] for grade in ratio.grades)
        if ratio.at_most is not None and number > ratio.at_most * plan.whole(ratio):
            yield Breach(Rule.RATIO, ratio.name)


def _keep_grade(held: Held) -> Iterator[Breach]:
    for person in map(held.scenario.staff.__getitem__, held.people):
        current, triple = held.scenario.grade_of(person), held.triples.get(person.id)
        if current is None:
            continue
        if triple is None or not keeps_grade(held.scenario, person, triple.post, triple.grade):
            yield Breach(Rule.KEEP_GRADE, person.id)


def _decisions(held: Held) -> Iterator[Breach]:
    for decision in held.scenario.decisions:
        if decision.person not in held.people:
            continue
        triple = held.triples.get(decision.person)
        followed = triple is not None and decision.settles(*triple)
        if followed != (decision.rule == "pin"):
            yield Breach(Rule(decision.rule), decision.person)


def _avoidance(held: Held) -> Iterator[Breach]:
    for relation in held.relations:
        both = [held.scenario.desks[triple.post] for triple in held.held_by(relation.between)]
        if len(both) == len(relation.between) and kept_apart(*both):
            yield Breach(Rule.AVOIDANCE, "/".join(relation.between))


def _named(held: Held) -> Iterator[Breach]:
    for person in held.people:
        named = held.candidates.bench.named.get(person, ())
        open_ = [c for c in held.candidates.of_person[person] if c.triple.post in named]
        triple = held.triples.get(person)
        if open_ and (triple is None or triple.post not in named):
            yield Breach(Rule.NAMED, person)


CHECKS: tuple[Callable[[Held], Iterator[Breach]], ...] = (
    _seats,
    _quota,
    _ratio,
    _keep_grade,
    _decisions,
    _avoidance,
    _named,
)
"""One post a person needs no check: an appointment has one post by its form."""


def aim_value(aim: AimName, held: Held) -> int:
    """An aim added up from the people, without the program."""
    if aim is AimName.TRANSITIONAL:
        return sum(number - _welcome(held, at, number) for at, number in held.transitional.items())
    return sum(aim_part(aim, held, triple) for triple in held.triples.values())


def _welcome(held: Held, grade: Grade, number: int) -> int:
    """Of the seats over the quota at a grade, those that people came to under 退二进一."""
    together = limiting(held.scenario, grade)
    if not reduction(held.scenario, together).outs:
        return 0
    came = (n for (a, b), n in held.moves.items() if b is grade and a not in together)
    return min(number, sum(came))


def aim_change(aim: AimName, held: Held) -> int:
    """By how much a change made an aim larger; 0 where there was no change."""
    before = held.before or held
    if aim is AimName.TRANSITIONAL:
        return aim_value(aim, held) - aim_value(aim, before)
    new, old = held.held_by(held.moved), before.held_by(held.moved)
    return sum(aim_part(aim, held, one) for one in new) - sum(
        aim_part(aim, held, one) for one in old
    )


def _as_before(scenario: Scenario, triple: Triple) -> int:
    """1 for who has the same as in the earlier result, -1 for who had nothing there."""
    if triple.person not in scenario.baseline:
        return 0
    before = scenario.baseline[triple.person]
    return -1 if before is None else before == triple.place


def aim_part(aim: AimName, held: Held, triple: Triple) -> int:
    """What one appointment adds to an aim."""
    scenario, person = held.scenario, held.scenario.staff[triple.person]
    match aim:
        case AimName.PLACEMENT | AimName.PRIORITY:  # that nobody is passed over is no sum
            return aim is AimName.PLACEMENT
        case AimName.SENIORITY_FIT:
            return held.candidates.points[triple.person] * scenario.value(triple.grade)
        case AimName.PREFERENCE:
            return held.candidates.at[triple].choice
        case AimName.STABILITY:
            return _as_before(scenario, triple)
        case AimName.CONTINUITY:
            return triple.post == scenario.desk_of(person)
        case _:
            desk = scenario.desk_of(person)
            home = None if desk is None else scenario.desks[desk].department
            return home is not None and home == scenario.desks[triple.post].department
