"""From the dates of the regulation and of the institution to the calendar of a round."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from models.procedure import Procedure
from models.scenario import Scenario
from models.timetable import Origin, Step, Timetable
from solver.analysis.cautions import cautions
from solver.analysis.posting import posted_again, posting
from solver.analysis.workdays import known_years, working_days


def timetable(scenario: Scenario, ruled: Procedure, start: date | None = None) -> Timetable:
    """The stages of a procedure as the scenario dates them, with what is wrong with the dates.

    From `start` on, where it is given: all dates, the final one too, move by as many days.
    """
    own = scenario.procedure
    planned = _planned(scenario, ruled)
    begins = next(iter(planned.values()))[0]
    moved = timedelta() if start is None else start - begins
    steps = tuple(_steps(ruled, planned, moved if start else None))
    held = next(step for step in steps if step.stage == ruled.notice.stage)
    days = own.notice_days or ruled.notice.days
    notice = posting(own.posted + moved if own.posted else held.first, days)
    drawn = Timetable(
        institution=scenario.institution,
        stage=scenario.stage,
        as_of=scenario.as_of,
        cite=ruled.cite,
        text=ruled.text,
        finish=(own.finish or ruled.finish) + moved,
        steps=steps,
        notice_stage=ruled.notice.stage,
        notice_cite=ruled.notice.cite,
        notice_text=ruled.notice.text,
        ruled_days=ruled.notice.days,
        days=days,
        notice=notice,
        second=posted_again(notice, days),
        cautions=(),
    )
    return drawn.replace(cautions=tuple(cautions(drawn)))


Span = tuple[date, date, Origin]


def _planned(scenario: Scenario, ruled: Procedure) -> Mapping[str, Span]:
    """First and last day of every stage, and whose they are."""
    found: dict[str, Span] = {}
    for name, stage in ruled.stages.items():
        own = scenario.procedure.stages.get(name)
        first = (own.first if own else None) or stage.first
        last = (own.last if own else None) or stage.last
        same = (first, last) == (stage.first, stage.last)
        found[name] = (first, last, "regulation" if same else "scenario")
    return found


def _steps(
    ruled: Procedure, planned: Mapping[str, Span], moved: timedelta | None
) -> Iterator[Step]:
    known = known_years()
    for name, (first, last, origin) in planned.items():
        begins, ends = (first, last) if moved is None else (first + moved, last + moved)
        stage = ruled.stages[name]
        yield Step(
            stage=name,
            name=stage.name,
            first=begins,
            last=ends,
            days=(ends - begins).days + 1,
            working=working_days(begins, ends),
            holidays_known=begins.year in known and ends.year in known,
            dates=origin if moved is None else "moved",
            cite=stage.cite,
            text=stage.text,
        )
