"""Questions about the best answers of a part: both ways of answering agree with trying all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.program.proof.part import Part
from solver.program.proof.rest import value_of
from solver.program.questions import ByProof, BySearch, about
from solver.program.search import Answer, Clock, Search, Settings
from tests.program.proof.test_certificate import FORMS
from tests.program.proof.test_part import COLUMNS, answers, drawn, line, part

CLOCK = Clock.started(Settings())
RANKS = st.lists(st.permutations(range(1, COLUMNS + 1)), min_size=1, max_size=4)
WAYS = pytest.mark.parametrize("way", [ByProof, BySearch])


@WAYS
@settings(max_examples=80)
@given(one=drawn(), numbers=FORMS)
def test_the_best_is_the_best(
    way: type[ByProof | BySearch], one: Part, numbers: tuple[int, ...]
) -> None:
    """No answer is better, from whichever one begins."""
    form = {column: number for column, number in enumerate(numbers) if number}
    for known in (whole := answers(one))[:2]:
        found = way(one, CLOCK).best(form, known)
        assert found in whole
        assert value_of(form, found) == max(value_of(form, answer) for answer in whole)


@WAYS
@pytest.mark.parametrize("largest", [1, 1 << 12])
@settings(max_examples=40)
@given(ranks=RANKS, seats=st.integers(1, 3))
def test_the_first_decides(
    way: type[ByProof | BySearch], largest: int, ranks: list[list[int]], seats: int
) -> None:
    """People choose one after the other, each from what the earlier leave; one at a desk."""
    columns = [range(at * COLUMNS, (at + 1) * COLUMNS) for at in range(len(ranks))]
    one = part(
        *(line(1, *own) for own in columns),
        *(line(1, *desk) for desk in zip(*columns, strict=True)),
        line(seats, *(column for own in columns for column in own)),
        upper=(1,) * (COLUMNS * len(ranks)),
    )
    forms = [dict(zip(own, rank, strict=True)) for own, rank in zip(columns, ranks, strict=True)]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("solver.program.questions._LARGEST", largest)
        patched.setattr("solver.program.proof.tiny._COLUMNS", 0)
        found = way(one, CLOCK).first(forms, dict.fromkeys(one.columns, 0), [])
    taken: set[int] = set()
    expected: set[int] = set()
    for own, rank in list(zip(columns, ranks, strict=True))[:seats]:
        desk = max((at for at in range(COLUMNS) if at not in taken), key=rank.__getitem__)
        taken.add(desk)
        expected.add(own[desk])
    assert found is not None
    assert {column for column, value in found.items() if value} == expected


def test_without_people_there_is_nothing_to_choose() -> None:
    """What is known stays."""
    one, known = part(line(1, 0, 1)), dict.fromkeys(range(COLUMNS), 0)
    assert ByProof(one, CLOCK).first([], known, []) == known


@WAYS
def test_without_time_there_is_no_answer(
    way: type[ByProof | BySearch], monkeypatch: pytest.MonkeyPatch
) -> None:
    """None, rather than an answer that is not proved."""
    monkeypatch.setattr("solver.program.proof.tiny._COLUMNS", 0)
    monkeypatch.setattr("solver.program.proof.pair.relaxed", lambda *_, **__: None)
    monkeypatch.setattr(Search, "best", lambda *_, **__: Answer("unknown"))
    ring = part(*(line(1, at, (at + 1) % 5) for at in range(5)))
    known = dict.fromkeys(range(5), 0)
    questions = way(ring, CLOCK)
    assert questions.best({0: 1, 2: 1}, known) is None
    assert questions.first([{0: 1, 1: 1, 2: 1, 3: 1, 4: 1}], known, []) is None


def test_the_settings_say_who_is_asked() -> None:
    """CP-SAT for everything, where it is the engine."""
    assert isinstance(about(part(), CLOCK), ByProof)
    assert isinstance(about(part(), Clock.started(Settings(engine="cp-sat"))), BySearch)
