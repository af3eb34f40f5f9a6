"""What the leading group and the reviewing bodies have decided, with day, reason and clause."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from models.conditions import Condition, matter, walk
from models.grades import Grade
from models.log import Entry
from models.people import Finding
from models.policy import Decision
from models.scenario import Scenario
from solver.report.naming import Names
from solver.report.table import Column, Section, one_table


@dataclass(frozen=True)
class Told:
    """One decision in words. `number` is its place in the log, None for one from the start."""

    number: int | None
    day: date
    person: str
    what: str
    reason: str
    clause: str
    by: str


def told(names: Names) -> tuple[Told, ...]:
    """Every decision that the scenario shows: those from the start by their days, then the log."""
    first = sorted((*_decisions(names), *_findings(names)), key=lambda one: one.day)
    entries = enumerate(names.scenario.log, start=1)
    return (*first, *(entry_told(names, number, entry) for number, entry in entries))


def entry_told(names: Names, number: int, entry: Entry) -> Told:
    """An entry of the log in words."""
    return Told(
        number,
        entry.on,
        entry.person or "–",
        entry_text(names, entry),
        entry.reason,
        entry.clause,
        entry.by,
    )


def entry_text(names: Names, entry: Entry) -> str:
    """What an entry decides."""
    words = names.words
    match entry.action:
        case "pin" | "forbid" | "tie":
            return words(f"log.{entry.action}", seat=_seat(names, entry.post, entry.grade))
        case "review":
            return words(f"log.review.{entry.finding}", matter=entry.matter)
        case "waiver":
            return words("log.waiver", matter=entry.matter)
        case "correct":
            stated = entry.facts.stated if entry.facts else {}
            named = (_fact(names, key, value) for key, value in stated.items())
            return words("log.correct", facts=words.join(named))
        case "withdraw" if entry.post is not None:
            return words("log.withdraw.post", seat=names.seat(entry.post))
        case _:
            return words(f"log.{entry.action}")


def _fact(names: Names, key: str, value: object) -> str:
    """A fact that was corrected, and what of the record it takes the place of."""
    words = names.words
    fact = words(f"fact.{key}")
    if value is None or (not value and key != "applies"):  # an empty list there is a wish
        return words("log.correct.none", fact=fact)
    if isinstance(value, Mapping):
        return words("log.correct.years", fact=fact, years=words.join(map(str, sorted(value))))
    return words("log.correct.list", fact=fact) if isinstance(value, tuple) else fact


def log(names: Names) -> Section:
    """The decisions as a table; empty where nothing was decided."""
    rows, words = told(names), names.words
    if not rows:
        return []
    return one_table(
        Column(words("log.number"), [_number(one) for one in rows], right=True),
        Column(words("log.day"), [str(one.day) for one in rows]),
        Column(words("col.person"), [names.person(one.person) for one in rows]),
        Column(words("log.decided"), [one.what for one in rows], wrap=True),
        Column(words("log.reason"), [one.reason for one in rows], wrap=True),
        Column(words("log.clause"), [one.clause for one in rows], wrap=True),
        Column(words("log.by"), [one.by for one in rows], optional=True),
    )


def _number(one: Told) -> str:
    return "–" if one.number is None else str(one.number)


def _seat(names: Names, post: str | None, grade: Grade | None) -> str:
    parts = (grade and names.grade(grade), post and names.desk(post))
    return " ".join(part for part in parts if part)


def _decisions(names: Names) -> Iterator[Told]:
    scenario = names.scenario
    logged = [entry.decision for entry in scenario.log]
    for one in scenario.decisions:
        if one not in logged:
            what = names.words(f"log.{one.rule}", seat=_seat(names, one.post, one.grade))
            yield _from_the_start(one, one.person, what, one.reason, one.clause)


def _findings(names: Names) -> Iterator[Told]:
    scenario = names.scenario
    found = [(who, one) for who in scenario.staff.values() for one in who.findings]
    logged = [entry.verdict for entry in scenario.log]
    asked = matters(names.scenario) if found else {}
    for person, one in found:
        if one not in logged:
            cite, text = asked.get(one.matter, ("", ""))
            named = (names.words.lang == "zh" and text.rstrip("。")) or one.matter
            what = names.words(f"log.review.{one.finding}", matter=named)
            yield _from_the_start(one, person.id, what, one.note, cite)


def _from_the_start(
    one: Decision | Finding, person: str, what: str, reason: str | None, clause: str | None
) -> Told:
    return Told(None, one.on, person, what, reason or "", clause or "", one.by)


def matters(scenario: Scenario) -> Mapping[str, tuple[str, str]]:
    """Matters that are left to a judgement, each with its clause and its words.

    Empty where several conditions ask for it and differ in that.
    """
    stated = [condition for _, condition in scenario.rulebook.all_conditions()]
    stated += [post.requires for post in scenario.posts if post.requires is not None]
    found: dict[str, tuple[set[str], set[str]]] = {}
    for condition in stated:
        for atom, cite, text in _asked(condition):
            cites, texts = found.setdefault(atom, (set(), set()))
            cites.add(cite)
            texts.add(text)
    return {atom: (_only(cites), _only(texts)) for atom, (cites, texts) in found.items()}


def _only(found: Collection[str]) -> str:
    return min(found) if len(found) == 1 else ""


def _asked(condition: Condition) -> Iterator[tuple[str, str, str]]:
    """Every matter of a condition with its clause and words: its own, or of what it is part of."""
    said: dict[tuple[str | int, ...], tuple[str, str]] = {}
    for at, part in walk(condition):
        around = (said[at[:n]] for n in reversed(range(len(at))) if at[:n] in said)
        cite, text = next(around, ("", ""))
        said[at] = part.cite or cite, part.text or text
        if (asked := matter(part)) is not None:
            yield asked.matter, *said[at]
