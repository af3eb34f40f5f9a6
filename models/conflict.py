"""What the search itself found: a conflict with its repairs, and the ties of a best answer."""

from collections.abc import Mapping
from typing import Any, Literal

from models.base import Id, Model
from models.grades import Grade
from models.policy import AimName, Rule
from models.result import AimResult, Appointment


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
    those of the conflict, with what they would get, `aims` the values of the repaired answer.
    """

    steps: tuple[Step, ...]
    within_limits: bool
    aims: tuple[AimResult, ...]
    people: tuple[Appointment, ...]


class Conflict(Model):
    """Claims that cannot hold together, and the cheapest repairs.

    `minimal`: every claim is needed. Without it time ran out: there are more claims than needed, or
    none where no more is known than that the rules together cannot hold. `smallest`: no smaller set
    of claims is contradictory. `complete`: every repair of that many steps was tried.
    """

    claims: tuple[Claim, ...]
    minimal: bool = True
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
