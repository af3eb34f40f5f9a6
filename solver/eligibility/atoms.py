"""The atoms of the condition language, one function each.

A function gets the atom and the person and says met, unmet or needs review, with the facts it
looked at. Facts are words of the catalogue with plain values; nothing here is a sentence.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from models.conditions import (
    Achieved,
    AppointedFor,
    AssessedAs,
    CertificateHeld,
    Condition,
    EducationHeld,
    ExperienceIn,
    Leads,
    MajorHeld,
    Presumed,
    Recorded,
    TenureIn,
    TitleHeld,
    Waived,
)
from models.people import AchievementRecord
from models.titles import Mark, lowest
from solver.eligibility.calendar import Span, merged, served, window_start, years_in
from solver.eligibility.subject import Subject
from solver.eligibility.verdicts import Trace, Verdict

_RECENT = 3
"""Assessment years that must be on record before `every` year can be said to be good."""


def _trace(atom: Condition, verdict: Verdict, **facts: object) -> Trace:
    return Trace(atom, verdict, facts, None, (), atom.cite)


def _held(atom: Condition, held: Iterable[object], **facts: object) -> Trace:
    """Met where at least one record answers; an empty record means there is none."""
    answers = [str(one) for one in held]
    verdict = Verdict.MET if answers else Verdict.UNMET
    return _trace(atom, verdict, **facts, held=", ".join(answers))


def _years(
    atom: Condition,
    spans: Iterable[Span],
    years: int,
    subject: Subject,
    *,
    running: bool,
    **facts: Any,
) -> Trace:
    """Whole years in periods; a running one says on which day they will be long enough."""
    joined = merged(spans, subject.as_of)
    held = years_in(joined)
    facts |= {"years": years, "held": held, "since": joined[0][0] if joined else None}
    if held >= years:
        return _trace(atom, Verdict.MET, **facts)
    met_on = served(joined, years, running=running)
    return Trace(atom, Verdict.UNMET, facts=facts, met_on=met_on, cite=atom.cite)


def _tenure(atom: TenureIn, subject: Subject) -> Trace:
    """Service in a higher grade of the category counts for a lower one."""
    asked = atom.tenure
    spans = subject.service_at(asked.grade)
    running = subject.grade is not None and subject.grade.at_or_above(asked.grade)
    return _years(atom, spans, asked.years, subject, running=running, grade=asked.grade)


def _appointed(atom: AppointedFor, subject: Subject) -> Trace:
    """Counted from the appointment, not the certificate; a higher title counts for a lower."""
    asked = atom.appointed
    floor = lowest(asked.tier)
    spans = [
        (title.appointed, subject.as_of)
        for title in subject.person.titles
        if title.tier.at_least(floor) and title.appointed
    ]
    return _years(atom, spans, asked.years, subject, running=True, tier=asked.tier)


def _experience(atom: ExperienceIn, subject: Subject) -> Trace:
    asked = atom.experience
    records = [record for record in subject.person.experience if record.field in asked.fields]
    spans = [(record.since, record.until or subject.as_of) for record in records]
    running = any(record.until is None for record in records)
    return _years(atom, spans, asked.years, subject, running=running, fields=asked.fields)


def _title(atom: TitleHeld, subject: Subject) -> Trace:
    asked = atom.title
    floor = lowest(asked.tier)
    held = [
        f"{title.tier} {title.series}"
        for title in subject.person.titles
        if title.tier.at_least(floor) and (asked.series is None or title.series in asked.series)
    ]
    return _held(atom, held, tier=asked.tier, series=asked.series)


def _education(atom: EducationHeld, subject: Subject) -> Trace:
    asked, records = atom.education, subject.person.education
    held = [
        record.level
        for record in records
        if record.level.at_least(asked.level)
        and (asked.fields is None or set(record.fields) & set(asked.fields))
    ]
    if not records:
        return _trace(atom, Verdict.REVIEW, level=asked.level, fields=asked.fields, absent=True)
    return _held(atom, held, level=asked.level, fields=asked.fields)


def _major(atom: MajorHeld, subject: Subject) -> Trace:
    asked, records = atom.major, subject.person.education
    if not records:
        return _trace(atom, Verdict.REVIEW, fields=asked.fields, absent=True)
    held = [field for record in records for field in record.fields if field in asked.fields]
    return _held(atom, held, fields=asked.fields)


def _certificate(atom: CertificateHeld, subject: Subject) -> Trace:
    asked = atom.certificate
    held = [record.kind for record in subject.person.certificates if record.kind in asked.kinds]
    return _held(atom, held, kinds=asked.kinds)


def _assessments(atom: AssessedAs, subject: Subject) -> Trace:
    """Every year at a mark or better, or some years of one; a year not on record needs review."""
    asked, marks = atom.assessments, subject.person.assessments
    if asked.every is not None:
        below = [
            year
            for year, mark in sorted(marks.items())
            if mark is not Mark.UNGRADED and not mark.at_least(asked.every)
        ]
        absent = [year for year in _years_back(subject, _RECENT) if year not in marks]
        verdict = Verdict.UNMET if below else Verdict.REVIEW if absent else Verdict.MET
        return _trace(atom, verdict, mark=asked.every, below=below, absent=absent)
    assert asked.mark is not None  # noqa: S101 (the model allows nothing else)
    years = _years_back(subject, asked.last or 0)
    found = [year for year in years if year in marks and marks[year].at_least(asked.mark)]
    absent = [year for year in years if year not in marks]
    lacking = (asked.times or 0) - len(found)
    verdict = (
        Verdict.MET if lacking <= 0 else Verdict.REVIEW if lacking <= len(absent) else Verdict.UNMET
    )
    return _trace(
        atom,
        verdict,
        mark=asked.mark,
        times=asked.times,
        last=asked.last,
        found=found,
        absent=absent,
    )


def _years_back(subject: Subject, last: int) -> list[int]:
    """The last assessment years, but no year that was not served whole and has no mark."""
    year, began, marks = subject.as_of.year, subject.person.began, subject.person.assessments
    return [
        y for y in range(year - last, year) if y in marks or began is None or began <= date(y, 1, 1)
    ]


def _achievement(atom: Achieved, subject: Subject) -> Trace:
    """Every named property fits literally; what is claimed as equal needs its recognition."""
    asked, records = atom.achievement, subject.person.achievements
    since = _counted_since(atom, subject)
    facts: dict[str, object] = {"kind": asked.kind, "since": since}
    if asked.since and subject.appointed_on is None:
        return _held(atom, (), **facts)  # who was never appointed has earned nothing since
    in_time = [record for record in records if since is None or record.on >= since]
    if not in_time:
        return _held(atom, (), **facts)
    if literal := [r for r in in_time if r.kind in asked.kind and _fits(atom, r)]:
        return _held(atom, [_call(record) for record in literal], **facts)
    equal = [r for r in in_time if asked.or_equal and r.equal_to in asked.kind and _fits(atom, r)]
    if any(record.recognised for record in equal):
        return _held(atom, [_call(r) for r in equal if r.recognised], **facts)
    if equal:
        claimed = ", ".join(_call(record) for record in equal)
        return _trace(atom, Verdict.REVIEW, **facts, claimed=claimed)
    return _held(atom, (), **facts)


def _counted_since(atom: Achieved, subject: Subject) -> date | None:
    """The first day that counts: of the present appointment, of the last years, the later one."""
    asked = atom.achievement
    days = [subject.appointed_on] if asked.since else []
    if asked.last is not None:
        by_months = subject.recent_by_months
        days.append(window_start(subject.as_of, asked.last, by_months=by_months))
    return max((day for day in days if day is not None), default=None)


def _fits(atom: Achieved, record: AchievementRecord) -> bool:
    asked = atom.achievement
    return (
        (asked.level is None or record.level in asked.level)
        and (asked.class_ is None or record.class_ in asked.class_)
        and (asked.role is None or record.role in asked.role)
        and (asked.completed is None or record.completed is asked.completed)
    )


def _call(record: AchievementRecord) -> str:
    return f"{record.name or record.kind} {record.on}"


def _leads(atom: Leads, subject: Subject) -> Trace:
    """Head or deputy of a department on the scenario's date."""
    held = [
        f"{record.department} ({record.role})"
        for record in subject.person.leads
        if record.role in atom.leads.roles
        and (record.until is None or record.until > subject.as_of)
    ]
    return _held(atom, held)


def _recorded(atom: Recorded, subject: Subject) -> Trace:
    finding = subject.finding(atom.recorded.matter)
    verdict = Verdict.REVIEW if finding is None else Verdict(finding)
    return _trace(atom, verdict, matter=atom.recorded.matter, by=atom.recorded.by)


def _presumed(atom: Presumed, subject: Subject) -> Trace:
    finding = subject.finding(atom.presumed.matter)
    verdict = Verdict.MET if finding is None else Verdict(finding)
    return _trace(atom, verdict, matter=atom.presumed.matter)


def _waiver(atom: Waived, subject: Subject) -> Trace:
    finding = subject.finding(atom.waiver.matter)
    return _trace(atom, Verdict(finding or Verdict.UNMET), matter=atom.waiver.matter)


ATOMS: Mapping[type, Callable[[Any, Subject], Trace]] = {
    TenureIn: _tenure,
    AppointedFor: _appointed,
    ExperienceIn: _experience,
    TitleHeld: _title,
    EducationHeld: _education,
    MajorHeld: _major,
    CertificateHeld: _certificate,
    AssessedAs: _assessments,
    Achieved: _achievement,
    Leads: _leads,
    Recorded: _recorded,
    Presumed: _presumed,
    Waived: _waiver,
}
"""How each kind of atom is judged."""
