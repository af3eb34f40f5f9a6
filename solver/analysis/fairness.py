"""Justified envy in a result, and what stands in the way of mending it."""

from models.findings import EnvyFinding
from models.policy import SMALL_IS_GOOD, AimName
from solver.analysis.picture import Picture
from solver.breaches import Held, aim_change, breaches
from solver.eligibility.wishes import Envy, justified_envy


def fairness(picture: Picture) -> tuple[EnvyFinding, ...]:
    """Every justified envy, with its cause; empty means that the result is free of it."""
    return tuple(
        _finding(picture, envy) for envy in justified_envy(picture.judged, picture.held.triples)
    )


def _finding(picture: Picture, envy: Envy) -> EnvyFinding:
    swapped = _swapped(picture, envy)
    rules = tuple(sorted({breach.rule for breach in breaches(swapped)}))
    return EnvyFinding(
        envier=envy.envier,
        holder=envy.holder,
        wanted=envy.wanted.place,
        held=envy.held.place,
        rules=rules,
        aim=None if rules else _first_worse(picture, swapped),
    )


def _swapped(picture: Picture, envy: Envy) -> Held:
    """The envier in the wanted seat; the holder back at the own present post, if there is one."""
    own = [c.triple for c in picture.judged.of_person[envy.holder] if c.retains]
    return picture.moved(envy.wanted, *own, without=() if own else (envy.holder,))


def _first_worse(picture: Picture, swapped: Held) -> AimName | None:
    for aim in picture.result.aims:
        change = aim_change(aim.aim, swapped)
        if change > 0 if aim.aim in SMALL_IS_GOOD else change < 0:
            return aim.aim
    return None
