"""竞聘: more applicants than free seats, and the queues that remain."""

from datetime import date
from typing import Any

import pytest

from models.policy import AimName
from solver.analysis.contests import contests
from solver.analysis.obstacles import Obstacles
from solver.analysis.picture import Picture
from solver.analysis.waiting import waiting
from solver.breaches import aim_change, breaches
from solver.eligibility.candidates import candidates
from solver.solving import solve
from tests.analysis.helpers import picture
from tests.builders import person, post, rulebook
from tests.oracle.generator import random_scenario


def test_as_many_seats_as_applicants_is_no_contest() -> None:
    """Two seats for two applicants need no contest."""
    people = [person("A", "P10"), person("B", "P10")]
    assert contests(picture({"P9": 2, "P10": 2}, people)) == ()


def test_one_seat_for_two_is_a_contest_by_points() -> None:
    """The one with more points wins; cut-off and margin are told."""
    people = [person("A", "P10", points=10), person("B", "P10", points=20)]
    (contest,) = contests(picture({"P9": 1, "P10": 2}, people))
    assert (contest.of, contest.seats, contest.free) == ("P9", 1, 1)
    assert [(a.person, a.won, a.better) for a in contest.applicants] == [
        ("B", True, False),
        ("A", False, False),
    ]
    assert (contest.cutoff, contest.margin, contest.tied_at_cutoff) == (2000, 1000, False)


def test_equal_points_at_the_cutoff_are_a_tie() -> None:
    """A margin of nothing is a tie at the cut-off."""
    people = [person("A", "P10"), person("B", "P10")]
    (contest,) = contests(picture({"P9": 1, "P10": 2}, people))
    assert (contest.margin, contest.tied_at_cutoff) == (0, True)


def test_an_applicant_with_something_better_has_not_lost() -> None:
    """Who applied and got a higher grade is no loser of the lower one, and sets no margin."""
    desks = ["general-intermediate"]
    people = [
        person(name, "P10", points=n, applies=desks)
        for name, n in (("A", 30), ("B", 20), ("C", 10))
    ]
    found = {c.of: c for c in contests(picture({"P8": 1, "P9": 2, "P10": 1}, people))}
    assert [(a.person, a.won, a.better) for a in found["P9"].applicants] == [
        ("A", False, True),
        ("B", True, False),
        ("C", True, False),
    ]
    assert found["P9"].margin is None


def test_who_filed_no_list_and_got_better_is_no_applicant_for_less() -> None:
    """A merely qualifies for P9: there are two seats for the two who come to it."""
    people = [person(name, "P10", points=n) for name, n in (("A", 30), ("B", 20), ("C", 10))]
    found = {c.of for c in contests(picture({"P8": 1, "P9": 2, "P10": 1}, people))}
    assert found == {"P8"}


def test_no_free_seat_is_a_queue_not_a_contest() -> None:
    """Where the incumbent stays, whoever wants the seat waits for a vacancy."""
    people = [
        person("A", "M8", post="chief"),
        person("B", "M9", points=20, applies=["chief"]),
        person("C", "M9", points=10, applies=["chief"]),
    ]
    seen = picture({"M8": 1, "M9": 2}, people, [post("chief", "M8")])
    assert contests(seen) == ()
    (queue,) = waiting(seen)
    assert queue.of == "chief"
    assert [(one.person, one.tied) for one in queue.people] == [("B", False), ("C", False)]


def test_equal_points_in_a_queue_are_marked() -> None:
    """Two who wait with equal points are marked as equal."""
    people = [
        person("A", "M8", post="chief"),
        person("B", "M9", applies=["chief"]),
        person("C", "M9", applies=["chief"]),
    ]
    (queue,) = waiting(picture({"M8": 1, "M9": 2}, people, [post("chief", "M8")]))
    assert all(one.tied for one in queue.people)


def test_a_desk_that_several_want_is_contested() -> None:
    """A free described desk with more applicants than seats is a contest of its own."""
    people = [
        person("A", "M9", points=20, applies=["desk"]),
        person("B", "M9", points=10, applies=["desk"]),
    ]
    seen = picture({"M9": 3}, people, [post("desk", "M9")])
    (contest,) = contests(seen)
    assert (contest.of, contest.seats) == ("desk", 1)
    assert {a.person for a in contest.applicants} == {"A", "B"}


def test_a_post_by_appointment_is_never_contested() -> None:
    """Nobody competes for a post that a higher body fills."""
    people = [person("A", "M7", applies=["head"]), person("B", "M7", applies=["head"])]
    head = post("head", "M6", **{"by-appointment": "bureau"})
    assert contests(picture({"M6": 1, "M7": 2}, people, [head])) == ()


def test_queues_come_in_the_order_of_grades_then_posts() -> None:
    """P8 before P10, grades before posts."""
    people = [
        person("A", "P10", points=30),
        person("B", "P10", points=20),
        person("C", "P12", applies=["general-intermediate"]),
        person("D", "M9", post="own", applies=["other", "own"]),
        person("E", "M9", post="other", applies=["other"]),
    ]
    seen = picture(
        {"P8": 1, "P10": 1, "P12": 1, "M9": 2},
        people,
        [post("own", "M9"), post("other", "M9")],
    )
    assert [queue.of for queue in waiting(seen)] == ["P8", "P10", "other"]


def test_someone_with_nothing_waits_for_everything_applied_for() -> None:
    """A newcomer without a seat waits, and the queue says that nothing was got."""
    people = [person("A", "M9"), person("N", applies=["general-M9"])]
    (queue,) = waiting(picture({"M9": 1}, people))
    assert [(one.person, one.choice, one.got) for one in queue.people] == [("N", 1, None)]


def test_who_merely_qualifies_did_not_apply() -> None:
    """Nobody filed a list: nobody is counted as an applicant, nobody waits, all are told apart."""
    people = [person("A", "P10", points=10), person("B", "P10", points=20)]
    seen = picture({"P9": 1, "P10": 2}, people)
    (contest,) = contests(seen)
    assert (contest.filed, [one.choice for one in contest.applicants]) == (0, [None, None])
    (queue,) = waiting(seen)
    assert queue.people == ()
    assert [(one.person, one.got) for one in queue.qualified] == [("A", seen.place("A"))]


def test_who_applied_stands_in_the_queue_and_who_did_not_behind_it() -> None:
    """C filed a list, B has more points and did not: only C waits."""
    people = [
        person("A", "P10", points=30),
        person("B", "P10", points=20),
        person("C", "P10", points=10, applies=["general-intermediate"]),
    ]
    (queue,) = waiting(picture({"P9": 1, "P10": 2}, people))
    assert [one.person for one in queue.people] == ["C"]
    assert [one.person for one in queue.qualified] == ["B"]


def test_what_kept_somebody_from_a_seat_names_who_stands_before() -> None:
    """P9 is full: A is before B, and A and B before C."""
    people = [person(name, "P10", points=n) for name, n in (("A", 30), ("B", 20), ("C", 10))]
    (contest,) = contests(picture({"P9": 2, "P10": 1}, people))
    assert contest.of == "P9"
    assert [one.obstacle for one in contest.applicants[:2]] == [None, None]
    why = contest.applicants[2].obstacle
    assert why is not None
    assert [(row.rule, row.about) for row in why.full] == [("quota", "P9")]
    assert [(one.person, one.by) for one in why.holders] == [
        ("A", "more-points"),
        ("B", "more-points"),
    ]
    assert (why.ahead, why.rights, why.seats) == (2, 0, 2)


def test_who_has_the_present_grade_is_there_by_right() -> None:
    """H keeps P9 with fewer points than anybody, and is no part of the cut-off."""
    people = [
        person("A", "P10", points=30),
        person("B", "P10", points=20),
        person("H", "P9", points=1),
    ]
    (contest,) = contests(picture({"P9": 2, "P10": 2}, people))
    assert (contest.seats, contest.free, contest.cutoff, contest.margin) == (2, 1, 3000, 1000)
    why = contest.applicants[1].obstacle
    assert why is not None
    assert [(one.person, one.by) for one in why.by_right] == [("H", "right")]
    assert why.rights == 1


def test_desks_that_differ_are_no_one_contest() -> None:
    """Law and laboratory at P7: C has the laboratory, B with more points may only have law."""
    titled = {
        name: [{"tier": "associate-senior", "series": name, "qualified": "2006-01-01"}]
        for name in ("engineering", "economics")
    }

    def asks(name: str) -> dict[str, Any]:
        return {"title": {"tier": "associate-senior", "series": name}}

    people = [
        person("A", "P7", points=30, post="law", titles=titled["economics"]),
        person("B", "P10", points=20, titles=titled["economics"]),
        person("C", "P10", points=10, titles=titled["engineering"]),
    ]
    posts = [
        post("law", "P7", requires=asks("economics")),
        post("lab", "P7", requires=asks("engineering")),
    ]
    seen = picture({"P7": 2, "P10": 2}, people, posts, stage="regular")
    assert seen.place("C") is not None
    assert contests(seen) == ()
    assert [(queue.of, queue.qualified[0].person) for queue in waiting(seen)] == [("law", "B")]


def test_a_desk_at_the_present_grade_is_held_by_points() -> None:
    """A right protects the own seat: who came to the desk at the same grade has a cut-off."""
    people = [
        person("A", "M9", points=20, applies=["desk"]),
        person("B", "M9", points=10, applies=["desk"]),
    ]
    (contest,) = contests(picture({"M9": 3}, people, [post("desk", "M9")]))
    assert (contest.of, contest.free, contest.cutoff, contest.margin) == ("desk", 1, 2000, 1000)
    assert [one.choice for one in contest.applicants] == [1, 1]


def test_nobody_waits_for_a_seat_that_stays_empty() -> None:
    """A ratio keeps A and B from two empty seats of P9: that is no queue."""
    ratio = {"part": "intermediate", "of": "professional", "at-most": "1/4"}
    people = [
        person("A", "P12", points=20, applies=["general-intermediate"]),
        person("B", "P12", points=10, applies=["general-intermediate"]),
    ]
    seen = picture({"P9": 2, "P12": 2}, people, ratios=[ratio])
    assert seen.free_at["general-intermediate"] == 1
    assert waiting(seen) == ()
    (contest,) = contests(seen)
    why = contest.applicants[1].obstacle
    assert why is not None
    assert [row.rule for row in why.full] == ["ratio"]
    assert [one.person for one in why.holders] == ["A"]


def test_the_order_for_equal_points_decides_before_a_tie() -> None:
    """The elder goes first; then nobody is tied, and it is said what decided."""
    rules = rulebook()
    scoring = {**rules["scoring"], "tie-break": ["age"]}
    people = [
        person("A", "P10", born=date(1980, 1, 1)),
        person("B", "P10", born=date(1970, 1, 1)),
    ]
    seen = picture({"P9": 1, "P10": 2}, people, rulebook={**rules, "scoring": scoring})
    (contest,) = contests(seen)
    assert [(one.person, one.won) for one in contest.applicants] == [("B", True), ("A", False)]
    assert (contest.margin, contest.tied_at_cutoff) == (0, False)
    why = contest.applicants[1].obstacle
    assert why is not None
    assert [one.by for one in why.holders] == ["tie-break"]


def test_a_tie_at_the_cutoff_is_one_of_equals_whoever_else_is_refused() -> None:
    """Z has more points and another place; X and Y are equal, and one of them has none."""
    people = [
        person("X", points=5, applies=["general-M9"]),
        person("Y", points=5, applies=["general-M9"]),
        person("Z", "M10", points=12),
    ]
    (contest,) = contests(picture({"M9": 1, "M10": 1}, people))
    assert contest.tied_at_cutoff
    assert [(one.person, one.won, one.by) for one in contest.applicants] == [
        ("Z", False, "points"),
        ("X", True, "place"),
        ("Y", False, "points"),
    ]
    assert contest.cutoff is None


SPOUSES = [{"between": ["A", "C"], "kind": "spouse"}]


def _two_for_the_head(points: int, relatives: list[dict[str, Any]]) -> Picture:
    """A (30.00) and B both want to lead the department in which C has a desk."""
    posts = [
        post("head", "M8", department="d", leads=["d"]),
        post("one", "M9", department="d"),
    ]
    people = [
        person("A", "M9", points=30, applies=["head", "general-M9"]),
        person("B", "M9", points=points, applies=["head", "general-M9"]),
        person("C", "M9", points=20, post="one", applies=["one"]),
    ]
    return picture({"M8": 1, "M9": 3}, people, posts, relations=relatives, stage="regular")


def test_relatives_who_would_be_too_close_are_kept_out_by_a_rule() -> None:
    """A would lead a spouse: it is no matter of points that the desk goes to B."""
    seen = _two_for_the_head(10, SPOUSES)
    (contest,) = contests(seen)
    assert [(one.person, one.won, one.barred) for one in contest.applicants] == [
        ("A", False, True),
        ("B", True, False),
    ]
    assert (contest.cutoff, contest.margin) == (1000, None)
    assert contest.applicants[0].obstacle is not None
    assert "avoidance" in {row.rule for row in contest.applicants[0].obstacle.full}


def test_a_refusal_that_was_proved_by_search_is_told_by_what_stands_in_the_way() -> None:
    """Without rows in the proof: the relatives who would be too close, or what is full."""
    for relatives, rules in (
        (SPOUSES, {"avoidance"}),
        ([], {"seats", "quota"}),
    ):
        seen = _two_for_the_head(40, relatives)
        told = seen.result.precedence
        assert told is not None
        bare = tuple(one.replace(full=(), weights=()) for one in told.refusals)
        result = seen.result.replace(precedence=told.replace(refusals=bare))
        obstacles = Obstacles(Picture(seen.judged, result))
        (asked,) = [c for c in seen.judged.of_person["A"] if c.triple.post == "head"]
        assert {row.rule.value for row in obstacles.rows(asked)} <= rules
        assert obstacles.rows(asked)


def test_without_priority_somebody_with_more_points_may_be_refused() -> None:
    """By a sum B goes before A: the margin says so."""
    decided = {"reason": "r", "by": "g", "on": "2012-05-02"}
    not_p8 = {"rule": "forbid", "person": "B", "grade": "P8", **decided}
    people = [person("A", "P8", points=40), person("B", "P10", points=30)]
    policy = {"aims": ["placement", "seniority-fit"]}
    seen = picture({"P7": 1, "P8": 1, "P10": 1}, people, decisions=[not_p8], policy=policy)
    (contest,) = contests(seen)
    assert [(one.person, one.won) for one in contest.applicants] == [("A", False), ("B", True)]
    assert (contest.cutoff, contest.margin) == (3000, -1000)
    why = contest.applicants[0].obstacle
    assert why is not None
    assert [(one.person, one.by) for one in why.holders] == [("B", "fewer-points")]


@pytest.mark.parametrize("batch", range(10))
def test_no_cutoff_is_below_the_points_of_somebody_refused(batch: int) -> None:
    """On drawn scenarios in which seats go by points.

    Who is refused by a rule about relatives is no loser of a contest, and who had a seat because
    they have no other place sets no cut-off: back at the own seat, somebody's place would fall.
    """
    for seed in range(30 * batch, 30 * batch + 30):
        case = random_scenario(seed)
        judged = candidates(case)
        result = solve(case, judged=judged)
        if result.status != "optimal" or not case.policy.by_points:
            continue
        seen = Picture(judged, result)
        for contest in contests(seen):
            lost = [one for one in contest.applicants if one.lost]
            if contest.cutoff is not None and lost:
                assert contest.cutoff >= max(one.points for one in lost), (seed, contest.of)
            for spared in (one for one in contest.applicants if one.by == "place"):
                first = next(one for one in lost if one.points >= spared.points)
                assert not _could_swap(seen, contest.of, first.person, spared.person), seed


def _could_swap(seen: Picture, of: str, person_: str, holder: str) -> bool:
    """True where the one could have the other's seat, who goes back, and nothing is worse."""
    wanted = [
        one.triple
        for one in seen.judged.of_person[person_]
        if seen.prefers(one) and of in (one.triple.post, one.triple.grade)
    ]
    back = [one.triple for one in seen.judged.of_person[holder] if one.retains]
    order = [aim.aim for aim in seen.result.aims]
    before = order[: order.index(AimName.PRIORITY)]
    for triple in wanted:
        held = seen.moved(triple, *back, without=() if back else (holder,))
        changes = {aim: aim_change(aim, held) for aim in before}
        worse = [n > 0 if aim is AimName.TRANSITIONAL else n < 0 for aim, n in changes.items()]
        if not list(breaches(held)) and not any(worse):
            return True
    return False
