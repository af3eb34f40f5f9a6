"""Best answers are counted by what people get, and no further than is asked."""

from typing import get_args

from solver.analysis.picture import Picture
from solver.analysis.ties import ties
from solver.eligibility.candidates import candidates
from solver.program.count import Counted, _of_leaf, count_best
from solver.program.proof.ordered import Leaf
from solver.program.search import UNLIMITED, Engine, Settings
from solver.program.sequence import Best
from solver.solving import decide
from tests.analysis.helpers import picture
from tests.builders import person
from tests.oracle.generator import random_scenario
from tests.program.proof.test_part import line, part

ENGINES: tuple[Engine, ...] = get_args(Engine)


def test_what_nobody_holds_makes_no_further_answer() -> None:
    """Column 0 is a person's; 1, 2 and 3 only count, and could do so in several ways."""
    ring = part(line(1, 1, 2), line(1, 2, 3), line(1, 1, 3), upper=(1,) * 4)
    assert _of_leaf(Leaf(ring, None), {0}, 5, UNLIMITED) == Counted(2, all_=True)


def test_what_leads_nowhere_is_no_answer() -> None:
    """Of each two of three columns just one may be 1: that cannot be, but no line says so alone."""
    ring = [line(1, *pair, tight=True) for pair in ((0, 1), (1, 2), (0, 2))]
    found = _of_leaf(Leaf(part(*ring, upper=(1,) * 3), None), {0, 1, 2}, 5, UNLIMITED)
    assert found == Counted(0, all_=True)


def test_either_engine_counts_the_same() -> None:
    """The reference looks at the whole program at once, with every rule and policy in play."""
    told = set()
    for seed in (7, 8, 11, 58, 83, 107):
        judged = candidates(random_scenario(seed))
        found = [
            ties(Picture(judged, *decide(judged, Settings(engine=engine)))) for engine in ENGINES
        ]
        assert found[0] == found[1]
        told.add(found[0].answers)
    assert len(told) > 1


def test_what_cannot_be_is_not_counted_as_all() -> None:
    """Where what is said to be possible contradicts the leaf, nothing is claimed to be complete."""
    two = part(line(1, 0, 1, tight=True), upper=(1,) * 2)
    best = Best("optimal", (), (1, 0), (Leaf(two, None),), UNLIMITED)
    assert count_best(best, range(2), {"A": [0], "B": [1]}, 5) == Counted(1, all_=False)


def test_enough_is_enough() -> None:
    """Two seats are disputed, each by two people: two answers already are more than one."""
    people = [person("A", "P10"), person("B", "P10"), person("C", "M9"), person("D", "M9")]
    seen = picture({"P9": 1, "P10": 1, "M8": 1, "M9": 1}, people)
    assert (ties(seen).answers, ties(seen).more) == (4, False)
    assert (ties(seen, counted=1).answers, ties(seen, counted=1).more) == (1, True)
