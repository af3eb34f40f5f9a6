"""A region on a terminal: how many are solved, what is left to mend, then seats and people."""

from collections.abc import Iterator, Sequence

from models.batch import GradeUse, RegionSummary, Told
from solver.report.catalogue import batch
from solver.report.naming import grade_name
from solver.report.page import PLAIN, Page
from solver.report.table import Column, Section, one_table, section_text
from solver.report.words import Words

SHOWN = 20
"""So many files of a kind are listed; the rest are counted, and stand in the tables."""

_STATUSES = ("optimal", "feasible", "infeasible", "unknown", "bad-input", "fault")
_NUMBERS = ("institutions", "quota", "current", "filled", "transitional", "lent", "empty")
_OPTIONAL = {"transitional", "lent"}


def region_text(summary: RegionSummary, page: Page = PLAIN) -> str:
    """The whole summary, the answer first."""
    words = Words(page.lang, batch.WORDS)
    blocks = [page.head(words.count("batch.title", summary.institutions))]
    blocks.append("\n".join(_verdict(words, summary)))
    for key, section in _sections(words, summary):
        if section:
            body = section_text(section, page.width)
            blocks.append(f"{page.head(words(f'batch.head.{key}'))}\n{body}")
    return "\n\n".join(blocks) + "\n"


def _verdict(words: Words, summary: RegionSummary) -> Iterator[str]:
    counted = [
        words.count(f"batch.status.{status}", summary.files[status])
        for status in _STATUSES
        if summary.files.get(status)
    ]
    yield words.join(counted, "clause") + words("end")
    people = summary.people
    parts = [words("batch.placed", n=people["placed"], total=people["people"])]
    parts += [
        words.count(f"batch.{key}", people[key])
        for key in ("promoted", "transferred", "transitional", "waiting", "undecided")
        if people[key]
    ]
    yield words.join(parts, "clause") + words("end")
    contests = summary.contests
    if contests.contests:
        named = {name: getattr(contests, name) for name in ("institutions", "seats", "applicants")}
        yield words.count("batch.contests", contests.contests, **named) + words("end")
    for key, open_ in (("ties", summary.ties), ("reviews", summary.reviews)):
        if open_.cases:
            told = words.count(f"batch.{key}", open_.cases, institutions=open_.institutions)
            yield told + words("end")
    if summary.passed_over:
        yield words.count("batch.passed-over", len(summary.passed_over)) + words("end")


def _sections(words: Words, summary: RegionSummary) -> Iterator[tuple[str, Section]]:
    yield "faults", _told(words, summary.faults)
    yield "bad-input", _told(words, summary.bad_input)
    yield "infeasible", _told(words, summary.infeasible)
    yield "out-of-time", _told(words, summary.out_of_time)
    over = [f"- {one.file} {one.institution}: {one.seats}" for one in summary.over_quota]
    yield "over-quota", _cut(words, over)
    yield "quota", _quota(words, summary.quota)
    yield "vacancies", _vacancies(words, summary)


def _told(words: Words, files: Sequence[Told]) -> Section:
    lines = []
    for told in files:
        said = [getattr(sentence, words.lang) for sentence in told.sentences]
        name = " ".join(filter(None, (told.file, told.institution)))
        lines.append("\n".join([f"- {name}", *(f"  {text}" for text in said)]))
    return _cut(words, lines)


def _cut(words: Words, lines: list[str]) -> Section:
    if not lines:
        return []
    more = len(lines) - SHOWN
    rest = [words("batch.more", n=more)] if more > 0 else []
    return [[*lines[:SHOWN], *rest]]


def _quota(words: Words, grades: Sequence[GradeUse]) -> Section:
    if not grades:
        return []
    columns = [Column(words("col.grade"), [grade_name(use.grade, words.lang) for use in grades])]
    for key in _NUMBERS:
        numbers = [getattr(use, key) for use in grades]
        if any(numbers) or key not in _OPTIONAL:
            shown = [f"{number:,}" for number in numbers]
            columns.append(Column(words(f"batch.col.{key}"), shown, right=True))
    return one_table(*columns)


def _vacancies(words: Words, summary: RegionSummary) -> Section:
    if not summary.vacancies:
        return []
    causes = summary.vacancies
    return one_table(
        Column(
            words("col.cause"), [words(f"cause.{c}", rules=words("batch.rule")) for c in causes]
        ),
        Column(words("col.seats"), [f"{seats:,}" for seats in causes.values()], right=True),
    )
