"""履职回避: who withdraws from which decision, by what law, and whether enough are left."""

from datetime import date
from typing import Any

import pytest

from models.group import LeadingGroup
from models.recusal import Recusal
from models.scenario import Scenario
from solver.analysis.findings import analyse
from solver.eligibility.candidates import candidates
from solver.solving import solve
from tests.builders import changzhou, person, post, rulebook, scenario
from tests.oracle.generator import random_document

OLD = {"since": date(2002, 7, 6), "covers": ["relative"], "cite": "old", "text": "old"}
NEW = {"since": date(2020, 1, 1), "cite": "new", "text": "new"}
LAW = {"recusal": [NEW, OLD], "close-posts": [NEW]}


def group(*ids: str, **facts: Any) -> dict[str, Any]:
    """A leading group of these; who begins with X is from outside."""
    members = [{"id": one, **({"name": one} if one.startswith("X") else {})} for one in ids]
    return {"members": members, **facts}


def led(*ids: str) -> dict[str, Any]:
    """A scenario's key for a leading group of these."""
    return {"leading-group": group(*ids)}


def kin(first: str, second: str, kind: str = "spouse") -> dict[str, Any]:
    """Two declared relatives."""
    return {"between": [first, second], "kind": kind}


def found(made: Scenario) -> tuple[Recusal, ...]:
    """The recusals of a scenario's best answer."""
    judged = candidates(made)
    return analyse(judged, solve(made, judged=judged)).recusals


def told(made: Scenario, item: str = "") -> list[tuple[str, str | None, list[str]]]:
    """Item, what it is of, and who withdraws over whom."""
    return [
        (one.item, one.of, [f"{r.member}/{r.whom}" for r in one.reasons])
        for one in found(made)
        if one.item.startswith(item)
    ]


def three(members: dict[str, Any], **changes: Any) -> Scenario:
    """A and B compete for one seat of P9; C stays at P12, and applies for nothing else."""
    people = [
        person("A", "P10", points=20),
        person("B", "P10", points=10),
        person("C", "P12", applies=[]),
    ]
    quota = {"P9": 1, "P10": 2, "P12": 1}
    changes = {"rulebook": rulebook(**LAW), "leading-group": members, **changes}
    return scenario(quota, people, **changes)


def test_without_a_leading_group_nobody_withdraws() -> None:
    """Nothing is said where nothing is stated."""
    assert told(three({})) == []


def test_a_member_decides_neither_on_an_own_contest_nor_the_own_appointment() -> None:
    """And the one who loses it withdraws like the one who wins."""
    assert told(three(group("A", "B", "C"))) == [
        ("contest", "P9", ["A/A", "B/B"]),
        ("appointment", "general-intermediate", ["A/A"]),
        ("appointment", "general-intermediate", ["B/B"]),
        ("appointment", "general-junior", ["C/C"]),
    ]


def test_a_relative_s_contest_is_like_an_own_one() -> None:
    """In whichever order the relatives are named; also for a member from outside."""
    for relation in (kin("X1", "B"), kin("B", "X1")):
        assert told(three(group("X1", "X2"), relations=[relation])) == [
            ("contest", "P9", ["X1/B"]),
            ("appointment", "general-intermediate", ["X1/B"]),
        ]


def test_one_member_may_have_several_reasons() -> None:
    """Over oneself, and over two relatives: each is told, and one member is gone."""
    made = three(group("A", "X1", "X2"), relations=[kin("A", "B"), kin("X1", "A"), kin("X1", "B")])
    (contest,) = [one for one in found(made) if one.item == "contest"]
    assert [(r.member, r.stake, r.whom) for r in contest.reasons] == [
        ("A", "own", "A"), ("A", "relative", "B"), ("X1", "relative", "A"), ("X1", "relative", "B"),
    ]  # fmt: skip
    assert contest.left == 1


def test_relatives_who_decide_nothing_withdraw_from_nothing() -> None:
    """Relatives among the staff, none of them a member."""
    assert told(three(group("X1"), relations=[kin("A", "B")])) == []


def test_a_higher_body_s_appointment_is_no_decision_of_the_group() -> None:
    """The director does not withdraw from what the group does not decide."""
    people = [person("A", "M6", post="director"), person("B", "P12")]
    director = post("director", "M6", **{"by-appointment": "above"})
    made = scenario({"M6": 1, "P12": 1}, people, [director], **led("A", "B"))
    assert told(made) == [("appointment", "general-junior", ["B/B"])]


def test_who_waits_is_decided_on_as_well() -> None:
    """A newcomer who gets nothing."""
    people = [person("A", "P12"), person("B")]
    made = scenario({"P12": 1}, people, **led("B", "X1"))
    assert told(made, "appointment") == [("appointment", None, ["B/B"])]


def test_ties_reviews_and_decisions_are_decided_on() -> None:
    """Each with whom it is about; a person with two reviews is told once."""
    assert told(three(group("A", "X1"), relations=[]), "review") == []
    asked = {"regular": {"recorded": {"matter": "m", "by": "board"}, "cite": "c"}, "value": 730}
    book = rulebook(**LAW)
    book["grades"]["P9"] = asked
    made = three(group("A", "B", "X1"), rulebook=book)
    assert told(made, "review") == [("review", "A", ["A/A"]), ("review", "B", ["B/B"])]
    decision = {"rule": "pin", "person": "B", "grade": "P9", "reason": "r", "by": "b",
                "on": date(2012, 5, 1)}  # fmt: skip
    made = three(group("B", "X1"), decisions=[decision])
    assert told(made, "decision") == [("decision", "B/P9", ["B/B"])]
    people = [person("A", "P10"), person("B", "P10")]
    tied = scenario({"P9": 1, "P10": 1}, people, **led("B", "X1"))
    assert told(tied, "tie") == [("tie", "P9", ["B/B"])]


@pytest.mark.parametrize(
    ("facts", "enough"),
    [({"quorum": 1}, True), ({"quorum": 2}, False), ({}, False)],
)
def test_those_who_are_left_must_be_enough(facts: dict[str, int], enough: bool) -> None:  # noqa: FBT001
    """Of three members one is left; more than half of three are two."""
    made = three(group("A", "B", "X1", **facts))
    (contest,) = [one for one in found(made) if one.item == "contest"]
    assert contest.left == 1
    assert contest.enough == enough


@pytest.mark.parametrize(("number", "least"), [(1, 1), (2, 2), (3, 2), (10, 6), (11, 6)])
def test_more_than_half_is_the_least(number: int, least: int) -> None:
    """Where no number is stated."""
    made = LeadingGroup.model_validate(group(*(f"X{n}" for n in range(number))))
    assert made.least == least


def test_members_who_leave() -> None:
    """A quorum that the others cannot reach is none any more."""
    whole = LeadingGroup.model_validate(group("X1", "X2", "X3", quorum=2))
    assert whole.without({"X1"}).quorum == 2
    assert whole.without({"X1", "X2"}) == LeadingGroup.model_validate(group("X3"))


@pytest.mark.parametrize(
    ("as_of", "own", "relative"),
    [
        (date(2001, 1, 1), ("new", False), ("old", False)),
        (date(2002, 7, 6), ("new", False), ("old", True)),
        (date(2019, 12, 31), ("new", False), ("old", True)),
        (date(2020, 1, 1), ("new", True), ("new", True)),
    ],
)
def test_the_law_of_the_day(as_of: date, own: tuple[str, bool], relative: tuple[str, bool]) -> None:
    """The latest in force; before there was any, the first that came, and it is said."""
    staff = [{"id": one, "current": {"grade": "P12", "since": date(2000, 1, 1)}} for one in "AB"]
    made = scenario(
        {"P12": 2},
        staff,
        relations=[kin("A", "B")],
        rulebook=rulebook(**LAW),
        as_of=as_of,
        **led("A"),
    )
    grounds = {
        reason.stake: (reason.ground.cite, reason.ground.in_force)
        for one in found(made)
        for reason in one.reasons
        if reason.ground
    }
    assert grounds == {"own": own, "relative": relative}


def test_a_rulebook_without_the_law() -> None:
    """Members withdraw all the same; there is no clause to name."""
    made = three(group("A"), rulebook=rulebook())
    assert {reason.ground for one in found(made) for reason in one.reasons} == {None}


@pytest.mark.parametrize("seed", range(12))
def test_against_asking_every_member_about_every_decision(seed: int) -> None:
    """Drawn scenarios, everybody a member: from the file's own words, item by item."""
    document = random_document(seed)
    ids = [record["id"] for record in document["people"]]
    document["leading-group"] = {"members": [{"id": one} for one in ids]}
    made = Scenario.model_validate(document)
    judged = candidates(made)
    result = solve(made, judged=judged)
    seen = analyse(judged, result)
    pairs = {frozenset(one["between"]) for one in document["relations"]}
    for one in seen.recusals:
        wanted = {
            (member, whom)
            for member in ids
            for whom in one.people
            if member == whom or frozenset((member, whom)) in pairs
        }
        assert {(reason.member, reason.whom) for reason in one.reasons} == wanted
        assert one.left == len(ids) - len({member for member, _ in wanted})
    if result.solved:
        by_appointment = {p["id"] for p in document["posts"] if "by-appointment" in p}
        decided = {a.person for a in result.appointments if a.post not in by_appointment}
        items = [one for one in seen.recusals if one.item == "appointment"]
        assert {one.people[0] for one in items} == decided
        assert len([one for one in seen.recusals if one.item == "contest"]) == len(seen.contests)
    else:
        assert seen.recusals == ()


HEAD = post("head", "M8", department="north", leads=["north"])
LEADER = post("leader", "M7", department="top", **{"unit-leader": True})


def close(people: list[dict[str, Any]], **changes: Any) -> list[Any]:
    """Relatives A and B, and how close their posts are."""
    quota = {"M7": 1, "M8": 1, "M9": 1}
    made = scenario(quota, people, [HEAD, LEADER], relations=[kin("A", "B")],
                    rulebook=rulebook(**LAW), **changes)  # fmt: skip
    judged = candidates(made)
    return list(analyse(judged, solve(made, judged=judged)).close_posts)


def test_posts_that_would_be_close_are_told() -> None:
    """A leads the unit; B is promoted to head of a department, and so the pair is new."""
    (one,) = close([person("A", "M7", post="leader"), person("B", "M9", applies=["head"])])
    assert (one.closeness, one.posts, one.created) == ("leader-and-head", ("leader", "head"), True)
    assert (one.ground.cite, one.ground.in_force) == ("new", False)


def test_posts_that_are_close_today() -> None:
    """Both keep theirs."""
    (one,) = close([person("A", "M7", post="leader"), person("B", "M8", post="head")])
    assert not one.created


def test_a_newcomer_s_pair_is_new() -> None:
    """Nobody was close to somebody who was not there."""
    (one,) = close([person("A", "M7", post="leader"), person("B", applies=["head"])])
    assert one.created


def test_posts_that_are_not_close_are_not_told() -> None:
    """A clerk, or somebody who waits."""
    assert close([person("A", "M7", post="leader"), person("B", "M9", applies=[])]) == []
    assert close([person("A", "M7", post="leader"), person("B", applies=[])]) == []


def test_the_main_scenario() -> None:
    """P5 is contested by two members; one member has a relative among the rest."""
    assert [one for one in told(changzhou()) if one[0] != "appointment"] == [
        ("contest", "P5", ["S07/S07", "S19/S19"]),
        ("review", "S07", ["S07/S07"]),
    ]
    assert ("appointment", "assistant-economist-general", ["S06/S24"]) in told(changzhou())
