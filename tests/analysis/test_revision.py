"""Who changes against an earlier result, why, and what it costs that others do not."""

from collections import Counter
from typing import Any

import pytest

from models.following import follow
from models.log import Entry
from models.places import Place
from models.result import Result
from models.revision import Revision
from models.scenario import Scenario
from solver.analysis.revision import revised
from solver.analysis.standing import places, standing
from solver.eligibility.candidates import candidates
from solver.files.scenario import load
from solver.solving import best_of, solve
from tests.analysis.test_standing import EARLIER, PUBLISH, TWO, case, entry
from tests.builders import SCENARIOS, person, post, scenario
from tests.oracle.brute import Brute, Over, Plan
from tests.oracle.test_brute import plan_of


def revision(first: Scenario, *entries: Entry) -> Revision:
    """What becomes of the first result after some entries."""
    later = standing(first, [PUBLISH, *entries])
    judged = candidates(later)
    return revised(judged, solve(first), best_of(judged), [PUBLISH, *entries])


def whys(made: Revision) -> dict[str, tuple[str, str | None]]:
    """Why each person changes, and because of whom."""
    return {one.person: (one.cause.why, one.cause.other) for one in made.changes}


def test_an_upheld_objection_and_who_had_the_seat() -> None:
    """The objector by the entry, the other because the seat is lost; the third is not touched."""
    made = revision(case(), EARLIER)
    assert whys(made) == {"A": ("decided", None), "B": ("lost", "A")}
    objector, other = made.changes
    assert objector.cause.entries == (2,)
    assert (objector.effect, other.effect) == ("gains", "loses")
    assert (objector.points_before, objector.points, other.points) == (1000, 2200, 1100)
    assert (made.others, made.others_changed, made.unmoved) == (2, 1, ())
    assert (made.first, len(made.since)) == (1, 2)


def test_a_chain_is_followed_to_its_end() -> None:
    """One withdraws, the next takes the seat, the third takes the next one's."""
    people = [
        person("A", points=30, applies=["d1"]),
        person("B", points=20, applies=["d1", "d2"]),
        person("C", points=10, applies=["d2", "d3"]),
    ]
    posts = [post("d1", "M8"), post("d2", "M9"), post("d3", "M10")]
    made = revision(scenario({"M8": 1, "M9": 1, "M10": 1}, people, posts),
                    entry("withdraw", person="A"))  # fmt: skip
    assert whys(made) == {"A": ("decided", None), "B": ("freed", "A"), "C": ("freed", "B")}
    assert made.changes[0].after is None
    assert [one.effect for one in made.changes] == ["loses", "gains", "gains"]


def test_a_decision_that_changes_nothing_is_told() -> None:
    """Who is meant keeps what was there."""
    made = revision(case(), entry("correct", person="C", facts={"note": "x"}))
    assert (made.changes, made.unmoved, made.others_changed) == ((), ("C",), 0)
    assert made.price is not None
    assert (made.price.aims, made.price.moves, made.price.others) == ((), (), 0)


def test_what_stability_costs() -> None:
    """A and B are equal, and A sits at the desk that both want: freely A would stay there.

    By hand: A at d2 and B at d1 leave nobody at the own desk, the other way round leaves both.
    """
    people = [
        person("A", "M9", post="d1", applies=["d1", "d2"]),
        person("B", "M9", post="d2", applies=["d1", "d2"]),
    ]
    posts = [post("d1", "M9"), post("d2", "M9")]
    pin = {"rule": "pin", "person": "B", "post": "d1", "reason": "r", "by": "b", "on": "2012-04-01"}
    first = scenario({"M9": 2}, people, posts, decisions=[pin])
    judged = candidates(first.replace(decisions=(), baseline={"A": place("d2", "M9")}))
    made = revised(judged, solve(first), best_of(judged), (), ["B"])
    assert (made.changes, made.unmoved) == ((), ("B",))
    assert made.price is not None
    (gain,) = made.price.aims
    assert (gain.aim, gain.before, gain.after) == ("continuity", 0, 2)
    assert [move.person for move in made.price.moves] == ["A", "B"]
    assert made.price.others == 1


def place(name: str, grade: str = "P10") -> Place:
    """A seat."""
    return Place.model_validate({"post": name, "grade": grade})


def test_without_an_answer_there_is_nobody_to_tell_of() -> None:
    """Only what was decided."""
    people = [person("A", "P10", points=11), person("B", "P10")]
    first = scenario({"P9": 1, "P10": 1}, people)
    shut = [entry("forbid", person="A", grade=grade) for grade in ("P9", "P10")]
    made = revision(first, *shut)
    assert (made.status, made.changes, made.price, made.others) == ("infeasible", (), None, 1)


def test_a_record_that_differs_without_an_entry_is_told() -> None:
    """Facts edited in the file itself: nobody wrote down why."""
    later = follow(case(), [EARLIER]).replace(log=())
    before = solve(case())
    judged = candidates(later.replace(baseline=places(before)))
    made = revised(judged, before, best_of(judged), ())
    assert whys(made) == {"A": ("record", None), "B": ("lost", "A")}
    assert made.first == 1


def test_who_is_decided_about_for_this_once_has_no_number() -> None:
    """As `--decide` does."""
    before = solve(case())
    pin = entry("pin", person="A", grade="P9").decision
    assert pin is not None
    later = case().replace(decisions=(pin,), baseline={"B": before.of("B").place})
    judged = candidates(later)
    made = revised(judged, before, best_of(judged), (), ["A"])
    assert whys(made) == {"A": ("decided", None), "B": ("lost", "A")}
    assert made.changes[0].cause.entries == ()


def test_a_tie_that_is_settled_now() -> None:
    """The other of the two had no seat to lose, only a place in a tie."""
    people = [person("A", points=10), person("B", points=10)]
    before = solve(scenario({"P9": 1, "P10": 1}, people))
    pin = entry("tie", person="B", grade="P9")
    judged = candidates(follow(scenario({"P9": 1, "P10": 1}, people), [pin]))
    made = revised(judged, before, best_of(judged), [pin])
    assert whys(made) == {"A": ("tied", None), "B": ("decided", None)}
    assert (made.others, made.others_changed) == (0, 0)


def test_what_nothing_explains_follows_from_the_rest() -> None:
    """A person whose seat nobody has, and who has nobody's."""
    people = [person("A", points=10, applies=["d1", "d2"])]
    before = solve(scenario({"P10": 2}, people, TWO))
    shut = scenario({"P10": 2}, people, [post("d1", "P10", requires=_NOBODY), TWO[1]])
    judged = candidates(shut.replace(baseline=places(before)))
    made = revised(judged, before, best_of(judged), ())
    assert whys(made) == {"A": ("follows", None)}
    assert made.changes[0].effect == "moves"


_NOBODY = {"certificate": {"kinds": "network"}}


def test_a_free_solve_that_time_cuts_short_has_no_price(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing is said of it."""

    def nothing(*_: Any) -> Result:
        return before.replace(status="unknown", aims=(), appointments=(), verified=False)

    before = solve(case())
    judged = candidates(standing(case(), [PUBLISH, EARLIER]))
    after = best_of(judged)
    monkeypatch.setattr("solver.analysis.revision.best_of", nothing)
    made = revised(judged, before, after, [PUBLISH, EARLIER])
    assert made.price is None
    assert len(made.changes) == 2


class _Quick(Brute):
    """The rules and aims by enumeration."""

    def over(self, plan: Plan) -> Over:
        """Nobody may be over the quota; what is within it is seen at once."""
        held = Counter(seat[1] for seat in plan.values() if seat)
        quota = self.scenario.plan.quota
        return {grade: n - quota[grade] for grade, n in held.items() if n > quota[grade]}

    def broken(self, plan: Plan, over: Over) -> set[str]:
        """No rule, but where the quota is broken there is no need to look at the others."""
        return {"quota"} if over else super().broken(plan, over)


def test_the_shipped_objection_against_every_lawful_answer() -> None:
    """No lawful answer as good in appointments, by points, and in merit changes fewer others."""
    path = SCENARIOS / "objection.yaml"
    before = plan_of(solve(load(path, entries=0)))
    later = standing(load(path, entries=0), load(path).log)
    about = {one.person for one in later.log}
    brute = _Quick(later)
    found = [(brute.aims(plan, over), plan) for plan, over in brute.lawful()]
    assert list(found[0][0])[:3] == ["placement", "priority", "seniority-fit"]
    most = max(aims["placement"] for aims, _ in found)
    by_points = brute._chosen([plan for aims, plan in found if aims["placement"] == most])
    fits = {id(plan): aims["seniority-fit"] for aims, plan in found}
    greatest = max(fits[id(plan)] for plan in by_points)
    best: list[tuple[int, Plan]] = [
        (sum(plan[who] != before[who] for who in plan if who not in about), plan)
        for plan in by_points
        if fits[id(plan)] == greatest
    ]
    least = min(changed for changed, _ in best)
    chosen = [plan for changed, plan in best if changed == least]
    assert plan_of(solve(later)) in chosen
    assert least == 2
    assert {who for who in before if chosen[0][who] != before[who]} == {
        "S07", "S19", "S20", "S21", "S22",
    }  # fmt: skip
