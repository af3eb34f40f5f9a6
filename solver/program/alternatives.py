"""The other best answers: what each person could get in one, and the one that is shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from solver.program.proof.certificate import Form
from solver.program.proof.ordered import Leaf
from solver.program.proof.rest import value_of
from solver.program.questions import about
from solver.program.search import Clock
from solver.program.sequence import Best


@dataclass(frozen=True)
class Alternatives:
    """`possible` holds the candidate columns that some best answer uses, -1 for waiting.

    `shown` is the canonical best answer; `complete` is False where time ran out.
    """

    possible: Mapping[str, tuple[int, ...]]
    shown: tuple[int, ...]
    complete: bool


WAITS = -1


class Peopled(Protocol):
    """Columns of which some are candidates of people."""

    @property
    def of_person(self) -> Mapping[str, tuple[int, ...]]:
        """The candidate columns of each person."""

    def person(self, column: int) -> str | None:
        """Whose candidate a column is; None for a column that is none."""

    def rank(self, column: int) -> tuple[object, ...]:
        """What a person takes of equally good candidates: the smallest."""


Own = Mapping[str, tuple[int, ...]]
"""The candidate columns of people, both in the order of ids."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """A leaf looked through: the columns that some best answer uses, and who waits in one.

    `shown` is the smallest answer by id as far as time allowed: the columns that are not 0.
    """

    seen: frozenset[int]
    waiting: frozenset[str]
    shown: Mapping[int, int]
    complete: bool


def alternatives(people: Peopled, best: Best) -> Alternatives:
    """Every candidate that some best answer uses, and the answer that is smallest by id.

    Best answers differ only within the leaves, and in each leaf whatever the others hold.
    """
    columns = list(best.columns)
    possible = {
        person: tuple(column for column in own if columns[column]) or (WAITS,)
        for person, own in people.of_person.items()
    }
    complete = True
    for leaf in best.leaves:
        own = _own(people, leaf)
        looked = _looked(people, leaf, own, columns, best.clock)
        complete = complete and looked.complete
        for column in leaf.part.columns:
            columns[column] = looked.shown.get(column, 0)
        for person, mine in own.items():
            waits = (WAITS,) if person in looked.waiting else ()
            possible[person] = (*(column for column in mine if column in looked.seen), *waits)
    return Alternatives(possible, tuple(columns), complete)


def _own(people: Peopled, leaf: Leaf) -> Own:
    own: dict[str, list[int]] = {}
    for column in leaf.part.columns:
        if (person := people.person(column)) is not None:
            own.setdefault(person, []).append(column)
    return {person: tuple(mine) for person, mine in sorted(own.items())}


def _looked(people: Peopled, leaf: Leaf, own: Own, columns: Sequence[int], clock: Clock) -> _Looked:
    if leaf.answers is None:
        return _looked_through(people, leaf, own, columns, clock)
    used = [{column for column, value in answer.items() if value} for answer in leaf.answers]
    first = min(used, key=lambda one: [_place(people, mine, one) for mine in own.values()])
    return _Looked(
        frozenset().union(*used),
        frozenset(who for who, mine in own.items() if any(one.isdisjoint(mine) for one in used)),
        leaf.answers[used.index(first)],
        complete=True,
    )


def _place(people: Peopled, own: Iterable[int], used: set[int]) -> tuple[object, ...]:
    """What somebody gets in an answer, the best first: waiting comes after every post."""
    return next(((0, *people.rank(column)) for column in own if column in used), (1,))


def _looked_through(
    people: Peopled, leaf: Leaf, own: Own, columns: Sequence[int], clock: Clock
) -> _Looked:
    """Asks again and again for a best answer with as many unseen candidates as possible.

    There are as many questions as there are differing answers to see, not one a candidate.
    """
    part = leaf.part
    questions = about(part, clock)
    known = {column: columns[column] for column in part.columns}
    seen = {column for column in part.columns if known[column]}
    waiting = {person for person, mine in own.items() if not seen & set(mine)}
    while True:
        unseen = {c: 1 for mine in own.values() for c in mine if c not in seen}
        for who, mine in own.items():
            if who not in waiting:
                unseen |= {c: unseen.get(c, 0) - 1 for c in mine}
        values = questions.best(unseen, known)
        if values is None:
            return _Looked(frozenset(seen), frozenset(waiting), known, complete=False)
        if value_of(unseen, values) == -sum(person not in waiting for person in own):
            break
        new = {column for column in part.columns if values[column]}
        waiting |= {person for person, mine in own.items() if not new & set(mine)}
        seen |= new
    possible = {person: tuple(c for c in mine if c in seen) for person, mine in own.items()}
    varying = [mine for who, mine in possible.items() if len(mine) + (who in waiting) > 1]
    never = [c for mine in own.values() for c in mine if c not in seen]
    shown = questions.first([_ranks(people, mine) for mine in varying], known, never)
    complete = shown is not None
    return _Looked(frozenset(seen), frozenset(waiting), shown or known, complete)


def _ranks(people: Peopled, own: Sequence[int]) -> Form:
    """The higher the better for the person; waiting is nothing."""
    ranked = sorted(own, key=people.rank, reverse=True)
    return {column: rank for rank, column in enumerate(ranked, 1)}
