"""What is worth saying about a result: vacancies, contests, queues, reviews, envy, the plan."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from models.base import Id, Model
from models.conflict import Conflict, Ties
from models.grades import Grade
from models.policy import AimName, Rule
from models.recusal import ClosePosts, Recusal
from models.result import Place


class Lack(Model):
    """One condition judged for a person: what is lacking, to be reviewed, or (as a ground) met.

    `facts` are what was looked at and what is missing; `met_on` the day on which time alone
    will have met it.
    """

    atom: str
    verdict: Literal["met", "unmet", "review"]
    cite: str | None
    text: str | None
    facts: Mapping[str, Any]
    met_on: date | None = None


class Nearest(Model):
    """Somebody who could hold an empty seat, once what is lacking is there."""

    person: Id
    applied: bool
    lacks: tuple[Lack, ...]


Cause = Literal[
    "no-candidate",
    "needs-review",
    "nobody-applied",
    "candidates-hold-better",
    "blocked-by-ratio",
    "blocked-by-rule",
    "blocked-by-aim",
    "by-appointment",
    "unproved",
]
"""Why a seat is empty. `blocked-by-aim`: an aim that comes first keeps it so.

`unproved`: somebody could have it, but the search was cut short.
"""


class Vacancy(Model):
    """Empty seats of one grade; `posts` are the desks at which they could be filled."""

    post: Id | None
    posts: tuple[Id, ...]
    grade: Grade
    seats: int
    cause: Cause
    rules: tuple[Rule, ...] = ()
    nearest: tuple[Nearest, ...] = ()


class Applicant(Model):
    """One applicant in a contest: whether the seat, or something more wanted, was got."""

    person: Id
    points: int
    won: bool
    better: bool
    got: Place | None


class Contest(Model):
    """More applicants than free seats: 竞聘上岗. Applicants are ranked by points.

    `free` are the seats that no incumbent keeps by right; `cutoff` the points of the last who
    got one, `margin` how far the next is behind (hundredths), None where all or none won.
    """

    of: str
    seats: int
    free: int
    applicants: tuple[Applicant, ...]
    cutoff: int | None
    margin: int | None
    tied_at_cutoff: bool


class Queued(Model):
    """One person who waits for a seat."""

    person: Id
    points: int
    got: Place | None
    tied: bool


class Queue(Model):
    """Who waits for a seat at a grade or post, in order of points (六(一)2(3))."""

    of: str
    people: tuple[Queued, ...]


class Review(Model):
    """Matters about a person that somebody must judge, and what a favourable answer would open.

    `could_change` says whether that answer could change the result; None where it was not tried.
    """

    person: Id
    matters: tuple[Lack, ...]
    opens: tuple[Place, ...]
    could_change: bool | None


class EnvyFinding(Model):
    """Justified envy: who outranks whom, for which seat, and what stands in the way.

    Either rules that a swap would break, or the first aim that it would make worse.
    """

    envier: Id
    holder: Id
    wanted: Place
    held: Place
    rules: tuple[Rule, ...] = ()
    aim: AimName | None = None


class QuotaUse(Model):
    """Seats of a grade: approved, held today, held in the answer, and of these over the quota.

    `lent` are seats of the grade that people of a lower grade use (高岗低用), where policy allows.
    """

    grade: Grade
    quota: int
    current: int
    filled: int
    transitional: int
    lent: int


class RatioUse(Model):
    """One ratio: its limits, the whole, the seats the plan approves, the people appointed.

    `transitional` of these are on transitional seats; `holds`: the *plan* keeps the limits.
    """

    ratio: str
    at_most: str | None
    at_least: str | None
    whole: int
    approved: int
    appointed: int
    transitional: int
    holds: bool


class AuditFinding(Model):
    """Something in the plan itself that contradicts itself or deserves a look.

    `error`: under this policy no appointment can satisfy it; `warning`: it may hurt; `note`.
    """

    kind: str
    level: Literal["error", "warning", "note"]
    about: str
    facts: Mapping[str, Any]


class Findings(Model):
    """Everything that the analysis found about a result."""

    quota: tuple[QuotaUse, ...]
    ratios: tuple[RatioUse, ...]
    vacancies: tuple[Vacancy, ...] = ()
    contests: tuple[Contest, ...] = ()
    waiting: tuple[Queue, ...] = ()
    review: tuple[Review, ...] = ()
    fairness: tuple[EnvyFinding, ...] = ()
    ties: Ties | None = None
    recusals: tuple[Recusal, ...] = ()
    close_posts: tuple[ClosePosts, ...] = ()
    conflict: Conflict | None = None
