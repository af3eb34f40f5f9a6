"""履职回避: who withdraws from which decision, and relatives whom it would bring close."""

from typing import Literal

from models.base import Day, Flag, Id, Model
from models.policy import Kinship
from models.text import Text

Stake = Literal["own", "relative"]
"""Whose interest is at stake: the member's own, or that of a declared relative."""


class DatedClause(Model):
    """A sentence of the law, and since when it is in force."""

    since: Day
    cite: Text
    text: Text
    covers: tuple[Stake, ...] = ("own", "relative")


class Ground(Model):
    """What a finding rests on. Not `in_force`: the law came later, and is a reading only."""

    cite: Text
    in_force: Flag


class Reason(Model):
    """Why a member withdraws: over oneself (`whom` is the member), or over a relative."""

    member: Id
    stake: Stake
    whom: Id
    kinship: Kinship | None = None
    ground: Ground | None = None


Item = Literal["contest", "tie", "appointment", "review", "decision"]
"""What is decided."""


class Recusal(Model):
    """A decision from which members withdraw, and how many are left of those who must be there.

    `of`: the grade or post of a contest or tie, the post of an appointment (None: waiting), the
    person of a review, the decision on record by its name. `people` are those whom it is about.
    """

    item: Item
    of: str | None
    people: tuple[Id, ...]
    reasons: tuple[Reason, ...]
    left: int
    quorum: int

    @property
    def enough(self) -> bool:
        """True where those who are left can decide."""
        return self.left >= self.quorum


Closeness = Literal["clash", "leader-and-head", "same-leader", "department-unknown"]
"""How close two posts are: as the rule `avoidance` forbids; a leader of the unit and a head of a
department; heads under one leader, one of them over personnel, finance or discipline; not known."""


class ClosePosts(Model):
    """Relatives who would hold posts that may be too close; `created` where they do not today."""

    between: tuple[Id, Id]
    kinship: Kinship
    posts: tuple[Id, Id]
    closeness: Closeness
    created: Flag
    ground: Ground | None = None
