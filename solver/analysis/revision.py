"""Who changes against an earlier result and why, and what it costs that others do not."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.comparison import Effect
from models.log import Entry
from models.places import Place
from models.result import Appointment, Result
from models.revision import Cause, Change, Revision, StabilityPrice, Why
from models.scenario import Scenario
from solver.analysis.effects import aim_changes, moves
from solver.eligibility.candidates import Candidates, candidates
from solver.program.search import DEFAULTS, Settings
from solver.solving import best_of


def revised(
    judged: Candidates,
    before: Result,
    after: Result,
    entries: Sequence[Entry],
    decided: Iterable[str] = (),
    settings: Settings = DEFAULTS,
) -> Revision:
    """What has become of an earlier result; `entries` are those that it did not know.

    `decided` are people about whom something is decided besides, for this once. `after` is the
    result of the judged scenario, whose baseline is the earlier one.
    """
    scenario = judged.scenario
    first = len(scenario.log) - len(entries) + 1
    others = set(scenario.baseline)
    made = Revision(
        scenario=after.scenario,
        plan=after.plan,
        status=after.status,
        first=first,
        since=tuple(entries),
        others=len(others),
    )
    if not after.solved:
        return made
    numbers = {**dict.fromkeys(decided, ()), **_numbers(entries, first)}
    changes = _changes(scenario, before, after, numbers)
    changed = {one.person for one in changes}
    meant = (who for who in scenario.staff if who in numbers and who not in changed)
    return made.replace(
        changes=changes,
        unmoved=tuple(meant),
        others_changed=len(others & changed),
        price=_price(scenario, before, after, settings),
    )


def _price(
    scenario: Scenario, before: Result, after: Result, settings: Settings
) -> StabilityPrice | None:
    """The same without a baseline, beside what is decided; None where either is not proved."""
    free = best_of(candidates(scenario.replace(baseline={})), settings)
    if {after.status, free.status} != {"optimal"}:
        return None
    return StabilityPrice(
        aims=tuple(one for one in aim_changes(after, free) if one.after is not None),
        moves=moves(after, free),
        others=sum(move.person in scenario.baseline for move in moves(before, free)),
    )


def _numbers(entries: Sequence[Entry], first: int) -> Mapping[str, tuple[int, ...]]:
    """The numbers of the entries about each person."""
    numbers: dict[str, tuple[int, ...]] = {}
    for number, entry in enumerate(entries, start=first):
        if entry.person is not None:
            numbers[entry.person] = (*numbers.get(entry.person, ()), number)
    return numbers


def _changes(
    scenario: Scenario, before: Result, after: Result, numbers: Mapping[str, tuple[int, ...]]
) -> tuple[Change, ...]:
    pairs = [
        _Pair(scenario, old, new)
        for old, new in zip(before.appointments, after.appointments, strict=True)
        if old.place != new.place
    ]
    causes = _causes(pairs, numbers)
    return tuple(
        Change(
            person=pair.person,
            before=pair.old.place,
            after=pair.new.place,
            points_before=pair.old.points,
            points=pair.new.points,
            effect=pair.effect,
            cause=causes[pair.person],
        )
        for pair in pairs
    )


@dataclass(frozen=True)
class _Pair:
    """Somebody whose place is another: the appointment before and the one now."""

    scenario: Scenario
    old: Appointment
    new: Appointment

    @property
    def person(self) -> str:
        """The id."""
        return self.new.person

    @property
    def effect(self) -> Effect:
        """By the value of the grade; waiting is worth nothing."""
        was, now = (self._value(one.place) for one in (self.old, self.new))
        return "gains" if now > was else "loses" if now < was else "moves"

    def _value(self, place: Place | None) -> int:
        return self.scenario.value(place.grade) if place else 0

    @property
    def recorded_anew(self) -> bool:
        """True where the points or the present appointment are not those of before."""
        return any(
            getattr(self.old, fact) != getattr(self.new, fact)
            for fact in ("points", "from_post", "from_grade")
        )


def _causes(pairs: Sequence[_Pair], numbers: Mapping[str, tuple[int, ...]]) -> Mapping[str, Cause]:
    """The cause of each change, from those whom a decision is about outwards, link by link."""
    causes: dict[str, Cause] = {}
    for pair in pairs:
        if pair.person in numbers:
            causes[pair.person] = Cause(why="decided", entries=numbers[pair.person])
        elif pair.recorded_anew:
            causes[pair.person] = Cause(why="record")
        elif pair.old.standing == "tied":
            causes[pair.person] = Cause(why="tied")
    while True:
        known = [pair for pair in pairs if pair.person in causes]
        found = {
            pair.person: cause
            for pair in pairs
            if pair.person not in causes and (cause := _linked(pair, known))
        }
        if not found:
            break
        causes |= found
    return {pair.person: causes.get(pair.person, Cause(why="follows")) for pair in pairs}


def _linked(pair: _Pair, known: Sequence[_Pair]) -> Cause | None:
    """Who has the seat now that was this person's, or had the one that is.

    The same desk and grade speak louder than the grade alone, and that louder than the desk; who
    gains is told first whose seat it was, anybody else who has it now.
    """
    ways: list[Why] = ["freed", "lost"] if pair.effect == "gains" else ["lost", "freed"]
    for same in _SAME:
        for way in ways:
            for other in known:
                mine, theirs = (
                    (pair.old.place, other.new.place)
                    if way == "lost"
                    else (pair.new.place, other.old.place)
                )
                if mine is not None and theirs is not None and same(mine, theirs):
                    return Cause(why=way, other=other.person)
    return None


_SAME: tuple[Callable[[Place, Place], bool], ...] = (
    lambda one, other: one == other,
    lambda one, other: one.grade == other.grade,
    lambda one, other: one.post == other.post,
)
"""How near two seats are to being the same one, the nearest first."""
