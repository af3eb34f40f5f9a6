"""Time that is over after so many looks at the clock: no test waits for a real one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from solver.program.search import DEFAULTS, Clock, Settings


@dataclass(frozen=True)
class Budget(Clock):
    """A clock that is over after so many looks."""

    looks: Iterator[int]
    most: int

    @property
    def over(self) -> bool:
        """True once there were so many looks, this one not counted."""
        return next(self.looks) >= self.most

    def left(self) -> Settings:
        """All the time there is, and none once there were so many looks."""
        return replace(self.settings, time_limit=0.0) if self.over else self.settings


def budget(most: int) -> Budget:
    """A clock that is over after so many looks."""
    return Budget(DEFAULTS, None, count(), most)
