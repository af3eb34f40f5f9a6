"""Whether candidates that are not open could, once open, be in an answer as good as the best."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from solver.eligibility.candidates import Candidates, Triple, opened
from solver.program.build import build
from solver.program.objective import objectives
from solver.program.proof.exchange import Exchange
from solver.program.proof.part import Contradiction, whole
from solver.program.proof.prove import in_order
from solver.program.proof.rest import value_of
from solver.program.proof.worth import Vector, Worth, worth
from solver.program.search import Clock


@dataclass(frozen=True)
class Known:
    """The best answer without the new candidates: who holds what, and the value of each aim."""

    held: Mapping[str, Triple]
    values: Sequence[int]


def could_be_in(
    judged: Candidates, groups: Sequence[Iterable[Triple]], known: Known, clock: Clock
) -> list[bool | None]:
    """For each group, whether an answer that uses one of its triples, once open, is as good.

    Only the triples of the group are open then. The aims are compared in their order, and the
    first that differs decides. None where the time ended before that was known.
    """
    asked = [set(group) for group in groups]
    if judged.scenario.policy.fair:  # what is open to one forbids something to others
        return [_Openings(judged, group, known, clock).admit(group) for group in asked]
    together = _Openings(judged, set().union(*asked), known, clock)
    return [together.admit(group) for group in asked]


class _Openings:
    """The program with new candidates, each looked at as if it were the only one."""

    def __init__(
        self, judged: Candidates, triples: set[Triple], known: Known, clock: Clock
    ) -> None:
        wider = opened(judged, triples)
        program = build(wider)
        self._stated, self._people = program.compact, program.columns.of_person
        self._column = {one.triple: column for column, one in enumerate(wider.open)}
        self._new = frozenset(self._columns(triples))
        aims = objectives(program.columns)
        self._forms = [aim.form for aim in aims]
        self._best = tuple(aim.sign * value for aim, value in zip(aims, known.values, strict=True))
        self._held = known.held
        self._clock = clock

    def admit(self, triples: Iterable[Triple]) -> bool | None:
        """Whether an answer with one of these is as good as the best without any."""
        try:
            rooms = {column: self._worth.room(column) for column in self._columns(triples)}
        except Contradiction:
            return False
        answer: bool | None = False
        hopeful = [(room, column) for column, room in rooms.items() if room is not None]
        for room, column in sorted(hopeful, reverse=True):
            admitted = self._admits(column, room)
            if admitted:
                return True
            answer = None if admitted is None else answer
        return answer

    def _columns(self, triples: Iterable[Triple]) -> list[int]:
        return [self._column[triple] for triple in triples]

    def _admits(self, column: int, room: Vector) -> bool | None:
        if self._clock.over:
            return None
        return self._exchange.admits(column, room) or self._searched(column, room)

    def _searched(self, column: int, room: Vector) -> bool | None:
        """The best answer with the column, looked for where it can be as good."""
        part, settled = self._worth.near(room)
        others = dict.fromkeys(self._new, 0)
        fixed = {**self._worth.settled, **others, **settled, column: 1}
        found = in_order(part, self._forms, self._clock, fixed=fixed)
        if found.outcome == "infeasible":
            return False
        good = found.outcome != "unknown" and self._values(found.values) >= self._best
        return good if good or found.outcome == "optimal" else None

    def _values(self, values: Mapping[int, int]) -> Vector:
        return tuple(value_of(form, values) for form in self._forms)

    @cached_property
    def _worth(self) -> Worth:
        return worth(self._stated, self._forms, self._best, self._new, self._clock)

    @cached_property
    def _exchange(self) -> Exchange:
        return Exchange(self._worth, self._forms, self._people.values(), self._in_hand())

    def _in_hand(self) -> Sequence[int]:
        """The value of every column in the answer in hand."""
        people = {
            column: int(self._held.get(triple.person) == triple)
            for triple, column in self._column.items()
        }
        columns = range(len(self._stated.upper))
        if len(columns) > len(people):  # what is counted follows from who holds what
            found = in_order(whole(self._stated), self._forms, self._clock, fixed=people)
            return [{**people, **found.values}.get(column, 0) for column in columns]
        return [people[column] for column in columns]
