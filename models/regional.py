"""What is decided for a region: each institution in a line, and what the pools come to."""

from collections.abc import Mapping

from models.base import Flag, Id, Model
from models.conflict import Claim
from models.findings import Cause, Nearest
from models.grades import Grade
from models.places import Place
from models.policy import Rule
from models.result import AimResult, Outcome, Standing, Status


class Line(Model):
    """One institution: its numbers of people and seats.

    `seats` are those of its own quota, at pooled grades the ones that its people hold.
    """

    id: Id
    institution: str
    pooled: Flag
    status: Status
    people: int
    appointed: int
    promoted: int
    waiting: int
    transitional: int
    tied: int
    seats: int
    verified: Flag


class PoolUse(Model):
    """A pooled grade: its seats, who holds how many, and how many are left.

    `lent` are used by people of a lower grade of the tier (cumulative reading).
    """

    grade: Grade
    seats: int
    filled: int
    transitional: int
    lent: int
    empty: int
    by_institution: Mapping[Id, int]


class Holder(Model):
    """Who holds a pooled seat."""

    institution: Id
    person: Id
    grade: Grade
    post: Id
    outcome: Outcome
    points: int
    standing: Standing


class Contender(Model):
    """One applicant in a contest for pooled seats; as `models.findings.Applicant`."""

    institution: Id
    person: Id
    points: int
    won: bool
    better: bool
    got: Place | None


class PoolContest(Model):
    """More applicants from all institutions than free seats of a pooled grade, by points.

    `free` are the seats that no incumbent keeps by right.
    """

    grade: Grade
    seats: int
    free: int
    applicants: tuple[Contender, ...]
    cutoff: int | None
    margin: int | None
    tied_at_cutoff: bool


class Unfilled(Model):
    """Why nobody of one institution has the empty seats of a pool, and who is nearest there."""

    institution: Id
    cause: Cause
    rules: tuple[Rule, ...]
    nearest: tuple[Nearest, ...]


class PoolVacancy(Model):
    """Empty seats of a pooled grade, as each institution with desks for it sees them."""

    grade: Grade
    seats: int
    institutions: tuple[Unfilled, ...]


class PoolFindings(Model):
    """What a pool comes to; without an answer only its seats.

    `alike`: points and values are counted by one table in all its institutions, so that the sums
    which decide speak of the same thing.
    """

    name: str
    cite: str | None
    institutions: tuple[Id, ...]
    alike: bool
    use: tuple[PoolUse, ...]
    holders: tuple[Holder, ...] = ()
    contests: tuple[PoolContest, ...] = ()
    vacancies: tuple[PoolVacancy, ...] = ()


class RegionalClaim(Model):
    """One sentence of a conflict, with the institution or the pool it is of."""

    institution: Id | None
    pool: str | None
    claim: Claim


class RegionalConflict(Model):
    """Claims that cannot hold together.

    `minimal` and `smallest` say what is known of them, as in `models.conflict.Conflict`.
    """

    claims: tuple[RegionalClaim, ...]
    minimal: bool = True
    smallest: bool


class CountyResult(Model):
    """Institutions that were decided together, and what is proved of them."""

    institutions: tuple[Id, ...]
    pools: tuple[str, ...]
    status: Status
    aims: tuple[AimResult, ...]
    conflicts: tuple[RegionalConflict, ...]


class RegionResult(Model):
    """The answer for a region: institutions by id, counties by their first, pools by name."""

    region: str
    institutions: tuple[Line, ...]
    counties: tuple[CountyResult, ...]
    pools: tuple[PoolFindings, ...]
