"""Down the line: everybody in turn has the best that is still to be had."""

from collections.abc import Mapping, Sequence
from random import Random

import pytest

from solver.program.priority.descend import Descent, descend, reach
from solver.program.priority.narrow import in_part
from solver.program.priority.seating import WAIT, Kept, Seating
from solver.program.proof.line import line_of
from solver.program.proof.ordered import proved_to_have
from solver.program.proof.part import Part
from solver.program.search import UNLIMITED
from tests.program.priority.markets import Market, market, markets


def enumerating(made: Market, asked: list[int] | None = None) -> "object":
    """Proof by trying every answer; notes for whom it was asked."""

    def ask(
        seating: Seating, who: int, options: Sequence[int], kept: Kept
    ) -> Mapping[int, int] | None:
        if asked is not None:
            asked.append(who)
        for values in made.answers():
            held = [
                next((c for c in one.columns if c != WAIT and values[c]), WAIT)
                for one in made.people
            ]
            may = [seating.options(at, kept) for at in range(len(held))]
            if held[who] in options and all(
                c in own for at, (c, own) in enumerate(zip(held, may, strict=True)) if at != who
            ):
                return values
        return None

    return ask


def nobody_asks(*_: object) -> Mapping[int, int] | None:
    """Fails where a proof is asked for."""
    raise AssertionError("chains and full lines say it")


def gone_down(made: Market, seating: Seating, line: str) -> tuple[Descent, dict[int, int]]:
    """The answer of a line in which people stand as "A BC"."""
    people, places = in_part(made.part, made.priority(line))
    order = {made.wishes(name): name for name in made.names}
    names = [order[tuple(lv for lv in one.levels if lv != (WAIT,))] for one in people]
    fresh = Seating(made.part, people, seating.values)
    found = descend(fresh, places, enumerating(made))  # type: ignore[arg-type]
    levels = [found.levels[names.index(name)] for name in made.names]
    alone = [found.alone[names.index(name)] for name in made.names]
    return Descent(levels, alone, found.why), fresh.values


def test_the_first_in_line_displaces_who_comes_after() -> None:
    """A takes x from B, who goes to y."""
    made = market({"A": "x y", "B": "x y"}, [("x", 1), ("y", 1)], must="AB")
    found = descend(made.seating("Ay", "Bx"), [[0], [1]], nobody_asks)
    assert found.levels == found.alone == [0, 1]


def test_who_would_be_left_without_a_seat_they_must_have_is_not_displaced() -> None:
    """B, who must have a seat, can have none but x."""
    made = market({"A": "x y", "B": "x"}, [("x", 1), ("y", 1)], must="AB")
    assert descend(made.seating("Ay", "Bx"), [[0], [1]], nobody_asks).levels == [1, 0]


def test_an_empty_seat_that_is_wanted_is_taken() -> None:
    """Nobody waits for x, which is free."""
    made = market({"A": "x y"}, [("x", 1), ("y", 1)])
    assert descend(made.seating(), [[0]], nobody_asks).levels == [0]


def test_equals_are_told_what_each_could_have_alone() -> None:
    """Both could have x; A, named first, has it."""
    made = market({"A": "x y", "B": "x y"}, [("x", 1), ("y", 1)], must="AB")
    found = descend(made.seating("Ay", "Bx"), [[0, 1]], nobody_asks)
    assert sorted(found.levels) == [0, 1]
    assert found.alone == [0, 0]


def test_room_that_no_move_of_people_makes_is_found_by_proof() -> None:
    """A may have x once something is counted, which nobody holds; B has no part in it."""
    made = market({"A": "x y", "B": "z"}, [("y", 1), ("z", 1)], must="AB")
    counts = line_of(((1, made.column["Ax"]), (-1, 3)), 0)
    part = Part((1,) * 4, (0, 1, 2, 3), (*made.part.lines, counts))
    start = {0: 0, 1: 1, 2: 1, 3: 0}
    for kept in ({}, {1: {made.column["Bz"]}}):
        told: list[int] = []

        def ask(
            seating: Seating, who: int, options: Sequence[int], kept: Kept
        ) -> Mapping[int, int] | None:
            told.append(who)  # noqa: B023
            return proved_to_have(UNLIMITED, seating, who, options, kept)

        seating = Seating(part, made.people, start)
        assert reach(seating, 0, 0, kept, ask)
        assert seating.values == {0: 1, 1: 0, 2: 1, 3: 1}
        assert told == [0]
    assert descend(Seating(part, made.people, start), [[0], [1]], ask).levels == [0, 0]


def test_what_neither_chains_nor_lines_tell_is_proved() -> None:
    """Whoever is at x excludes one at z of another, of which no full line speaks."""
    told: list[int] = []
    for made, seating in markets(60):
        fresh = Seating(made.part, made.people, seating.values)
        line = [[who] for who in range(len(made.people))]
        descend(fresh, line, enumerating(made, told))  # type: ignore[arg-type]
    assert told


@pytest.mark.parametrize("half", [0, 1])
def test_the_answer_is_that_of_choosing_in_turn(half: int) -> None:
    """On drawn markets with distinct points: whoever's turn it is keeps their best answers."""
    for seed, (made, seating) in enumerate(markets(160)):
        if seed % 2 != half:
            continue
        names = Random(f"line {seed}").sample(made.names, len(made.names))
        if len({made.wishes(name) for name in names}) < len(names):
            continue
        left = list(made.answers())
        for name in names:
            who = made.who(name)
            level = [_level(made, values, who) for values in left]
            left = [v for v, one in zip(left, level, strict=True) if one == min(level)]
        found, values = gone_down(made, seating, " ".join(names))
        told = [_level(made, left[0], who) for who in range(len(names))]
        assert list(found.levels) == told
        assert values in left


def _level(made: Market, values: Mapping[int, int], who: int) -> int:
    levels = made.people[who].levels
    held = (at for at, level in enumerate(levels) if any(values.get(c) for c in level if c >= 0))
    return next(held, len(levels) - 1)


def test_what_is_reached_is_lawful_and_what_is_not_cannot_be() -> None:
    """On drawn markets: a level of somebody, others kept or not."""
    for made, seating in markets(60):
        ask = enumerating(made)
        for who in range(len(made.people)):
            for level in list(seating.levels(who)):
                columns = seating.at(who, level, {})
                could = any(made.possible(seating, who, column) for column in columns)
                found = reach(seating, who, level, {}, ask)  # type: ignore[arg-type]
                assert found is could
                assert not found or seating.stands(who) == level
