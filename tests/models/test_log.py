"""The decision log: what an entry must say, and what a scenario is once it is followed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from models.following import follow
from models.log import ACTIONS, Entry, Facts
from models.people import Person
from models.problems import Inconsistent, Problem
from models.scenario import Scenario
from tests.builders import condition, person, post, rulebook, scenario

ON = "2005-01-01"
WHO = {"reason": "r", "clause": "六(六)", "by": "b", "on": "2012-05-02"}
BOOK = rulebook(
    conditions={"asked": {"recorded": {"matter": "judged"}}},
)
SAID: Mapping[str, Mapping[str, Any]] = {
    "pin": {"person": "A", "post": "d1"},
    "forbid": {"person": "A", "grade": "P9"},
    "tie": {"person": "A", "post": "d1", "grade": "P9"},
    "review": {"person": "A", "matter": "judged", "finding": "unmet"},
    "waiver": {"person": "A", "matter": "judged"},
    "correct": {"person": "A", "facts": {"began": "2001-01-01"}},
    "withdraw": {"person": "A", "post": "d1"},
    "publish": {},
}


def entry(action: str, **said: Any) -> Entry:
    """An entry of the log as a file would state it."""
    return Entry.model_validate({"action": action, **(said or SAID[action]), **WHO})


def case(**facts: Any) -> Scenario:
    """A, who applies for two desks, and B."""
    people = [person("A", "P10", **{"applies": ["d1", "d2"], **facts}), person("B")]
    posts = [post("d1", "P9", "P10"), post("d2", "P10")]
    return scenario({"P9": 1, "P10": 2}, people, posts, rulebook=BOOK)


def followed(*entries: Entry, **facts: Any) -> Scenario:
    """The scenario once they are followed."""
    return follow(case(**facts), entries)


def refused(*entries: Entry, **facts: Any) -> Problem:
    """The one thing that is wrong with them."""
    with pytest.raises(Inconsistent) as caught:
        followed(*entries, **facts)
    (problem,) = caught.value.problems
    return problem


def wrong(action: str, **said: Any) -> list[tuple[tuple[str | int, ...], str]]:
    """What is said of an entry that does not say what its action asks."""
    with pytest.raises(ValidationError) as caught:
        entry(action, **said)
    (error,) = caught.value.errors()
    cause = error["ctx"]["error"]
    assert isinstance(cause, Inconsistent)
    return [(problem.at, problem.what) for problem in cause.problems]


def test_every_action_is_tried_here() -> None:
    """So that none is left out below."""
    assert list(ACTIONS) == list(SAID)
    for action in ACTIONS:
        assert entry(action).action == action


@pytest.mark.parametrize(
    ("action", "key"),
    [(action, key) for action, said in SAID.items() for key in said if key != "post"],
)
def test_what_an_action_needs_must_be_there(action: str, key: str) -> None:
    """A decision about a seat needs the post or the grade; the rest needs each of its keys."""
    said = {name: value for name, value in SAID[action].items() if name != key}
    if "post" in SAID[action] and key == "grade":
        assert entry(action, **said).grade is None
        return
    needed = "The decision names neither a post nor a grade."
    told = needed if key == "grade" else f"The key {key} is missing."
    assert told in [what for _, what in wrong(action, **{"post": None, **said})]


@pytest.mark.parametrize("action", ACTIONS)
def test_what_an_action_has_no_use_for_is_refused(action: str) -> None:
    """Nothing is read past in silence."""
    every = {key: value for said in SAID.values() for key, value in said.items()}
    useless = set(every) - set(SAID[action])
    if action in {"pin", "forbid"}:
        useless -= {"post", "grade"}
    told = {((key,), f"An entry that says {action} has no use for {key}.") for key in useless}
    assert set(wrong(action, **every)) == told


def test_a_correction_corrects_something() -> None:
    """A record without a key is none."""
    assert wrong("correct", person="A", facts={}) == [(("facts",), "The correction names no fact.")]


def test_every_fact_can_be_corrected_but_the_id() -> None:
    """Findings are stated by reviews."""
    assert set(Person.model_fields) - set(Facts.model_fields) == {"id", "findings"}
    assert list(Facts.model_fields) == [
        name for name in Person.model_fields if name in Facts.model_fields
    ]


def test_a_correction_replaces_whole_facts_and_null_takes_them_away() -> None:
    """What is not named stays, as do the other years of assessments; a list is not added to."""
    facts = {"began": "2001-01-01", "applies": None, "assessments": {2010: "excellent"}}
    made = followed(
        entry("correct", person="A", facts=facts),
        assessments={2010: "qualified", 2011: "qualified"},
    ).staff["A"]
    assert (made.began, made.applies) == (date(2001, 1, 1), None)
    assert dict(made.assessments) == {2010: "excellent", 2011: "qualified"}
    assert made.current == case().staff["A"].current
    emptied = followed(entry("correct", person="A", facts={"assessments": None}))
    assert emptied.staff["A"].assessments == {}


@pytest.mark.parametrize(("action", "rule"), [("pin", "pin"), ("forbid", "forbid"), ("tie", "pin")])
def test_a_decision_about_a_seat_joins_the_others(action: str, rule: str) -> None:
    """With its reason, clause, body and day."""
    made = followed(entry(action))
    (decision,) = made.decisions
    assert (decision.rule, decision.person) == (rule, "A")
    assert (decision.post, decision.grade) == (SAID[action].get("post"), SAID[action].get("grade"))
    assert (decision.reason, decision.clause, decision.by) == ("r", "六(六)", "b")
    assert decision.on == date(2012, 5, 2)
    assert made.people == case().people


def test_a_finding_takes_the_place_of_an_earlier_one() -> None:
    """One finding holds for a matter; a waiver is one that is met."""
    made = followed(entry("review"), entry("waiver"))
    (finding,) = made.staff["A"].findings
    assert (finding.matter, finding.finding, finding.note) == ("judged", "met", "r")
    (first,) = followed(entry("review")).staff["A"].findings
    assert first.finding == "unmet"
    assert condition({"recorded": {"matter": "judged"}}).recorded.matter == finding.matter


def test_who_withdraws_applies_for_nothing_or_for_one_post_less() -> None:
    """An empty list is an application for nothing but the present post."""
    assert followed(entry("withdraw", person="A")).staff["A"].applies == ()
    assert followed(entry("withdraw")).staff["A"].applies == ("d2",)
    assert followed(entry("withdraw", person="B")).staff["B"].applies == ()


@pytest.mark.parametrize(("name", "gone"), [("B", "d1"), ("A", "d3")])
def test_only_what_was_applied_for_is_withdrawn(name: str, gone: str) -> None:
    """Without a list there is none to take a post from."""
    problem = refused(entry("publish"), entry("withdraw", person=name, post=gone))
    assert problem.at == ("log", 1, "post")
    assert problem.what == f"{name} has no application for {gone} on record."


def test_publishing_changes_nothing_by_itself() -> None:
    """The entry is kept, people and decisions are as they were."""
    made = followed(entry("publish"))
    assert (made.people, made.decisions, made.log) == (case().people, (), (entry("publish"),))


def test_all_at_once_is_one_by_one() -> None:
    """The log is kept in its order, and each entry builds on the one before."""
    entries = [entry(action) for action in ACTIONS]
    step = case()
    for one in entries:
        step = follow(step, [one])
    assert step == followed(*entries)
    assert step.log == tuple(entries)


def test_an_entry_that_makes_a_record_impossible_is_named() -> None:
    """Whether the record contradicts itself, or the rest of the scenario."""
    since = {"grade": "P10", "since": "2005-01-01"}
    titles = [
        {"tier": "intermediate", "series": "economics", "qualified": "2005-01-01",
         "appointed": "2004-01-01"}
    ]  # fmt: skip
    problem = refused(entry("publish"), entry("correct", person="A", facts={"titles": titles}))
    assert problem.at == ("log", 1)
    assert problem.what.startswith("titles › 1 › appointed: 2004-01-01 is before")
    facts = {"current": since, "certificates": [{"kind": "none"}]}
    problem = refused(entry("publish"), entry("correct", person="A", facts=facts))
    assert problem.at == ("log", 1)
    assert problem.what.startswith("people › A › certificates › 1 › kind: There is no kind of")


def test_the_first_wrong_entry_is_named_whatever_comes_after() -> None:
    """What follows cannot make up for it."""
    gone = entry("withdraw", person="A", post="d3")
    problem = refused(entry("pin"), gone, entry("publish"), entry("forbid"))
    assert problem.at == ("log", 1, "post")


def test_entries_that_are_right_together_are_not_blamed_for_a_later_one() -> None:
    """A and B change desks, which neither can alone; the third entry is the wrong one."""
    posts = [post("d1", "P10"), post("d2", "P10")]
    people = [person("A", "P10", post="d1"), person("B", "P10", post="d2")]
    first = scenario({"P10": 2}, people, posts)
    swap = [
        entry("correct", person=who, facts={"current": {"grade": "P10", "post": of, "since": ON}})
        for who, of in (("A", "d2"), ("B", "d1"))
    ]
    assert follow(first, swap).staff["A"].current != first.staff["A"].current
    with pytest.raises(Inconsistent) as caught:
        follow(first, [*swap, entry("withdraw", person="A", post="d1")])
    (problem,) = caught.value.problems
    assert problem.at == ("log", 2, "post")


@pytest.mark.parametrize(
    ("action", "said", "what"),
    [
        ("pin", {"person": "Z", "post": "d1"}, "There is no person Z."),
        ("pin", {"person": "A", "post": "z"}, "There is no post z."),
        ("pin", {"person": "A", "grade": "P4"}, "There is no grade P4."),
        (
            "review",
            {"person": "A", "matter": "z", "finding": "met"},
            "There is no matter to judge z.",
        ),
    ],
)
def test_an_entry_speaks_of_what_there_is(action: str, said: dict[str, Any], what: str) -> None:
    """A scenario whose log names something else is refused."""
    with pytest.raises(ValidationError) as caught:
        case().replace(log=(entry(action, **said),))
    (problem,) = caught.value.errors()[0]["ctx"]["error"].problems
    assert (problem.what, problem.at[:2]) == (what, ("log", 0))


def test_entries_stand_in_the_order_of_their_days() -> None:
    """The same day may stand twice, an earlier one not below."""
    later = entry("publish").replace(on=date(2012, 5, 3))
    assert case().replace(log=(entry("publish"), entry("pin"), later)).log[2] == later
    with pytest.raises(ValidationError) as caught:
        case().replace(log=(later, entry("publish"), entry("pin")))
    problems = caught.value.errors()[0]["ctx"]["error"].problems
    assert [problem.at for problem in problems] == [("log", 1, "on"), ("log", 2, "on")]
    assert problems[0].what == "2012-05-02 is before the entry above it (2012-05-03)."
