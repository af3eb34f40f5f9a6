"""Every finding about a result, together."""

from models.findings import Findings
from models.result import Result
from solver.analysis.choices import choices
from solver.analysis.contests import contests
from solver.analysis.fairness import fairness
from solver.analysis.picture import Picture
from solver.analysis.recusal import close_posts, recusals
from solver.analysis.reviews import reviews
from solver.analysis.ties import ties
from solver.analysis.use import quota_use, ratio_use
from solver.analysis.vacancies import vacancies
from solver.analysis.waiting import waiting
from solver.eligibility.candidates import Candidates
from solver.program.search import UNLIMITED, Clock
from solver.program.sequence import Best


def analyse(
    judged: Candidates, result: Result, clock: Clock = UNLIMITED, best: Best | None = None
) -> Findings:
    """Every finding about a result; without an answer why there is none.

    What takes long is left open where the clock runs out. `best` is what the result was read
    from: with it at hand less has to be found out again.
    """
    picture = Picture(judged, result, best)
    use = Findings(quota=quota_use(picture), ratios=ratio_use(picture))
    if result.status == "infeasible":
        from solver.analysis.conflict import conflict  # rarely needed, and it loads much

        return use.replace(conflict=conflict(judged, clock))
    if not result.solved:
        return use
    found = use.replace(
        choices=choices(picture),
        vacancies=vacancies(picture),
        contests=contests(picture),
        waiting=waiting(picture),
        review=reviews(picture, clock),
        fairness=() if judged.scenario.policy.by_points else fairness(picture),
        ties=ties(picture, clock=clock) if result.status == "optimal" else None,
        close_posts=close_posts(picture),
    )
    return found.replace(recusals=recusals(picture, found))
