"""What is worth saying about a result: vacancies, contests, queues, reviews, envy, the plan."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from models.base import Flag, Id, Model
from models.conflict import Conflict, Ties
from models.grades import Grade
from models.places import Place
from models.policy import AimName, Rule
from models.priority import FullRow
from models.recusal import ClosePosts, Recusal


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


class Holder(Model):
    """Who holds a seat that somebody wanted: by right, by rank, or because of the rest.

    `tie-break`: with equal points, and before the other by the rulebook. `place`: behind in line,
    since else a right or a place would fall. `fewer-points`: where seats do not go by points.
    """

    person: Id
    points: int
    by: Literal["right", "more-points", "tie-break", "equal-points", "place", "fewer-points"]


class Obstacle(Model):
    """What stands in the way of somebody: full rows, and the people in them.

    `holders` are those who stand in line right before the person, and those behind, a few of
    each; `ahead` counts all before, `rights` those who are there by right, of whom `by_right` are
    a few. `seats` is how many one row alone has. No rows: `proved` by search, or not known.
    """

    full: tuple[FullRow, ...] = ()
    seats: int | None = None
    holders: tuple[Holder, ...] = ()
    ahead: int = 0
    by_right: tuple[Holder, ...] = ()
    rights: int = 0
    proved: Flag = False


class Applicant(Model):
    """One person in a contest: whether the seat, or something more wanted, was got.

    `choice` is the place of the seat in the person's list, from 1; None for who filed no list and
    merely qualifies. `obstacle` is why somebody did not get it; `barred` where that is a rule about
    the person, or several rules together, and not the points of others.
    """

    person: Id
    points: int
    choice: int | None = None
    won: bool
    better: bool
    barred: bool = False
    by: Literal["points", "place"] = "points"
    got: Place | None
    obstacle: Obstacle | None = None

    @property
    def lost(self) -> bool:
        """True where others stood before, by right or in line."""
        return not (self.won or self.better or self.barred)


class Contest(Model):
    """More people than free seats: 竞聘上岗. They are in the order in which they stand in line.

    `free` are the seats that nobody holds by right; `cutoff` the lowest points of those who got one
    by points, `margin` how far the best who did not is behind (hundredths), None where all or none
    won. `tied_at_cutoff`: the last who got one and the first who did not are equal.
    """

    of: str
    seats: int
    free: int
    applicants: tuple[Applicant, ...]
    cutoff: int | None
    margin: int | None
    tied_at_cutoff: bool

    @property
    def filed(self) -> int:
        """How many applied; the others qualify, and filed no list."""
        return sum(one.choice is not None for one in self.applicants)


class Queued(Model):
    """One person who waits for a seat; `choice` is its place in the person's list, from 1."""

    person: Id
    points: int
    choice: int
    got: Place | None
    tied: bool


class Longing(Model):
    """Somebody who qualifies for a seat and would rather have it, but filed no list."""

    person: Id
    points: int
    got: Place | None


class Queue(Model):
    """Who waits for a seat at a grade or post, in order of points (六(一)2(3)).

    `people` have applied; `qualified` filed no list, and would rather have it than what they got.
    """

    of: str
    people: tuple[Queued, ...]
    qualified: tuple[Longing, ...] = ()


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


class Choices(Model):
    """How many of those who `filed` a list got their first choice, their second, and so on.

    The rest have nothing of their list.
    """

    filed: int
    got: tuple[int, ...]


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
    choices: Choices | None = None
    vacancies: tuple[Vacancy, ...] = ()
    contests: tuple[Contest, ...] = ()
    waiting: tuple[Queue, ...] = ()
    review: tuple[Review, ...] = ()
    fairness: tuple[EnvyFinding, ...] = ()
    ties: Ties | None = None
    recusals: tuple[Recusal, ...] = ()
    close_posts: tuple[ClosePosts, ...] = ()
    conflict: Conflict | None = None
