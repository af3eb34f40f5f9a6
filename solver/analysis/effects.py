"""What another plan, reading or policy would do: to each aim, and to whom."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction

from pydantic import ValidationError

from models.base import MOST
from models.conflict import AimChange
from models.explanations import Effect, Move, PriorityCost
from models.grades import Grade, position
from models.policy import AimName
from models.result import Result
from models.scenario import Scenario
from models.shares import share_text
from solver.analysis.picture import Picture
from solver.analysis.titles import entry_grade
from solver.eligibility.candidates import candidates
from solver.program.search import UNLIMITED, Clock
from solver.solving import best_of

Change = Callable[[Scenario], Scenario]


def seat_values(picture: Picture) -> tuple[Effect, ...]:
    """One seat more and one fewer at every grade and under every ratio; the strongest first."""
    changes = [*_quota_changes(picture.scenario), *_ratio_changes(picture.scenario)]
    found = _effects(picture, changes)
    return tuple(sorted(found, key=lambda one: _strength(picture.result, one)))


def readings(picture: Picture) -> tuple[Effect, ...]:
    """Every reading that can be switched, each switched alone; only what can differ is told."""
    return tuple(_effects(picture, _reading_changes(picture.scenario)))


def _effects(picture: Picture, changes: Iterable[tuple[str, str, Change]]) -> Iterator[Effect]:
    """What each change would do; left out where the file would contradict itself.

    As where it takes away the post that somebody applies for, or a decision names.
    """
    for of, value, change in changes:
        with suppress(ValidationError):
            yield effect(picture, of, value, change)


def priority_cost(picture: Picture, clock: Clock = UNLIMITED) -> PriorityCost | None:
    """What going by points takes from the next sum: solved again without; None for no sum.

    None, too, where seats do not go by points, or where the time ran out.
    """
    aims = picture.scenario.policy.aims
    pursued = [aim.aim for aim in picture.result.aims]
    after = pursued[pursued.index(AimName.PRIORITY) + 1 :] if AimName.PRIORITY in pursued else []
    if not after or picture.result.status != "optimal":
        return None
    left = _policy(aims=tuple(aim for aim in aims if aim is not AimName.PRIORITY))
    changed = replace(picture.judged, scenario=left(picture.scenario))
    other = best_of(changed, clock.left())
    values = {aim.aim: aim.value for aim in other.aims}
    now = {aim.aim: aim.value for aim in picture.result.aims}
    if other.status != "optimal":
        return None
    return PriorityCost(aim=after[0], without=values[after[0]], value=now[after[0]])


def effect(picture: Picture, of: str, value: str, change: Change) -> Effect:
    """The scenario changed and solved again, beside the result in hand.

    Raises pydantic's ValidationError where the changed scenario would contradict itself.
    """
    result = best_of(candidates(change(picture.scenario)))
    return Effect(
        change=of,
        value=value,
        status=result.status,
        aims=aim_changes(picture.result, result),
        moves=moves(picture.result, result),
    )


def aim_changes(before: Result, after: Result) -> tuple[AimChange, ...]:
    """Aims whose value differs; without an answer all of them, with None."""
    values = {aim.aim: aim.value for aim in after.aims}
    return tuple(
        AimChange(aim=aim.aim, before=aim.value, after=values.get(aim.aim))
        for aim in before.aims
        if values.get(aim.aim) != aim.value
    )


def moves(before: Result, after: Result) -> tuple[Move, ...]:
    """People whose appointment is another *in every answer shown*; nobody without an answer."""
    if not after.solved:
        return ()
    return tuple(
        Move(person=old.person, before=old.place, after=new.place)
        for old, new in zip(before.appointments, after.appointments, strict=True)
        if old.place != new.place
    )


def _quota_changes(scenario: Scenario) -> Iterator[tuple[str, str, Change]]:
    for grade in sorted(scenario.plan.quota, key=position):
        for by in (1, -1):
            seats = scenario.plan.seats(grade) + by
            if 0 <= seats <= MOST:
                yield grade, f"{by:+d}", _quota(grade, seats)


def _quota(grade: Grade, seats: int) -> Change:
    def change(scenario: Scenario) -> Scenario:
        quota = {**scenario.plan.quota, grade: seats}
        return scenario.replace(plan=scenario.plan.replace(quota=quota))

    return change


def _ratio_changes(scenario: Scenario) -> Iterator[tuple[str, str, Change]]:
    for ratio in scenario.plan.ratios:
        seats, whole = scenario.plan.most(ratio), scenario.plan.whole(ratio)
        if seats is None:
            continue
        for by in (1, -1):
            if 0 <= seats + by <= whole:
                yield ratio.name, f"{by:+d}", _ratio(ratio.name, Fraction(seats + by, whole))


def _ratio(name: str, share: Fraction) -> Change:
    def change(scenario: Scenario) -> Scenario:
        ratios = tuple(
            one.replace(at_most=share_text(share)) if one.name == name else one
            for one in scenario.plan.ratios
        )
        return scenario.replace(plan=scenario.plan.replace(ratios=ratios))

    return change


def _strength(result: Result, found: Effect) -> tuple[int, int, str, str]:
    """No answer first, then by the first aim that changes and by how much."""
    if not found.aims:
        return (len(AimName) + 1, 0, found.change, found.value)
    first = found.aims[0]
    order = [aim.aim for aim in result.aims].index(first.aim)
    if first.after is None:
        return (-1, 0, found.change, found.value)
    return (order, -abs(first.after - first.before), found.change, found.value)


_POLICIES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("merit-reading", "merit_reading", ("R1", "R2", "R3", "R4")),
    ("recent-years", "recent_years", ("assessment-years", "months")),
    ("quota-reading", "quota_reading", ("exact", "cumulative")),
    ("professional-posts", "professional_posts", ("by-tier", "as-written")),
    ("over-quota", "over_quota", ("forbid", "transitional")),
)


_REDUCTION = (
    "transitional-reduction",
    "transitional_reduction",
    ("no-entry", "two-for-one", "three-for-one", "by-excess"),
)
"""Of effect only where a regular round finds grades over their quota."""


def _reading_changes(scenario: Scenario) -> Iterator[tuple[str, str, Change]]:
    over = scenario.policy.over_quota == "transitional"
    reduced = over and scenario.stage == "regular"
    for name, field, values in (*_POLICIES, *((_REDUCTION,) if reduced else ())):
        for value in values:
            if value != getattr(scenario.policy, field):
                yield name, value, _policy(**{field: value})
    yield "keep-grade", "by-certificate", grades_by_certificate


def _policy(**changes: object) -> Change:
    return lambda scenario: scenario.replace(policy=scenario.policy.replace(**changes))


def grades_by_certificate(scenario: Scenario) -> Scenario:
    """现聘职务 read as the title *held*: its entry grade, where that is above the present one.

    The regulation says 现聘 (appointed); this reading shows for whom the difference matters. A
    title that opens no grade the rulebook knows makes none.
    """
    tiers = {
        "full-senior": Grade.P4,
        "associate-senior": Grade.P7,
        "intermediate": Grade.P10,
        "assistant": Grade.P12,
        "technician": Grade.P13,
    }
    people = []
    for person in scenario.people:
        current = scenario.grade_of(person)
        held = (entry_grade(scenario, tiers[title.tier], title.tier) for title in person.titles)
        known = (grade for grade in held if grade in scenario.rulebook.grades)
        best = min(known, key=position, default=None)
        if person.current and current and best and best.above(current):
            changed = person.current.replace(grade=best, rank=None, post=None)
            people.append(person.replace(current=changed))
        else:
            people.append(person)
    return scenario.replace(people=tuple(people))
