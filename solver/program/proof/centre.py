"""Prices moved to the middle of what they can be, so that they tell more columns apart.

A seat is worth something between what the last who gets it and the first who does not would make
of it. The simplex method stops at one of the ends, where one of the two looks undecided; in the
middle neither does.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from solver.program.columns import Terms
from solver.program.proof.certificate import Certificate, Form, exact
from solver.program.proof.part import Line, Part, is_clique

_FINER = 64
"""Into how many parts the unit of prices is cut to find a middle."""


def centred(part: Part, form: Form, proof: Certificate, values: Mapping[int, int]) -> Certificate:
    """A proof of the same value, with fewer columns and lines that cost nothing.

    `values` are an answer that has the proved value without a gap.
    """
    ledger = _Ledger.of(part, proof, values)
    for at, line in enumerate(part.lines):
        if ledger.movable(at, line):
            ledger.centre(at, line.terms)
    made = exact(part, form, ledger.prices, proof.scale * _FINER)
    value = proof.bound // proof.scale
    return made if made.gap(value) == 0 else proof


@dataclass
class _Ledger:
    """Prices and reduced costs while they are moved.

    `home` is for each column the line "at most one of these" that gives way for it, most often
    that of its person; `chosen` are the columns that are not 0.
    """

    part: Part
    prices: list[int]
    reduced: dict[int, int]
    home: Mapping[int, int]
    chosen: frozenset[int]

    @classmethod
    def of(cls, part: Part, proof: Certificate, values: Mapping[int, int]) -> "_Ledger":
        home: dict[int, int] = {}
        chosen = frozenset(column for column in part.columns if values[column])
        for at, line in enumerate(part.lines):
            if is_clique(line) and all(column not in home for _, column in line.terms):
                home |= dict.fromkeys((column for _, column in line.terms), at)
        return cls(
            part,
            [_FINER * price for price in proof.prices],
            {column: _FINER * cost for column, cost in proof.reduced.items()},
            home,
            chosen,
        )

    def movable(self, at: int, line: Line) -> bool:
        """True for a line of equal weights that is used up, and is nobody's home."""
        weight = line.terms[0][0]
        return (
            weight > 0
            and all(
                one == weight and self.part.upper[column] == 1 and self.home.get(column) != at
                for one, column in line.terms
            )
            and line.most == weight * sum(column in self.chosen for _, column in line.terms)
        )

    def centre(self, at: int, terms: Terms) -> None:
        """Moves the price of a line, and against it those of the homes of who is chosen there."""
        weight = terms[0][0]
        here = {column for _, column in terms}
        chosen = here & self.chosen
        homes = {self.home[column] for column in chosen if column in self.home}
        rises = [self.reduced[column] for column in chosen if column not in self.home]
        for home in homes:
            line = self.part.lines[home]
            rises += [] if line.tight else [self.prices[home]]
            rises += [-self.reduced[column] for _, column in line.terms if column not in here]
        falls = [
            -self.reduced[column] for column in here - chosen if self.home.get(column) not in homes
        ]
        falls += [] if self.part.lines[at].tight else [weight * self.prices[at]]
        up = min(rises, default=_FINER * weight) // weight
        down = min(falls, default=_FINER * weight) // weight
        step = (up - down) // 2
        self.prices[at] += step
        for column in here:
            self.reduced[column] -= weight * step
        for home in homes:
            self.prices[home] -= weight * step
            for _, column in self.part.lines[home].terms:
                self.reduced[column] += weight * step
