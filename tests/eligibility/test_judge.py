"""Compound conditions: every part is judged and kept, with its clause."""

import pytest

from solver.eligibility.verdicts import Verdict
from tests.builders import judged, rulebook

YES = {"presumed": {"matter": "m"}}
NO = {"waiver": {"matter": "m"}}
DOUBT = {"recorded": {"matter": "m"}}


@pytest.mark.parametrize(
    ("written", "verdict"),
    [
        ({"all": [YES, YES]}, "met"),
        ({"all": [YES, DOUBT]}, "review"),
        ({"all": [NO, DOUBT]}, "unmet"),
        ({"any": [NO, NO]}, "unmet"),
        ({"any": [NO, DOUBT]}, "review"),
        ({"any": [YES, DOUBT]}, "met"),
        ({"not": YES}, "unmet"),
        ({"not": NO}, "met"),
        ({"not": DOUBT}, "review"),
    ],
)
def test_parts_are_joined_by_the_algebra(written: dict[str, object], verdict: str) -> None:
    """∧, ∨ and ¬ of met, unmet and review."""
    assert judged(written, {}).verdict == verdict


def test_every_part_is_judged_even_where_one_decides() -> None:
    """An explanation needs the parts that decided nothing too."""
    trace = judged({"all": [NO, YES, DOUBT]}, {})
    assert [part.verdict for part in trace.parts] == ["unmet", "met", "review"]


def test_a_reference_is_looked_up() -> None:
    """`see` has the verdict of what it refers to, and keeps that as its part."""
    trace = judged({"see": "named"}, {}, rulebook=rulebook(conditions={"named": YES}))
    assert trace.verdict is Verdict.MET
    assert [part.facts for part in trace.parts] == [{"matter": "m"}]


def test_the_clause_is_kept_at_every_level() -> None:
    """`cite` of compounds, references and atoms is in their traces."""
    trace = judged(
        {"all": [{**YES, "cite": "inner"}, {"not": NO, "cite": "beside"}], "cite": "x"}, {}
    )
    assert (trace.cite, *(part.cite for part in trace.parts)) == ("x", "inner", "beside")
