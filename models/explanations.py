"""Why a result is what it is, and what would change it."""

from typing import Literal

from models.base import Flag, Id, Model
from models.conflict import AimChange, Claim, Ties
from models.findings import Lack
from models.grades import Grade
from models.policy import AimName
from models.result import Appointment, Place, Status


class Move(Model):
    """Somebody who would have something else; None is waiting."""

    person: Id
    before: Place | None
    after: Place | None


class Price(Model):
    """What it would cost to give somebody a seat, found by solving.

    Not possible: `rules` are those that stand against it. Possible at the price of `aim`, the
    first that gets worse, or at no price (`aim` None): then it is another best answer. `moves`
    is whom it would move, as few people as possible.
    """

    possible: bool
    rules: tuple[Claim, ...] = ()
    aim: AimName | None = None
    before: int | None = None
    after: int | None = None
    moves: tuple[Move, ...] = ()


class Holder(Model):
    """Who holds a seat that somebody wanted: by right, with more, equal, or fewer points."""

    person: Id
    points: int
    by: Literal["right", "more-points", "equal-points", "fewer-points"]


State = Literal[
    "got", "open", "unmet", "review", "not-applied", "own-first", "unwritten", "by-appointment"
]


class SeatAnswer(Model):
    """Why a person has, or has not, one seat."""

    post: Id
    grade: Grade
    state: State
    better: bool
    lacks: tuple[Lack, ...] = ()
    holders: tuple[Holder, ...] = ()
    price: Price | None = None


class PointsItem(Model):
    """One item of the points, in hundredths, with the most it can give."""

    item: str
    points: int
    most: int


class Explanation(Model):
    """One person: what was got and on which grounds, and the seats that were not.

    `narrowed`: a post or grade was asked about.
    """

    appointment: Appointment
    points: tuple[PointsItem, ...]
    grounds: tuple[Lack, ...]
    seats: tuple[SeatAnswer, ...]
    narrowed: Flag = False


class Effect(Model):
    """What a change of the plan or of a reading would do: to the aims, and to whom."""

    change: str
    value: str
    status: Status
    aims: tuple[AimChange, ...]
    moves: tuple[Move, ...]


class FairnessPrice(Model):
    """What each aim loses where justified envy is forbidden; no loss where there is none."""

    envy: int
    status: Status
    aims: tuple[AimChange, ...]
    moves: tuple[Move, ...]


class ReviewPlan(Model):
    """What to review first: the people whose open judgements can matter, alone or together."""

    first: tuple[Id, ...]
    later: tuple[Id, ...]


class FullExplanation(Model):
    """Everything there is to say about a result."""

    people: tuple[Explanation, ...]
    ties: Ties
    fairness: FairnessPrice
    review: ReviewPlan
    seats: tuple[Effect, ...]
    readings: tuple[Effect, ...]
