"""What a scenario is once its log is followed: entry by entry, in the order of the log."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from models.log import Action, Entry
from models.people import Person
from models.problems import Inconsistent, Problem, unknown
from models.records import matters
from models.references import called

if TYPE_CHECKING:
    from models.scenario import Scenario

S = TypeVar("S", bound="Scenario")


def follow(scenario: S, entries: Sequence[Entry]) -> S:
    """The scenario with some more entries followed, and kept in its log.

    Raises Inconsistent, which names the entry, where one leads to something impossible.
    """
    try:
        return _followed(scenario, entries)
    except (ValidationError, Inconsistent) as wrong:
        raise _blamed(scenario, entries, wrong) from None


def _blamed(
    scenario: "Scenario", entries: Sequence[Entry], wrong: ValidationError | Inconsistent
) -> Inconsistent:
    """What is wrong, said of the first entry after which nothing is right any more."""
    while True:
        *entries, _ = entries
        try:
            good = _followed(scenario, entries)
        except (ValidationError, Inconsistent) as earlier:
            wrong = earlier
        else:
            return Inconsistent(list(_of_entry(good, len(good.log), wrong)))


def _followed(scenario: S, entries: Sequence[Entry]) -> S:
    people = {person.id: person for person in scenario.people}
    for entry in entries:
        if entry.person is not None and (change := _CHANGES.get(entry.action)):
            people[entry.person] = change(people[entry.person], entry)
    made = (entry.decision for entry in entries)
    about = {entry.person for entry in entries}
    return scenario.replace(
        baseline={who: place for who, place in scenario.baseline.items() if who not in about},
        people=tuple(people.values()),
        decisions=(*scenario.decisions, *(decision for decision in made if decision)),
        log=(*scenario.log, *entries),
    )


def _corrected(person: Person, entry: Entry) -> Person:
    """The record with the facts that take the place of those on file; of assessments by year."""
    facts = dict(entry.facts.stated) if entry.facts else {}
    if years := facts.get("assessments"):
        facts["assessments"] = {**person.assessments, **years}
    return person.replace(**facts)


def _reviewed(person: Person, entry: Entry) -> Person:
    """The record with what was found in a matter; a new finding takes the place of an old one."""
    others = (one for one in person.findings if one.matter != entry.matter)
    return person.replace(findings=tuple(filter(None, (*others, entry.verdict))))


def _withdrawn(person: Person, entry: Entry) -> Person:
    """The record without the application, or without one post of it."""
    if entry.post is None:
        return person.replace(applies=())
    if person.applies is None or entry.post not in person.applies:
        what = f"{person.id} has no application for {entry.post} on record."
        mend = "Correct the post, or leave it out for the whole application."
        raise Inconsistent([Problem(at=("post",), what=what, mend=mend)])
    return person.replace(applies=tuple(post for post in person.applies if post != entry.post))


_CHANGES: Mapping[Action, Callable[[Person, Entry], Person]] = {
    "correct": _corrected,
    "review": _reviewed,
    "waiver": _reviewed,
    "withdraw": _withdrawn,
}
"""What an action makes of a person's record; a decision about a seat leaves it as it is."""


def _of_entry(
    scenario: "Scenario", number: int, wrong: ValidationError | Inconsistent
) -> Iterator[Problem]:
    """What is wrong, said of the entry that leads to it."""
    if isinstance(wrong, Inconsistent):
        yield from (one.replace(at=("log", number, *one.at)) for one in wrong.problems)
        return
    causes = [error["ctx"]["error"] for error in wrong.errors()]  # each is Inconsistent
    for problem in (problem for cause in causes for problem in cause.problems):
        where = " › ".join(called(scenario, problem.at))
        yield problem.replace(at=("log", number), what=f"{where}: {problem.what}")


def entries(scenario: "Scenario") -> Iterator[Problem]:
    """Entries about people, posts, grades or matters that there are not, or out of their order."""
    known, latest = matters(scenario), None
    for index, entry in enumerate(scenario.log):
        for key, kind, there in (
            ("person", "person", scenario.staff),
            ("post", "post", scenario.names),
            ("grade", "grade", scenario.rulebook.grades),
            ("matter", "matter to judge", known),
        ):
            name = getattr(entry, key)
            if name is not None and name not in there:
                yield unknown(("log", index, key), kind, name, there)
        if latest is not None and entry.on < latest:
            yield Problem(
                at=("log", index, "on"),
                what=f"{entry.on} is before the entry above it ({latest}).",
                mend="Put the entries in the order of their days.",
            )
        latest = entry.on if latest is None else max(latest, entry.on)
