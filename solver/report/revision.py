"""What follows from an objection, on a terminal: who changes and why, and what stability costs."""

from collections.abc import Iterator

from models.result import Result
from models.revision import Change, Revision, StabilityPrice
from solver.report.aims import change_text
from solver.report.log import entry_text
from solver.report.naming import Names, points_text
from solver.report.page import PLAIN, Page
from solver.report.table import Column, section_text
from solver.report.text import title
from solver.report.words import Words


def revision_text(names: Names, revision: Revision, result: Result, page: Page = PLAIN) -> str:
    """The whole statement of a revision that has an answer."""
    words = names.words
    blocks = [f"{title(names, page)}\n\n{_verdict(words, revision)}"]
    for key, lines in (
        ("since", list(_since(names, revision))),
        ("changes", [_changes(names, revision, page)] if revision.changes else []),
        ("unmoved", list(_unmoved(names, revision))),
        ("price", list(_price(names, revision.price))),
        ("ties", list(_ties(names, result))),
    ):
        if lines:
            blocks.append("\n".join([page.head(words(f"revise.head.{key}")), *lines]))
    return "\n\n".join([*blocks, words("verified")]) + "\n"


def _verdict(words: Words, revision: Revision) -> str:
    """How many change of whom, and whether fewer could."""
    told = [words.count("revise.changed", len(revision.changes))]
    told.append(words.count("revise.others", revision.others_changed, total=revision.others))
    proved = "proved" if revision.status == "optimal" else "unproved"
    told.append(words(f"revise.{proved}"))
    return words.join(told, "stop") + words("end")


def _since(names: Names, revision: Revision) -> Iterator[str]:
    words = names.words
    for number, entry in enumerate(revision.since, start=revision.first):
        who = words("revise.about", person=names.person(entry.person)) if entry.person else ""
        yield words(
            "revise.entry",
            number=number,
            on=entry.on,
            what=f"{who}{entry_text(names, entry)}",
            reason=entry.reason,
            clause=entry.clause,
        )


def _changes(names: Names, revision: Revision, page: Page) -> str:
    words, rows = names.words, revision.changes
    columns = (
        Column(words("col.person"), [names.person(one.person) for one in rows]),
        Column(words("revise.before"), [names.place(one.before) for one in rows]),
        Column(words("revise.after"), [names.place(one.after) for one in rows]),
        Column(words("col.effect"), [words(f"revise.effect.{one.effect}") for one in rows]),
        Column(words("revise.why"), [_cause(names, revision, one) for one in rows], wrap=True),
    )
    return section_text([[columns]], page.width)


def _cause(names: Names, revision: Revision, change: Change) -> str:
    words, cause = names.words, change.cause
    match cause.why:
        case "decided" if cause.entries:
            entries = [revision.since[number - revision.first] for number in cause.entries]
            told = words.join((entry_text(names, one) for one in entries), "semicolon")
            numbers = words.join(map(str, cause.entries))
            return words("revise.decided", what=told, numbers=numbers) + _points(words, change)
        case "decided":
            return words("revise.decided.now")
        case "record":
            return words("revise.record") + _points(words, change)
        case "lost" | "freed":
            other = next(one for one in revision.changes if one.person == cause.other)
            seat = other.after if cause.why == "lost" else other.before
            return words(
                f"revise.{cause.why}",
                other=names.person(other.person),
                seat=names.grade(seat.grade if seat else None),
                points=points_text(change.points),
                theirs=points_text(other.points),
            )
        case why:
            return words(f"revise.{why}")


def _points(words: Words, change: Change) -> str:
    """How the points have changed, where they have."""
    if change.points == change.points_before:
        return ""
    before, now = points_text(change.points_before), points_text(change.points)
    return words("revise.points", before=before, now=now)


def _unmoved(names: Names, revision: Revision) -> Iterator[str]:
    if revision.unmoved:
        yield names.words("revise.unmoved", people=names.people(revision.unmoved))


def _price(names: Names, price: StabilityPrice | None) -> Iterator[str]:
    """What a free solve would gain in each aim, and whom it would move."""
    words = names.words
    if price is None:
        yield words("revise.no-price")
        return
    for change in price.aims:
        yield change_text(words, "revise.gain", change.aim, change.before, change.after)
    if not price.aims:
        yield words("revise.free")
    if price.moves:
        told = (
            words(
                "move",
                person=names.person(one.person),
                before=names.place(one.before),
                after=names.place(one.after),
            )
            for one in price.moves
        )
        yield words("revise.moves", moves=words.join(told, "semicolon"))
    yield words.count("revise.would", price.others)


def _ties(names: Names, result: Result) -> Iterator[str]:
    tied = [one.person for one in result.appointments if one.standing == "tied"]
    if tied:
        yield names.words("revise.still", people=names.people(tied))
