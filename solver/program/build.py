"""From candidates to the whole program: columns and every row of every rule."""

from dataclasses import dataclass

from solver.eligibility.candidates import Candidates
from solver.program.columns import Columns
from solver.program.constraints import RULES, Row


@dataclass(frozen=True)
class Program:
    """What is to be solved, without a word about how."""

    columns: Columns
    rows: tuple[Row, ...]

    @property
    def upper(self) -> tuple[int, ...]:
        """The largest value of each column."""
        return self.columns.upper


def build(candidates: Candidates) -> Program:
    """The program of a judged scenario."""
    columns = Columns(candidates)
    return Program(columns, tuple(row for rule in RULES for row in rule(columns)))
