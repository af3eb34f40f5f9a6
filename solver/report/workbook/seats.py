"""The tables about seats: empty ones and who is nearest, quota, ratios, aims."""

from models.findings import Findings
from models.result import Result
from solver.report.naming import Names
from solver.report.seats import cause_text
from solver.report.workbook.grid import Column, Grid
from solver.report.workbook.people import who


def vacancies(names: Names, findings: Findings) -> Grid:
    """Every empty seat, and why."""
    words, rows = names.words, findings.vacancies
    posts = [words.join(names.title(post) for post in v.posts) for v in rows]
    return Grid(
        words("sheet.vacancies"),
        words("head.vacancies"),
        (
            Column(words("col.grade"), [names.grade(v.grade) for v in rows]),
            Column(words("col.seats"), [v.seats for v in rows]),
            Column(
                words("col.cause"),
                [cause_text(words, v) for v in rows],
                {words("cause.needs-review"): "look"},
            ),
            Column(words("book.posts"), posts),
        ),
    )


def nearest(names: Names, findings: Findings) -> Grid:
    """The people nearest to each empty seat, what they lack, and when time alone will do."""
    words = names.words
    rows = [(v, near) for v in findings.vacancies for near in v.nearest]
    return Grid(
        words("sheet.nearest"),
        words("book.nearest"),
        (
            Column(words("col.grade"), [names.grade(v.grade) for v, _ in rows]),
            Column(
                words("col.title"),
                [None if v.post is None else names.title(v.post) for v, _ in rows],
            ),
            *who(names, [near.person for _, near in rows]),
            Column(
                words("book.applied"), [words("yes" if near.applied else "no") for _, near in rows]
            ),
            Column(words("book.lacks"), [names.lacks(near.lacks) for _, near in rows]),
            Column(
                words("book.met-on"),
                [
                    max((one.met_on for one in near.lacks if one.met_on), default=None)
                    for _, near in rows
                ],
            ),
        ),
    )


def quota(names: Names, findings: Findings) -> Grid:
    """Seats and people at every grade."""
    words, rows = names.words, findings.quota
    return Grid(
        words("sheet.quota"),
        words("book.quota"),
        (
            Column(words("col.grade"), [names.grade(use.grade) for use in rows]),
            Column(words("col.quota"), [use.quota for use in rows]),
            Column(words("col.current"), [use.current for use in rows]),
            Column(words("col.filled"), [use.filled for use in rows]),
            Column(words("col.over"), [use.transitional for use in rows]),
            Column(words("col.lent"), [use.lent for use in rows]),
        ),
    )


def ratios(names: Names, findings: Findings) -> Grid:
    """Every ratio against its limits; kept or not is said of the plan."""
    words, rows = names.words, findings.ratios
    return Grid(
        words("sheet.ratios"),
        words("book.ratios"),
        (
            Column(words("col.ratio"), [names.ratio(use.ratio) for use in rows]),
            Column(words("book.least"), [use.at_least for use in rows]),
            Column(words("book.most"), [use.at_most for use in rows]),
            Column(words("col.whole"), [use.whole for use in rows]),
            Column(words("col.approved"), [use.approved for use in rows]),
            Column(words("col.appointed"), [use.appointed for use in rows]),
            Column(
                words("book.keeps"),
                [words("yes" if use.holds else "no") for use in rows],
                {words("no"): "act"},
            ),
        ),
    )


def proof(names: Names, result: Result) -> Grid:
    """Each aim in its order, its value and the bound that was proved."""
    words, rows = names.words, result.aims
    return Grid(
        words("sheet.proof"),
        words("head.proof"),
        (
            Column(words("col.aim"), [words(f"aim.{aim.aim}") for aim in rows]),
            Column(words("col.value"), [aim.value for aim in rows]),
            Column(
                words("col.bound"),
                [words("bound.none") if aim.bound is None else aim.bound for aim in rows],
                {words("bound.none"): "look"},
            ),
        ),
    )
