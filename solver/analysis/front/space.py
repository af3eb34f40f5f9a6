"""What can be decided: the seats at each grade that the plan lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from models.base import MOST
from models.grades import Grade, position
from models.plan import Plan
from models.scenario import Scenario
from solver.eligibility.candidates import Candidates, candidates
from solver.program.columns import Terms

Seats = tuple[int, ...]
"""One number of seats for each grade of a space, in its order."""
Posts = tuple[tuple[str, tuple[Grade, ...]], ...]
"""Every post there is, and the grades that it may be filled at."""


@dataclass(frozen=True)
class Space:
    """Every way to give seats to the grades that the plan lists, `0` seats included.

    A grade that a plan does not list is not up for decision; `P8: 0` lists it without a seat.
    """

    scenario: Scenario

    @cached_property
    def grades(self) -> tuple[Grade, ...]:
        """The grades up for decision, in the printed order; column i is the i-th."""
        return tuple(sorted(self.scenario.plan.quota, key=position))

    @cached_property
    def base(self) -> Seats:
        """The seats of the plan in hand."""
        return tuple(self.scenario.plan.quota[grade] for grade in self.grades)

    @cached_property
    def most(self) -> int:
        """As many seats at one grade as any plan could use: all there are, or one a person."""
        plan, people = self.scenario.plan, len(self.scenario.people)
        return min(MOST, max(plan.total, people, sum(plan.quota.values())))

    def columns(self, grades: Iterable[Grade]) -> tuple[int, ...]:
        """The columns of some grades; those that are not up for decision have none."""
        wanted = set(grades)
        return tuple(column for column, grade in enumerate(self.grades) if grade in wanted)

    def seats(self, grades: Iterable[Grade], each: int = 1) -> Terms:
        """The seats of some grades together, each counted so many times."""
        return tuple((each, column) for column in self.columns(grades))

    def plan(self, seats: Sequence[int]) -> Plan:
        """The plan with these seats."""
        quota = dict(zip(self.grades, seats, strict=True))
        return self.scenario.plan.replace(quota=quota)

    def under(self, seats: Sequence[int]) -> Scenario:
        """The scenario with these seats, not checked again: only its plan is another."""
        fields = {name: getattr(self.scenario, name) for name in type(self.scenario).model_fields}
        return Scenario.model_construct(**{**fields, "plan": self.plan(seats)})

    def judged(self, seats: Sequence[int]) -> Candidates:
        """The candidates under these seats. Who may hold what depends on which posts there are."""
        scenario = self.under(seats)
        some = tuple((post.id, post.grades) for post in scenario.desks.values())
        if some not in self._judged:
            self._judged[some] = candidates(scenario)
        return replace(self._judged[some], scenario=scenario)

    @cached_property
    def _judged(self) -> dict[Posts, Candidates]:
        return {}
