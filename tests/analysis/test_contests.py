"""竞聘: more applicants than free seats, and the queues that remain."""

from solver.analysis.contests import contests
from solver.analysis.waiting import waiting
from tests.analysis.helpers import picture
from tests.builders import person, post


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
    """Who got a higher grade is no loser of the lower one, and sets no margin."""
    people = [person(name, "P10", points=n) for name, n in (("A", 30), ("B", 20), ("C", 10))]
    found = {c.of: c for c in contests(picture({"P8": 1, "P9": 2, "P10": 1}, people))}
    assert [(a.person, a.won, a.better) for a in found["P9"].applicants] == [
        ("A", False, True),
        ("B", True, False),
        ("C", True, False),
    ]
    assert found["P9"].margin is None


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
    assert [(one.person, one.got) for one in queue.people] == [("N", None)]
