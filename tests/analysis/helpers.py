"""A scenario solved and seen: the picture that every analysis looks at."""

from collections.abc import Iterable, Mapping
from typing import Any

from models.result import Result
from solver.analysis.picture import Picture
from solver.eligibility.candidates import candidates
from solver.solving import solve
from tests.builders import scenario


def picture(
    quota: Mapping[str, int],
    people: Iterable[Mapping[str, Any]],
    posts: Iterable[Mapping[str, Any]] = (),
    **changes: Any,
) -> Picture:
    """The picture of a small scenario's best answer."""
    judged = candidates(scenario(quota, people, posts, **changes))
    return Picture(judged, solve(judged.scenario, judged=judged))


def with_status(seen: Picture, status: str) -> Picture:
    """The same picture, its result of another status."""
    changed: Result = seen.result.replace(status=status)
    return Picture(seen.judged, changed)


TITLED = [{"tier": "intermediate", "series": "engineering", "qualified": "2006-01-01"}]
ASKS_TITLE = {"title": {"tier": "intermediate"}, "cite": "clause"}
ASKS_JUDGEMENT = {"recorded": {"matter": "fitness", "by": "board"}, "cite": "clause"}
ASKS_TENURE = {"tenure": {"grade": "M9", "years": 8}, "cite": "clause"}
