"""Findings as pandas tables, for notebooks and for files."""

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

import pandas as pd

from models.comparison import Comparison, PlanOutcome
from models.explanations import Effect, Explanation
from models.findings import Findings
from models.front import Front
from models.result import Outcome, Result


def tables(result: Result, findings: Findings) -> Mapping[str, pd.DataFrame]:
    """One table each for appointments, quota, ratios, vacancies, contests and waiting.

    Grades are codes, points are whole hundredths; one row a person, grade, ratio, vacancy,
    applicant of a contest, or person in a queue.
    """
    contests = [
        {"of": contest.of, **applicant.model_dump(mode="json", by_alias=False, exclude={"got"})}
        for contest in findings.contests
        for applicant in contest.applicants
    ]
    waiting = [
        {"of": queue.of, **queued.model_dump(mode="json", by_alias=False, exclude={"got"})}
        for queue in findings.waiting
        for queued in queue.people
    ]
    return {
        "appointments": _frame(
            [
                a.model_dump(mode="json", by_alias=False, exclude={"alternatives"})
                for a in result.appointments
            ]
        ),
        "quota": _frame([use.model_dump(mode="json", by_alias=False) for use in findings.quota]),
        "ratios": _frame([use.model_dump(mode="json", by_alias=False) for use in findings.ratios]),
        "vacancies": _frame(
            [
                v.model_dump(mode="json", by_alias=False, exclude={"nearest", "posts"})
                for v in findings.vacancies
            ]
        ),
        "contests": _frame(contests),
        "waiting": _frame(waiting),
    }


def comparison_tables(comparison: Comparison) -> Mapping[str, pd.DataFrame]:
    """One table each for plans, aims, grades, contests and people, in a row a plan and subject.

    Costs are yuan a year. People are those who get something else than under the base plan.
    """
    plans = comparison.plans
    return {
        "plans": _frame([_plan(plan) for plan in plans]),
        "aims": _frame(
            [
                {"plan": plan.plan, **aim.model_dump(mode="json", by_alias=False)}
                for plan in plans
                for aim in plan.aims
            ]
        ),
        "grades": _frame([row for plan in plans for row in _grades(plan)]),
        "contests": _frame(
            [
                {
                    "plan": plan.plan,
                    "of": contest.of,
                    "seats": contest.seats,
                    "free": contest.free,
                    "applicants": len(contest.applicants),
                    "cutoff": contest.cutoff,
                    "margin": contest.margin,
                    "tied_at_cutoff": contest.tied_at_cutoff,
                }
                for plan in plans
                for contest in plan.contests
            ]
        ),
        "people": _frame([row for plan in plans for row in _people(plan)]),
    }


def _plan(plan: PlanOutcome) -> dict[str, object]:
    return {
        "plan": plan.plan,
        "note": plan.note,
        "status": plan.status,
        "broken": ", ".join(plan.broken),
        "beyond_base": ", ".join(plan.beyond_base),
        "policy": ", ".join(f"{key}={value}" for key, value in plan.policy.items()),
        "total": plan.total,
        "seats": plan.seats,
        **{
            outcome: plan.people.get(outcome, 0) if plan.solved else None
            for outcome in get_args(Outcome)
        },
        "tied": plan.tied if plan.solved else None,
        "vacant": sum(plan.vacant.values()) if plan.solved else None,
        "contests": len(plan.contests) if plan.solved else None,
        "envy": plan.envy if plan.solved else None,
        "cost": plan.cost,
        "full_cost": plan.full_cost,
    }


def _grades(plan: PlanOutcome) -> Iterator[dict[str, object]]:
    """Seats and people; without an answer the seats alone."""
    for use in plan.use:
        row = use.model_dump(mode="json", by_alias=False)
        yield {"plan": plan.plan, **row, "vacant": plan.vacant.get(use.grade, 0)}
    if not plan.solved:
        for grade, seats in plan.quota.items():
            yield {"plan": plan.plan, "grade": grade.value, "quota": seats}


def _people(plan: PlanOutcome) -> Iterator[dict[str, object]]:
    for one in plan.differences or ():
        yield {
            "plan": plan.plan,
            "person": one.person,
            "before_grade": one.before and one.before.grade.value,
            "before_post": one.before and one.before.post,
            "after_grade": one.after and one.after.grade.value,
            "after_post": one.after and one.after.post,
            "effect": one.effect,
            "certain": one.certain,
        }


def front_tables(front: Front) -> Mapping[str, pd.DataFrame]:
    """One table each for points (measures and seats by grade) and for why none goes further."""
    points: list[dict[str, object]] = [
        {
            "point": number,
            **{measure.value: value for measure, value in point.measures.items()},
            "moved": point.moved,
            **{grade.value: seats for grade, seats in point.quota.items()},
        }
        for number, point in enumerate(front.points, start=1)
    ]
    reach: list[dict[str, object]] = [
        {
            "point": number,
            "measure": one.measure.value,
            "value": one.value,
            "obstacle": one.obstacle,
            "at": None if one.point is None else one.point + 1,
            "price": ", ".join(f"{measure} {by}" for measure, by in one.price.items()),
            "limits": ", ".join(one.limits),
            "rules": ", ".join(f"{claim.rule} {claim.about}" for claim in one.claims),
        }
        for number, point in enumerate(front.points, start=1)
        for one in point.reach
    ]
    return {"points": _frame(points), "reach": _frame(reach)}


def explanation_table(explanation: Explanation) -> pd.DataFrame:
    """One row a seat that was not got: what is lacking, who holds it, what it would cost."""
    return _frame(
        [
            {
                "post": seat.post,
                "grade": seat.grade.value,
                "state": seat.state,
                "better": seat.better,
                "lacks": ", ".join(lack.cite or lack.atom for lack in seat.lacks),
                "holders": ", ".join(holder.person for holder in seat.holders),
                "possible": seat.price and seat.price.possible,
                "worse": seat.price and seat.price.aim and seat.price.aim.value,
                "moves": seat.price and len(seat.price.moves),
            }
            for seat in explanation.seats
        ]
    )


def effects_table(effects: Iterable[Effect]) -> pd.DataFrame:
    """One row a change of the plan or of a reading: its status, the aims and people it moves."""
    return _frame(
        [
            {
                "change": effect.change,
                "value": effect.value,
                "status": effect.status,
                "aims": ", ".join(aim.aim for aim in effect.aims),
                "people": ", ".join(move.person for move in effect.moves),
            }
            for effect in effects
        ]
    )


def _frame(rows: list[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(rows).convert_dtypes()
