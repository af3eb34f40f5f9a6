"""Best answers are counted by what people get, and no further than is asked."""

from solver.analysis.ties import ties
from solver.program.count import Counted, _of_leaf
from solver.program.proof.prove import Leaf
from solver.program.search import UNLIMITED
from tests.analysis.helpers import picture
from tests.builders import person
from tests.program.proof.test_part import line, part


def test_what_nobody_holds_makes_no_further_answer() -> None:
    """Column 0 is a person's; 1, 2 and 3 only count, and could do so in several ways."""
    ring = part(line(1, 1, 2), line(1, 2, 3), line(1, 1, 3), upper=(1,) * 4)
    assert _of_leaf(Leaf(ring, None), {0}, 5, UNLIMITED) == Counted(2, all_=True)


def test_what_leads_nowhere_is_no_answer() -> None:
    """Of each two of three columns just one may be 1: that cannot be, but no line says so alone."""
    ring = [line(1, *pair, tight=True) for pair in ((0, 1), (1, 2), (0, 2))]
    found = _of_leaf(Leaf(part(*ring, upper=(1,) * 3), None), {0, 1, 2}, 5, UNLIMITED)
    assert found == Counted(0, all_=True)


def test_enough_is_enough() -> None:
    """Two seats are disputed, each by two people: two answers already are more than one."""
    people = [person("A", "P10"), person("B", "P10"), person("C", "M9"), person("D", "M9")]
    seen = picture({"P9": 1, "P10": 1, "M8": 1, "M9": 1}, people)
    assert (ties(seen).answers, ties(seen).more) == (4, False)
    assert (ties(seen, counted=1).answers, ties(seen, counted=1).more) == (1, True)
