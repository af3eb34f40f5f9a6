"""聘用结果: the answer to a scenario, with what was proved about it."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import model_validator

from models.base import Flag, Id, Model
from models.grades import Grade
from models.places import Place
from models.policy import AimName
from models.priority import Precedence

Status = Literal["optimal", "feasible", "infeasible", "unknown"]
"""`feasible`: the time ran out with an answer in hand; `unknown`: without one."""

Outcome = Literal["retained", "promoted", "transferred", "transitional", "appointed", "waiting"]
"""留任 · 晋级 · 转岗 (another post or category) · 过渡 · 聘用 (a newcomer) · 待聘."""

Standing = Literal["certain", "tied", "unproved"]
"""`certain`: the same in every best answer; `unproved` where the best is not proved."""


class AimResult(Model):
    """One aim: its value in the answer, and the proven bound (None where it was not reached).

    Units: seats (transitional), people (placement, stability, continuity, department), hundredths
    of a point times yuan a month (seniority-fit), places down the application lists (preference).
    From stability those are taken off who waited before and get something now.
    """

    aim: AimName
    value: int
    bound: int | None


class Appointment(Model):
    """What one person gets. `points` are hundredths; `alternatives` are the other best answers.

    An alternative of None is waiting.
    """

    person: Id
    post: Id | None
    grade: Grade | None
    from_post: Id | None
    from_grade: Grade | None
    outcome: Outcome
    points: int
    standing: Standing
    alternatives: tuple[Place | None, ...] = ()

    @model_validator(mode="after")
    def _post_with_grade(self) -> Self:
        if (self.post is None) != (self.grade is None):
            raise ValueError("a post goes with a grade")
        return self

    @property
    def place(self) -> Place | None:
        """Post and grade; None for waiting."""
        if self.post is None or self.grade is None:
            return None
        return Place(post=self.post, grade=self.grade)


class Result(Model):
    """The answer to a scenario under one plan; people in the order of their ids.

    `transitional` counts the seats held over the quota at each grade (over-quota policy).
    `precedence` is the proof that points decide, None where the policy does not ask that or it was
    not proved. `envy_free` certifies that nobody has reason for justified envy; the verifier checks
    it.
    `verified` is true where the independent verifier has passed the answer; without an answer
    there is nothing to verify.
    """

    scenario: str
    plan: Id
    status: Status
    aims: tuple[AimResult, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    transitional: Mapping[Grade, int] = {}
    envy_free: Flag = False
    precedence: Precedence | None = None
    verified: Flag = False

    @property
    def solved(self) -> bool:
        """True where there is an answer."""
        return self.status in {"optimal", "feasible"}

    def of(self, person: str) -> Appointment:
        """The appointment of a person; raises KeyError for somebody unknown."""
        for appointment in self.appointments:
            if appointment.person == person:
                return appointment
        raise KeyError(person)
