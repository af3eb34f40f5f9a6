"""From candidates to the whole program: columns and every row of every rule."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from solver.eligibility.candidates import Candidates
from solver.program.columns import Columns
from solver.program.constraints import RULES, Row, nobody_has_reason_for_envy
from solver.program.objective import Objective, objectives
from solver.program.outranked import outranked
from solver.program.search import Bare, Ruled


@dataclass(frozen=True)
class Program:
    """What is to be solved, without a word about how."""

    columns: Columns

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every row of every rule."""
        return tuple(row for rule in RULES for row in rule(self.columns))

    @cached_property
    def aims(self) -> tuple[Objective, ...]:
        """The aims in their order."""
        return objectives(self.columns)

    @property
    def upper(self) -> tuple[int, ...]:
        """The largest value of each column."""
        return self.columns.upper

    @cached_property
    def compact(self) -> Ruled:
        """The same answers in fewer rows, where a rule has one for every two people.

        It may take columns of its own, after those of the program.
        """
        if not self.columns.scenario.policy.fair:
            return self
        upper, rows = outranked(self.columns, len(self.upper))
        others = (rule for rule in RULES if rule is not nobody_has_reason_for_envy)
        kept = (row for rule in others for row in rule(self.columns))
        return Bare((*self.upper, *upper), (*kept, *rows))


@lru_cache(maxsize=2)
def build(candidates: Candidates) -> Program:
    """The program of a judged scenario; who asks again for the last ones gets the same."""
    return Program(Columns(candidates))
