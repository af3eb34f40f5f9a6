"""What a human must still judge, first what could change the result."""

from collections.abc import Iterable, Sequence

from models.findings import Lack, Review
from solver.analysis.lacks import lacks
from solver.analysis.picture import Picture
from solver.eligibility.candidates import Triple
from solver.program.openings import could_be_in
from solver.program.search import UNLIMITED, Clock
from solver.program.sums import Known


def reviews(
    picture: Picture, clock: Clock = UNLIMITED, *, tried: bool = True
) -> tuple[Review, ...]:
    """Needs-review verdicts of triples that people applied for, grouped by what is to be judged.

    Whether they could change the result is said only where that is `tried`.
    """
    groups = grouped(picture)
    matter: Sequence[bool | None] = [None] * len(groups)
    if tried:
        matter = which_matter(picture, [triples for _, _, triples in groups], clock)
    found = [
        Review(
            person=person,
            matters=missing,
            opens=tuple(triple.place for triple in triples),
            could_change=matters,
        )
        for (person, missing, triples), matters in zip(groups, matter, strict=True)
    ]
    order = {True: 0, None: 1, False: 2}
    return tuple(sorted(found, key=lambda review: (order[review.could_change], review.person)))


def grouped(picture: Picture) -> list[tuple[str, tuple[Lack, ...], list[Triple]]]:
    """What hangs on the same matters of the same person, together."""
    groups: list[tuple[str, tuple[Lack, ...], list[Triple]]] = []
    for triple in picture.judged.in_review:
        person, missing = triple.person, lacks(picture.judged.unmet(triple))
        known = [triples for who, what, triples in groups if (who, what) == (person, missing)]
        if known:
            known[0].append(triple)
        else:
            groups.append((person, missing, [triple]))
    return groups


def which_matter(
    picture: Picture, groups: Sequence[Iterable[Triple]], clock: Clock = UNLIMITED
) -> list[bool | None]:
    """Whether an answer that uses one of a group's triples, once open, is as good as the result.

    The aims are compared in their order and the first that differs decides. None where the result
    is not proved, so that there is nothing to compare with, or where the time is over.
    """
    if picture.result.status != "optimal" or not groups:
        return [None] * len(groups)
    prices = picture.best.prices if picture.best else ()
    known = Known(picture.held.triples, [aim.value for aim in picture.result.aims], prices)
    return could_be_in(picture.judged, groups, known, clock)
