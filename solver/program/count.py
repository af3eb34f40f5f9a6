"""How many best answers there are, where they are known to differ only here and there."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from solver.program.proof.ordered import Leaf, Ordered, in_order
from solver.program.proof.part import Contradiction, Part
from solver.program.proof.rest import stated
from solver.program.proof.tidy import tidied
from solver.program.search import Clock, Search
from solver.program.sequence import Best

_STEPS = 20
"""Decisions on the way to an answer, on average, after which the rest is searched for."""


class Counted(NamedTuple):
    """How many there are; `all_` is False where there are, or could be, more."""

    number: int
    all_: bool


def count_best(
    best: Best, people: Collection[int], possible: Mapping[str, Sequence[int]], most: int
) -> Counted:
    """The best answers, told apart by what people get, up to a number.

    `people` are the columns of candidates; of these `possible` are for each person the ones that
    some best answer uses, -1 for waiting.
    """
    open_ = {column for own in possible.values() if len(own) > 1 for column in own}
    sure = {own[0] for own in possible.values() if len(own) == 1}
    given = {column: int(column in sure) for column in people if column not in open_}
    found = [_narrowed(leaf, given, best) for leaf in best.leaves]
    leaves = [leaf for one in found for leaf in one.leaves]
    number, all_ = 1, {best.outcome, *(one.outcome for one in found)} == {"optimal"}
    for leaf in sorted(leaves, key=lambda leaf: leaf.answers is None):
        if number <= most:  # else it is enough already
            of_leaf = _of_leaf(leaf, open_.intersection(leaf.part.columns), most, best.clock)
            number, all_ = number * of_leaf.number, all_ and of_leaf.all_
    return Counted(min(number, most), all_ and number <= most)


def _narrowed(leaf: Leaf, given: Mapping[int, int], best: Best) -> Ordered:
    """What is left to differ in a leaf once it is known what some people get."""
    if leaf.answers is not None:
        return Ordered("optimal", leaves=(leaf,))
    own = leaf.part.columns
    known = {column: best.columns[column] for column in own}
    fixed = {column: given[column] for column in own if column in given}
    return in_order(leaf.part, (), best.clock, known, fixed)


def _of_leaf(leaf: Leaf, people: Collection[int], most: int, clock: Clock) -> Counted:
    if leaf.answers is None:
        found = _stepped(leaf.part, people, most)
        return _searched(leaf.part, people, most, clock) if found is None else found
    told = {tuple(answer[column] for column in people) for answer in leaf.answers}
    return Counted(len(told), all_=True)


def _stepped(part: Part, people: Collection[int], most: int) -> Counted | None:
    """Person by person, leaving what the lines exclude; None where that leads nowhere for long."""
    number, steps = 0, 0
    left = [(part, dict[int, int]())]
    while left:
        part, given = left.pop()
        try:
            small, _ = tidied(part, given)
        except Contradiction:
            continue
        steps += 1
        column = next((one for one in small.columns if one in people), None)
        if column is not None:
            left += [(small, {column: 0}), (small, {column: 1})]
        elif small.lines:  # whether the rest can be is not seen at once
            return None
        else:
            number += 1
        if number > most:
            return Counted(number, all_=False)
        if steps > _STEPS * most:
            return None
    return Counted(number, all_=True)


def _searched(part: Part, people: Collection[int], most: int, clock: Clock) -> Counted:
    """Answers found one by one, each excluded once seen."""
    search = Search(stated(part), clock.left())
    at = [index for index, column in enumerate(part.columns) if column in people]
    number = 0
    while number <= most:
        answer = search.best((), maximise=True)
        if not answer.found:
            return Counted(number, answer.outcome == "infeasible")
        number += 1
        terms = tuple((1 if answer.columns[index] else -1, index) for index in at)
        search.hold(terms, at_most=sum(answer.columns[index] for index in at) - 1)
    return Counted(number, all_=False)
