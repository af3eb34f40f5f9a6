"""The best answer of a program, each aim proved before the next, and what is proved of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from solver.program.columns import total
from solver.program.objective import Aim
from solver.program.proof.ordered import Leaf, Priced, Short, in_order
from solver.program.proof.part import whole
from solver.program.search import Clock, Outcome, Stated


@dataclass(frozen=True, slots=True)
class Proved:
    """The best answer: the value of each column, what is proved of each aim, and where it ties.

    `bounds` has the proven bound of each aim up to the first that time did not prove, `prices`
    what proved them, where it was prices.
    """

    outcome: Outcome
    columns: tuple[int, ...] = ()
    bounds: tuple[int | None, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    prices: tuple[Priced, ...] = field(default=(), compare=False)


def prove(stated: Stated, aims: Sequence[Aim], clock: Clock) -> Proved:
    """The best answer of a program, its aims in their order, each proved before the next."""
    found = in_order(whole(stated), [aim.goal for aim in aims], clock)
    if found.outcome in {"infeasible", "unknown"}:
        return Proved(found.outcome)
    columns = tuple(found.values[column] for column in range(len(found.values)))
    bounds = tuple(_bounds(aims, columns, found.shorts))
    return Proved(found.outcome, columns, bounds, found.leaves, found.prices)


def _bounds(
    aims: Sequence[Aim], columns: Sequence[int], shorts: Sequence[Short]
) -> Iterator[int | None]:
    """The value of every aim that is proved, the bound of the first that is not, then None."""
    first = min((short.goal for short in shorts), default=len(aims))
    for index, aim in enumerate(aims):
        value = total(aim.terms, columns)
        rises = [short.rise for short in shorts if short.goal == index]
        if index < first:
            yield value
        elif index == first and None not in rises:
            rise = sum(rise for rise in rises if rise is not None)
            yield value + rise if aim.maximise else value - rise
        else:
            yield None
