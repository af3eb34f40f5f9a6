"""Why a seat is empty, against who may have it by enumeration."""

from collections import Counter

import pytest

from models.findings import Vacancy
from solver.analysis.picture import Picture
from solver.analysis.vacancies import vacancies
from solver.eligibility.candidates import candidates
from solver.solving import solve
from tests.oracle.brute import Plan
from tests.oracle.careers import random_career
from tests.oracle.generator import random_scenario
from tests.oracle.people import People
from tests.oracle.test_brute import plan_of

BATCH = 40
BATCHES = 5
_TAKEN = {"candidates-hold-better", "blocked-by-ratio", "blocked-by-rule", "blocked-by-aim"}
"""What keeps people from a seat that they may have."""


def drawn(batch: int) -> list[tuple[str, set[str]]]:
    """The cause of every empty seat of some drawn scenarios, with those that enumeration allows."""
    found: list[tuple[str, set[str]]] = []
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        for case in (random_scenario(seed), random_career(seed)):
            people = People(case)
            if any(people.open.values()) and (result := solve(case)).solved:
                plan, seen = plan_of(result), Picture(candidates(case), result)
                found += [(one.cause, causes(people, plan, one)) for one in vacancies(seen)]
    return found


def causes(people: People, plan: Plan, vacancy: Vacancy) -> set[str]:
    """By who may have one of the seats, who must be judged first, and who asked for none."""
    desks = [people.desks[post] for post in vacancy.posts]
    if desks and all(desk.about and desk.about.by_appointment for desk in desks):
        return {"by-appointment"}
    reasons, qualified = set(), False
    for who, one in people.scenario.staff.items():
        got = plan[who]
        there = got is not None and got[1] == vacancy.grade
        for desk in desks:
            seat, own = (desk.id, vacancy.grade), (people.desk[who], people.current[who])
            why = people.why[who, seat]
            if why == "open":
                left = got != seat and vacancy.grade[0] != "P" if there else True
                why = "" if not left else "left" if seat == own else "" if there else "came"
            reasons.add(why if why in {"unmet", "doubt", "left"} or not there else "")
            if why == "not-applied" and not there:
                qualified |= people.qualifies(one, desk, vacancy.grade) == "yes"
    for why, expected in (
        ("came", _TAKEN),
        ("doubt", {"needs-review"}),
        ("left", {"candidates-hold-better"}),
        ("own-first", {"candidates-hold-better"}),
        ("unmet", {"no-candidate"}),
    ):
        if why in reasons:
            return expected
    return {"nobody-applied" if qualified else "no-candidate"}


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_seat_is_empty_for_the_cause_that_enumeration_finds(batch: int) -> None:
    """Nobody may have it, nobody asked, somebody must be judged first, or all have better."""
    for cause, expected in drawn(batch):
        assert cause in expected


def test_the_draw_has_every_cause() -> None:
    """No cause is left out of the comparison, but that of a search cut short."""
    found = Counter(cause for batch in range(BATCHES) for cause, _ in drawn(batch))
    assert {*found} == {
        "by-appointment", "needs-review", "nobody-applied", "no-candidate", *_TAKEN
    }  # fmt: skip
