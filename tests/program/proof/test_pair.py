"""Two forms in one linear program: what its prices say of each."""

from solver.program.proof.certificate import Certificate
from solver.program.proof.guess import guessed
from solver.program.proof.pair import paired
from solver.program.proof.part import Part
from solver.program.search import UNLIMITED
from tests.program.proof.test_part import line, part

SEAT = part(line(1, 0, 1, 2), upper=(1, 1, 1))
"""One seat and three who want it."""


def test_of_equals_the_next_form_decides() -> None:
    """The first two come to the same; of these the next prefers the second."""
    pair = paired(SEAT, {0: 5, 1: 5, 2: 1}, {1: 3, 2: 100}, UNLIMITED)
    assert pair is not None
    assert pair.relaxation.values == {0: 0, 1: 1, 2: 0}


def test_its_prices_prove_both() -> None:
    """Five at most for the seat; and of those who bring five, three at most."""
    first, then = {0: 5, 1: 5, 2: 1}, {1: 3, 2: 100}
    pair = paired(SEAT, first, then, UNLIMITED)
    assert pair is not None
    proof = guessed(SEAT, first, 5, pair.own)
    assert isinstance(proof, Certificate)
    left = Part(SEAT.upper, (0, 1), (line(1, 0, 1),))
    assert guessed(left, then, 3, pair.beyond(proof)) is not None
    assert guessed(left, then, 2, pair.beyond(proof)) is None


def test_without_an_optimum_there_is_no_pair() -> None:
    """Two of columns that exclude each other."""
    none = part(line(1, 0, 1), line(-2, 0, 1, coefficient=-1))
    assert paired(none, {0: 1}, {}, UNLIMITED) is None


def test_the_next_form_cannot_outweigh_the_first() -> None:
    """However large its numbers are."""
    pair = paired(SEAT, {0: 2, 1: 1}, {1: 10**6, 2: -(10**6)}, UNLIMITED)
    assert pair is not None
    assert pair.relaxation.values == {0: 1, 1: 0, 2: 0}
    assert pair.own == [2]
