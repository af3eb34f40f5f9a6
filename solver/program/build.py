"""From candidates to the whole program: columns and every row of every rule."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from solver.eligibility.candidates import Candidates
from solver.program.columns import Columns
from solver.program.constraints import RULES, Row
from solver.program.objective import Aim, objectives


@dataclass(frozen=True)
class Program:
    """What is to be solved, without a word about how."""

    columns: Columns

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every row of every rule."""
        return tuple(row for rule in RULES for row in rule(self.columns))

    @cached_property
    def aims(self) -> tuple[Aim, ...]:
        """The aims in their order."""
        return objectives(self.columns)

    @property
    def upper(self) -> tuple[int, ...]:
        """The largest value of each column."""
        return self.columns.upper


@lru_cache(maxsize=2)
def build(candidates: Candidates) -> Program:
    """The program of a judged scenario; who asks again for the last ones gets the same."""
    return Program(Columns(candidates))
