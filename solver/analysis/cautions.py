"""What will not do, or may not, in the dates of a round: one question a function."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from models.timetable import Caution, CautionKind, Facts, Step, Timetable
from solver.analysis.posting import early_enough, latest_posting
from solver.analysis.workdays import (
    known_years,
    rest,
    working_days,
    working_from,
    working_until,
)

_DAY = timedelta(days=1)


def cautions(table: Timetable) -> Iterator[Caution]:
    """Everything to be cautious of, stage by stage, then the notice, then what is not known."""
    yield from _facts_of_another_time(table)
    for before, step in pairwise(table.steps):
        yield from _one_after_the_other(before, step)
    for step in table.steps:
        yield from _on_working_days(step)
        yield from _in_time(table, step)
    yield from _notice_as_ruled(table)
    yield from _room_for_a_second_notice(table)
    yield from _holidays_known(table)


def _facts_of_another_time(table: Timetable) -> Iterator[Caution]:
    """Facts counted to a day on which this round is not held."""
    begins = min(step.first for step in table.steps)
    if not begins <= table.as_of <= table.finish:
        facts = {"as_of": table.as_of, "first": begins, "last": table.finish}
        yield Caution(kind="as-of", facts=facts, cites=(table.cite,))


def _one_after_the_other(before: Step, step: Step) -> Iterator[Caution]:
    """A stage before its turn, at once with the one before it, or working days after it."""
    kind: CautionKind
    if step.first < before.first:
        kind, days = "order", (before.first - step.first).days
    elif step.first <= before.last:
        kind, days = "overlap", (min(before.last, step.last) - step.first).days + 1
    else:
        kind, days = "gap", working_days(before.last + _DAY, step.first - _DAY)
    if days:
        facts: Facts = {
            "before": before.stage,
            "before_first": before.first,
            "before_last": before.last,
            "first": step.first,
            "days": days,
            "next": working_from(before.last + _DAY),
        }
        cites = (before.cite, step.cite)
        yield Caution(kind=kind, stage=step.stage, facts=facts, cites=cites)


def _on_working_days(step: Step) -> Iterator[Caution]:
    """Stages begin and end on days on which somebody is there."""
    if idle := rest(step.first):
        facts: Facts = {"day": step.first, "rest": idle, "next": working_from(step.first)}
        yield Caution(kind="begins-idle", stage=step.stage, facts=facts, cites=(step.cite,))
    if idle := rest(step.last):
        facts = {"day": step.last, "rest": idle, "earlier": working_until(step.last)}
        yield Caution(kind="ends-idle", stage=step.stage, facts=facts, cites=(step.cite,))


def _in_time(table: Timetable, step: Step) -> Iterator[Caution]:
    """No stage ends after the final date."""
    if step.last > table.finish:
        facts: Facts = {
            "last": step.last,
            "finish": table.finish,
            "days": _days(table.finish, step.last),
        }
        yield Caution(kind="late", stage=step.stage, facts=facts, cites=(step.cite, table.cite))


def _notice_as_ruled(table: Timetable) -> Iterator[Caution]:
    """The notice goes up and stands within its stage, as long as it must."""
    held, notice = _held(table), table.notice
    cites = (held.cite, table.notice_cite)
    if table.days < table.ruled_days:
        lacking = {"days": table.days, "ruled": table.ruled_days}
        yield Caution(kind="notice-short", stage=held.stage, facts=lacking, cites=cites[1:])
    facts: Facts = {"posted": notice.posted, "first": held.first, "last": held.last}
    if not held.first <= notice.posted <= held.last:
        yield Caution(kind="posted-outside", stage=held.stage, facts=facts, cites=cites)
    elif notice.objections > held.last:
        over: Facts = {
            **facts,
            "until": notice.objections,
            "over": _days(held.last, notice.objections),
            "latest": latest_posting(table.days, held.last),
        }
        yield Caution(kind="notice-over", stage=held.stage, facts=over, cites=cites)
    if idle := rest(notice.last):
        ends = {"day": notice.last, "rest": idle, "next": notice.objections}
        yield Caution(kind="notice-ends-idle", stage=held.stage, facts=ends, cites=cites[1:])


def _room_for_a_second_notice(table: Timetable) -> Iterator[Caution]:
    """After an objection of the last day, upheld, the results can stand once more.

    Told once the first notice has room; before the final date it must fit in any case.
    """
    held, end = _held(table), table.second.objections
    facts: Facts = {
        "objected": table.notice.objections,
        "posted": table.second.posted,
        "until": end,
        "days": table.days,
    }
    if table.notice.objections <= held.last < end:
        within: Facts = {
            **facts,
            "last": held.last,
            "over": _days(held.last, end),
            "latest": latest_posting(table.days, held.last),
            "earlier": early_enough(table.notice, table.days, held.last),
        }
        cites = (held.cite, table.notice_cite)
        yield Caution(kind="second-notice", stage=held.stage, facts=within, cites=cites)
    if end > table.finish:
        after: Facts = {**facts, "finish": table.finish, "over": _days(table.finish, end)}
        cites = (table.cite, table.notice_cite)
        yield Caution(kind="second-final", stage=held.stage, facts=after, cites=cites)


def _holidays_known(table: Timetable) -> Iterator[Caution]:
    """Whether a working day is one is known for the years that have been set."""
    known = known_years()
    days = [day for step in table.steps for day in (step.first, step.last)]
    days += [table.notice.objections, table.second.objections]
    unknown = sorted({day.year for day in days} - set(known))
    if unknown:
        years = "–".join(map(str, sorted({unknown[0], unknown[-1]})))
        facts: Facts = {"years": years, "known_first": known[0], "known_last": known[-1]}
        yield Caution(kind="holidays-unknown", facts=facts)


def _held(table: Timetable) -> Step:
    """The stage in which the notice is held."""
    return next(step for step in table.steps if step.stage == table.notice_stage)


def _days(since: date, until: date) -> int:
    return (until - since).days
