"""What a human must still judge, first what could change the result."""

from collections.abc import Iterable, Mapping

from models.findings import Lack, Review
from solver.analysis.lacks import lacks
from solver.analysis.picture import Picture
from solver.eligibility.candidates import Triple, opened
from solver.program.build import build
from solver.program.columns import ones
from solver.program.price import as_good

_TRIED = 40
"""How many are tried one by one; more are listed without a word on whether they matter."""


def reviews(picture: Picture, *, tried: bool = True) -> tuple[Review, ...]:
    """Needs-review verdicts of triples that people applied for, grouped by what is to be judged.

    Whether they could change the result is said only where that is `tried`.
    """
    groups = grouped(picture)
    matter = _which_matter(picture, [triples for _, _, triples in groups]) if tried else {}
    found = [
        Review(
            person=person,
            matters=missing,
            opens=tuple(triple.place for triple in triples),
            could_change=matter.get(index),
        )
        for index, (person, missing, triples) in enumerate(groups)
    ]
    order = {True: 0, None: 1, False: 2}
    return tuple(sorted(found, key=lambda review: (order[review.could_change], review.person)))


def grouped(picture: Picture) -> list[tuple[str, tuple[Lack, ...], list[Triple]]]:
    """What hangs on the same matters of the same person, together."""
    groups: list[tuple[str, tuple[Lack, ...], list[Triple]]] = []
    for triple in picture.judged.in_review:
        person, missing = triple.person, lacks(picture.judged.traces(triple))
        known = [triples for who, what, triples in groups if (who, what) == (person, missing)]
        if known:
            known[0].append(triple)
        else:
            groups.append((person, missing, [triple]))
    return groups


def _which_matter(picture: Picture, groups: list[list[Triple]]) -> Mapping[int, bool | None]:
    """Whether opening a group's triples admits an answer as good as the one in hand."""
    if len(groups) > _TRIED:
        # All together first: where even that changes nothing, nothing alone does.
        together = could_change(picture, [triple for group in groups for triple in group])
        return dict.fromkeys(range(len(groups)), None if together else False)
    return {index: could_change(picture, group) for index, group in enumerate(groups)}


def could_change(picture: Picture, triples: Iterable[Triple]) -> bool | None:
    """True where an answer that uses one of these triples, once open, is as good as the result.

    The aims are compared in their order and the first that differs decides; None where the
    result is not proved, so that there is nothing to compare with.
    """
    if picture.result.status != "optimal":
        return None
    wanted = set(triples)
    wider = opened(picture.judged, wanted)
    used = [column for column, one in enumerate(wider.open) if one.triple in wanted]
    best = [(aim.aim, aim.value) for aim in picture.result.aims]
    return as_good(build(wider), ones(used), best)
