"""What an answer measures: people waiting, promotions, seniority fit, cost, senior seats."""

from collections.abc import Mapping, Sequence

from models.front import Measure
from models.grades import Grade, grades_of
from models.result import Result
from models.scenario import Scenario
from solver.analysis.compare import yearly_cost

SENIOR: frozenset[Grade] = grades_of("senior")


def of_answer(scenario: Scenario, result: Result) -> Mapping[Measure, int]:
    """The measures that an answer itself decides, whatever the seats that stay empty."""
    people = result.appointments
    return {
        Measure.WAITING: sum(a.outcome == "waiting" for a in people),
        Measure.PROMOTIONS: sum(a.outcome == "promoted" for a in people),
        Measure.SENIORITY_FIT: sum(a.points * scenario.value(a.grade) for a in people if a.grade),
        Measure.COST: yearly_cost(scenario, (a.grade for a in people)),
    }


def of_plan(scenario: Scenario, result: Result) -> Mapping[Measure, int]:
    """Every measure of a plan and its answer."""
    senior = scenario.plan.approved(SENIOR)
    return {**of_answer(scenario, result), Measure.SENIOR_SHARE: senior}


def dominates(
    first: Mapping[Measure, int], second: Mapping[Measure, int], measures: Sequence[Measure]
) -> bool:
    """True where the first is at least as good in every measure and better in one."""
    one, other = ([badness(values, m) for m in measures] for values in (first, second))
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


def badness(values: Mapping[Measure, int], measure: Measure) -> int:
    """A measure's value, turned so that less is better."""
    return -values[measure] if measure.more_is_better else values[measure]
