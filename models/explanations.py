"""Why a result is what it is, and what would change it."""

from collections.abc import Mapping
from typing import Any, Literal

from models.base import Id, Model
from models.findings import Lack
from models.grades import Grade
from models.policy import AimName, Rule
from models.result import Appointment, Place, Status


class Move(Model):
    """Somebody who would have something else; None is waiting."""

    person: Id
    before: Place | None
    after: Place | None


class AimChange(Model):
    """An aim whose best value would be another; None where there would be no answer."""

    aim: AimName
    before: int
    after: int | None


class Claim(Model):
    """One sentence of a conflict: a rule, whom and what it is about, and its clause.

    `options` are the grades that are open to the people of a keep-grade claim; `limit` is the
    number of seats of a quota, post or ratio.
    """

    rule: Rule
    about: str
    people: tuple[Id, ...] = ()
    grade: Grade | None = None
    limit: int | None = None
    options: tuple[Grade, ...] = ()
    cite: str | None = None
    text: str | None = None


RepairKind = Literal[
    "raise-quota",
    "shift-quota",
    "raise-ratio",
    "add-seat",
    "transitional",
    "cumulative",
    "by-tier",
    "not-fair",
    "certify",
    "apply",
    "drop-decision",
]


class Step(Model):
    """One change that helps to repair a conflict."""

    kind: RepairKind
    facts: Mapping[str, Any]


class Repair(Model):
    """Changes after which there is an answer, found by solving.

    `within_limits`: the repaired plan keeps its ratios and its authorised total. `people` are
    those of the conflict, with what they would get.
    """

    steps: tuple[Step, ...]
    within_limits: bool
    aims: tuple[AimChange, ...]
    people: tuple[Appointment, ...]


class Conflict(Model):
    """Claims that cannot hold together, every one of them needed, and the cheapest repairs.

    `smallest`: no smaller set of claims is contradictory. `complete`: every repair of that many
    steps was tried.
    """

    claims: tuple[Claim, ...]
    smallest: bool
    repairs: tuple[Repair, ...]
    complete: bool


class Question(Model):
    """What the leading group must decide: who of these gets the seats (equal in every aim)."""

    of: str
    seats: int
    people: tuple[Id, ...]
    points: tuple[int, ...]


class Ties(Model):
    """How many best answers there are (`more`: at least that many) and what tells them apart."""

    answers: int
    more: bool
    questions: tuple[Question, ...]


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


State = Literal["got", "open", "unmet", "review", "not-applied", "by-appointment"]


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
    """One person: what was got and on which grounds, and the seats that were not."""

    appointment: Appointment
    points: tuple[PointsItem, ...]
    grounds: tuple[Lack, ...]
    seats: tuple[SeatAnswer, ...]


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
    seats: tuple[Effect, ...]
    readings: tuple[Effect, ...]
