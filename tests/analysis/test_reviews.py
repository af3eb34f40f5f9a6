"""What humans must judge: first what could change the result."""

from solver.analysis.picture import Picture
from solver.analysis.reviews import reviews
from solver.analysis.vacancies import vacancies
from solver.program.search import Clock, Settings
from tests.analysis.helpers import ASKS_JUDGEMENT, picture, with_status
from tests.builders import person, post

CHIEF = post("chief", "M8", requires=ASKS_JUDGEMENT)


def _two_doubts() -> Picture:
    people = [
        person("A", "M9", points=5, applies=["chief"]),
        person("B", "M9", points=20, applies=["chief"]),
    ]
    return picture({"M8": 1, "M9": 2}, people, [CHIEF])


def test_a_doubt_about_an_empty_better_seat_matters() -> None:
    """Either judgement would fill the seat; both are listed."""
    found = reviews(_two_doubts())
    assert [(r.person, r.could_change) for r in found] == [("A", True), ("B", True)]
    assert found[0].matters[0].facts == {"matter": "fitness", "by": "board"}
    assert [(p.post, p.grade) for p in found[0].opens] == [("chief", "M8")]


def test_a_doubt_about_a_seat_that_another_would_keep_does_not_matter() -> None:
    """An open judgement on somebody whom a better-placed person beats changes nothing."""
    people = [
        person("A", "M9", points=5, applies=["chief"]),
        person("B", "M9", points=20, applies=["chief"], findings=[_met()]),
    ]
    (review,) = reviews(picture({"M8": 1, "M9": 2}, people, [CHIEF]))
    assert (review.person, review.could_change) == ("A", False)


def test_a_doubt_that_would_make_a_tie_matters() -> None:
    """Equal points would leave the seat to the leading group: the result changes."""
    people = [
        person("A", "M9", points=20, applies=["chief"]),
        person("B", "M9", points=20, applies=["chief"], findings=[_met()]),
    ]
    (review,) = reviews(picture({"M8": 1, "M9": 2}, people, [CHIEF]))
    assert review.could_change is True


def test_a_seat_that_a_rule_closes_anyway_does_not_matter() -> None:
    """A judgement cannot help where the leading group has forbidden the seat."""
    forbid = {"rule": "forbid", "person": "A", "post": "chief", "reason": "r", "by": "g"}
    people = [person("A", "M9", applies=["chief"])]
    seen = picture({"M8": 1, "M9": 1}, people, [CHIEF], decisions=[{**forbid, "on": "2012-05-02"}])
    assert [r.could_change for r in reviews(seen)] == [False]


def test_nobody_applied_nothing_to_review() -> None:
    """A judgement is asked only where somebody applied."""
    people = [person("A", "M9", applies=[])]
    assert reviews(picture({"M8": 1, "M9": 1}, people, [CHIEF])) == ()


def test_one_matter_that_opens_two_seats_is_one_review() -> None:
    """What hangs on the same matter of the same person is listed together."""
    people = [person("A", "M9", applies=["chief", "other"])]
    other = post("other", "M8", requires=ASKS_JUDGEMENT)
    (review,) = reviews(picture({"M8": 2, "M9": 1}, people, [CHIEF, other]))
    assert [place.post for place in review.opens] == ["chief", "other"]


def test_an_unproved_result_gives_nothing_to_compare_with() -> None:
    """Without a proved best nobody can say what a judgement would change."""
    seen = with_status(_two_doubts(), "feasible")
    assert [review.could_change for review in reviews(seen)] == [None, None]


def test_what_is_not_worked_out_in_time_comes_before_what_does_not_matter() -> None:
    """Once the time is over a doubt that the proof does not settle is left open."""
    over = Clock.started(Settings(time_limit=0.0))
    assert [review.could_change for review in reviews(_two_doubts(), over)] == [None, None]


def _met() -> dict[str, str]:
    return {"matter": "fitness", "finding": "met", "by": "board", "on": "2012-05-02"}


def test_a_review_of_a_seat_that_can_never_be_had_cannot_change_the_result() -> None:
    """A desk written for a grade without seats: the judgement is listed, and matters to nothing."""
    asks = {"recorded": {"matter": "skill"}}
    policy = {"professional-posts": "as-written"}
    desk = post("d", "P9", requires=asks)
    seen = picture({"P9": 0, "P10": 1}, [person("A", applies=["d"])], [desk], policy=policy)
    assert [one.could_change for one in reviews(seen)] == [False]


def test_a_closed_seat_is_not_in_review() -> None:
    """Wanted less than the own desk it stays closed in a regular round, whatever is found."""
    posts = [post("d", "M10"), post("p", "P12", requires={"recorded": {"matter": "skill"}})]
    people = [person("A", "M10", post="d", applies=["d", "p"])]
    seen = picture({"M10": 1, "P12": 1}, people, posts, stage="regular")
    assert reviews(seen) == ()
    assert [one.cause for one in vacancies(seen)] == ["candidates-hold-better"]
