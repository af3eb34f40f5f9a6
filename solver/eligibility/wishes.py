"""What a person prefers, and who has reason to envy whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.policy import Decision
from models.scenario import Scenario
from solver.eligibility.candidates import Candidate, Candidates, Triple


def wish(candidate: Candidate, scenario: Scenario) -> tuple[int, int]:
    """The smaller, the more wanted: first the application list, then the value of the grade."""
    return candidate.choice, -scenario.value(candidate.triple.grade)


def protected(candidate: Candidate, scenario: Scenario) -> bool:
    """True where the seat is held by right, not by rank.

    By keeping the present grade (九(三)), by a pin of the leading group, or by appointment.
    """
    triple = candidate.triple
    person = scenario.staff[triple.person]
    return (
        scenario.grade_of(person) == triple.grade
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
    scenario = candidates.scenario
    holders = [
        candidates.at[held]
        for _, held in sorted(assignment.items())
        if not protected(candidates.at[held], scenario)
    ]
    for envier, own in candidates.of_person.items():
        got = assignment.get(envier)
        best = None if got is None else wish(candidates.at[got], scenario)
        for holder in holders:
            if candidates.points[envier] <= candidates.points[holder.triple.person]:
                continue
            wanted = [
                candidate
                for candidate in own
                if candidate.applied
                and (best is None or wish(candidate, scenario) < best)
                and _frees(holder.triple, candidate.triple, got)
            ]
            if wanted:
                top = min(wanted, key=lambda candidate: wish(candidate, scenario))
                yield Envy(envier, holder.triple.person, top.triple, holder.triple)


def _frees(held: Triple, wanted: Triple, got: Triple | None) -> bool:
    """Whether leaving `held` would free the seat that `wanted` needs, for who now has `got`."""
    same_desk = wanted.post == held.post or (got is not None and wanted.post == got.post)
    return wanted.grade == held.grade and same_desk
