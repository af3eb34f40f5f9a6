"""Why nobody has anything better: what a result says of every better choice of everybody."""

from models.base import Model
from models.places import Place
from models.policy import AimName, Rule


class FullRow(Model):
    """One instance of a rule that stands in the way, by its rule and what it is about."""

    rule: Rule
    about: str


class Weight(Model):
    """How often a row, or an aim that stands before priority, counts where several do together."""

    of: FullRow | AimName
    times: int


class Refusal(Model):
    """A place that somebody wanted more than what they got, and may have, but for others.

    `full` are rows that are full: everybody in them has a right, or stands before the person in
    line, or could be nowhere else. Several rows are full together. `weights` say it where rows do
    not count alike. Both are empty where no rows say it all, as where relatives avoid each other;
    then it was proved by search.
    """

    person: str
    wanted: Place
    full: tuple[FullRow, ...] = ()
    weights: tuple[Weight, ...] = ()


class Precedence(Model):
    """Everybody in the order in which a result comes about, and what was refused to them.

    Somebody to whom nothing is open stands nowhere.

    The order is that of points; of people with equal points one under which this very result comes
    about.
    """

    line: tuple[str, ...]
    refusals: tuple[Refusal, ...] = ()
