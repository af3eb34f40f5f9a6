"""Findings about one institution of a county, given its share of the pooled seats."""

from dataclasses import replace

from models.findings import AuditFinding, Findings
from models.plan import Quota
from models.regional import Line
from models.result import Result
from models.scenario import Scenario
from solver.analysis.audit import audit
from solver.analysis.choices import choices
from solver.analysis.contests import contests
from solver.analysis.fairness import fairness
from solver.analysis.picture import Picture
from solver.analysis.reviews import reviews
from solver.analysis.use import quota_use, ratio_use
from solver.analysis.vacancies import vacancies
from solver.analysis.waiting import waiting
from solver.regional import Decided


def picture_of(decided: Decided, name: str, free: Quota | None = None) -> Picture:
    """An institution as its share makes it, with what is `free` in the pools on top of that."""
    judged = decided.judged[name]
    if free:
        member = decided.members[name]
        mine = member.plan.allotted
        share = {grade: seats + free.get(grade, 0) for grade, seats in mine.items()}
        judged = replace(judged, scenario=member.with_share(share))
    return Picture(judged, decided.results[name])


def analyse_member(decided: Decided, name: str, free: Quota) -> Findings:
    """What can be said of one institution by itself; `free` are the empty seats of its pools.

    Not worked out, for it would need all institutions again: which open judgements could change
    the result, how many best answers there are, and repairs.
    """
    picture = picture_of(decided, name)
    use = Findings(quota=quota_use(picture), ratios=ratio_use(picture))
    if not picture.result.solved:
        pooled = decided.members[name].plan.pooled
        return use.replace(quota=tuple(one for one in use.quota if one.grade not in pooled))
    return use.replace(
        choices=choices(picture),
        vacancies=vacancies(picture),
        contests=contests(picture),
        waiting=waiting(picture),
        review=reviews(picture, tried=False),
        fairness=()
        if picture.scenario.policy.by_points
        else fairness(picture_of(decided, name, free)),
    )


def audit_member(decided: Decided, name: str) -> tuple[AuditFinding, ...]:
    """The plan of an institution before anybody had a share of the pools."""
    member = decided.members[name].with_share({})
    return audit(replace(decided.judged[name], scenario=member))


def line(name: str, scenario: Scenario, result: Result) -> Line:
    """An institution's numbers."""
    outcomes = [one.outcome for one in result.appointments]
    plan = scenario.plan
    return Line(
        id=name,
        institution=scenario.institution,
        pooled=bool(plan.shared),
        status=result.status,
        people=len(scenario.people),
        appointed=len(outcomes) - outcomes.count("waiting"),
        promoted=outcomes.count("promoted"),
        waiting=outcomes.count("waiting"),
        transitional=outcomes.count("transitional"),
        tied=sum(one.standing == "tied" for one in result.appointments),
        seats=sum(plan.seats(grade) for grade in plan.room if grade not in plan.undivided),
        verified=result.verified,
    )
