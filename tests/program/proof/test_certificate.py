"""Certificates: any prices give a true bound, and what they settle is settled."""

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.program.proof.certificate import certificate, face, settled
from solver.program.proof.part import Part
from solver.program.proof.rest import value_of
from tests.program.proof.test_part import COLUMNS, answers, drawn, line, part

FORMS = st.tuples(*[st.integers(-4, 4)] * COLUMNS)
PRICES = st.lists(st.floats(-3, 3), min_size=5, max_size=5)


@settings(max_examples=300)
@given(drawn(), FORMS, PRICES)
def test_no_prices_prove_too_much(one: Part, numbers: tuple[int, ...], prices: list[float]) -> None:
    """Whatever the prices: the bound holds, and the face has just the best answers."""
    form = {column: number for column, number in enumerate(numbers) if number}
    whole = answers(one)
    if not whole:
        return
    top = max(value_of(form, answer) for answer in whole)
    proof = certificate(one, form, prices[: len(one.lines)], top)
    assert proof.most >= top
    best = [answer for answer in whole if value_of(form, answer) == top]
    fixed = settled(one, proof, proof.gap(top))
    assert all(answer[column] == value for answer in best for column, value in fixed.items())
    narrowed = answers(face(one, form, proof, top))
    kept = [a for a in narrowed if all(a[column] == v for column, v in fixed.items())]
    assert kept == best


def test_whole_prices_prove_a_whole_value() -> None:
    """Two for one seat, worth 3 and 5: the seat is worth 5, and the first does not get it."""
    one = part(line(1, 0, 1), upper=(1, 1))
    proof = certificate(one, {0: 3, 1: 5}, [5.0000001], 5)
    assert (proof.scale, proof.most, proof.prices) == (1, 5, (5,))
    assert settled(one, proof, 0) == {0: 0}
    assert face(one, {0: 3, 1: 5}, proof, 5).lines == (line(1, 0, 1, tight=True),)
