"""Years ahead: what becomes of people, seats and cost if certain assumptions hold."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from models.assumptions import Assumptions
from models.base import Flag, Id, Model
from models.grades import Grade
from models.places import Place
from models.result import Outcome, Status


class Opened(Model):
    """A seat that somebody left, and how: by retiring, or for another seat in the round."""

    person: Id
    post: Id
    grade: Grade
    by: Literal["retired", "promoted", "moved"]


class Step(Model):
    """Somebody whose place changes in a round; None is no place (a newcomer, or waiting)."""

    person: Id
    before: Place | None
    after: Place | None
    outcome: Outcome


class Year(Model):
    """One round. `cost` is the post salary of everybody appointed, yuan a month.

    `retired` and `hired` came and went since the round before; `present` is who takes part.
    """

    on: date
    status: Status
    verified: Flag
    retired: tuple[Id, ...]
    hired: tuple[Id, ...]
    present: int
    filled: Mapping[Grade, int]
    empty: Mapping[Grade, int]
    transitional: int
    cost: int
    steps: tuple[Step, ...]
    opened: tuple[Opened, ...]
    waiting: int


class Wait(Model):
    """Somebody who qualifies for a seat that is held: since which round, and when it was got."""

    person: Id
    seat: str
    since: date
    seated: date | None = None


class Prospect(Model):
    """A person's years ahead; None where it does not come within them.

    `gone` is the first round without the person. `could` is the first round in which the conditions
    of a higher grade of the category are met, free seat or not; `promoted` the first promotion.
    """

    person: Id
    gone: date | None
    could: date | None
    could_to: Grade | None
    promoted: date | None
    promoted_to: Grade | None


class Run(Model):
    """The years under one set of assumptions; they end early where a round has no answer.

    `ageless` are people whom age cannot retire, for their sex or day of birth is not on record.
    """

    name: Id
    assumptions: Assumptions
    years: tuple[Year, ...]
    prospects: tuple[Prospect, ...]
    waits: tuple[Wait, ...]
    ageless: tuple[Id, ...]


class Projection(Model):
    """Runs side by side. `quota` are the approved seats, the same in every year."""

    scenario: str
    start: date
    years: int
    quota: Mapping[Grade, int]
    runs: tuple[Run, ...]


def unbalanced(years: tuple[Year, ...]) -> list[date]:
    """Rounds after which people who came are not people who left and people present."""
    found: list[date] = []
    came = left = 0
    for number, year in enumerate(years):
        came += len(year.hired) + (0 if number else year.present)
        left += len(year.retired)
        placed = sum(year.filled.values())
        if came != left + year.present or placed > year.present:
            found.append(year.on)
    return found
