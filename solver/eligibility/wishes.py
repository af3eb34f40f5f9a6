"""What a person prefers, and who has reason to envy whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.grades import Grade
from models.policy import Decision
from models.scenario import Scenario
from solver.eligibility.applications import place_in_list
from solver.eligibility.candidates import Candidate, Candidates, Triple


def wish(candidate: Candidate, scenario: Scenario) -> tuple[int, int]:
    """The smaller, the more wanted: first the application list, then the value of the grade."""
    return candidate.choice, -scenario.value(candidate.triple.grade)


def keeps_grade(candidate: Candidate, scenario: Scenario) -> bool:
    """True where somebody who holds a grade does not lose it against their own wish.

    At that grade or a higher one of its category; or in another category that the own list puts
    before the own seat. Who holds none has none to lose.
    """
    person, grade = scenario.staff[candidate.triple.person], candidate.triple.grade
    now = scenario.grade_of(person)
    if now is None or grade.at_or_above(now):
        return True
    own = (place_in_list(person, scenario.desk_of(person)), -scenario.value(now))
    return grade.category is not now.category and wish(candidate, scenario) < own


def protected(candidate: Candidate, scenario: Scenario) -> bool:
    """True where the seat is held by right, not by rank: a right protects the own seat alone.

    That is the present post at the present grade, what the leading group has pinned, or a post to
    which a higher body appoints. Another desk at the present grade is held by rank.
    """
    triple = candidate.triple
    return (
        candidate.retains
        or scenario.desks[triple.post].by_appointment is not None
        or any(d.rule == "pin" and settles(d, triple) for d in scenario.decisions)
    )


def settles(decision: Decision, triple: Triple) -> bool:
    """True where a decision of the leading group speaks of this triple."""
    return decision.settles(triple.person, triple.post, triple.grade)


@dataclass(frozen=True, slots=True, order=True)
class Envy:
    """`envier` outranks `holder` and could have `wanted`, were `holder` not at `held`."""

    envier: str
    holder: str
    wanted: Triple
    held: Triple


Assignment = Mapping[str, Triple]
"""Who holds what; people who wait are left out."""


def justified_envy(candidates: Candidates, assignment: Assignment) -> Iterator[Envy]:
    """Every pair in which the one outranks the other and wants the seat, in the order of ids.

    The seat of another is wanted at that desk, or as that grade at one's own present desk; it
    must be open to the envier by application, preferred to what the envier got, and not held
    by protection. Equal points are no envy but a tie.
    """
    scenario, points = candidates.scenario, candidates.points
    holders = _holders(candidates, assignment)
    for envier, own in candidates.of_person.items():
        got = assignment.get(envier)
        best = None if got is None else wish(candidates.at[got], scenario)
        envied: dict[str, list[Candidate]] = {}
        for wanted in own:
            if wanted.applied and (best is None or wish(wanted, scenario) < best):
                for holder in holders.get(_freed(wanted.triple, got), ()):
                    if points[envier] <= points[holder]:
                        break
                    envied.setdefault(holder, []).append(wanted)
        for holder in sorted(envied):
            top = min(envied[holder], key=lambda candidate: wish(candidate, scenario))
            yield Envy(envier, holder, top.triple, assignment[holder])


_Seat = tuple[Grade, str | None]
"""A grade at a post; with None, at any post."""


def _holders(candidates: Candidates, assignment: Assignment) -> Mapping[_Seat, Sequence[str]]:
    """Who holds each seat without protection, the fewest points first."""
    holders: dict[_Seat, list[str]] = {}
    for person, held in assignment.items():
        if not protected(candidates.at[held], candidates.scenario):
            for seat in ((held.grade, held.post), (held.grade, None)):
                holders.setdefault(seat, []).append(person)
    return {
        seat: sorted(people, key=candidates.points.__getitem__) for seat, people in holders.items()
    }


def _freed(wanted: Triple, got: Triple | None) -> _Seat:
    """The seat that somebody must leave for `wanted`, for who now has `got`.

    At one's own desk that of anybody at the grade; elsewhere that very seat.
    """
    return wanted.grade, None if got is not None and wanted.post == got.post else wanted.post
