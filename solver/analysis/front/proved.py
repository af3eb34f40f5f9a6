"""Only what is proved counts: that a search found nothing is no proof that there is nothing."""

from models.result import Result
from solver.program.search import Answer, OutOfTime


def proved(answer: Answer) -> Answer:
    """Returns an answer that is proved to be the best, or that there is none.

    Raises OutOfTime for any other, whatever ended the search.
    """
    if answer.outcome not in {"optimal", "infeasible"}:
        raise OutOfTime
    return answer


def proved_result(result: Result) -> Result:
    """Returns a result that is proved to be the best, or impossible; raises OutOfTime else."""
    if result.status not in {"optimal", "infeasible"}:
        raise OutOfTime
    return result
