"""Which posts there are: the described ones and those that the plan implies."""

from collections import Counter
from typing import Any

import pytest

from models.desks import desks, general_id
from models.grades import Grade
from models.plan import Plan
from models.policy import Policy
from models.posts import Post
from tests.builders import changzhou, post

BY_TIER = Policy()
AS_WRITTEN = Policy(professional_posts="as-written")


def made(
    quota: dict[str, int], posts: list[dict[str, Any]], policy: Policy, *held: Grade
) -> dict[str, Post]:
    """The desks of a small plan, by id."""
    plan = Plan.model_validate({"total": 99, "quota": quota})
    described = tuple(Post.model_validate(one) for one in posts)
    return {desk.id: desk for desk in desks(plan, described, policy, [(None, g) for g in held])}


def general_seats(found: dict[str, Post]) -> dict[str, int]:
    """Seats of the general posts that have any."""
    return {desk.id: desk.seats for desk in found.values() if desk.general and desk.seats}


def test_changzhou_has_8_general_seats_by_tier() -> None:
    """Two surplus P10 descriptions fill seats of P8 and P9: 31 seats, 23 described."""
    found = dict(changzhou().desks)
    assert sum(general_seats(found).values()) == 8
    assert sum(desk.seats for desk in found.values()) == 31


def test_changzhou_has_10_general_seats_as_written() -> None:
    """As written two P10 descriptions are surplus, and ten seats have no description."""
    case = changzhou()
    found = {d.id: d for d in desks(case.plan, case.posts, AS_WRITTEN, ())}
    assert sum(general_seats(found).values()) == 10
    assert general_seats(found)["general-intermediate"] == 3


def test_by_tier_a_desk_is_filled_at_every_grade_of_its_tier() -> None:
    """A professional desk widens to the grades that the plan has; a manager's does not."""
    posts = [post("e", "P10"), post("m", "M9")]
    found = made({"P8": 1, "P9": 0, "P10": 1, "P11": 1, "M8": 1, "M9": 1}, posts, BY_TIER)
    assert found["e"].grades == (Grade.P8, Grade.P10)
    assert found["m"].grades == (Grade.M9,)


def test_as_written_a_desk_keeps_its_grades() -> None:
    """As written nothing widens."""
    found = made({"P8": 1, "P10": 1}, [post("e", "P10")], AS_WRITTEN)
    assert found["e"].grades == (Grade.P10,)


def test_a_desk_keeps_a_grade_that_the_plan_lacks() -> None:
    """A written grade without quota stays."""
    found = made({"P8": 1}, [post("e", "P10")], BY_TIER)
    assert found["e"].grades == (Grade.P8, Grade.P10)


def test_a_grade_that_somebody_keeps_is_a_grade_of_its_desks() -> None:
    """An incumbent of a grade without quota can be kept, at described and general posts."""
    found = made({"P8": 1}, [post("e", "P8")], BY_TIER, Grade.P9, Grade.M10)
    assert found["e"].grades == (Grade.P8, Grade.P9)
    assert found["general-intermediate"].grades == (Grade.P8, Grade.P9)
    assert found["general-M10"].grades == (Grade.M10,)


def test_who_sits_at_no_described_desk_has_a_general_seat() -> None:
    """A seat for each such person, even where there is no quota or descriptions take it up."""
    found = made({"P8": 1}, [post("e", "P8")], BY_TIER, Grade.P8, Grade.P9, Grade.M10)
    assert general_seats(found) == {"general-intermediate": 2, "general-M10": 1}
    plan = Plan.model_validate({"total": 9, "quota": {"P8": 1}})
    described = (Post.model_validate(post("e", "P8")),)
    at_e = desks(plan, described, BY_TIER, [("e", Grade.P8)])
    assert [(desk.id, desk.seats) for desk in at_e] == [("e", 1)]


def test_a_surplus_of_descriptions_hides_no_gap() -> None:
    """By tier the gaps are added up; as written each grade is taken for itself."""
    quota, posts = {"P9": 2, "P10": 1}, [post("e", "P10", seats=2)]
    assert general_seats(made(quota, posts, BY_TIER)) == {"general-intermediate": 1}
    assert general_seats(made(quota, posts, AS_WRITTEN)) == {"general-intermediate": 2}


def test_a_general_post_without_a_seat_does_not_exist() -> None:
    """Where descriptions take up the quota, or more than it, there is none to speak of."""
    for policy in (BY_TIER, AS_WRITTEN):
        for seats in (1, 3):
            assert list(made({"M9": 1}, [post("m", "M9", seats=seats)], policy)) == ["m"]


def test_a_description_of_several_grades_accounts_for_a_seat_of_one_of_them() -> None:
    """As written it goes where seats would be left without one, in whichever order it stands."""
    quota = {"P8": 1, "P9": 1, "P10": 1}
    for grades in (("P9", "P10"), ("P10", "P9")):
        one = post("e", *grades)
        assert general_seats(made(quota, [one], AS_WRITTEN)) == {"general-intermediate": 2}
        two = [one, post("f", "P9"), post("g", "P9")]
        assert general_seats(made(quota, two, AS_WRITTEN)) == {"general-intermediate": 1}
        full = [one, post("f", "P9"), post("h", "P8")]
        assert general_seats(made(quota, full, AS_WRITTEN)) == {}


def test_a_lower_grade_that_uses_a_higher_seat_is_open_without_seats_of_its_own() -> None:
    """高岗低用: every grade of the tier below one with seats that the rulebook knows."""
    cumulative = Policy(quota_reading="cumulative")
    plan = Plan.model_validate({"total": 9, "quota": {"P11": 0, "P12": 3, "M8": 1, "P8": 1}})
    ladder = (Grade.P8, Grade.P9, Grade.P11, Grade.P12, Grade.P13, Grade.M8, Grade.M9)
    found = {d.id: d.grades for d in desks(plan, (), cumulative, (), ladder=ladder)}
    assert found == {
        "general-M8": (Grade.M8,),
        "general-intermediate": (Grade.P8, Grade.P9),
        "general-junior": (Grade.P12, Grade.P13),
    }


@pytest.mark.parametrize(
    ("held", "left", "regular", "seats"),
    [
        ((None, None, None), 0, True, 3),
        (("e", None, None), 0, True, 3),
        (("e", None, None), 2, True, 4),
        (("e", None, None), 2, False, 3),
        (("e",), 1, True, 1),
        ((), 2, True, 1),
    ],
)
def test_a_general_post_has_room_for_who_may_be_over_the_quota(
    held: tuple[str | None, ...],
    left: int,
    regular: bool,  # noqa: FBT001 (a case)
    seats: int,
) -> None:
    """P8 and P9 have a seat each, of which e is described; two who left P9 let one come."""
    policy = Policy(over_quota="transitional", transitional_reduction="two-for-one")
    plan = Plan.model_validate({"total": 9, "quota": {"P8": 1, "P9": 1}, "left": {"P9": left}})
    described = (Post.model_validate(post("e", "P9")),)
    today = [(at, Grade.P9) for at in held]
    found = {d.id: d.seats for d in desks(plan, described, policy, today, regular=regular)}
    assert found["general-intermediate"] == seats


def test_desks_come_in_the_order_of_their_ids() -> None:
    """Described and general posts are sorted together."""
    found = made({"M9": 2, "P9": 2}, [post("z", "M9"), post("a", "P9")], BY_TIER)
    assert list(found) == sorted(found)
    assert Counter(desk.general for desk in found.values()) == {True: 2, False: 2}


def test_a_general_post_is_called_after_tier_or_grade() -> None:
    """By tier for professionals, by grade for the others."""
    assert general_id(Grade.P13) == "general-junior"
    assert general_id(Grade.M6) == "general-M6"
