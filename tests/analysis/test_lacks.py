"""What is lacking: the least that would have to become true."""

from collections.abc import Mapping
from typing import Any

from models.findings import Lack
from solver.analysis.lacks import lacks
from tests.builders import judged

TITLE = {"title": {"tier": "intermediate"}, "cite": "t"}
JUDGED = {"recorded": {"matter": "m"}, "cite": "j"}
TENURE = {"tenure": {"grade": "M9", "years": 8}, "cite": "y"}


def _lacks(written: Mapping[str, Any], **facts: Any) -> list[Lack]:
    return list(lacks([judged(written, {"grade": "M9", **facts})]))


def test_nothing_is_lacking_where_all_is_met() -> None:
    """A met condition lacks nothing."""
    assert _lacks({"tenure": {"grade": "M9", "years": 1}}) == []


def test_everything_unmet_in_a_conjunction_is_lacking() -> None:
    """All unmet parts are named, each with its clause."""
    assert [lack.cite for lack in _lacks({"all": [TITLE, TENURE]})] == ["t", "y"]


def test_the_cheapest_of_alternatives_is_lacking() -> None:
    """A review before what time mends, and that before what is plainly missing."""
    assert [lack.cite for lack in _lacks({"any": [TITLE, TENURE, JUDGED]})] == ["j"]
    assert [lack.cite for lack in _lacks({"any": [TITLE, TENURE]})] == ["y"]


def test_two_of_one_way_cost_more_than_one_of_another() -> None:
    """Alternatives are compared by the sum of what they lack."""
    two = {"all": [JUDGED, {"recorded": {"matter": "n"}}, {"recorded": {"matter": "o"}}]}
    assert [lack.cite for lack in _lacks({"any": [two, TENURE]})] == ["y"]


def test_a_clause_is_inherited_by_atoms_without_one() -> None:
    """An atom without a clause is cited by the clause it stands in."""
    bare = {"title": {"tier": "intermediate"}}
    assert [lack.cite for lack in _lacks({"all": [bare], "cite": "whole"})] == ["whole"]
    assert [lack.cite for lack in _lacks({"any": [bare], "cite": "whole"})] == ["whole"]


def test_the_same_lack_is_told_once() -> None:
    """A condition that basic and specific conditions share is named once."""
    trace = judged(TITLE, {"grade": "M9"})
    assert len(lacks([trace, trace])) == 1


def test_a_forbidden_condition_that_holds_is_lacking() -> None:
    """What must not be so, and is, is told by what is so."""
    (lack,) = _lacks({"not": {"tenure": {"grade": "M9", "years": 1}}, "cite": "n"})
    assert (lack.atom, lack.cite) == ("not", "n")
