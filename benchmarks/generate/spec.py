"""What an institution is asked to be like."""

from dataclasses import dataclass
from random import Random
from typing import Literal, get_args

Kind = Literal["information-centre", "hospital", "school"]

KINDS: tuple[Kind, ...] = get_args(Kind)
"""What can be generated: a centre like that of the 2012 scheme, a hospital, a school."""

AS_OF = 2012 * 12 + 4
"""May 2012, the month to which everything is counted, in months since the year 0."""


@dataclass(frozen=True)
class Spec:
    """An institution to make; shares are of its people, from 0 to 1.

    `ties`: people who share every fact with a colleague. `avoidance`: people with a declared
    relative among the staff. `reviews`: people with a matter that nobody has judged yet.
    `crossing`: people who apply for the other category. `newcomers`: people without a grade.
    `tight`: of those qualified for a higher grade of their tier, the share with a seat there.
    `short`: of those who can hold one grade only, the share without a seat there: any makes the
    case impossible unless `transitional` allows seats over the quota.
    A share that the careers cannot bear is met as far as they do.
    """

    kind: Kind = "information-centre"
    people: int = 24
    seed: int = 1
    ties: float = 0.04
    avoidance: float = 0.02
    reviews: float = 0.03
    crossing: float = 0.05
    newcomers: float = 0.02
    tight: float = 0.5
    short: float = 0.0
    transitional: bool = False
    name: str | None = None

    def __post_init__(self) -> None:
        """Raises ValueError for a size or a share out of bounds."""
        if self.people < 1:
            raise ValueError("an institution has at least one person")
        for share in ("ties", "avoidance", "reviews", "crossing", "newcomers", "tight", "short"):
            if not 0 <= getattr(self, share) <= 1:
                raise ValueError(f"`{share}` is a share from 0 to 1")

    def random(self, part: str) -> Random:
        """The chance of one part of the making: what another part draws does not disturb it."""
        return Random(f"{self.kind}/{self.people}/{self.seed}/{part}")

    def count(self, share: float) -> int:
        """How many people a share is."""
        return round(share * self.people)
