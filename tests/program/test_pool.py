"""Seats that institutions share: `pool`, in the program."""

from dataclasses import replace
from typing import Any

import pytest

from models.region import County
from solver import regional
from solver.program.search import Settings
from solver.program.sequence import Best, best_by
from solver.regional import Decided, decide
from solver.verify import VerificationFailed
from tests.builders import person, places
from tests.regions import county, members, pool, whole

TRANSITIONAL = {"policy": {"over-quota": "transitional"}}
CUMULATIVE = {"policy": {"quota-reading": "cumulative"}}


def grades(decided: Decided) -> dict[str, str | None]:
    """The grade of everybody, whose ids differ between institutions."""
    return {
        person: grade
        for result in decided.results.values()
        for person, grade in places(result).items()
    }


def got(asked: County, **institutions: Any) -> dict[str, str | None]:
    """The grade that everybody gets; both engines give the same."""
    read = members(asked, **institutions)
    decided = decide(asked, read)
    assert decided.results == decide(asked, read, Settings(engine="cp-sat")).results
    return grades(decided)


def test_more_points_win_a_shared_seat_wherever_they_are() -> None:
    """One P9 seat for two institutions: whoever has more points gets it."""
    one = county(pool("p", "ab", P9=1))
    a = whole({"P9": 1, "P10": 1}, person("A", "P10", points=10))
    b = whole({"P9": 1, "P10": 1}, person("B", "P10", points=20))
    assert got(one, a=a, b=b) == {"A": "P10", "B": "P9"}


@pytest.mark.parametrize(("seats", "high"), [(0, 0), (1, 1), (2, 2), (3, 2)])
def test_people_of_all_institutions_are_at_most_the_seats(seats: int, high: int) -> None:
    """Fewer, as many as, and more seats than people who want them."""
    one = county(pool("p", "ab", P9=seats))
    quota = {"P9": 5, "P10": 1}
    a, b = (whole(quota, person(name, "P10")) for name in "AB")
    assert list(got(one, a=a, b=b).values()).count("P9") == high


def test_the_own_quota_of_a_shared_grade_does_not_bind() -> None:
    """An institution without a seat of its own takes two of the pool."""
    one = county(pool("p", "ab", P9=2))
    a = whole({"P9": 0, "P10": 2}, person("A", "P10"), person("B", "P10"))
    b = whole({"P9": 2, "P10": 1}, person("C"), rulebook=None)
    assert got(one, a=a, b=b)["A"] == "P9"
    assert got(one, a=a, b=b)["B"] == "P9"


def test_other_grades_are_limited_by_the_own_quota() -> None:
    """P10 seats that one institution has to spare are of no use to the other."""
    one = county(pool("p", "ab", P9=1))
    a = whole({"P9": 1, "P10": 1}, person("A"), person("B"), person("C"))
    b = whole({"P9": 1, "P10": 5}, person("D", "P10", applies=[]))
    assert got(one, a=a, b=b) == {"A": "P9", "B": "P10", "C": None, "D": "P10"}


def test_ratios_are_those_of_each_institution() -> None:
    """A share of the own approved seats limits how many of the pool may come."""
    one = county(pool("p", "ab", P7=4))
    half = [{"part": "senior", "of": "professional", "at-most": "1/2"}]
    people = [person(name, "P10") for name in "ABC"]
    a = whole({"P7": 1, "P10": 3}, *people, ratios=half)
    b = whole({"P7": 3, "P10": 1}, person("D", "P10"))
    assert list(got(one, a=a, b=b).values()).count("P7") == 3


def test_who_holds_a_grade_keeps_it_in_whichever_institution() -> None:
    """Three hold two shared seats: impossible, unless transitional seats are allowed."""
    one = county(pool("p", "ab", P10=2))
    quota = {"P10": 2}
    a, b = (person("A", "P10", points=3), person("B", "P10", points=4)), (person("C", "P10"),)
    assert decide(one, members(one, a=whole(quota, *a), b=whole(quota, *b))).status == "infeasible"
    made = members(one, a=whole(quota, *a, **TRANSITIONAL), b=whole(quota, *b, **TRANSITIONAL))
    decided = decide(one, made)
    assert decided.results["a"].of("A").outcome == "transitional"
    assert decided.results["a"].transitional == {"P10": 1}
    assert decided.results["b"].transitional == {}
    assert decided.aims[0].value == 1
    assert [decided.results[name].aims[0].value for name in "ab"] == [1, 0]


def test_nobody_comes_to_shared_seats_that_are_over_their_number() -> None:
    """Not from another institution either; once one leaves, somebody may."""
    one = county(pool("p", "ab", P10=1))
    stay = (person("A", "P10", applies=[]), person("B", "P10", applies=[]))
    newcomer = whole({"P10": 1}, person("C", points=30), **TRANSITIONAL)
    held = got(one, a=whole({"P10": 2}, *stay, **TRANSITIONAL), b=newcomer)
    assert held == {"A": "P10", "B": "P10", "C": None}
    one = county(pool("p", "ab", P10=2))
    held = got(one, a=whole({"P10": 2}, stay[0], **TRANSITIONAL), b=newcomer)
    assert held == {"A": "P10", "C": "P10"}


def test_a_lower_grade_uses_a_shared_seat_of_a_higher_one() -> None:
    """高岗低用: of a tier that is shared as a whole, and for no more people than it has seats."""
    one = county(pool("p", "ab", P9=1, P10=1))
    people = [person(name, "P10", applies=[]) for name in "ABC"]
    a, b = whole({"P10": 1}, people[0], **CUMULATIVE), whole({"P9": 1}, people[1], **CUMULATIVE)
    assert got(one, a=a, b=b) == {"A": "P10", "B": "P10"}
    more = whole({"P9": 1}, *people[1:], **CUMULATIVE)
    assert decide(one, members(one, a=a, b=more)).status == "infeasible"


def test_a_border_of_transitional_seats_ties_across_institutions() -> None:
    """Equal points: it is open who of the two sits on the one seat over the number."""
    one = county(pool("p", "ab", P10=1))
    a, b = (
        whole({"P10": 1}, person(name, "P10", points=5, applies=[]), **TRANSITIONAL)
        for name in "AB"
    )
    decided = decide(one, members(one, a=a, b=b))
    assert decided.results["a"].of("A").outcome == "transitional"
    assert decided.results["a"].of("A").standing == "tied"
    assert decided.results["b"].of("B").standing == "tied"


def test_equal_points_tie_across_institutions() -> None:
    """The smallest by institution and id is shown; either could have the seat."""
    one = county(pool("p", "ab", P9=1))
    a, b = (whole({"P10": 1}, person(name, "P10", points=5)) for name in "AB")
    decided = decide(one, members(one, b=b, a=a))
    assert grades(decided) == {"A": "P9", "B": "P10"}
    assert {decided.results[n].of(n.upper()).standing for n in "ab"} == {"tied"}
    (other,) = decided.results["b"].of("B").alternatives
    assert other is not None
    assert other.grade == "P9"


def test_an_answer_that_is_not_proved_best_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lawful and verified, without bounds, nobody's appointment certain."""

    def interrupted(*asked: Any) -> Best:
        return replace(best_by(*asked), outcome="feasible")

    monkeypatch.setattr(regional, "best_by", interrupted)
    one = county(pool("p", "ab", P9=1))
    a, b = (whole({"P10": 1}, person(name, "P10")) for name in "AB")
    decided = decide(one, members(one, a=a, b=b))
    assert decided.status == "feasible"
    for result in decided.results.values():
        assert result.verified
        assert {aim.bound for aim in result.aims} == {None}
        assert {appointment.standing for appointment in result.appointments} == {"unproved"}


def test_an_answer_of_ours_that_does_not_hold_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """With every reason: of an institution, of a pool, of the sums."""
    one = county(pool("p", "ab", P9=1))
    a, b = (whole({"P10": 1}, person(name, "P10")) for name in "AB")
    read = members(one, a=a, b=b)

    def misstated(*asked: Any) -> Best:
        best = best_by(*asked)
        first = replace(best.proofs[0], value=9, bound=9)
        return replace(best, proofs=(first, *best.proofs[1:]))

    monkeypatch.setattr(regional, "best_by", misstated)
    with pytest.raises(VerificationFailed, match="placement is 2, not 9"):
        decide(one, read)
    monkeypatch.setattr(regional, "best_by", best_by)
    monkeypatch.setattr(regional, "overdrawn", lambda *_: ["p: too many"])
    with pytest.raises(VerificationFailed, match="p: too many"):
        decide(one, read)
    monkeypatch.setattr(regional, "verify", lambda *_: ["wrong"])
    with pytest.raises(VerificationFailed, match=r"a: wrong; b: wrong; p: too many"):
        decide(one, read)


def test_time_that_runs_out_is_told_as_ever() -> None:
    """Nothing found is unknown, in every institution of the county."""
    one = county(pool("p", "ab", P9=1))
    a, b = (whole({"P10": 1}, person(name, "P10", points=5)) for name in "AB")
    decided = decide(one, members(one, a=a, b=b), Settings(time_limit=1e-9))
    assert decided.status == "unknown"
    assert {result.status for result in decided.results.values()} == {"unknown"}
