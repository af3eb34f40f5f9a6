"""What a human must still judge, first what could change the result."""

from collections.abc import Iterable, Mapping

from models.findings import Lack, Review
from solver.analysis.lacks import lacks
from solver.analysis.picture import Picture, place
from solver.eligibility.candidates import Candidates, Triple, Why, opened
from solver.program.alternatives import alternatives
from solver.program.build import build
from solver.program.search import DEFAULTS
from solver.program.sequence import solve_in_sequence

_TRIED = 40
"""How many are tried one by one; more are listed without a word on whether they matter."""


def reviews(picture: Picture) -> tuple[Review, ...]:
    """Needs-review verdicts of triples that people applied for, grouped by what is to be judged."""
    groups = _groups(picture)
    matter = _which_matter(picture, [triples for _, _, triples in groups])
    found = [
        Review(
            person=person,
            matters=missing,
            opens=tuple(place(triple) for triple in triples),
            could_change=matter[index],
        )
        for index, (person, missing, triples) in enumerate(groups)
    ]
    order = {True: 0, None: 1, False: 2}
    return tuple(sorted(found, key=lambda review: (order[review.could_change], review.person)))


def _groups(picture: Picture) -> list[tuple[str, tuple[Lack, ...], list[Triple]]]:
    """What hangs on the same matters of the same person, together."""
    groups: list[tuple[str, tuple[Lack, ...], list[Triple]]] = []
    for refusal in picture.judged.refused:
        if refusal.why is not Why.REVIEW:
            continue
        person, missing = refusal.triple.person, lacks(picture.judged.traces(refusal.triple))
        known = [triples for who, what, triples in groups if (who, what) == (person, missing)]
        if known:
            known[0].append(refusal.triple)
        else:
            groups.append((person, missing, [refusal.triple]))
    return groups


def _which_matter(picture: Picture, groups: list[list[Triple]]) -> Mapping[int, bool | None]:
    """Whether opening a group's triples admits an answer as good as the one in hand.

    All together first: where even that changes nothing, nothing alone does.
    """
    everything = [triple for group in groups for triple in group]
    if not groups or not could_change(picture, everything):
        return dict.fromkeys(range(len(groups)), False)
    if len(groups) > _TRIED:
        return dict.fromkeys(range(len(groups)), None)
    return {index: could_change(picture, group) for index, group in enumerate(groups)}


def could_change(picture: Picture, triples: Iterable[Triple]) -> bool:
    """True where some best answer uses one of these triples, once they are open."""
    wanted = set(triples)
    wider: Candidates = opened(picture.judged, wanted)
    program = build(wider)
    best = solve_in_sequence(program, DEFAULTS)
    others = alternatives(program, best)
    used = {column for columns in others.possible.values() for column in columns if column >= 0}
    return any(wider.open[column].triple in wanted for column in used)
