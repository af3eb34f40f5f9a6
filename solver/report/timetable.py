"""The calendar of a round on a terminal: stages, notice, cautions."""

from datetime import date

from models.timetable import Caution, Posting, Step, Timetable
from solver.analysis.workdays import rest
from solver.report.catalogue import calendar
from solver.report.page import PLAIN, Page
from solver.report.table import Column, Section, one_table, section_text
from solver.report.words import Words

_SATURDAY = 6


def timetable_words(page: Page) -> Words:
    """The words that the calendar needs."""
    return Words(page.lang, calendar.WORDS)


def timetable_text(table: Timetable, page: Page = PLAIN) -> str:
    """The regulation's sentence, the stages, the notice, and everything to be cautious of."""
    words = timetable_words(page)
    told = [
        table.institution,
        words(f"stage.{table.stage}"),
        words("calendar.title", finish=_day(words, table.finish)),
    ]
    blocks = [
        page.head(" · ".join(told)),
        words("calendar.cited", text=table.text, cite=table.cite),
    ]
    for key, section in (
        ("stages", _stages(words, table)),
        ("notice", _notice(words, table)),
        ("cautions", _cautions(words, table)),
    ):
        head = page.head(words(f"calendar.head.{key}"))
        blocks.append(f"{head}\n{section_text(section, page.width)}")
    return "\n\n".join(blocks) + "\n"


def _day(words: Words, day: date) -> str:
    """A day with its weekday; a weekend that is worked in place of a holiday says so."""
    worked = day.isoweekday() >= _SATURDAY and rest(day) is None
    weekday = words(f"weekday.{day.isoweekday()}")
    return words("calendar.worked" if worked else "calendar.day", day=day, weekday=weekday)


def stage_name(words: Words, step: Step) -> str:
    """The regulation's word in Chinese, the id in English."""
    return step.stage if words.lang == "en" else step.name


def _stages(words: Words, table: Timetable) -> Section:
    steps = table.steps
    working = [
        str(step.working) if step.holidays_known else words("calendar.guess", n=step.working)
        for step in steps
    ]
    return one_table(
        Column(words("calendar.stage"), [step.stage for step in steps]),
        Column(words("calendar.name"), [step.name for step in steps], wrap=True),
        Column(words("calendar.first"), [_day(words, step.first) for step in steps]),
        Column(words("calendar.last"), [_day(words, step.last) for step in steps]),
        Column(words("calendar.days"), [str(step.days) for step in steps], right=True),
        Column(words("calendar.working"), working, right=True),
        Column(words("calendar.dates"), [words(f"calendar.dates.{step.dates}") for step in steps]),
        Column(words("calendar.clause"), [step.cite for step in steps]),
    )


def _notice(words: Words, table: Timetable) -> Section:
    def days(posting: Posting) -> dict[str, str]:
        return {name: _day(words, day) for name, day in posting}

    return [
        [
            words("calendar.cited", text=table.notice_text, cite=table.notice_cite),
            words("calendar.posted", **days(table.notice), days=table.days),
            words("calendar.second", **days(table.second)),
        ]
    ]


def _cautions(words: Words, table: Timetable) -> Section:
    if not table.cautions:
        return [[words("calendar.fine")]]
    return [[_caution(words, table, one) for one in table.cautions]]


def _caution(words: Words, table: Timetable, one: Caution) -> str:
    """What is wrong, its clauses, and how to mend it."""
    facts: dict[str, object] = {
        name: _day(words, value) if isinstance(value, date) else value
        for name, value in one.facts.items()
    }
    named = {step.stage: stage_name(words, step) for step in table.steps}
    if "rest" in facts:
        facts["rest"] = words(f"rest.{facts['rest']}")
    if "before" in facts:
        facts["before"] = named[str(facts["before"])]
    facts["name"] = named.get(one.stage or "")
    what = words(f"caution.{one.kind}", **facts)
    if one.cites:
        what = words("calendar.cited", text=what, cite=words.join(one.cites))
    return f"- {what}\n  {words(f'mend.{one.kind}', **facts)}"
