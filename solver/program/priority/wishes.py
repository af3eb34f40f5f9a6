"""The aim `priority` as it is stated: everybody's columns by how much they are wanted, in line."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from models.policy import AimName
from solver.program.columns import Terms

Wishes = tuple[tuple[int, ...], ...]
"""The columns of a person, the most wanted first; those that are wanted alike stand together."""


@dataclass(frozen=True)
class Priority:
    """In the order of points, everybody gets the best that is still to be had.

    `line` are classes of equals, the first in line first. Like any aim it has a value, the number
    of people who are passed over, and that is 0 in every answer that it admits.
    """

    line: tuple[tuple[Wishes, ...], ...]

    aim = AimName.PRIORITY
    terms: Terms = ()
    maximise = False
    sign = -1

    @property
    def goal(self) -> "Priority":
        """What is to be pursued: no form, but the line itself."""
        return self

    @cached_property
    def eager(self) -> Mapping[int, int]:
        """A form that is large where people who stand first have what they want.

        It decides nothing; an answer that makes it large is near to what the line gives.
        """
        return {
            column: (len(self.line) - place) * (len(wishes) - level)
            for place, equals in enumerate(self.line)
            for wishes in equals
            for level, columns in enumerate(wishes)
            for column in columns
        }


Goal = Mapping[int, int] | Priority
"""A linear form that is to be made large, coefficient by column; or the line of points."""


def columns(goal: Goal) -> Mapping[int, int]:
    """The columns that a goal speaks of, each with a number."""
    return goal.eager if isinstance(goal, Priority) else goal
