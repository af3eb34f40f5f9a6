"""The calendar of a round as iCalendar events (RFC 5545), for the calendars that people keep."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta

from models.timetable import Timetable
from solver.report.timetable import stage_name
from solver.report.words import Words

_OCTETS = 75
"""A line is no longer; what is longer goes on in the next, after a blank."""


def events_text(table: Timetable, words: Words) -> str:
    """One event of whole days a stage, and one for the notice while it stands.

    Nothing of it depends on the run: the stamp is the day to which facts are counted.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//gangwei//calendar//EN"]
    for step in table.steps:
        told = words("calendar.event", institution=table.institution, name=stage_name(words, step))
        text = words("calendar.cited", text=step.text, cite=step.cite)
        lines += _event(table, f"stage/{step.stage}", step.first, step.last, told, text)
    told = words("calendar.event.notice", institution=table.institution)
    text = words("calendar.cited", text=table.notice_text, cite=table.notice_cite)
    lines += _event(table, "notice", table.notice.first, table.notice.last, told, text)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(
    table: Timetable, name: str, first: date, last: date, told: str, text: str
) -> Iterator[str]:
    """An event is known by institution, day and stage, so that a new import replaces an old."""
    known = hashlib.sha256(f"{table.institution}/{table.as_of}".encode()).hexdigest()[:16]
    yield "BEGIN:VEVENT"
    yield f"UID:{name}-{known}@gangwei"
    yield f"DTSTAMP:{table.as_of:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(told)}"
    yield f"DESCRIPTION:{_escaped(text)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of whole characters."""
    piece, room = "", _OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield piece
            piece, room = " ", _OCTETS - 1
        piece, room = piece + letter, room - size
    yield piece
