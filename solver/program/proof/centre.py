"""Prices moved to the middle of what they can be, so that they tell more columns apart.

A seat is worth something between what the last who gets it and the first who does not would make
of it. The simplex method stops at one of the ends, where one of the two looks undecided; in the
middle neither does.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from solver.program.proof.certificate import Certificate, Form, exact
from solver.program.proof.line import Line, is_clique
from solver.program.proof.part import Part

_FINER = 64
"""Into how many parts the unit of prices is cut to find a middle."""


def centred(part: Part, form: Form, proof: Certificate, values: Mapping[int, int]) -> Certificate:
    """A proof of the same value, with fewer columns and lines that cost nothing.

    `values` are an answer that has the proved value without a gap.
    """
    ledger = _Ledger.of(part, proof, values)
    for at, line in enumerate(part.lines):
        if ledger.movable(at, line):
            ledger.centre(at, line)
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
            if is_clique(line) and home.keys().isdisjoint(line.columns):
                home |= dict.fromkeys(line.columns, at)
        return cls(
            part,
            [_FINER * price for price in proof.prices],
            {column: _FINER * cost for column, cost in proof.reduced.items()},
            home,
            chosen,
        )

    def movable(self, at: int, line: Line) -> bool:
        """True for a line of equal weights that is used up, and is nobody's home."""
        weight, *others = set(line.numbers or (1,))
        upper, home = self.part.upper, self.home
        return (
            weight > 0
            and not others
            and line.most == weight * len(self.chosen.intersection(line.columns))
            and all(upper[column] == 1 and home.get(column) != at for column in line.columns)
        )

    def centre(self, at: int, line: Line) -> None:
        """Moves the price of a line, and against it those of the homes of who is chosen there."""
        weight = line.numbers[0] if line.numbers else 1
        here = set(line.columns)
        chosen = here & self.chosen
        homes = {self.home[column] for column in chosen if column in self.home}
        rises = [self.reduced[column] for column in chosen if column not in self.home]
        for home in homes:
            own = self.part.lines[home]
            rises += [] if own.tight else [self.prices[home]]
            rises += [-self.reduced[column] for column in own.columns if column not in here]
        falls = [
            -self.reduced[column] for column in here - chosen if self.home.get(column) not in homes
        ]
        falls += [] if line.tight else [weight * self.prices[at]]
        up = min(rises, default=_FINER * weight) // weight
        down = min(falls, default=_FINER * weight) // weight
        step = (up - down) // 2
        self.prices[at] += step
        for column in here:
            self.reduced[column] -= weight * step
        for home in homes:
            self.prices[home] -= weight * step
            for column in self.part.lines[home].columns:
                self.reduced[column] += weight * step
