"""What follows from decisions made after a result: who changes, why, and what stability costs."""

from typing import Literal

from models.base import Id, Model
from models.comparison import Effect
from models.conflict import AimChange
from models.explanations import Move
from models.log import Entry
from models.places import Place
from models.result import Status

Why = Literal["decided", "record", "tied", "lost", "freed", "follows"]
"""Why somebody has something else than before.

`decided`: entries of the log are about this person. `record`: none is, but the record differs
from that of the earlier result. `tied`: the earlier result left it open. `lost`: the seat goes to
another who changes. `freed`: the seat was another's who changes. `follows`: none of these, but it
belongs to the best answer.
"""


class Cause(Model):
    """Why a person changes: the numbers of the entries, or the other person."""

    why: Why
    entries: tuple[int, ...] = ()
    other: Id | None = None


class Change(Model):
    """Somebody who has something else than in the earlier result; a place of None is waiting.

    Points are hundredths; `points_before` are those of the earlier result.
    """

    person: Id
    before: Place | None
    after: Place | None
    points_before: int
    points: int
    effect: Effect
    cause: Cause


class StabilityPrice(Model):
    """What a free solve would gain: aims by their values with and without stability.

    `moves` are people who would have something else then than they have now, `others` how many
    people about whom nothing was decided would change against the earlier result.
    """

    aims: tuple[AimChange, ...]
    moves: tuple[Move, ...]
    others: int


class Revision(Model):
    """A result revised after decisions made since an earlier one.

    `since` are the entries that the earlier result did not know, the first of them number `first`
    of the log. `others` are people about whom nothing was decided since, `others_changed` how many
    of them change: as few as can be, where the status is optimal. `unmoved` are people about whom
    something was decided and who keep what they had. Without an answer there is no price.
    """

    scenario: str
    plan: Id
    status: Status
    first: int
    since: tuple[Entry, ...]
    changes: tuple[Change, ...] = ()
    unmoved: tuple[Id, ...] = ()
    others: int
    others_changed: int = 0
    price: StabilityPrice | None = None
