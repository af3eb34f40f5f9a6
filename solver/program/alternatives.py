"""The other best answers: what each person could get in one, and the one that is shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from solver.program.build import Program
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


def alternatives(program: Program, best: Best) -> Alternatives:
    """Every candidate that some best answer uses, and the answer that is smallest by id.

    Asks again and again for a best answer with as many unseen candidates as possible, until
    there is none: as many searches as there are differing answers to see, not one a candidate.
    """
    search, columns = best.search, best.columns
    people = program.columns.of_person
    number = len(program.columns.candidates.open)
    seen = {column for column in range(number) if columns[column]}
    waiting = {person for person, own in people.items() if not seen & set(own)}
    while True:
        unseen: list[tuple[int, int]] = [(1, c) for c in range(number) if c not in seen]
        unseen += [
            (-1, column)
            for person, own in people.items()
            if person not in waiting
            for column in own
        ]
        answer = search.best(tuple(unseen), maximise=True)
        if answer.outcome != "optimal":
            return Alternatives(_possible(people, seen, waiting), columns, complete=False)
        if answer.value == -sum(person not in waiting for person in people):
            break
        new = {column for column in range(number) if answer.columns[column]}
        waiting |= {person for person, own in people.items() if not new & set(own)}
        seen |= new
    possible = _possible(people, seen, waiting)
    shown = _canonical(program, best, possible)
    return Alternatives(possible, shown or columns, complete=shown is not None)


def _possible(
    people: Mapping[str, tuple[int, ...]], seen: set[int], waiting: set[str]
) -> dict[str, tuple[int, ...]]:
    return {
        person: (*(c for c in own if c in seen), *((WAITS,) if person in waiting else ()))
        for person, own in people.items()
    }


def _canonical(
    program: Program, best: Best, possible: Mapping[str, tuple[int, ...]]
) -> tuple[int, ...] | None:
    """Person by person in the order of ids: the highest value, then the first post by id.

    None where the time runs out on the way.
    """
    candidates = program.columns.candidates
    shown = best.columns
    for own in (own for own in possible.values() if len(own) > 1):
        ranked = sorted(
            (column for column in own if column != WAITS),
            key=lambda c: (
                -candidates.scenario.value(candidates.open[c].triple.grade),
                candidates.open[c].triple,
            ),
        )
        terms = tuple((rank - len(ranked), column) for rank, column in enumerate(ranked))
        best.search.suggest(shown)
        answer = best.search.best(terms, maximise=False)
        if answer.outcome != "optimal":
            return None
        best.search.hold(terms, at_most=answer.value)
        shown = answer.columns
    return shown
