"""What would mend a conflict: every cheapest change of every kind, each tried by solving."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations

from models.conflict import Repair
from models.policy import Rule
from solver.analysis.mended import by, foreseen, in_the_file
from solver.analysis.options import Growing, Option, options
from solver.eligibility.candidates import Candidates, Triple, opened
from solver.program.build import build
from solver.program.columns import ones
from solver.program.constraints import Row
from solver.program.core import Claim, an_answer
from solver.program.search import UNLIMITED, Bare, Clock, OutOfTime
from solver.solving import best_of

_TRIED = 600
"""Combinations tried before the list is called incomplete."""

_WORK = 200_000
"""What is worked on before it is called so: columns, for a trial all of a program's."""

_LONG = 3
"""How many times as long it takes to work a repair out, or to ask of everybody at once."""

_STEPS = 3
_APPROVED = ("raise-quota", "shift-quota", "raise-ratio")

Place = tuple[int, ...]
"""Where a repair stands among others that are as good."""


class _Enough(Exception):  # noqa: N818 (it states a fact)
    """Raised where more is not tried."""


def repairs(
    judged: Candidates, claims: Sequence[Claim], clock: Clock = UNLIMITED
) -> tuple[tuple[Repair, ...], bool]:
    """All repairs of the fewest steps, and whether all of that many were tried."""
    trials = _Trials(judged, claims, clock)
    found: dict[Place, Repair] = {}
    try:
        for size in range(1, _STEPS + 1):
            found.update(trials.single() if size == 1 else trials.several(size))
            if found:
                break
    except (OutOfTime, _Enough):
        return _sorted(found), False
    return _sorted(found), True


def _sorted(found: dict[Place, Repair]) -> tuple[Repair, ...]:
    """What needs no new approval first, what breaks a limit last; then as the options come."""
    return tuple(found[place] for place in sorted(found, key=lambda one: (_reach(found[one]), one)))


def _reach(repair: Repair) -> tuple[bool, bool]:
    approval = any(step.kind in _APPROVED for step in repair.steps)
    return (not repair.within_limits, approval)


class _Trials:
    """What is tried, and how much was."""

    def __init__(self, judged: Candidates, claims: Sequence[Claim], clock: Clock) -> None:
        self._judged = judged
        self._told = [claim.about for claim in claims if claim.rule is Rule.KEEP_GRADE]
        self._options = list(options(judged, claims))
        self._people = [group.person for group in self._options if group.person is not None]
        self._clock = clock
        self._tried = self._work = 0

    def single(self) -> Iterator[tuple[Place, Repair]]:
        """Every step that mends, with its place: policies are tried first, as they mend most.

        What opens something to somebody comes last.
        """
        for place, group in reversed([*enumerate(self._options)]):
            if group.person is None and group.alone:
                for at, option in enumerate(group.made()):
                    repair = self._repair([option])
                    if repair is not None:
                        yield (place, at), repair
        yield from self._opened()

    def _opened(self) -> Iterator[tuple[Place, Repair]]:
        """What mends by opening something to somebody.

        All is open in one program, and one question finds a seat of which one person only needs
        to be given one; it is asked again without the step that it belongs to, until there is no
        other.
        """
        if not one_could_help(self._judged, self._people, self._clock):
            return
        every: dict[Place, Option] = {
            (place, at): option
            for place, group in enumerate(self._options)
            if group.person is not None
            for at, option in enumerate(group.made())
            if isinstance(option, Option)
        }
        made = ((place, self._stated([every[place]])) for place in self._helpful(every))
        yield from ((place, repair) for place, repair in made if repair is not None)

    def _helpful(self, every: Mapping[Place, Option]) -> Iterator[Place]:
        """The steps of which one alone opens a seat that mends, as far as its seats go."""
        home: dict[Triple, list[Place]] = {}
        for place, option in every.items():
            for triple in option.opens:
                home.setdefault(triple, []).append(place)
        wide = opened(self._judged, set(home))
        program = build(wide)
        new = {column: home[c.triple] for column, c in enumerate(wide.open) if c.triple in home}
        tried: set[Place] = set()
        while True:
            left = ones(column for column, places in new.items() if not tried.issuperset(places))
            gone = ones(column for column, places in new.items() if tried.issuperset(places))
            self._spend(_LONG * len(program.upper))
            rows = (Row(Rule.ONE_POST, "one", left, 1), Row(Rule.ONE_POST, "none", gone, 0))
            values = an_answer(program, rows, self._clock)
            if values is None:
                return
            used = (places for column, places in new.items() if values.get(column))
            found = {place for places in used for place in places} - tried
            tried |= found
            yield from sorted(found)

    def several(self, size: int) -> Iterator[tuple[Place, Repair]]:
        """Every combination of so many steps that mends, with its place."""
        every = [option for group in self._options for option in group.made()]
        for place, steps in enumerate(combinations(every, size)):
            repair = self._repair(steps)
            if repair is not None:
                yield (place,), repair

    def _repair(self, steps: Sequence[Option | Growing]) -> Repair | None:
        """The repair that some steps are; None where there is no answer after them.

        Where a step is taken by some seats, by as few as will do: each in turn, as the others need
        it. Raises _Enough or OutOfTime where that is not found out.
        """
        sizes = [step.most if isinstance(step, Growing) else 1 for step in steps]
        if not self._possible(by(steps, sizes)):
            return None
        for at, step in enumerate(steps):
            if isinstance(step, Growing):
                few = range(1, sizes[at])
                tried = bisect_left(few, x=True, key=partial(self._enough, steps, sizes, at))
                sizes[at] = tried + 1
        return self._stated(by(steps, sizes))

    def _enough(
        self, steps: Sequence[Option | Growing], sizes: Sequence[int], at: int, size: int
    ) -> bool:
        """True where one of the steps, taken by so many seats, leaves an answer."""
        return self._possible(by(steps, [*sizes[:at], size, *sizes[at + 1 :]]))

    def _possible(self, steps: Sequence[Option]) -> bool:
        """True where there is an answer after some steps, every seat open that they are to open."""
        if self._tried >= _TRIED:
            raise _Enough
        self._tried += 1
        changed = foreseen(self._judged, steps)
        if changed is None:
            return False
        program = build(changed)
        self._spend(len(program.upper))
        return an_answer(program, (), self._clock) is not None

    def _spend(self, columns: int) -> None:
        if self._work > _WORK:
            raise _Enough
        self._work += columns

    def _stated(self, steps: Sequence[Option]) -> Repair | None:
        """The repair with the figures of the file that states it; None where there is no answer."""
        mended = in_the_file(self._judged, steps)
        self._spend(_LONG * (len(mended.open) if mended else 0))
        result = best_of(mended, self._clock.left()) if mended else None
        if mended is None or result is None or result.status == "infeasible":
            return None
        if result.status != "optimal":
            raise OutOfTime
        plan = mended.scenario.plan
        return Repair(
            steps=tuple(option.step for option in steps),
            within_limits=all(plan.keeps(ratio) for ratio in plan.ratios)
            and sum(plan.quota.values()) <= plan.total,
            aims=result.aims,
            people=tuple(result.of(person) for person in self._told),
        )


def one_could_help(judged: Candidates, people: Collection[str], clock: Clock) -> bool:
    """Whether there is an answer once one of some people need not keep the grade.

    Where there is none, whatever more is open to one of them does not help. False is proved; of
    rules that ask for more than a seat for somebody nothing is said.
    """
    program = build(judged)
    if any(_asks_otherwise(row) for row in program.rows):
        return True
    slack = {person: len(program.upper) + at for at, person in enumerate(people)}
    rows = [_with_slack(row, slack) for row in program.rows]
    upper = (*program.upper, *(1 for _ in slack))
    one = Row(Rule.ONE_POST, "one", ones(slack.values()), 1)
    return an_answer(Bare(upper, (*rows, one)), (), clock) is not None


def _asks_otherwise(row: Row) -> bool:
    return row.rule not in {Rule.KEEP_GRADE, Rule.PIN} and any(c < 0 for c, _ in row.terms)


def _with_slack(row: Row, slack: Mapping[str, int]) -> Row:
    person = row.about.split("/")[0]
    if row.rule not in {Rule.KEEP_GRADE, Rule.PIN} or person not in slack:
        return row
    return Row(row.rule, row.about, (*row.terms, (-1, slack[person])), row.most)
