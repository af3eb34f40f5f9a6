"""Which open judgements to settle first."""

from models.explanations import ReviewPlan
from solver.analysis.picture import Picture
from solver.analysis.reviews import grouped, which_matter
from solver.eligibility.candidates import opened
from solver.solving import best_of


def review_plan(picture: Picture) -> ReviewPlan:
    """Whose open judgements to settle first: those that can change the result, and no others.

    Those that alone can, and those that can once the former are all answered well.
    """
    groups = grouped(picture)
    first: list[int] = []
    world = picture
    while True:
        rest = [index for index in range(len(groups)) if index not in first]
        changes = which_matter(world, [groups[index][2] for index in rest])
        matter = [index for index, changed in zip(rest, changes, strict=True) if changed]
        if not matter:
            people = [groups[index][0] for index in sorted(first)]
            return ReviewPlan(
                first=tuple(dict.fromkeys(people)),
                later=tuple(dict.fromkeys(groups[index][0] for index in rest)),
            )
        first += matter
        settled = {triple for index in first for triple in groups[index][2]}
        wider = opened(picture.judged, settled)
        world = Picture(wider, best_of(wider))
