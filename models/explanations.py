"""Why a result is what it is, and what would change it."""

from typing import Literal

from models.base import Flag, Id, Model
from models.conflict import AimChange, Claim, Ties
from models.findings import Holder, Lack, Obstacle
from models.grades import Grade
from models.places import Place
from models.policy import AimName
from models.result import Appointment, Status


class Move(Model):
    """Somebody who would have something else; None is waiting."""

    person: Id
    before: Place | None
    after: Place | None


class Price(Model):
    """What it would cost to give somebody a seat, found by solving.

    Not possible: `rules` are those that stand against it. Possible at the price of `aim`, the
    first that gets worse, or at no price (`aim` None): then it is another best answer. `moves`
    is whom it would move, as few people as possible. Where the aim is `priority`, `passed` are
    those who would be passed over.
    """

    possible: bool
    rules: tuple[Claim, ...] = ()
    aim: AimName | None = None
    before: int | None = None
    after: int | None = None
    passed: tuple[Holder, ...] = ()
    moves: tuple[Move, ...] = ()


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
    obstacle: Obstacle | None = None
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


class PriorityCost(Model):
    """What going by points takes from the next aim: its best value without `priority`, and with."""

    aim: AimName
    without: int
    value: int


class ReviewPlan(Model):
    """What to review first: the people whose open judgements can matter, alone or together."""

    first: tuple[Id, ...]
    later: tuple[Id, ...]


class FullExplanation(Model):
    """Everything there is to say about a result.

    `cost` is None where seats do not go by points, or no aim comes after.
    """

    people: tuple[Explanation, ...]
    ties: Ties
    cost: PriorityCost | None
    review: ReviewPlan
    seats: tuple[Effect, ...]
    readings: tuple[Effect, ...]
