"""Many institutions: what was asked of each file, what came of it, and the region they make up."""

from collections.abc import Mapping
from typing import Any, Literal

from models.base import Flag, Model
from models.grades import Grade

FileStatus = Literal[
    "optimal", "feasible", "infeasible", "unknown", "bad-input", "fault", "rulebook", "base"
]
"""What came of a file: the status of its result, or why there is none.

`bad-input`: it cannot be used as it is. `fault`: a fault of this program. `rulebook` and `base`
are no institutions: a rulebook, and a file that others are based on and that has no people.
"""

Row = Mapping[str, Any]
"""One row of a table, by its columns; a column that is not there is empty."""

Rows = Mapping[str, tuple[Row, ...]]
"""Rows of the tables, by the name of the table."""


class Asked(Model):
    """What is asked of every file: settings over it, seconds to search, its whole result or not."""

    settings: tuple[str, ...] = ()
    time_limit: float | None = None
    results: Flag = False


class Piece(Model):
    """What came of one file, kept until the whole is put together.

    `inputs` are the hashes of all files that it was worked out from, by their names, None for one
    that was not there and "" for one that could not be read; together with `program` and `asked`
    they tell whether the piece still holds. `peopled` is false for a file without people. `trace`
    is the traceback of a fault, `document` the whole result as JSON where it was asked for.
    """

    file: str
    program: str
    asked: Asked
    inputs: Mapping[str, str | None]
    status: FileStatus
    peopled: Flag = True
    rows: Rows
    trace: str | None = None
    document: str | None = None


class Sentence(Model):
    """One thing said in both languages."""

    en: str
    zh: str


class Told(Model):
    """A file of which something must be told: sentences, in their order."""

    file: str
    institution: str | None
    sentences: tuple[Sentence, ...]


class GradeUse(Model):
    """Seats of a grade over all institutions with a result; `institutions` have such seats.

    Otherwise as `QuotaUse`; `empty` are approved seats that nobody got.
    """

    grade: Grade
    institutions: int
    quota: int
    current: int
    filled: int
    transitional: int
    lent: int
    empty: int


class OverQuota(Model):
    """An institution with seats over the quota, and how many."""

    file: str
    institution: str
    seats: int


class Contested(Model):
    """Contests (竞聘上岗) in all institutions; `tied` of them are so at the cut-off."""

    contests: int
    institutions: int
    seats: int
    applicants: int
    tied: int


class Open(Model):
    """What people must still decide: how many cases, in how many institutions."""

    cases: int
    institutions: int


class RegionSummary(Model):
    """A region in one page.

    `files` counts them by what came of them, `people` by outcome
    (`undecided` are those of institutions without an answer). `vacancies` are empty seats by
    cause. `ties` counts the questions that equal answers leave, `reviews` people with an open
    review that could change the result. `passed_over` are files that are no institutions.
    """

    version: str
    asked: Asked
    institutions: int
    files: Mapping[str, int]
    people: Mapping[str, int]
    quota: tuple[GradeUse, ...]
    over_quota: tuple[OverQuota, ...]
    vacancies: Mapping[str, int]
    contests: Contested
    ties: Open
    reviews: Open
    infeasible: tuple[Told, ...]
    out_of_time: tuple[Told, ...]
    bad_input: tuple[Told, ...]
    faults: tuple[Told, ...]
    passed_over: tuple[str, ...]
