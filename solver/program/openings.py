"""Whether candidates that are not open could, once open, be in an answer as good as the best."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from models.policy import AimName
from solver.eligibility.candidates import Candidates, Triple, opened
from solver.program.build import build
from solver.program.objective import Objective
from solver.program.priority.blocked import full_against
from solver.program.priority.chains import chain
from solver.program.priority.narrow import in_part
from solver.program.priority.seating import Seating
from solver.program.priority.wishes import Priority
from solver.program.proof.certificate import Form
from solver.program.proof.line import at_least
from solver.program.proof.ordered import in_order, proved_to_have
from solver.program.proof.part import Part, whole
from solver.program.proof.rest import value_of
from solver.program.search import Clock, OutOfTime
from solver.program.sums import Known, Sums


def could_be_in(
    judged: Candidates, groups: Sequence[Iterable[Triple]], known: Known, clock: Clock
) -> list[bool | None]:
    """For each group, whether an answer that uses one of its triples, once open, is as good.

    Only the triples of the group are open then. The aims are compared in their order, and the
    first that differs decides. None where the time ended before that was known.
    """
    asked = [set(group) for group in groups]
    every, desks = set[Triple]().union(*asked), judged.scenario.desks
    named = {triple for triple in every if desks[triple.post].named == triple.person}
    if clock.over:  # stating the program takes long, too
        return [None] * len(asked)
    bound = {triple: _has_an_answer(judged, triple, clock) for triple in sorted(named)}
    among = _among(judged, every - named, known, clock)
    found: list[bool | None] = []
    for group in asked:
        answers = {bound[triple] for triple in group & named}
        rest = group - named
        if rest and True not in answers:
            answers.add(None if among is None else among.admit(rest))
        found.append(True if True in answers else None if None in answers else False)
    return found


def _among(
    judged: Candidates, triples: set[Triple], known: Known, clock: Clock
) -> "Sums | _InLine | None":
    """Whoever answers about these; None where the time ended before anybody could."""
    pursued = judged.scenario.pursued
    if AimName.PRIORITY not in pursued:
        return Sums(judged, triples, pursued, known, clock)
    try:
        return _InLine(judged, triples, known, clock)
    except OutOfTime:
        return None


def _has_an_answer(judged: Candidates, triple: Triple, clock: Clock) -> bool | None:
    """Whether who is named for a post, and must have it once it is open, can have it."""
    program = build(opened(judged, {triple}, applied=False))
    outcome = in_order(whole(program), (), clock).outcome
    return None if outcome == "unknown" else outcome != "infeasible"


@dataclass(frozen=True, slots=True)
class _Kept:
    """Whoever stands before somebody keeps what they got; that one is on the asked column."""

    line: "_InLine"
    who: int
    columns: Set[int]

    def get(self, who: int, /) -> Set[int] | None:
        """See Kept."""
        if who == self.who:
            return self.columns
        return self.line.options(who, kept=self.line.place[who] < self.line.place[self.who])


class _InLine:
    """The program with new candidates, each asked about as if it were the only one.

    Somebody with a seat more takes it when it is their turn, if it is the best they can have;
    whoever stands before them has chosen by then.
    """

    def __init__(
        self, judged: Candidates, triples: set[Triple], known: Known, clock: Clock
    ) -> None:
        self._judged, self._triples, self._known, self._clock = judged, triples, known, clock
        self._program = build(opened(judged, triples, applied=False))
        open_ = self._program.columns.candidates.open
        self._column = {one.triple: column for column, one in enumerate(open_)}
        self._new = frozenset(self._column[triple] for triple in triples)
        aims = self._program.aims
        at = next(index for index, aim in enumerate(aims) if isinstance(aim, Priority))
        self._first = [aim for aim in aims[:at] if isinstance(aim, Objective)]
        self._sums = [aim for aim in judged.scenario.pursued if aim is not AimName.PRIORITY]
        part = self._part()
        values = self._values(part)
        people, line = in_part(part, aims[at])  # type: ignore[arg-type]
        self._seating = Seating(part, people, values)
        self.place = {who: at for at, equals in enumerate(line) for who in equals}
        self._open: dict[tuple[int, bool], Set[int]] = {}

    def options(self, who: int, *, kept: bool) -> Set[int]:
        """What somebody may have without the new candidates, or of that what they got."""
        if (who, kept) not in self._open:
            seating = self._seating
            level = seating.people[who].levels[seating.stands(who)]
            columns = level if kept else tuple(seating.people[who].columns)
            self._open[who, kept] = frozenset(columns) - self._new
        return self._open[who, kept]

    def admit(self, triples: set[Triple]) -> bool | None:
        """Whether an answer with one of these is as good as the best without any."""
        answers: set[bool | None] = set()
        for triple in sorted(triples):
            if self._clock.over:
                return None
            try:
                answers.add(self._admits(triple))
            except OutOfTime:
                answers.add(None)
            if True in answers:
                return True
        return None if None in answers else False

    def _admits(self, triple: Triple) -> bool | None:
        column, seating = self._column[triple], self._seating
        who = seating.person[column]
        better = seating.level[who][column] - seating.stands(who)
        if better < 0 and self._can_have(who, column):
            return True
        if self._leads_to_more(column):
            return True
        return self._as_much(triple) if better == 0 else False

    def _can_have(self, who: int, column: int) -> bool:
        """True where somebody gets the column when it is their turn."""
        kept = _Kept(self, who, {column})
        if chain(self._seating, {who: column}, kept) is not None:
            return True
        if full_against(self._seating, who, column, kept):
            return False
        found = proved_to_have(self._clock, self._seating, who, [column], kept)
        return found is not None

    def _leads_to_more(self, column: int) -> bool:
        """True where an aim that comes before the line has a better value with the column."""
        goals = [aim.form for aim in self._first]
        best = [
            aim.sign * value for aim, value in zip(self._first, self._known.values, strict=False)
        ]
        if all(value == self._most(form) for form, value in zip(goals, best, strict=True)):
            return False
        fixed = {**dict.fromkeys(self._new, 0), column: 1}
        found = in_order(whole(self._program), goals, self._clock, fixed=fixed)
        if found.outcome == "infeasible":
            return False
        if found.outcome != "optimal":
            raise OutOfTime
        return [value_of(form, found.values) for form in goals] > best

    def _most(self, form: Form) -> int:
        """A value that no answer of people can exceed: everybody counts once, no seat is less."""
        people = len(self._program.columns.of_person)
        return people if max(form.values(), default=0) > 0 else 0

    def _as_much(self, triple: Triple) -> bool | None:
        """Whether all sums are as great where somebody has what is wanted as much."""
        if not self._sums:
            return self._has_an_answer(self._column[triple])
        open_ = tuple(
            one
            for one in self._judged.open
            if (column := self._column[one.triple])
            in self.options(self._seating.person[column], kept=True)
        )
        values, at = self._known.values, len(self._first)
        known = Known(self._known.held, [*values[:at], *values[at + 1 :]])
        judged = replace(self._judged, open=open_)
        return Sums(judged, {triple}, self._sums, known, self._clock).admit([triple])

    def _has_an_answer(self, column: int) -> bool:
        """Whether somebody can have a column, and everybody else as much as they have."""
        person = self._seating.person
        shut = (c for c, who in person.items() if c not in self.options(who, kept=True))
        fixed = {**dict.fromkeys(shut, 0), column: 1}
        outcome = in_order(self._seating.part, (), self._clock, fixed=fixed).outcome
        if outcome == "unknown":
            raise OutOfTime
        return outcome != "infeasible"

    def _part(self) -> Part:
        """The whole program, in which the aims before the line are no worse than they are."""
        part = whole(self._program)
        held = (
            (tuple((k, column) for column, k in aim.form.items()), aim.sign * value)
            for aim, value in zip(self._first, self._known.values, strict=False)
        )
        return replace(part, lines=(*part.lines, *at_least(held)))

    def _values(self, part: Part) -> Mapping[int, int]:
        """The value of every column in the answer in hand."""
        people = {
            column: int(self._known.held.get(triple.person) == triple)
            for triple, column in self._column.items()
        }
        if len(part.columns) == len(people):
            return people
        found = in_order(part, (), self._clock, fixed=people)  # what is counted follows
        if found.outcome != "optimal":
            raise OutOfTime
        return found.values
