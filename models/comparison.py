"""Alternative plans side by side: what each approves, what comes of it, and for whom."""

from collections.abc import Mapping
from typing import Literal

from models.base import Flag, Id, Model
from models.conflict import Claim
from models.findings import Contest, QuotaUse
from models.grades import Grade
from models.places import Place
from models.plan import Quota
from models.result import AimResult, Outcome, Status
from models.text import Text

Effect = Literal["gains", "loses", "moves"]
"""By the value of the grade (以岗定薪): better, worse, or another seat worth as much."""


class Difference(Model):
    """Somebody who gets something else than under the base plan; a place of None is waiting.

    `certain`: so in every best answer of both plans, not only in the two that are shown.
    """

    person: Id
    before: Place | None
    after: Place | None
    effect: Effect
    certain: Flag


class PlanOutcome(Model):
    """One plan and what comes of it.

    `quota` are the seats by grade, `seats` their sum, `total` the authorised number. `broken` are
    the plan's own limits (names of ratios, or `total`) that its seats do not keep; `beyond_base`
    limits of the base plan that it does not keep and has given up or changed. `policy` tells which
    readings it changes. `people` counts people by outcome, `vacant` empty seats by grade, `tied`
    people whose appointment is a tie, `envy` cases of justified envy. `cost` is the post salary of
    everybody appointed, `full_cost` that of all approved seats, in yuan a year. `differences` are
    against the base plan, None where one of the two has no answer; `conflict` says why this one
    has none.
    """

    plan: Id
    note: Text | None
    total: int
    seats: int
    quota: Quota
    broken: tuple[str, ...]
    beyond_base: tuple[str, ...]
    policy: Mapping[str, str]
    status: Status
    people: Mapping[Outcome, int] = {}
    tied: int = 0
    aims: tuple[AimResult, ...] = ()
    use: tuple[QuotaUse, ...] = ()
    vacant: Mapping[Grade, int] = {}
    contests: tuple[Contest, ...] = ()
    envy: int = 0
    cost: int | None = None
    full_cost: int
    differences: tuple[Difference, ...] | None = None
    conflict: tuple[Claim, ...] = ()

    @property
    def solved(self) -> bool:
        """True where the plan has an answer."""
        return self.status in {"optimal", "feasible"}


class Comparison(Model):
    """Plans of one scenario, the base plan first.

    `staff` is the number of people; `cost_today` their post salary before any of it, yuan a year.
    """

    scenario: str
    staff: int
    cost_today: int
    plans: tuple[PlanOutcome, ...]
