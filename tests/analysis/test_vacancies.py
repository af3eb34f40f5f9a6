"""Every empty seat has its cause, and the people nearest to it."""

from datetime import date

from solver.analysis.vacancies import vacancies
from tests.analysis.helpers import (
    ASKS_JUDGEMENT,
    ASKS_TENURE,
    ASKS_TITLE,
    TITLED,
    picture,
    with_status,
)
from tests.builders import person, post


def test_no_empty_seat_no_vacancy() -> None:
    """Where every seat is held there is nothing to report."""
    assert vacancies(picture({"M9": 1}, [person("A", "M9")])) == ()


def test_nobody_qualifies_among_those_who_applied() -> None:
    """An applicant who lacks something is named with what is lacking."""
    seen = picture(
        {"M8": 1, "M9": 1},
        [person("A", "M9", post="own", applies=["chief", "own"])],
        [post("chief", "M8", requires=ASKS_TITLE), post("own", "M9")],
    )
    (vacancy,) = vacancies(seen)
    assert (vacancy.post, vacancy.grade, vacancy.seats) == ("chief", "M8", 1)
    assert vacancy.cause == "no-candidate"
    (near,) = vacancy.nearest
    assert (near.person, near.applied) == ("A", True)
    assert [(lack.atom, lack.verdict, lack.cite) for lack in near.lacks] == [
        ("title", "unmet", "clause")
    ]


def test_tenure_that_time_will_meet_is_dated() -> None:
    """The nearest person's missing tenure says on which day it is complete."""
    seen = picture(
        {"M8": 1, "M9": 1},
        [person("A", "M9", post="own", applies=["chief"])],
        [post("chief", "M8", requires=ASKS_TENURE), post("own", "M9")],
    )
    (vacancy,) = vacancies(seen)
    assert vacancy.nearest[0].lacks[0].met_on == date(2013, 1, 1)


def test_open_review_is_a_cause_of_its_own() -> None:
    """A seat that waits for a judgement says so."""
    seen = picture(
        {"M8": 1, "M9": 1},
        [person("A", "M9", post="own", applies=["chief"])],
        [post("chief", "M8", requires=ASKS_JUDGEMENT), post("own", "M9")],
    )
    (vacancy,) = vacancies(seen)
    assert vacancy.cause == "needs-review"


def test_nobody_applied_though_somebody_qualifies() -> None:
    """A qualified person who did not apply is named as such."""
    seen = picture(
        {"M8": 1, "M9": 1},
        [person("A", "M9", post="own", titles=TITLED, applies=["own"])],
        [post("chief", "M8", requires=ASKS_TITLE), post("own", "M9")],
    )
    (vacancy,) = vacancies(seen)
    assert vacancy.cause == "nobody-applied"
    assert [(near.person, near.applied, near.lacks) for near in vacancy.nearest] == [
        ("A", False, ())
    ]


def test_nobody_applied_and_nobody_qualifies() -> None:
    """Without an applicant and without anybody qualified there is no candidate."""
    seen = picture(
        {"M8": 1, "M9": 1},
        [person("A", "M9", post="own", applies=[])],
        [post("chief", "M8", requires=ASKS_TITLE), post("own", "M9")],
    )
    (vacancy,) = vacancies(seen)
    assert vacancy.cause == "no-candidate"
    assert not vacancy.nearest[0].applied


def test_candidates_hold_better_seats() -> None:
    """A seat passed over for a better one says so and names nobody."""
    seen = picture({"P9": 1, "P10": 1}, [person("A", "P10")])
    (vacancy,) = vacancies(seen)
    assert (vacancy.grade, vacancy.cause, vacancy.nearest) == ("P10", "candidates-hold-better", ())


def test_who_left_a_seat_for_a_better_one_is_its_candidate() -> None:
    """A desk left behind, which nobody else wants, was passed over for something better."""
    seen = picture(
        {"M8": 1, "M9": 1},
        [person("A", "M9", post="own", applies=["chief"])],
        [post("chief", "M8"), post("own", "M9")],
    )
    (vacancy,) = vacancies(seen)
    assert (vacancy.post, vacancy.cause) == ("own", "candidates-hold-better")


def test_a_seat_whose_holder_was_promoted_had_a_candidate() -> None:
    """The holder could have stayed; who applied for the seat left behind and fails is named."""
    seen = picture(
        {"M8": 1, "M9": 2},
        [
            person("A", "M9", post="own", applies=["chief"]),
            person("B", "M9", applies=["own"]),
        ],
        [post("chief", "M8"), post("own", "M9", requires=ASKS_TITLE)],
    )
    (vacancy,) = vacancies(seen)
    assert (vacancy.post, vacancy.cause) == ("own", "candidates-hold-better")
    assert [(near.person, near.applied) for near in vacancy.nearest] == [("B", True)]


def test_a_review_that_could_fill_a_seat_outweighs_who_left_it() -> None:
    """Once somebody is found to qualify the seat has one who wants it."""
    seen = picture(
        {"M8": 1, "M9": 2},
        [
            person("A", "M9", post="own", applies=["chief"]),
            person("B", "M9", applies=["own"]),
        ],
        [post("chief", "M8"), post("own", "M9", requires={"recorded": {"matter": "skill"}})],
    )
    (vacancy,) = vacancies(seen)
    assert (vacancy.post, vacancy.cause) == ("own", "needs-review")


def test_a_desk_as_written_is_not_said_to_be_empty_at_another_grade() -> None:
    """Who sat there at P10 has left; nobody else could have P10 at a desk written P9."""
    people = [
        person("A", "P10", post="desk", applies=["general-intermediate"]),
        person("B", "P10"),
    ]
    policy = {"professional-posts": "as-written"}
    seen = picture({"P8": 1, "P9": 1, "P10": 2}, people, [post("desk", "P9")], policy=policy)
    found = {vacancy.grade.value: vacancy.posts for vacancy in vacancies(seen)}
    assert found["P10"] == ("general-intermediate",)


def test_ratio_blocks_a_seat() -> None:
    """A qualified applicant kept out by a ratio makes the ratio the cause."""
    seen = picture(
        {"P9": 1, "P10": 1, "P12": 2},
        [person("A", "P10"), person("B", "P12", applies=["general-intermediate"])],
        ratios=[{"part": "intermediate", "of": "professional", "at-most": "1/4"}],
    )
    causes = {vacancy.grade.value: (vacancy.cause, vacancy.rules) for vacancy in vacancies(seen)}
    assert causes["P10"] == ("blocked-by-ratio", ("ratio",))


def test_another_rule_blocks_a_seat() -> None:
    """A prohibition of the leading group is named by its rule."""
    seen = picture(
        {"M8": 1, "M9": 1},
        [person("A", "M9")],
        decisions=[
            {
                "rule": "forbid",
                "person": "A",
                "grade": "M8",
                "reason": "r",
                "by": "group",
                "on": "2012-05-02",
            }
        ],
    )
    (vacancy,) = vacancies(seen)
    assert (vacancy.cause, vacancy.rules) == ("blocked-by-rule", ("forbid",))


def test_post_by_appointment_is_nobodys() -> None:
    """A post filled by appointment with nobody named waits for the appointing body."""
    seen = picture(
        {"M6": 1, "M7": 1},
        [person("A", "M7", post="deputy")],
        [post("head", "M6", **{"by-appointment": "bureau"}), post("deputy", "M7")],
    )
    (vacancy,) = vacancies(seen)
    assert (vacancy.post, vacancy.cause, vacancy.nearest) == ("head", "by-appointment", ())


def test_unproved_answer_does_not_claim_a_cause() -> None:
    """Where a lawful better seat was not taken, the search was cut short and says so."""
    seen = picture({"M8": 1, "M9": 1}, [person("A", "M9")])
    worse = seen.result.replace(
        status="feasible",
        appointments=tuple(
            a.replace(post="general-M9", grade="M9") for a in seen.result.appointments
        ),
    )
    (vacancy,) = vacancies(with_status(type(seen)(seen.judged, worse), "feasible"))
    assert (vacancy.grade, vacancy.cause) == ("M8", "unproved")


def test_lower_use_of_a_higher_seat_fills_it() -> None:
    """Read cumulatively, a P9 seat that a second P10 holder uses is not empty."""
    people = [person("A", "P10", applies=[]), person("B", "P10", applies=[])]
    seen = picture({"P9": 1, "P10": 1}, people, policy={"quota-reading": "cumulative"})
    assert vacancies(seen) == ()


def test_at_most_three_of_the_nearest_are_named() -> None:
    """A vacancy names the three nearest, those with the least missing first."""
    people = [
        person("A", "M9", applies=["chief"]),
        person("B", "M9", applies=["chief"], titles=TITLED),
        person("C", "M9", applies=["chief"]),
        person("D", "M9", applies=["chief"]),
    ]
    requires = {"all": [ASKS_TITLE, {"certificate": {"kinds": "network"}}]}
    seen = picture({"M8": 1, "M9": 4}, people, [post("chief", "M8", requires=requires)])
    (vacancy,) = vacancies(seen)
    assert [near.person for near in vacancy.nearest] == ["B", "A", "C"]


def test_several_empty_desks_of_a_tier_are_one_row_with_its_posts() -> None:
    """A professional grade may be filled at any free desk of its tier."""
    seen = picture(
        {"P9": 1, "P10": 1},
        [person("A", "P10", post="one")],
        [post("one", "P10"), post("two", "P10")],
    )
    (vacancy,) = vacancies(seen)
    assert (vacancy.grade, vacancy.post, vacancy.posts) == ("P10", "two", ("two",))
