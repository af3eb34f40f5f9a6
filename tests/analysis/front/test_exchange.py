"""Answers that the points do not give are told by an exchange of seats, and only those."""

from collections.abc import Sequence
from typing import Any

from models.scenario import Scenario
from solver.analysis.front.exchange import Exchange, Line
from solver.analysis.front.joint import Joint
from solver.analysis.front.space import Space
from solver.program.search import DEFAULTS, Answer, Bare, Search
from tests.builders import person, post, scenario

TWO = [person("A", "P10", points=20), person("B", "P10", points=10)]
Held = Sequence[tuple[str, str]]
"""People with the grades they have at the general post."""


def _line(case: Scenario) -> Line:
    return Line(Joint(Space(case), ()))


def _columns(line: Line, held: Held) -> list[int]:
    """The columns of people at grades."""
    first = len(line.joint.space.grades)
    return [
        column
        for column, one in enumerate(line.joint.judged.open, start=first)
        if (one.triple.person, one.triple.grade.value) in held
    ]


def _search(line: Line, seats: Sequence[int], held: Held, waiting: Sequence[str] = ()) -> Search:
    """All answers under these seats in which people have these grades, and some nothing."""
    search = Search(Bare(line.joint.upper, line.rows), DEFAULTS)
    for column, number in enumerate(seats):
        search.hold(((1, column),), at_least=number, at_most=number)
    for column in _columns(line, held):
        search.hold(((1, column),), at_least=1)
    for column, one in enumerate(line.joint.judged.open, start=len(seats)):
        if one.triple.person in waiting:
            search.hold(((1, column),), at_most=0)
    return search


def _any(search: Search) -> Answer:
    return search.best((), maximise=True)


def _exchange(
    line: Line, seats: Sequence[int], have: Held, get: Held, waiting: Sequence[str] = ()
) -> Exchange | None:
    """The exchange between what people have under these seats and what they are to get."""
    open_, first = line.joint.judged.open, len(line.joint.space.grades)
    triples = [open_[column - first].triple for column in _columns(line, get)]
    return line.exchange(_any(_search(line, seats, have, waiting)).columns, triples)


def _told(
    line: Line, seats: Sequence[int], have: Held, get: Held, waiting: Sequence[str] = ()
) -> Any:
    """The same by grades."""
    named: dict[int | None, str | None] = {None: None}
    for column, one in enumerate(line.joint.judged.open, start=len(line.joint.space.grades)):
        named[column] = one.triple.grade.value
    found = _exchange(line, seats, have, get, waiting)
    return found and tuple((who, named[held], named[wanted]) for who, held, wanted in found)


def test_who_has_more_points_changes_seats_with_who_has_fewer() -> None:
    """And from then on nobody sees the two as they were where one of them must stand back."""
    line, wrong = _line(scenario({"P9": 1, "P10": 2}, TWO)), [("A", "P10"), ("B", "P9")]
    right = [("A", "P9"), ("B", "P10")]
    assert _told(line, (1, 2), wrong, right) == (("A", "P10", "P9"), ("B", "P9", "P10"))
    assert _told(line, (1, 2), right, wrong) is None
    exchange = _exchange(line, (1, 2), wrong, right)
    assert exchange is not None
    for have, found in ((wrong, False), (right, True)):
        search = _search(line, (1, 2), have)
        line.forbid(search, exchange)
        assert _any(search).found is found


def test_only_the_moves_that_are_needed_are_told() -> None:
    """One who could fare better stays out of it; a seat that is free needs no other to move."""
    line = _line(scenario({"P9": 2, "P10": 2}, TWO))
    have, get = [("A", "P10"), ("B", "P10")], [("A", "P9"), ("B", "P9")]
    assert _told(line, (2, 2), have, get) == (("A", "P10", "P9"),)
    assert _told(line, (0, 2), have, get) is None, "there is no seat"


def test_nobody_waits_for_an_empty_seat() -> None:
    """Where all seats are taken somebody may."""
    case = scenario({"P10": 2}, [person("A", "P10", points=20), person("B", points=10)])
    line = _line(case)
    have, get = [("A", "P10")], [("A", "P10"), ("B", "P10")]
    assert _told(line, (2,), have, get, ["B"]) == (("B", None, "P10"),)
    exchange = _exchange(line, (2,), have, get, ["B"])
    assert exchange is not None
    for seats, found in (((2,), False), ((1,), True)):
        search = _search(line, seats, have, ["B"])
        line.forbid(search, exchange)
        assert _any(search).found is found


def test_a_place_is_not_taken_from_who_would_have_none() -> None:
    """As many as possible have a post: that comes before the points."""
    people = [person("A", "P10", points=20), person("B", points=10)]
    line = _line(scenario({"P9": 1, "P10": 1}, people))
    assert _told(line, (1, 1), [("A", "P9"), ("B", "P10")], [("A", "P9")]) is None


def test_equal_points_decide_nothing() -> None:
    """Either of the two may have the seat."""
    line = _line(scenario({"P9": 1, "P10": 2}, [person("A", "P10"), person("B", "P10")]))
    assert _told(line, (1, 2), [("A", "P9"), ("B", "P10")], [("A", "P10"), ("B", "P9")]) is None


def test_an_aim_before_the_points_is_not_harmed() -> None:
    """Who is to stay at the own desk stays, though another is wanted more."""
    posts = [post("own", "P10"), post("other", "P10")]
    people = [person("A", "P10", post="own", applies=["other", "own"])]
    for aims, moves in ((["priority", "continuity"], 1), (["continuity", "priority"], 0)):
        line = _line(scenario({"P10": 2}, people, posts, policy={"aims": aims}))
        open_ = line.joint.judged.open
        at = {one.triple.post: column for column, one in enumerate(open_, start=1)}
        search = _search(line, (2,), ())
        search.hold(((1, at["own"]),), at_least=1)
        found = line.exchange(_any(search).columns, [open_[at["other"] - 1].triple])
        assert len(found or ()) == moves


def test_where_sums_decide_no_exchange_is_told() -> None:
    """Nobody has a claim to anything by points alone."""
    case = scenario({"P9": 1, "P10": 2}, TWO, policy={"aims": ["placement", "seniority-fit"]})
    have, get = [("A", "P10"), ("B", "P9")], [("A", "P9"), ("B", "P10")]
    assert _told(_line(case), (1, 2), have, get) is None


def test_a_move_that_nobody_minds_helps_nobody() -> None:
    """Without a list, one desk is as good as another at the same grade."""
    line = _line(scenario({"P10": 2}, [person("A")], [post("one", "P10"), post("other", "P10")]))
    open_ = line.joint.judged.open
    at = {one.triple.post: column for column, one in enumerate(open_, start=1)}
    search = _search(line, (2,), ())
    search.hold(((1, at["one"]),), at_least=1)
    assert line.exchange(_any(search).columns, [open_[at["other"] - 1].triple]) is None
