"""One linear program for two forms: the next stands far below the first."""

from collections.abc import Sequence
from dataclasses import dataclass

from solver.program.proof.certificate import Certificate, Form
from solver.program.proof.part import Part
from solver.program.proof.relaxation import Relaxed, relaxed
from solver.program.search import Clock


@dataclass(frozen=True, slots=True)
class Pair:
    """The relaxation of a form, `weight` times, and of the next.

    Where many answers are best for the first, it stops at one that is good for the next.
    """

    relaxation: Relaxed
    weight: int

    @property
    def own(self) -> Sequence[float]:
        """Prices of the lines for the first form: what the next adds to them is less than a half.

        That holds where they are whole numbers, as they most often are.
        """
        return [round(price / self.weight) for price in self.relaxation.prices]

    def beyond(self, proof: Certificate) -> Sequence[float]:
        """What the prices say beyond those that prove the first form.

        They are prices of the next, on the answers that are left.
        """
        return [
            price - self.weight * own / proof.scale
            for price, own in zip(self.relaxation.prices, proof.prices, strict=True)
        ]


def paired(part: Part, form: Form, then: Form, clock: Clock) -> Pair | None:
    """Both forms made large on a part; None where that ends without an optimum."""
    weight = 1 + 4 * max((abs(coefficient) for coefficient in then.values()), default=0)
    both = {column: weight * coefficient for column, coefficient in form.items()}
    for column, coefficient in then.items():
        both[column] = both.get(column, 0) + coefficient
    found = relaxed(part, both, seconds=clock.left().time_limit)
    return None if found is None else Pair(found, weight)
