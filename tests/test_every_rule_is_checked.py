"""Each rule of the solver is broken in turn, and the verifier refuses what comes of it.

The verifier states the rules in its own words: it would say yes to a mistake that both shared.
"""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from models.scenario import Scenario
from solver.program import build as building
from solver.program import constraints
from solver.program.columns import Columns
from solver.program.constraints import RULES, Rows
from solver.program.search import Engine, Settings
from solver.solving import solve
from solver.verify import VerificationFailed
from tests.builders import person, post, scenario

DECIDED = {"reason": "r", "by": "g", "on": "2012-05-02"}
TWO = [person("A", "P10", points=10), person("B", "P10", points=20)]


def _full_desk() -> Scenario:
    """Two for one desk."""
    people = [person(name, "P10", applies=["desk"]) for name in "AB"]
    return scenario({"P9": 2, "P10": 2}, people, [post("desk", "P9")])


def _full_grade() -> Scenario:
    """Two for one seat of a grade."""
    return scenario({"P9": 1, "P10": 2}, TWO)


def _full_share() -> Scenario:
    """Of two seats half may be of the tier that both are in line for."""
    ratios = [{"part": "intermediate", "of": "total", "at-most": "50%"}]
    people = [person(name, "P12", points=n) for n, name in enumerate("AB")]
    return scenario({"P10": 2, "P12": 2}, people, ratios=ratios, total=2)


def _own_grade() -> Scenario:
    """Somebody with more points could push out who holds the grade."""
    people = [person("A", "P9", points=10), person("B", "P10", points=20)]
    return scenario({"P9": 1, "P10": 2}, people)


def _kept_out() -> Scenario:
    """The leading group keeps one of them out."""
    forbid = {"rule": "forbid", "person": "B", "grade": "P9", **DECIDED}
    return scenario({"P9": 1, "P10": 2}, TWO, decisions=[forbid])


def _relatives() -> Scenario:
    """A would lead a spouse."""
    posts = [post("head", "M8", department="d", leads=["d"]), post("one", "M9", department="d")]
    people = [
        person("A", "M9", points=30, applies=["head", "general-M9"]),
        person("C", "M9", points=20, post="one", applies=["one"]),
    ]
    kin = [{"between": ["A", "C"], "kind": "spouse"}]
    return scenario({"M8": 1, "M9": 2}, people, posts, relations=kin, stage="regular")


def _named() -> Scenario:
    """Who is named for a post by a higher body would rather stay where another desk is."""
    posts = [
        post("head", "M8", **{"by-appointment": "above", "named": "A"}),
        post("other", "M8"),
    ]
    people = [person("A", "M9", points=30, applies=["other", "head"])]
    return scenario({"M8": 2, "M9": 1}, people, posts)


def _cumulative() -> Scenario:
    """Nobody may have the higher seat but for the lower grade, at which there are two."""
    forbidden = [{"rule": "forbid", "person": who, "grade": "P9", **DECIDED} for who in "AB"]
    policy = {"quota-reading": "cumulative"}
    people = [person("A", "P10", points=10), person("B", points=20)]
    return scenario({"P9": 1, "P10": 1}, people, policy=policy, decisions=forbidden)


def _reduced() -> Scenario:
    """Three sit on one seat and nobody has left: nobody comes in."""
    people = [person(name, "P9", points=5) for name in "ABC"] + [person("D", "P10", points=20)]
    policy = {"over-quota": "transitional", "transitional-reduction": "two-for-one"}
    return scenario({"P9": 1, "P10": 1}, people, policy=policy, stage="regular", total=9)


CASES: Mapping[str, Callable[[], Scenario]] = {
    "a_post_holds_at_most_its_seats": _full_desk,
    "a_grade_holds_at_most_its_quota": _full_grade,
    "a_part_holds_at_most_its_share": _full_share,
    "every_incumbent_keeps_the_grade": _own_grade,
    "decisions_are_followed": _kept_out,
    "the_named_hold_their_posts": _named,
    "relatives_avoid_each_other": _relatives,
}


def _without(name: str) -> tuple[Callable[[Columns], Rows], ...]:
    return tuple(rule for rule in RULES if rule.__name__ != name)


def test_every_rule_has_its_case() -> None:
    """All but the one that an appointment keeps by its form: it has one post."""
    ours = {rule.__name__ for rule in RULES} - {"a_person_holds_at_most_one_post"}
    assert ours == set(CASES)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("engine", ["core", "cp-sat"])
def test_a_rule_that_is_left_out_is_missed(
    monkeypatch: pytest.MonkeyPatch, name: str, engine: Engine
) -> None:
    """With it the same file is solved."""
    settings = Settings(engine=engine)
    assert solve(CASES[name](), settings).verified
    monkeypatch.setattr(building, "RULES", _without(name))
    with pytest.raises(VerificationFailed):
        solve(CASES[name](), settings)


WRONG: Mapping[str, tuple[Any, str, Callable[..., object], Callable[[], Scenario]]] = {
    "relatives never clash": (constraints, "clash", lambda *_: False, _relatives),
    "no grade need be kept": (constraints, "keeps_grade", lambda *_: True, _own_grade),
    "no decision speaks of anything": (constraints, "settles", lambda *_: False, _kept_out),
    "no grade shares seats": (constraints, "scope", lambda _, grade: (grade,), _cumulative),
    "whoever likes comes in": (
        constraints,
        "reduction",
        lambda *_: type("Lax", (), {"outs": 1, "held": 99})(),
        _reduced,
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_rule_that_is_misread_is_seen(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The verifier does not read it with the solver's eyes."""
    of, what, wrong, case = WRONG[name]
    assert solve(case()).verified
    monkeypatch.setattr(of, what, wrong)
    with pytest.raises(VerificationFailed):
        solve(case())
