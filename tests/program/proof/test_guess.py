"""Prices that are guessed prove what they prove, and are moved to where they tell the most."""

from itertools import zip_longest

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.program.proof.centre import centred
from solver.program.proof.certificate import certificate, face, settled
from solver.program.proof.guess import guessed
from solver.program.proof.part import Part
from solver.program.proof.relaxation import relaxed
from solver.program.proof.rest import value_of
from tests.program.proof.test_certificate import FORMS, PRICES
from tests.program.proof.test_part import answers, drawn, line, part


@settings(max_examples=200)
@given(drawn(), FORMS, PRICES, st.integers(-4, 8))
def test_no_guess_proves_too_much(
    one: Part, numbers: tuple[int, ...], prices: list[float], value: int
) -> None:
    """Whatever is guessed: what it is said to prove is so."""
    form = {column: number for column, number in enumerate(numbers) if number}
    told = [price for _, price in zip_longest(one.lines, prices, fillvalue=0.0)][: len(one.lines)]
    if guessed(one, form, value, told) is not None:
        assert all(value_of(form, answer) <= value for answer in answers(one))


def test_nobody_can_do_better_than_with_the_best_of_the_own() -> None:
    """Without a guess: of one person's posts the best counts, and 5 + 2 cannot be surpassed."""
    one = part(line(1, 0, 1), line(1, 2, 3), line(1, 1, 3), upper=(1,) * 4)
    proof = guessed(one, {0: 5, 1: 3, 2: 2}, 7)
    assert proof is not None
    assert proof.prices == (5, 2, 0)
    assert guessed(one, {0: 5, 1: 3, 2: 2}, 6) is None


def test_a_guess_too_low_proves_nothing() -> None:
    """Two for one seat, of which each thinks that the other leaves it."""
    one = part(line(1, 0), line(1, 1), line(1, 0, 1), upper=(1, 1))
    form = {0: 3, 1: 5}
    assert guessed(one, form, 5) is None
    assert guessed(one, form, 5, [0, 0, 3]) is not None


def test_in_the_middle_neither_is_undecided() -> None:
    """A seat worth 5 to one and 3 to the other: at either price one of them looks undecided."""
    one = part(line(1, 0, 2), line(1, 1, 3), line(1, 0, 1), upper=(1,) * 4)
    form, best = {0: 5, 1: 3}, {0: 1, 1: 0, 2: 0, 3: 0}
    for price, own in ((5, 0), (3, 2)):
        proof = certificate(one, form, [own, 0, price], 5)
        assert proof.gap(5) == 0
        assert len({0, 1} & settled(one, proof, 0).keys()) < 2
        middle = centred(one, form, proof, best)
        assert middle.gap(5) == 0
        assert settled(one, middle, 0) == {1: 0, 2: 0}


@settings(max_examples=300)
@given(drawn(), FORMS)
def test_moved_prices_prove_the_same(one: Part, numbers: tuple[int, ...]) -> None:
    """The same value, and every best answer keeps what they settle."""
    form = {column: number for column, number in enumerate(numbers) if number}
    whole, found = answers(one), relaxed(one, form)
    if not whole or found is None:
        return
    top = max(value_of(form, answer) for answer in whole)
    proof = certificate(one, form, found.prices, top)
    if proof.gap(top):
        return
    best = [answer for answer in whole if value_of(form, answer) == top]
    moved = centred(one, form, proof, best[0])
    assert moved.gap(top) == 0
    fixed = settled(one, moved, 0)
    kept = [a for a in answers(face(one, form, moved, top)) if a.items() >= fixed.items()]
    assert kept == best
