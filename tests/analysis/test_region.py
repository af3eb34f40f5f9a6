"""What is said of pools and of the institutions that share them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from models.grades import Grade
from models.places import Place
from models.regional import PoolFindings
from solver.analysis.picture import Picture
from solver.analysis.region import conflict as module
from solver.analysis.region.conflict import conflicts
from solver.analysis.region.members import analyse_member, audit_member, line
from solver.analysis.region.pools import findings
from solver.analysis.region.steps import county_result, pool_findings
from solver.program import core as program_core
from solver.program.joint import Joint
from solver.program.search import Clock, OutOfTime, Settings
from solver.regional import Decided, decide
from tests.builders import VALUES, person, post, rulebook
from tests.regions import county, members, pool, whole

TRANSITIONAL = {"policy": {"over-quota": "transitional"}}
CUMULATIVE = {"policy": {"quota-reading": "cumulative"}}
BOTH = {"policy": {"over-quota": "transitional", "quota-reading": "cumulative"}}


def asking(**rows: Mapping[str, Any]) -> dict[str, Any]:
    """The small rulebook with something else said of some grades."""
    plain = {grade: {"value": value} for grade, value in VALUES.items()}
    return rulebook(grades={**plain, **rows})


def decided_of(*pools: Any, **institutions: Any) -> Decided:
    """A county decided."""
    one = county(*pools)
    return decide(one, members(one, **institutions))


def only(decided: Decided) -> PoolFindings:
    """What is found of its one pool."""
    (found,) = pool_findings(decided)
    return found


def contested() -> Decided:
    """Two P9 seats; A holds one, B, C and D apply, C and D of equal points."""
    return decided_of(
        pool("p", "ab", P9=2),
        a=whole({"P10": 2}, person("A", "P9", applies=[]), person("B", "P10", points=9)),
        b=whole({"P10": 2}, person("C", "P10", points=8), person("D", "P10", points=7)),
    )


def test_use_is_told_by_institution() -> None:
    """Seats, who holds them, what is left."""
    found = only(contested())
    (use,) = found.use
    assert (use.grade, use.seats, use.filled, use.empty) == ("P9", 2, 2, 0)
    assert use.by_institution == {"a": 2, "b": 0}
    assert found.vacancies == ()
    assert found.alike


def test_holders_are_told_with_their_points() -> None:
    """Both hold it in the institution with fewer of its own."""
    first, second = only(contested()).holders
    assert (first.institution, first.person, first.outcome) == ("a", "A", "retained")
    assert (second.person, second.points, second.standing) == ("B", 900, "certain")


def test_a_contest_ranks_the_people_of_all_institutions() -> None:
    """The incumbent's seat is not free; the margin is to the next of another institution."""
    (contest,) = only(contested()).contests
    assert (contest.grade, contest.seats, contest.free) == ("P9", 2, 1)
    assert [(one.institution, one.person, one.won) for one in contest.applicants] == [
        ("a", "B", True),
        ("b", "C", False),
        ("b", "D", False),
    ]
    assert (contest.cutoff, contest.margin, contest.tied_at_cutoff) == (900, 100, False)
    assert contest.applicants[1].got == Place(post="general-intermediate", grade=Grade.P10)


def test_who_has_something_better_has_not_lost() -> None:
    """Two pooled grades: who gets the higher does not count as behind for the lower."""
    people = [person(name, "P10", points=points) for points, name in enumerate("ABC", start=3)]
    found = only(
        decided_of(
            pool("p", "ab", P8=1, P9=1),
            a=whole({"P10": 2}, *people[:2]),
            b=whole({"P10": 1}, people[2]),
        )
    )
    lower = found.contests[1]
    assert [one.better for one in lower.applicants] == [True, False, False]
    assert (lower.cutoff, lower.margin) == (400, 100)


def test_equal_points_at_the_cutoff_are_told() -> None:
    """As in a contest of one institution."""
    a, b = (whole({"P10": 1}, person(name, "P10", points=5)) for name in "AB")
    (contest,) = only(decided_of(pool("p", "ab", P9=1), a=a, b=b)).contests
    assert contest.tied_at_cutoff


def test_a_contest_that_nobody_won_has_no_cutoff() -> None:
    """A ratio keeps both from the one free seat."""
    none = [{"part": "intermediate", "of": "professional", "at-most": "1/2"}]
    a, b = (whole({"P10": 1, "P12": 1}, person(n, "P12"), ratios=none) for n in "AB")
    decided = decided_of(pool("p", "ab", P9=1), a=a, b=b)
    assert {use.filled for use in only(decided).use} <= {0, 1}
    full = [{"part": "intermediate", "of": "professional", "at-most": "1%"}]
    a, b = (whole({"P12": 1}, person(n, "P12"), ratios=full) for n in "AB")
    (contest,) = only(decided_of(pool("p", "ab", P9=1), a=a, b=b)).contests
    assert (contest.cutoff, contest.margin) == (None, None)


def test_an_empty_shared_seat_is_seen_by_each_institution() -> None:
    """One has nobody with the title, the other's candidate is kept from it by a ratio."""
    title = [{"tier": "intermediate", "series": "economics", "qualified": "2010-01"}]
    full = [{"part": "intermediate", "of": "professional", "at-most": "1%"}]
    titled = asking(P9={"value": 730, "regular": {"title": {"tier": "intermediate"}}})
    decided = decided_of(
        pool("p", "ab", P9=1),
        a=whole({"P12": 1}, person("A", "P12"), rulebook=titled),
        b=whole({"P12": 1}, person("B", "P12", titles=title), rulebook=titled, ratios=full),
    )
    (vacancy,) = only(decided).vacancies
    assert (vacancy.grade, vacancy.seats) == ("P9", 1)
    one, other = vacancy.institutions
    assert (one.institution, one.cause) == ("a", "no-candidate")
    assert [near.person for near in one.nearest] == ["A"]
    assert (other.institution, other.cause, other.rules) == ("b", "blocked-by-ratio", ("ratio",))


def test_seats_used_from_below_are_not_empty() -> None:
    """高岗低用: a P9 seat of the pool serves somebody at P10."""
    people = [person(name, "P10", applies=[]) for name in "ABC"]
    found = only(
        decided_of(
            pool("p", "ab", P9=2, P10=2),
            a=whole({"P10": 2}, *people[:2], **CUMULATIVE),
            b=whole({"P9": 1}, people[2], **CUMULATIVE),
        )
    )
    assert [(use.grade, use.lent, use.empty) for use in found.use] == [("P9", 1, 1), ("P10", 0, 0)]


def test_transitional_seats_are_counted_once_for_all() -> None:
    """Three hold two seats: one is over, none is empty, none is contested."""
    people = [person(name, "P10", applies=[]) for name in "ABC"]
    decided = decided_of(
        pool("p", "ab", P10=2),
        a=whole({"P10": 2}, *people[:2], **TRANSITIONAL),
        b=whole({"P10": 1}, people[2], **TRANSITIONAL),
    )
    (use,) = only(decided).use
    assert (use.filled, use.transitional, use.empty) == (3, 1, 0)
    assert only(decided).contests == ()


def test_who_comes_to_a_shared_grade_is_judged_in_the_pool() -> None:
    """Of the two at P9 one is over; with a P10 free below the pool is not, and A comes to P10.

    In the share of the institution, two seats for three people, A would be one too many.
    """
    stay = [person("B", "P9", points=9, applies=[]), person("C", "P9", points=8, applies=[])]
    decided = decided_of(
        pool("p", "ab", P9=1, P10=2),
        a=whole({"P12": 1}, *stay, person("A", "P12", points=5), **BOTH),
        b=whole({"P12": 1}, person("D", "P12", applies=[]), **BOTH),
    )
    assert decided.results["a"].of("A").grade == "P10"
    assert decided.results["a"].of("C").outcome == "transitional"
    assert decided.results["a"].verified


def test_who_rises_within_a_tier_is_judged_in_the_pool() -> None:
    """No division of the seats would let each institution pass by itself."""
    decided = decided_of(
        pool("p", "ab", P8=1, P9=2, P10=0),
        a=whole(
            {"P12": 1},
            person("A", "P8", points=9, applies=[]),
            person("C", "P10", points=9, applies=[]),
            **BOTH,
        ),
        b=whole(
            {"P12": 1},
            person("B", "P8", points=5, applies=[]),
            person("N", "P10", points=5),
            **BOTH,
        ),
    )
    assert decided.status == "optimal"
    assert decided.results["b"].of("N").outcome == "promoted"


def test_rulebooks_that_count_differently_are_told() -> None:
    """Other points, or another value of a grade; a remark makes no difference."""
    item = {"item": "service-years", "each": 1, "most": 99}

    def alike(**changes: Any) -> bool:
        a = whole({"P10": 1}, person("A", "P10"), rulebook=rulebook())
        b = whole({"P10": 1}, person("B", "P10"), rulebook=rulebook(**changes))
        return only(decided_of(pool("p", "ab", P9=1), a=a, b=b)).alike

    assert alike(scoring={"note": "other", "items": [{**item, "note": "years"}]})
    assert not alike(scoring={"note": "test", "items": [{**item, "each": 2}]})
    assert not alike(grades=asking(P9={"value": 1})["grades"])
    assert alike(grades=asking(W6={"value": 1})["grades"])


def test_an_institution_is_analysed_with_its_share() -> None:
    """Its quota is what it holds; envy and reviews are not made up."""
    book = asking(P9={"value": 730, "regular": {"recorded": {"matter": "m"}}})
    decided = decided_of(
        pool("p", "ab", P9=2),
        a=whole({"P10": 1, "P12": 1}, person("A", "P10"), rulebook=book),
        b=whole({"P10": 1}, person("B", "P9", applies=[]), rulebook=book),
    )
    found = analyse_member(decided, "a", {Grade.P9: 1})
    assert {use.grade: use.quota for use in found.quota} == {"P10": 1, "P12": 1}
    assert [review.could_change for review in found.review] == [None]
    assert found.ties is None
    assert [vacancy.grade for vacancy in found.vacancies] == ["P12"]
    other = analyse_member(decided, "b", {Grade.P9: 1})
    assert {use.grade: use.quota for use in other.quota} == {"P9": 1, "P10": 1}
    assert [vacancy.grade for vacancy in other.vacancies] == ["P10"]


def test_the_plan_is_audited_before_anybody_has_a_share() -> None:
    """Who holds a pooled grade is weighed against the seats of the pool."""
    two = [person(name, "P9", applies=[]) for name in "AB"]
    decided = decided_of(
        pool("p", "ab", P9=2), a=whole({"P9": 0}, *two), b=whole({"P10": 1}, person("C", "P10"))
    )
    kinds = {finding.kind for finding in audit_member(decided, "a")}
    assert "incumbents-over-quota" not in kinds


def test_a_line_counts_people_and_seats() -> None:
    """Those that are held of a pool, and those of the own quota."""
    decided = contested()
    told = line("a", decided.members["a"], decided.results["a"])
    assert told.pooled
    assert (told.people, told.appointed, told.promoted, told.tied) == (2, 2, 1, 0)
    assert told.seats == 4
    assert told.verified


def impossible(points: int = 5) -> Decided:
    """Two hold P10 with one seat between them; a third institution has nothing to do with it."""
    a, b = (whole({"P10": 1}, person(n, "P10", points=points, applies=[])) for n in "AB")
    return decided_of(pool("p", "abc", P10=1), a=a, b=b, c=whole({"P12": 1}, person("C", "P12")))


def test_a_pool_that_cannot_hold_its_people_says_who_and_where() -> None:
    """The pool, and those who must keep the grade; nobody else."""
    (found,) = conflicts(impossible())
    one, other, shared = found.claims
    assert (one.institution, one.claim.rule, one.claim.people) == ("a", "keep-grade", ("A",))
    assert (other.institution, other.claim.people) == ("b", ("B",))
    assert (shared.institution, shared.pool, shared.claim.limit) == (None, "p", 1)
    assert shared.claim.grade == "P10"


def test_without_time_nothing_more_is_claimed() -> None:
    """What is known is that the county is impossible."""
    over = Clock.started(Settings(time_limit=0.0))
    (found,) = conflicts(replace(impossible(), clock=over))
    assert (found.claims, found.minimal, found.smallest) == ((), False, False)


def test_institutions_found_before_the_time_is_over_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With a word that there are more of which nothing is known."""
    over = whole({"P12": 1}, person("A", "P12", applies=[]), person("B", "P12", applies=[]))
    decided = decided_of(pool("p", "ab", P9=0), a=over, b=over)
    asked: list[Joint] = []

    def core(joint: Joint, clock: Clock) -> program_core.Core | None:
        asked.append(joint)
        if len(asked) > 1:
            raise OutOfTime
        return program_core.core(joint, clock=clock)

    monkeypatch.setattr(module, "core", core)
    found, more = conflicts(decided)
    assert {claim.institution for claim in found.claims} == {"a"}
    assert found.smallest
    assert (more.claims, more.minimal, more.smallest) == ((), False, False)


def test_whoever_can_be_left_out_is_left_out() -> None:
    """Of four institutions the last two collide; of the three who hold the grade any two do."""
    a, b = (whole({"P12": 1}, person(n, "P12", applies=[])) for n in "AB")
    c, d = (whole({"P10": 1}, person(n, "P10", applies=[])) for n in "CD")
    (found,) = conflicts(decided_of(pool("p", "abcd", P10=1), a=a, b=b, c=c, d=d))
    assert [claim.institution for claim in found.claims] == ["c", "d", None]
    (found,) = conflicts(decided_of(pool("p", "abcd", P10=1), a=a, b=c, c=c, d=d))
    assert len(found.claims) == 3


def test_a_pin_into_a_seat_that_another_keeps_is_told() -> None:
    """A decision of one institution's leading group collides with another's incumbent."""
    pin = {"rule": "pin", "person": "A", "grade": "P9", "reason": "r", "by": "b", "on": "2012-05"}
    a = whole({"P10": 1}, person("A", "P10"), decisions=[pin])
    b = whole({"P10": 1}, person("B", "P9", applies=[]))
    (found,) = conflicts(decided_of(pool("p", "ab", P9=1), a=a, b=b))
    assert {claim.claim.rule for claim in found.claims} == {"pin", "keep-grade", "pool"}


def test_an_institution_that_is_impossible_by_itself_is_told_as_such() -> None:
    """Each of them, with its own rules; the pool plays no part."""
    over = whole({"P12": 1}, person("A", "P12", applies=[]), person("B", "P12", applies=[]))
    more = whole({"P12": 0}, person("C", "P12", applies=[]))
    fine = whole({"P12": 1}, person("D", "P12"))
    decided = decided_of(pool("p", "abc", P9=0), a=over, b=fine, c=more)
    one, other = conflicts(decided)
    assert {claim.institution for claim in one.claims} == {"a"}
    assert {claim.institution for claim in other.claims} == {"c"}
    assert {claim.pool for claim in (*one.claims, *other.claims)} == {None}


def test_where_there_is_an_answer_there_is_no_conflict() -> None:
    """Nothing is made up."""
    assert conflicts(contested()) == ()
    assert county_result(contested()).conflicts == ()


def test_an_impossible_county_still_tells_its_seats() -> None:
    """And no share of them."""
    decided = impossible()
    found = findings(decided, decided.county.pools[0])
    assert [use.seats for use in found.use] == [1]
    assert (found.holders, found.contests, found.vacancies) == ((), (), ())
    result = county_result(decided)
    assert (result.status, result.aims) == ("infeasible", ())
    assert len(result.conflicts) == 1
    shown = analyse_member(decided, "a", {})
    assert [use.grade for use in shown.quota if use.grade == "P10"] == []
    told = line("a", decided.members["a"], decided.results["a"])
    assert (told.status, told.appointed, told.seats) == ("infeasible", 0, 0)


def test_desks_named_for_a_pooled_grade_are_open_to_it() -> None:
    """A described post of the tier may be filled at a grade that only the pool has."""
    desk = post("d", "P10", seats=1)
    a = whole({"P10": 1}, person("A", "P10", post="d", applies=["d"]), posts=[desk])
    b = whole({"P10": 1}, person("B", "P10", applies=[]))
    decided = decided_of(pool("p", "ab", P9=1), a=a, b=b)
    assert decided.results["a"].of("A").place == Place(post="d", grade=Grade.P9)
    assert isinstance(Picture(decided.judged["a"], decided.results["a"]).scenario.desks, dict)
