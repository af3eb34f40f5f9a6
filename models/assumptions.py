"""What a projection assumes of the years to come; every assumption has a name and a default."""

from typing import Literal

from models.base import Count, Model, Positive
from models.grades import Grade
from models.text import Text

STANDARD = "standard"
"""The name of the assumptions that hold where a file states none."""


class Assumptions(Model):
    """How people, applications and hiring go on, round by round, a year apart.

    `assessments`: everybody `qualified`, or marks `repeat`: that of three years before.
    `credentials`: `unchanged` (nothing new is achieved), or every judgement that the rulebook
    leaves to a body goes in the person's favour (`judged`).
    `applications`: `every-promotion` adds to each list every higher post of the own category;
    `as-filed` leaves the lists as they are.
    `hiring`: `refill` hires into free seats of the entry grade until there are `staff` people
    again (None: as many as today), `none` hires nobody. A seat is filled `after` so many rounds.
    `entry` is the grade (None: the lowest professional one with seats); who is hired holds its
    title.
    """

    assessments: Literal["qualified", "repeat"] = "qualified"
    credentials: Literal["unchanged", "judged"] = "unchanged"
    applications: Literal["every-promotion", "as-filed"] = "every-promotion"
    hiring: Literal["refill", "none"] = "refill"
    staff: Count | None = None
    after: Positive = 1
    entry: Grade | None = None
    note: Text | None = None
