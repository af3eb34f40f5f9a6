"""What keeps somebody from a seat: the full rows, and who is in them by right or before in line."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from models.findings import Holder, Obstacle
from models.grades import Grade, grade_named
from models.places import Place
from models.policy import Rule
from models.priority import FullRow
from models.priority import Refusal as Refused
from solver.analysis.picture import Picture
from solver.breaches import breaches
from solver.eligibility.candidates import Candidate, Triple
from solver.eligibility.precedence import Rank
from solver.eligibility.scope import scope
from solver.eligibility.wishes import protected

_SHOWN = 3
"""How many of those who stand in the way are named."""

OF_SEATS = frozenset({Rule.SEATS, Rule.QUOTA, Rule.RATIO, Rule.POOL})
"""Rules of which the rows are seats; the others are about one person, or two relatives."""

Line = tuple[Rank, str]
"""Where somebody stands in line, and who; equals in the order of ids."""


@dataclass(frozen=True)
class Inside:
    """Who is in a row: those by right, and the others in the order of the line."""

    full: bool
    by_right: Sequence[Line]
    others: Sequence[Line]


def _quota(triple: Triple) -> FullRow:
    return FullRow(rule=Rule.QUOTA, about=triple.grade)


@dataclass(frozen=True)
class Obstacles:
    """Looks up what stands in the way of whom; what was found of a row is kept."""

    picture: Picture

    @cached_property
    def refused(self) -> Mapping[tuple[str, Place], Refused]:
        """What the proof of the result says of each better choice; empty where there is none."""
        told = self.picture.result.precedence
        return {(one.person, one.wanted): one for one in (told.refusals if told else ())}

    def rows(self, candidate: Candidate) -> tuple[FullRow, ...]:
        """Rows that stand in the way: those of the proof, or else each that does alone."""
        triple = candidate.triple
        told = self.refused.get((triple.person, triple.place))
        if told is not None:
            if self._of_general(told.full, triple) and self.alone(_quota(triple), triple.person):
                return (_quota(triple),)  # which says more to a reader
            together = (one.of for one in told.weights if isinstance(one.of, FullRow))
            return (*told.full, *together) or tuple(self._searched(triple))
        return self.single(candidate)

    def _searched(self, triple: Triple) -> Iterator[FullRow]:
        """What was proved by search: relatives who would be too close, or else what is full."""
        moved = self.picture.moved(triple)
        close = [one.about for one in breaches(moved) if one.rule is Rule.AVOIDANCE]
        if close:
            yield from (FullRow(rule=Rule.AVOIDANCE, about=about) for about in close)
            return
        got = self.picture.held.triples.get(triple.person)
        for row in self.around(triple):
            if self.people(row).full and not (got is not None and self.inside(row, got)):
                yield row

    def _of_general(self, rows: tuple[FullRow, ...], triple: Triple) -> bool:
        """True where nothing is full but a post that is only there for seats of its grades."""
        desk = FullRow(rule=Rule.SEATS, about=triple.post)
        return rows == (desk,) and self.picture.scenario.desks[triple.post].general

    def single(self, candidate: Candidate) -> tuple[FullRow, ...]:
        """Rows of which each says all that stands in the way."""
        triple = candidate.triple
        return tuple(row for row in self.around(triple) if self.alone(row, triple.person))

    def around(self, triple: Triple) -> Iterator[FullRow]:
        """The rows about seats that a place is in: of its desk, of its grade, of ratios."""
        yield FullRow(rule=Rule.SEATS, about=triple.post)
        yield _quota(triple)
        for ratio in self.picture.scenario.plan.ratios:
            if ratio.at_most is not None and triple.grade in ratio.grades:
                yield FullRow(rule=Rule.RATIO, about=ratio.name)

    def alone(self, row: FullRow, person: str) -> bool:
        """True for a full row of others, all by right or not behind a person in line.

        Where seats do not go by points, of others in whatever order.
        """
        got = self.picture.held.triples.get(person)
        if got is not None and self.inside(row, got):
            return False
        found = self.people(row)
        if not found.full or not self.picture.scenario.policy.by_points:
            return found.full
        return not found.others or found.others[-1][0] <= self.rank(person)

    def rank(self, person: str) -> Rank:
        """Where somebody stands in line."""
        return self.picture.judged.precedence[person]

    def of(self, candidate: Candidate) -> Obstacle:
        """What stands in the way, in full."""
        triple = candidate.triple
        proved = (triple.person, triple.place) in self.refused
        return self.told(triple.person, self.rows(candidate)).replace(proved=proved)

    def told(self, person: str, rows: tuple[FullRow, ...]) -> Obstacle:
        """The people in some rows, as far as they stand in somebody's way."""
        if any(row.rule not in OF_SEATS for row in rows):
            return Obstacle(full=rows)
        line = (self.rank(person), chr(0x10FFFF))  # behind equals, whatever their ids
        by_right, before, behind = set[Line](), set[Line](), set[Line]()
        for row in rows:
            found = self.people(row)
            at = bisect_right(found.others, line)
            by_right.update(found.by_right)
            before.update(found.others[:at])
            behind.update(found.others[at:])
        mine = {(self.rank(person), person)}
        near = sorted(before - mine)[-_SHOWN:]
        return Obstacle(
            full=rows,
            seats=self._room(rows[0]) if len(rows) == 1 else None,
            holders=tuple(self.holder(person, who) for _, who in [*near, *sorted(behind)[:_SHOWN]]),
            ahead=len(before - mine),
            by_right=tuple(
                self.by_right_holder(who) for _, who in sorted(by_right - mine)[:_SHOWN]
            ),
            rights=len(by_right - mine),
        )

    def by_right_holder(self, who: str) -> Holder:
        """Somebody who is there by right."""
        return Holder(person=who, points=self.picture.judged.points[who], by="right")

    def holder(self, person: str, who: str) -> Holder:
        """Somebody who is without right where a person would like to be."""
        points, one, other = self.picture.judged.points, self.rank(who), self.rank(person)
        by_points = self.picture.scenario.policy.by_points
        if points[who] != points[person]:
            behind = "place" if by_points else "fewer-points"
            by = "more-points" if one < other else behind
        else:
            by = "equal-points" if one == other else "tie-break" if one < other else "place"
        return Holder.model_validate({"person": who, "points": points[who], "by": by})

    def people(self, row: FullRow) -> Inside:
        """Who is in a row."""
        if row not in self._found:
            self._found[row] = self._look(row)
        return self._found[row]

    @cached_property
    def _found(self) -> dict[FullRow, Inside]:
        return {}

    def _look(self, row: FullRow) -> Inside:
        held, at = self.picture.held, self.picture.judged.at
        inside = [triple for triple in held.triples.values() if self.inside(row, triple)]
        lines = sorted((self.rank(triple.person), triple.person) for triple in inside)
        right = {t.person for t in inside if self.by_right(row, at[t])}
        return Inside(
            full=len(inside) >= self._room(row),
            by_right=[line for line in lines if line[1] in right],
            others=[line for line in lines if line[1] not in right],
        )

    def by_right(self, row: FullRow, candidate: Candidate) -> bool:
        """True where somebody is in a row by right: the own seat, or of a grade the present one."""
        scenario, triple = self.picture.scenario, candidate.triple
        if protected(candidate, scenario):
            return True
        now = scenario.grade_of(scenario.staff[triple.person])
        return row.rule is not Rule.SEATS and now is not None and now in self._grades(row)

    def inside(self, row: FullRow, triple: Triple) -> bool:
        """True where a place takes one of the seats of a row."""
        if row.rule is Rule.SEATS:
            return triple.post == row.about
        return triple.grade in self._grades(row)

    def _grades(self, row: FullRow) -> Collection[Grade]:
        """The grades that share the seats of a row; none where it is about something else."""
        scenario = self.picture.scenario
        if row.rule is Rule.RATIO:
            named = [one.grades for one in scenario.plan.ratios if one.name == row.about]
            return named[0] if named else ()
        grade = grade_named(row.about.rpartition(" ")[2])  # that of a pool stands after its name
        of_seats = row.rule in (Rule.QUOTA, Rule.POOL)
        return scope(scenario, grade) if of_seats and grade is not None else ()

    def _room(self, row: FullRow) -> int:
        """How many seats a row has, with those over the quota that are held."""
        scenario, plan = self.picture.scenario, self.picture.scenario.plan
        if row.rule is Rule.SEATS:
            return scenario.desks[row.about].seats
        for ratio in plan.ratios if row.rule is Rule.RATIO else ():
            if ratio.name == row.about and (most := plan.most(ratio)) is not None:
                return most
        return sum(plan.seats(grade) for grade in self._grades(row))
