"""Why everybody has nothing better: the rows that stand in the way, beside an answer."""

from random import Random

from models.policy import Rule
from models.priority import FullRow
from solver.program.entries import Entry
from solver.program.priority.certify import Refused, Told, refusals
from solver.program.priority.few import admitted
from solver.program.priority.narrow import in_part
from solver.program.proof.line import line_of
from tests.program.priority.markets import Market, market, markets

ROWS = [("x", 1), ("y", 1), ("z", 1)]


def told(made: Market, line: str, *held: str, **more: object) -> Told:
    """What is refused to whom in an answer, with entries and lines about one person alone."""
    people, places = in_part(made.part, made.priority(line))
    entries, rights = more.get("entries", ()), more.get("rights", frozenset())
    return refusals(made.part, people, places, made.values(*held), entries, rights)  # type: ignore[arg-type]


def test_a_full_line_of_people_who_go_before_says_it() -> None:
    """A, first in line, has the one x that B wants."""
    made = market({"A": "x y", "B": "x y"}, ROWS, must="AB")
    found = told(made, "A B", "Ax", "By")
    assert found == Told((0, 1), (Refused(1, made.column["Bx"], (made.line(0),)),))


def test_who_has_the_best_is_refused_nothing() -> None:
    """There are two of x."""
    made = market({"A": "x y", "B": "x y"}, [("x", 2), ("y", 1)], must="AB")
    assert told(made, "A B", "Ax", "Bx").refused == ()


def test_of_equals_whoever_has_the_best_comes_first() -> None:
    """B, named after A, has x: so the answer comes about in the order B, A."""
    made = market({"A": "x y", "B": "x y"}, ROWS, must="AB")
    found = told(made, "AB", "Ay", "Bx")
    assert found.line == (1, 0)
    assert found.refused == (Refused(0, made.column["Ax"], (made.line(0),)),)


def test_the_own_right_says_it_before_any_line() -> None:
    """A line about A alone forbids x; another asks for y or z, and so keeps A from x as well."""
    made = market({"A": "x y z"}, ROWS, must="A")
    forbid = line_of(((1, made.column["Ax"]),), 0)
    keeps = line_of(((-1, made.column["Ay"]), (-1, made.column["Az"])), -1)
    nothing = line_of((), 0)
    for right in (forbid, keeps):
        made = market({"A": "x y z"}, ROWS, must="A", more=[right, nothing])
        found = told(made, "A", "Ay", rights=frozenset({made.line(3), made.line(4)}))
        assert found.refused == (Refused(0, made.column["Ax"], (made.line(3),)),)


def test_full_lines_together_say_it_to_one_after_the_other() -> None:
    """A and B share x and y and may have either; C and D would like one each, and have none."""
    wishes = {"C": "x z", "D": "y u", "A": "xy", "B": "xy"}
    rows = [*ROWS, ("u", 1)]
    made = market(wishes, rows, must="ABCD")
    found = told(made, "C D AB", "Ax", "By", "Cz", "Du")
    both = (made.line(0), made.line(1))
    assert [(one.who, one.rows) for one in found.refused] == [(0, both), (1, both)]
    assert all(one.told for one in found.refused)


def test_lines_that_kept_somebody_from_a_seat_need_not_keep_the_next() -> None:
    """F cannot leave x for p, which takes a place of y and of z from B and K.

    Of F it need not be asked then whether w could be had instead; of S, who wants y, it must.
    """
    wishes = {"F": "p xw", "S": "y s", "B": "yzxv", "K": "yzx", "G": "gq", "H": "q"}
    rows = [("xv", 1), ("yp", 1), ("zp", 1), ("vwg", 1), ("vg", 1), ("q", 1), ("s", 1)]
    made = market(wishes, rows, must="FSBKGH")
    found = told(made, "F S B K G H", "Fx", "Ss", "By", "Kz", "Gg", "Hq")
    first, second = found.refused
    assert (first.who, second.who) == (0, 1)
    assert set(first.rows) == {made.line(at) for at in (0, 1, 2, 5)}
    assert second.rows != first.rows


def test_weights_say_it_where_lines_count_differently() -> None:
    """Two must be placed, and B can have nothing but x."""
    plain = market({"A": "x y", "B": "x"}, ROWS)
    least = line_of(tuple((-1, c) for c in sorted(plain.column.values())), -2)
    made = market({"A": "x y", "B": "x"}, ROWS, more=[least])
    (refused,) = told(made, "A B", "Ay", "Bx").refused
    assert refused.rows == ()
    assert dict(refused.weights) == {made.line(0): 1, made.line(3): 1}
    assert refused.told


def test_where_no_rows_say_it_none_are_named() -> None:
    """A at x excludes B at y, C and D one of the other's each, as relatives do."""
    wishes = {"A": "x z", "B": "yu"}
    made = market(wishes, [("x", 1), ("y", 1), ("z", 1), ("u", 1)], must="AB")
    column = made.column
    apart = [line_of(((1, column["Ax"]), (1, column[name])), 1) for name in ("By", "Bu")]
    found = told(market(wishes, ROWS, must="AB", more=apart), "A B", "Az", "By")
    assert [one.column for one in found.refused] == [column["Ax"]]


def entered(*, outs: int = 0, before: int = 0) -> Told:
    """A comes new to a grade of one seat, which B and C, who sit there, keep over it."""
    made = market({"A": "x z", "B": "x", "C": "x"}, [("x", 3), ("z", 1)], must="ABC")
    row = FullRow(rule=Rule.QUOTA, about="P10")
    held = [made.column[name] for name in ("Ax", "Bx", "Cx")]
    entry = Entry(row, held, frozenset(held[:1]), 1, outs, before)
    return told(made, "A B C", "Az", "Bx", "Cx", entries=[entry])


def test_nobody_comes_to_seats_that_are_taken() -> None:
    """The entry comes after the five lines; two left of four lets one in, of three none."""
    assert [one.rows for one in entered().refused] == [(5,)]
    assert [one.rows for one in entered(outs=2, before=3).refused] == [(5,)]
    assert [one.rows for one in entered(outs=2, before=4).refused] == [()]


def test_whatever_is_refused_cannot_be_and_all_is_told() -> None:
    """On drawn markets: with everybody before kept at their level, nobody can have better."""
    rows = weights = 0
    for seed, (made, _) in enumerate(markets(150)):
        if len({made.wishes(name) for name in made.names}) < len(made.names):
            continue
        rng = Random(f"classes {seed}")
        names = rng.sample(made.names, len(made.names))
        priority = made.priority("".join(name + rng.choice(("", " ", " ")) for name in names))
        every = list(made.answers())
        values = rng.choice(admitted(every, priority))
        people, line = in_part(made.part, priority)
        found = refusals(made.part, people, line, values, (), frozenset())
        level = [
            {c: at for at, columns in enumerate(one.levels) for c in columns} for one in people
        ]

        def got(who: int, answer: dict[int, int]) -> int:
            held = (at for c, at in level[who].items() if answer.get(c))  # noqa: B023
            return next(held, len(people[who].levels) - 1)  # noqa: B023

        better = {
            (who, c)
            for who, _ in enumerate(people)
            for c, at in level[who].items()
            if at < got(who, dict(values))
        }
        assert {(one.who, one.column) for one in found.refused} == better
        for one in found.refused:
            before = found.line[: found.line.index(one.who)]
            kept = [
                answer
                for answer in every
                if all(got(who, answer) == got(who, dict(values)) for who in before)
            ]
            assert not any(answer[one.column] for answer in kept)
            rows += bool(one.rows)
            weights += bool(one.weights)
    assert rows > 50
    assert weights
