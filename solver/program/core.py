"""Why nothing works: a smallest set of claims that cannot hold together, proved to be one.

A claim is one instance of a rule (this person's grade, that grade's quota). The method is that of
implicit hitting sets (Ignatiev et al., *Smallest MUS extraction with minimal hitting set
dualization*, CP 2015): guess a smallest set that meets every known way of giving in; if it is
contradictory it is a smallest conflict; otherwise what it leaves out is one more way of giving in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from models.policy import Rule
from solver.program.columns import total
from solver.program.constraints import Row
from solver.program.search import DEFAULTS, Bare, Ruled, Search, suspects

_GIVEN = (Rule.ONE_POST,)
"""Rules that are never up for discussion: a person is one person."""

_ROUNDS = 300
"""Guesses before a minimal set, from which nothing can be left out, is accepted as small enough."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One instance of a rule, with all its rows."""

    rule: Rule
    about: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Core:
    """Claims that cannot hold together; every one is needed. `smallest`: no fewer would do."""

    claims: tuple[Claim, ...]
    smallest: bool


def claims_of(program: Ruled) -> tuple[Claim, ...]:
    """The rows of a program by rule and subject, those given in advance left out."""
    grouped: dict[tuple[Rule, str], list[Row]] = {}
    for row in program.rows:
        if row.rule not in _GIVEN:
            grouped.setdefault((row.rule, row.about), []).append(row)
    return tuple(Claim(rule, about, tuple(rows)) for (rule, about), rows in grouped.items())


def core(program: Ruled, demands: Sequence[Row] = ()) -> Core | None:
    """A smallest conflict of an impossible program; None for one that has an answer.

    `demands` are rows that are never up for discussion: what stands against them? A conflict
    without claims is one of the demands with themselves.
    """
    claims = claims_of(program)
    rows = [row for row in program.rows if row.rule in _GIVEN]
    given = Bare(tuple(program.upper), (*rows, *demands))
    guess = suspects(given, [claim.rows for claim in claims])
    if guess is None:
        return None
    trial = _Trial(given, claims)
    minimal = trial.shrunk(set(guess) if trial.answer(set(guess)) is None else _every(claims))
    ways = [_every(claims) - trial.grown(minimal - {one}) for one in sorted(minimal)]
    for _ in range(_ROUNDS):
        hit = _smallest_hitting(len(claims), ways)
        if len(hit) >= len(minimal):
            return Core(_chosen(claims, minimal), smallest=True)
        if trial.answer(hit) is None:
            return Core(_chosen(claims, hit), smallest=True)
        ways.append(_every(claims) - trial.grown(hit))
    return Core(_chosen(claims, minimal), smallest=False)


def _every(claims: Sequence[Claim]) -> set[int]:
    return set(range(len(claims)))


def _chosen(claims: Sequence[Claim], indices: set[int]) -> tuple[Claim, ...]:
    return tuple(claims[index] for index in sorted(indices))


class _Trial:
    """Whether some of the claims can hold together, each question asked of a fresh model."""

    def __init__(self, given: Bare, claims: Sequence[Claim]) -> None:
        self._given = given
        self._claims = claims

    def answer(self, kept: set[int]) -> tuple[int, ...] | None:
        """Values under which the kept claims hold; None where they cannot."""
        rows = [row for index in sorted(kept) for row in self._claims[index].rows]
        stated = Bare(self._given.upper, (*self._given.rows, *rows))
        answer = Search(stated, DEFAULTS).best((), maximise=True)
        return answer.columns if answer.found else None

    def shrunk(self, guilty: set[int]) -> set[int]:
        """A contradictory set with everything left out that is not needed."""
        kept = set(guilty)
        for one in sorted(guilty):
            if self.answer(kept - {one}) is None:
                kept.discard(one)
        return kept

    def grown(self, kept: set[int]) -> set[int]:
        """A set that can hold, with everything added that can hold beside it."""
        values = self.answer(kept)
        assert values is not None  # noqa: S101 (only asked of sets that can hold)
        grown = set(kept) | self._holding(values)
        for one in range(len(self._claims)):
            if one in grown:
                continue
            values = self.answer(grown | {one})
            if values is not None:
                grown |= self._holding(values) | {one}
        return grown

    def _holding(self, values: tuple[int, ...]) -> set[int]:
        return {
            index
            for index, claim in enumerate(self._claims)
            if all(total(row.terms, values) <= row.most for row in claim.rows)
        }


def _smallest_hitting(size: int, ways: Sequence[set[int]]) -> set[int]:
    """A smallest set that has something in common with every way of giving in."""
    rows = tuple(
        Row(Rule.ONE_POST, "way", tuple((-1, index) for index in sorted(way)), -1) for way in ways
    )
    answer = Search(Bare((1,) * size, rows), DEFAULTS).best(
        tuple((1, index) for index in range(size)), maximise=False
    )
    return {index for index, value in enumerate(answer.columns) if value}
