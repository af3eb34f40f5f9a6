"""Who may hold what, and why the rest is closed."""

from collections.abc import Iterable
from typing import Any

import pytest

from models.grades import Grade
from solver.eligibility.candidates import (
    Candidates,
    Triple,
    candidates,
    opened,
)
from solver.eligibility.required import specific_conditions
from tests.builders import AS_OF, person, post, rulebook, scenario

NEVER = {"waiver": {"matter": "never"}}
DOUBT = {"recorded": {"matter": "skill"}}


def of(
    quota: dict[str, int], people: Iterable[dict[str, Any]], *posts: dict[str, Any], **more: Any
) -> Candidates:
    """The candidates of a scenario."""
    return candidates(scenario(quota, people, posts, **more))


def open_to(found: Candidates, who: str) -> set[str]:
    """What is open to somebody, as post@grade."""
    return {f"{one.triple.post}@{one.triple.grade}" for one in found.of_person[who]}


def why(found: Candidates, who: str, post_: str, grade: str) -> str | None:
    """Why a triple is closed."""
    return found.why.get(Triple(who, post_, Grade(grade)))


def closing(grade: str, asked: dict[str, Any]) -> dict[str, Any]:
    """A rulebook in which a grade asks for something."""
    rows = rulebook()["grades"]
    return rulebook(grades={**rows, grade: {**rows[grade], "regular": asked}})


def test_a_newcomer_without_a_list_applies_for_everything() -> None:
    """Every post and grade of either category is open."""
    found = of({"M9": 1, "P9": 1, "P10": 1}, [person("A")])
    assert open_to(found, "A") == {
        "general-M9@M9", "general-intermediate@P9", "general-intermediate@P10",
    }  # fmt: skip
    assert all(one.applied and not one.retains and one.choice == 0 for one in found.open)


def test_without_a_list_the_own_category_is_applied_for_and_not_downward() -> None:
    """A P10 incumbent is taken to apply for P10 and above, not for P12 or M9."""
    found = of({"M9": 1, "P7": 1, "P10": 1, "P12": 1}, [person("A", "P10")])
    assert open_to(found, "A") == {"general-associate-senior@P7", "general-intermediate@P10"}
    assert why(found, "A", "general-junior", "P12") == "not-applied"
    assert why(found, "A", "general-M9", "M9") == "not-applied"


def test_a_list_is_taken_at_its_word() -> None:
    """Only what is named is open, in its order, and the other category too; retaining besides."""
    people = [person("A", "P10", applies=["general-M9", "general-associate-senior"])]
    found = of({"M9": 1, "P7": 1, "P10": 1, "P9": 1}, people)
    chosen = {one.triple.post: (one.choice, one.applied, one.retains) for one in found.open}
    assert chosen == {
        "general-M9": (0, True, False),
        "general-associate-senior": (1, True, False),
        "general-intermediate": (2, False, True),
    }
    assert why(found, "A", "general-intermediate", "P9") == "not-applied"


def test_an_empty_list_is_for_nothing_but_the_present_post() -> None:
    """`applies: []` keeps what one has; a newcomer has nothing to keep."""
    found = of({"P9": 1, "P10": 1}, [person("A", "P10", applies=[]), person("N", applies=[])])
    assert open_to(found, "A") == {"general-intermediate@P10"}
    assert open_to(found, "N") == set()


def test_retaining_needs_no_condition() -> None:
    """Neither the basic condition of the grade nor the specific one of the desk is asked."""
    desk = post("d", "P10", requires=NEVER)
    found = of(
        {"P10": 2},
        [person("A", "P10", post="d"), person("B")],
        desk,
        rulebook=closing("P10", NEVER),
    )
    assert open_to(found, "A") == {"d@P10", "general-intermediate@P10"}
    assert open_to(found, "B") == set()
    assert why(found, "B", "d", "P10") == "unmet"


def test_another_desk_at_the_own_grade_asks_for_its_specific_condition_alone() -> None:
    """Moving sideways meets the desk's condition, not the grade's."""
    posts = [post("d1", "P10"), post("d2", "P10", requires=NEVER), post("d3", "P10")]
    people = [person("A", "P10", post="d1", applies=["d2", "d3"])]
    found = of({"P10": 3}, people, *posts, rulebook=closing("P10", NEVER))
    assert open_to(found, "A") == {"d1@P10", "d3@P10"}
    assert why(found, "A", "d2", "P10") == "unmet"


def test_a_higher_grade_at_the_own_desk_asks_for_the_grades_condition_alone() -> None:
    """The holder of a desk is not asked for its specific condition on promotion."""
    desk = post("d", "P9", "P10", requires=NEVER)
    people = [person("A", "P10", post="d")]
    assert "d@P9" in open_to(of({"P9": 1, "P10": 1}, people, desk), "A")
    closed = of({"P9": 1, "P10": 1}, people, desk, rulebook=closing("P9", NEVER))
    assert why(closed, "A", "d", "P9") == "unmet"


@pytest.mark.parametrize(
    ("finding", "reason"), [(None, "review"), ("unmet", "unmet"), ("met", None)]
)
def test_what_needs_review_is_closed_until_reviewed(
    finding: str | None, reason: str | None
) -> None:
    """A recorded finding opens or closes for good."""
    facts: dict[str, Any] = {}
    if finding:
        found = {"matter": "skill", "finding": finding, "by": "group", "on": AS_OF}
        facts["findings"] = [found]
    judged = of({"P10": 1}, [person("A", **facts)], post("d", "P10", requires=DOUBT))
    assert why(judged, "A", "d", "P10") == reason
    assert ("d@P10" in open_to(judged, "A")) is (reason is None)


def test_unmet_goes_before_review() -> None:
    """Where something is unmet nobody needs to review the rest."""
    desk = post("d", "P10", requires={"all": [DOUBT, NEVER]})
    assert why(of({"P10": 1}, [person("A")], desk), "A", "d", "P10") == "unmet"


def test_a_post_by_appointment_is_for_the_person_named() -> None:
    """Named, nobody needs to apply; not named, not even the holder retains."""
    desk = post("d", "P10", **{"by-appointment": "above", "named": "B"})
    found = of({"P10": 2}, [person("A", "P10", post="d"), person("B", applies=[])], desk)
    assert why(found, "A", "d", "P10") == "by-appointment"
    assert open_to(found, "B") == {"d@P10"}
    (named,) = found.of_person["B"]
    assert (named.applied, named.retains) == (False, False)


def test_where_nobody_is_named_the_present_holder_keeps_the_post() -> None:
    """A post by appointment whose holder is in place needs no new name; others stay out."""
    desk = post("d", "P10", **{"by-appointment": "above"})
    found = of({"P10": 2}, [person("A", "P10", post="d"), person("B")], desk)
    assert "d@P10" in open_to(found, "A")
    assert why(found, "B", "d", "P10") == "by-appointment"


def test_the_person_named_has_to_qualify() -> None:
    """By appointment is no waiver."""
    desk = post("d", "P10", requires=NEVER, **{"by-appointment": "above", "named": "A"})
    assert why(of({"P10": 1}, [person("A")], desk), "A", "d", "P10") == "unmet"


def test_by_appointment_without_a_name_is_for_nobody() -> None:
    """Until a person is named the post stays empty."""
    desk = post("d", "P10", **{"by-appointment": "above"})
    assert why(of({"P10": 1}, [person("A")], desk), "A", "d", "P10") == "by-appointment"


@pytest.mark.parametrize(
    ("stage", "reading", "reason"),
    [
        ("first-appointment", "R1", "unmet"),
        ("first-appointment", "R2", None),
        ("first-appointment", "R3", "unmet"),
        ("regular", "R1", "review"),
    ],
)
def test_the_route_follows_stage_and_reading(stage: str, reading: str, reason: str | None) -> None:
    """First appointment by the reading (R1 where it is not spelt out), otherwise regular."""
    rows = rulebook()["grades"]
    first = {"R1": NEVER, "R2": {"presumed": {"matter": "diligence"}}}
    row = {**rows["P10"], "regular": DOUBT, "first-appointment": first}
    book = rulebook(grades={**rows, "P10": row})
    policy = {"merit-reading": reading}
    found = of({"P10": 1}, [person("A")], rulebook=book, stage=stage, policy=policy)
    assert why(found, "A", "general-intermediate", "P10") == reason


def test_the_general_condition_is_asked_at_every_grade() -> None:
    """A general condition closes what no other does, and comes first in the traces."""
    found = of(
        {"P10": 1, "M9": 1}, [person("A")], rulebook=rulebook(general={**NEVER, "cite": "G"})
    )
    assert open_to(found, "A") == set()
    traces = found.traces(Triple("A", "general-M9", Grade.M9))
    assert [trace.cite for trace in traces] == ["G"]


def test_the_parts_of_a_description_are_judged_one_by_one() -> None:
    """A plain `all` is taken apart; one with a clause of its own, or any other, stays whole."""

    def asked(requires: dict[str, Any] | None, own: str | None = None) -> int:
        case = scenario({"P10": 1}, [person("A")], [post("d", "P10", requires=requires)])
        return len(specific_conditions(case.posts[0], own))

    assert asked({"all": [NEVER, DOUBT]}) == 2
    assert asked({"all": [NEVER, DOUBT], "cite": "x"}) == 1
    assert asked(DOUBT) == 1
    assert asked(None) == 0
    assert asked(DOUBT, own="d") == 0


def test_traces_are_judged_once_and_for_any_triple() -> None:
    """Asked twice, the same traces come back; basic ones first, none at the own desk and grade."""
    desk = post("d", "P10", requires=DOUBT)
    found = of({"P9": 1, "P10": 2}, [person("A", "P10")], desk, rulebook=closing("P9", NEVER))
    triple = Triple("A", "d", Grade.P9)
    first = found.traces(triple)
    assert [trace.verdict for trace in first] == ["unmet", "review"]
    assert all(one is two for one, two in zip(first, found.traces(triple), strict=True))
    assert found.traces(Triple("A", "general-intermediate", Grade.P10)) == ()


def test_everything_is_listed_in_the_order_of_ids() -> None:
    """Open and closed triples and points, whatever the order in the file."""
    people = [person("B"), person("A", "P10"), person("C", applies=[])]
    found = of({"P9": 1, "P10": 2}, people, post("z", "P10"), post("a", "P9"))
    for triples in ([one.triple for one in found.open], [one.triple for one in found.refused]):
        assert [(one.person, one.post) for one in triples] == sorted(
            (one.person, one.post) for one in triples
        )
    assert list(found.of_person) == ["A", "B", "C"]
    assert list(found.points) == ["A", "B", "C"]


@pytest.mark.parametrize("applies", [None, ["d"], []])
def test_closed_triples_can_be_opened_for_a_what_if(applies: list[str] | None) -> None:
    """Opened triples stand among the others in order, and are refused no more."""
    facts: dict[str, Any] = {} if applies is None else {"applies": applies}
    found = of({"P10": 2}, [person("A", **facts)], post("d", "P10", requires=DOUBT))
    triple = Triple("A", "d", Grade.P10)
    wider = opened(found, {triple})
    assert triple in wider.at
    assert triple not in wider.why
    assert wider.at[triple].choice == 0
    assert [one.triple for one in wider.open] == sorted(one.triple for one in wider.open)
    assert triple not in found.at
