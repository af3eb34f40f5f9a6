"""The sections of the terminal report about seats: empty ones, quota and ratios, the proof."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.findings import Findings, Nearest, Vacancy
from models.result import AimResult, Result
from solver.report.aims import bound_text, value_text
from solver.report.naming import Names
from solver.report.table import Column, Section, one_table
from solver.report.words import Words

if TYPE_CHECKING:
    from models.regional import Unfilled


def vacancies(names: Names, findings: Findings) -> Section:
    """Every empty seat, why, and who is nearest."""
    rows = findings.vacancies
    if not rows:
        return []
    words = names.words
    return one_table(
        Column(words("col.grade"), [names.grade(v.grade) for v in rows]),
        Column(words("col.seats"), [str(v.seats) for v in rows], right=True),
        Column(words("col.cause"), [cause_text(words, v) for v in rows]),
        Column(
            words("col.post"), [names.desk(v.post) if v.post else "–" for v in rows], optional=True
        ),
        Column(
            words("col.nearest"),
            ["\n".join(near_text(names, near) for near in v.nearest) or "–" for v in rows],
            wrap=True,
        ),
    )


def cause_text(words: Words, vacancy: "Vacancy | Unfilled") -> str:
    """Why a seat is empty."""
    rules = words.join([words(f"rule.{rule}") for rule in vacancy.rules])
    return words(f"cause.{vacancy.cause}", rules=rules)


def near_text(names: Names, near: Nearest) -> str:
    """Somebody near an empty seat, and what is lacking."""
    if not near.lacks:
        return names.words("near.qualified", person=names.person(near.person))
    key = "near.lacks" if near.applied else "near.not-applied"
    return names.words(key, person=names.person(near.person), lacks=names.lacks(near.lacks))


def quota(names: Names, result: Result, findings: Findings) -> Section:
    """Seats by grade, then each ratio against its limit."""
    words, rows, ratios = names.words, findings.quota, findings.ratios
    if not result.solved:
        return []
    seats = (
        Column(words("col.grade"), [names.grade(use.grade) for use in rows]),
        Column(words("col.quota"), [str(use.quota) for use in rows], right=True),
        Column(words("col.current"), [str(use.current) for use in rows], right=True),
        Column(words("col.filled"), [str(use.filled) for use in rows], right=True),
        *_more(words("col.over"), [use.transitional for use in rows]),
        *_more(words("col.lent"), [use.lent for use in rows]),
    )
    if not ratios:
        return [[seats]]
    limits = [
        " ".join(
            f"{sign} {limit}"
            for sign, limit in (("≥", use.at_least), ("≤", use.at_most))
            if limit is not None
        )
        for use in ratios
    ]
    shares = (
        Column(words("col.ratio"), [names.ratio(use.ratio) for use in ratios]),
        Column(words("col.limit"), limits, right=True),
        Column(words("col.whole"), [str(use.whole) for use in ratios], right=True),
        Column(words("col.approved"), [str(use.approved) for use in ratios], right=True),
        Column(words("col.appointed"), [str(use.appointed) for use in ratios], right=True),
    )
    return [[seats], [shares]]


def _more(head: str, numbers: list[int]) -> list[Column]:
    """A column only where there is something in it."""
    return [Column(head, [str(n) for n in numbers], right=True)] if any(numbers) else []


def proof(names: Names, result: Result) -> Section:
    """Each aim in its order, its value and the bound that was proved."""
    rows = result.aims
    if not rows:
        return []
    body = aims(names.words, rows)
    return [[body, names.words("verified")] if result.verified else [body]]


def aims(words: Words, rows: Sequence[AimResult]) -> tuple[Column, ...]:
    """Aims in their order."""
    return (
        Column(words("col.aim"), [words(f"aim.{aim.aim}") for aim in rows]),
        Column(words("col.value"), [value_text(words, aim) for aim in rows], right=True),
        Column(
            words("col.bound"),
            [bound_text(words, aim) for aim in rows],
            right=True,
        ),
    )
