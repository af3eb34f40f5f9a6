"""Alternative plans solved side by side: what each approves, what comes of it, and for whom."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from os import cpu_count

from models.base import hyphens
from models.comparison import Comparison, Difference, Effect, PlanOutcome
from models.conflict import Claim
from models.grades import Grade, position
from models.places import Place
from models.plan import BASE_PLAN, Plan
from models.result import Appointment, Result
from models.scenario import Scenario
from solver.analysis.conflict import worded
from solver.analysis.contests import contests
from solver.analysis.picture import Picture
from solver.analysis.use import empty_seats, quota_use
from solver.eligibility.candidates import Candidates, candidates
from solver.eligibility.wishes import justified_envy
from solver.program.build import build
from solver.program.core import core
from solver.program.search import DEFAULTS, Clock, OutOfTime, Settings
from solver.solving import best_of

MONTHS = 12


@dataclass(frozen=True)
class _Solved:
    """One plan, judged and solved."""

    judged: Candidates
    result: Result
    clock: Clock

    @property
    def scenario(self) -> Scenario:
        """The scenario under the plan."""
        return self.judged.scenario


def compare(
    scenario: Scenario,
    plans: Sequence[str] | None = None,
    settings: Settings = DEFAULTS,
    *,
    told: Callable[[str], None] = lambda _: None,
) -> Comparison:
    """The base plan and alternative ones (all there are, by default), each solved on its own.

    Plans keep the order in which they are asked for, the base first. `told` hears the name of each
    plan as it is done, in whatever order that is. The time limit is for all plans together. Raises
    KeyError for an unknown plan.
    """
    names = [BASE_PLAN, *(name for name in plans or scenario.plans if name != BASE_PLAN)]
    cases = {name: scenario.with_plan(name) for name in names}
    clock, solved = Clock.started(settings), dict[str, _Solved]()
    pool = ThreadPoolExecutor(cpu_count())  # the search leaves Python free meanwhile
    try:
        futures = {pool.submit(_solve, case, clock): name for name, case in cases.items()}
        for future in as_completed(futures):
            solved[futures[future]] = future.result()
            told(futures[future])
    finally:  # an interrupt waits for nobody
        pool.shutdown(wait=False, cancel_futures=True)
    base = solved[BASE_PLAN]
    return Comparison(
        scenario=scenario.institution,
        staff=len(scenario.people),
        cost_today=yearly_cost(scenario, map(scenario.grade_of, scenario.people)),
        plans=tuple(_outcome(base, solved[name]) for name in cases),
    )


def _solve(scenario: Scenario, clock: Clock) -> _Solved:
    judged = candidates(scenario)
    return _Solved(judged, best_of(judged, clock.left()), clock)


def _outcome(base: _Solved, one: _Solved) -> PlanOutcome:
    scenario, result = one.scenario, one.result
    plan, change = scenario.plan, scenario.plans.get(scenario.plan_name)
    quota = {grade: plan.quota[grade] for grade in sorted(plan.quota, key=position)}
    policy = change.policy if change and change.policy else {}
    approved = PlanOutcome(
        plan=scenario.plan_name,
        note=change.note if change else plan.note,
        total=plan.total,
        seats=sum(quota.values()),
        quota=quota,
        broken=broken(plan),
        beyond_base=_beyond(plan, base.scenario.plan),
        policy={hyphens(key): _written(value) for key, value in policy.items()},
        status=result.status,
        full_cost=MONTHS * sum(seats * scenario.value(grade) for grade, seats in quota.items()),
    )
    if not result.solved:
        return approved.replace(conflict=_conflict(one))
    picture = Picture(one.judged, result)
    return approved.replace(
        people=dict(Counter(a.outcome for a in result.appointments)),
        tied=sum(a.standing == "tied" for a in result.appointments),
        aims=result.aims,
        use=quota_use(picture),
        vacant=empty_seats(picture),
        contests=contests(picture),
        envy=0
        if one.judged.scenario.policy.by_points
        else len(list(justified_envy(one.judged, picture.held.triples))),
        cost=yearly_cost(scenario, (a.grade for a in result.appointments)),
        differences=_differences(base, one) if base.result.solved else None,
    )


def broken(plan: Plan) -> tuple[str, ...]:
    """The limits that the approved seats themselves do not keep: ratios by name, or `total`."""
    over = ("total",) if sum(plan.quota.values()) > plan.total else ()
    return (*(ratio.name for ratio in plan.ratios if not plan.keeps(ratio)), *over)


def _beyond(plan: Plan, base: Plan) -> tuple[str, ...]:
    """Limits of the base plan that a plan has changed, and does not keep."""
    given_up = [ratio for ratio in base.ratios if ratio not in plan.ratios]
    over = ("total",) if plan.total > base.total else ()
    return (*(ratio.name for ratio in given_up if not plan.keeps(ratio)), *over)


def _written(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def yearly_cost(scenario: Scenario, held: Iterable[Grade | None]) -> int:
    """Post salary of everybody who holds a grade, yuan a year, by the rulebook's table."""
    return MONTHS * sum(scenario.value(grade) for grade in held if grade)


def _conflict(one: _Solved) -> tuple[Claim, ...]:
    """What cannot all hold; nothing where the time ran out before that was known."""
    if one.result.status != "infeasible":
        return ()
    try:
        found = core(build(one.judged), clock=one.clock)
    except OutOfTime:
        return ()
    return worded(one.judged, found.claims) if found and found.minimal else ()


def _differences(base: _Solved, one: _Solved) -> tuple[Difference, ...]:
    """Everybody whose place is another, in the order of ids."""
    before = {a.person: a for a in base.result.appointments}
    return tuple(
        _difference(one.scenario, before[after.person], after)
        for after in one.result.appointments
        if after.place != before[after.person].place
    )


def _difference(scenario: Scenario, before: Appointment, after: Appointment) -> Difference:
    effects = {
        _effect(scenario, old, new)
        for old in (before.place, *before.alternatives)
        for new in (after.place, *after.alternatives)
        if old != new
    }
    same = {before.place, *before.alternatives} & {after.place, *after.alternatives}
    unproved = "unproved" in {before.standing, after.standing}
    return Difference(
        person=after.person,
        before=before.place,
        after=after.place,
        effect=_effect(scenario, before.place, after.place),
        certain=len(effects) == 1 and not same and not unproved,
    )


def _effect(scenario: Scenario, before: Place | None, after: Place | None) -> Effect:
    """Whether a place is worth more than another; waiting is worth nothing."""
    old, new = (scenario.value(place.grade) if place else 0 for place in (before, after))
    return "gains" if new > old else "loses" if new < old else "moves"
