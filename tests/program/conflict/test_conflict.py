"""Each step of the search for a conflict, held against enumeration."""

import pytest

from solver.program.conflict import hitting
from solver.program.conflict.alike import alike
from solver.program.conflict.hitting import Undecided, smaller
from solver.program.conflict.lean import lean
from solver.program.conflict.shrink import ever_fewer
from solver.program.conflict.smaller import could_be_in
from solver.program.conflict.system import System, pieces
from solver.program.conflict.trial import answer, contradictory
from solver.program.proof.line import line_of
from solver.program.search import UNLIMITED, Clock, OutOfTime, Settings
from tests.program.conflict.systems import drawn, holds, subsets

SEEDS = range(100)
OVER = Clock.started(Settings(time_limit=0.0))


@pytest.mark.parametrize("seed", SEEDS)
def test_lean_says_the_same_of_every_set_of_claims(seed: int) -> None:
    """Whatever is taken out, a set of claims that could hold still can, and no other."""
    system = drawn(seed)
    slim = lean(system)
    for kept in subsets(system):
        assert holds(slim, kept) == holds(system, kept)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_answer_keeps_every_line(seed: int) -> None:
    """The values of what was taken out are given, too; there is an answer where there is any."""
    system = drawn(seed)
    values = answer(system, UNLIMITED)
    assert (values is not None) == holds(system)
    if values is not None:
        for line in system.lines:
            assert sum(c * values.get(column, 0) for c, column in line.terms) <= line.most


@pytest.mark.parametrize("seed", SEEDS)
def test_a_conflict_lies_in_one_piece(seed: int) -> None:
    """A system can hold where each of its pieces can, and they have all its claims."""
    system = drawn(seed)
    found = list(pieces(system))
    assert sorted(number for piece in found for number in piece.claims) == sorted(system.claims)
    assert all(holds(piece) for piece in found) == holds(system)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_alike_can_be_swapped(seed: int) -> None:
    """A set of claims holds just as well with another of the same class."""
    system = drawn(seed)
    for group in alike(system):
        first, *others = group
        for other in others:
            swap = {first: other, other: first}
            for kept in subsets(system):
                swapped = {swap.get(number, number) for number in kept}
                assert holds(system, kept) == holds(system, swapped)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_claim_that_is_left_is_needed(seed: int) -> None:
    """Each set on the way is contradictory, and without any claim of the last it can hold."""
    system = drawn(seed)
    if holds(system):
        return
    last = system
    for last in ever_fewer(system, UNLIMITED):
        assert not holds(system, last.claims.keys())
    for left_out in last.claims:
        assert holds(system, last.claims.keys() - {left_out})


@pytest.mark.parametrize("seed", SEEDS)
def test_a_small_conflict_is_never_overlooked(seed: int) -> None:
    """Of every size: a smallest conflict of at most so many claims, or none where there is none."""
    system = drawn(seed)
    if not holds(system, ()):
        return  # no claim is needed
    least = next((kept for kept in subsets(system) if not holds(system, kept)), None)
    for size in range(len(system.claims) + 1):
        found = smaller(system, size, UNLIMITED)
        if least is None or size < len(least):
            assert found is None
        else:
            assert found is not None
            assert len(found) == len(least)
            assert not holds(system, found)
            assert found <= could_be_in(system, size)


def _pigeons(people: int, seats: int) -> System:
    """So many people for so many seats, each with a second seat that another takes."""
    given = tuple(line_of(((1, 2 * p), (1, 2 * p + 1)), 1) for p in range(people))
    demands = [(line_of(((-1, 2 * p), (-1, 2 * p + 1)), -1),) for p in range(people)]
    quota = (line_of(tuple((1, 2 * p) for p in range(people)), seats),)
    closed = [(line_of(((1, 2 * p + 1),), 0),) for p in range(people)]
    return System((1,) * (2 * people), given, dict(enumerate([quota, *demands, *closed])))


def test_of_a_claim_with_many_columns_of_its_own_nothing_is_ruled_out() -> None:
    """Five columns that nobody else speaks of: their ends are too many to look at."""
    full = (line_of(tuple((1, column) for column in range(6)), 0),)
    system = System((1,) * 6, (), {0: full, 1: (line_of(((-1, 5),), -1),)})
    assert could_be_in(system, 2) == {0, 1}


def test_pigeons_are_counted_not_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty people, thirty seats: 31 people, each without the other seat, and the quota."""
    monkeypatch.setattr(hitting, "_ROUNDS", 1)
    system = _pigeons(40, 30)
    assert smaller(system, 62, UNLIMITED) is None
    found = smaller(system, 63, UNLIMITED)
    assert found is not None
    assert len(found) == 63


def test_too_many_guesses_are_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the guesses run out it is not known whether there is a smaller conflict."""
    odd = next(seed for seed in SEEDS if _needs_a_guess(seed))
    monkeypatch.setattr(hitting, "_ROUNDS", 0)
    with pytest.raises(Undecided):
        smaller(drawn(odd), len(drawn(odd).claims), UNLIMITED)
    monkeypatch.setattr(hitting, "_ROUNDS", 1)
    hard = next(seed for seed in SEEDS if _takes_two(seed))
    with pytest.raises(Undecided):
        smaller(drawn(hard), len(drawn(hard).claims), UNLIMITED)


def _needs_a_guess(seed: int) -> bool:
    return holds(drawn(seed), ()) and not holds(drawn(seed))


def _takes_two(seed: int) -> bool:
    if not _needs_a_guess(seed):
        return False
    try:
        smaller(drawn(seed), len(drawn(seed).claims), UNLIMITED)
    except Undecided:
        return True
    return False


def test_time_that_is_over_is_told() -> None:
    """Nothing is said of claims that there was no time to look at."""
    system = _pigeons(3, 2)
    with pytest.raises(OutOfTime):
        contradictory(system, OVER)
    guess = hitting._Guess(system, 7, OVER)
    with pytest.raises(OutOfTime):
        guess.next()
