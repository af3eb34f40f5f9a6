"""The regular round of 2015: two have retired, and seats that free up are filled at once."""

import pytest

from models.scenario import Scenario
from solver.analysis.conflict import conflict
from solver.eligibility.candidates import candidates
from solver.files.scenario import load
from solver.solving import solve
from tests.builders import SCENARIOS, changzhou, desks, places


@pytest.fixture(scope="module")
def case() -> Scenario:
    """The shipped scenario."""
    return load(SCENARIOS / "changzhou-2015.yaml")


def test_the_people_stand_where_the_first_appointment_put_them(case: Scenario) -> None:
    """Grade and described desk of everybody who is still there are the result of 2012."""
    result = solve(changzhou())
    gone = {"S04", "S05"}
    assert set(case.staff) == {*changzhou().staff} - gone | {"S25"}
    for appointment in result.appointments:
        if appointment.person in gone:
            continue
        person = case.staff[appointment.person]
        assert case.grade_of(person) == appointment.grade, person.id
        assert case.desk_of(person) == appointment.post, person.id


def test_what_came_of_it(case: Scenario) -> None:
    """The chain of seats, the contest, the move by own wish, and who still waits."""
    result = solve(case)
    assert result.status == "optimal"
    assert result.verified
    changed = {
        person: (places(result)[person], desk)
        for person, desk in desks(result).items()
        if result.of(person).outcome != "retained"
    }
    assert changed == {
        "S06": ("M7", "chief-engineer"),
        "S14": ("M8", "section-chief-network"),
        "S10": ("M8", "section-chief-office"),
        "S15": ("M8", "section-chief-forecast"),
        "S16": ("M9", "clerk-office-1"),
        "S20": ("P6", "senior-engineer-information"),
        "S24": ("P11", "assistant-economist-general"),
        "S25": ("P12", "general-junior"),
    }
    assert {person: places(result)[person] for person in ("S12", "S13", "S19", "S21")} == {
        "S12": "P10", "S13": "M9", "S19": "P6", "S21": "P9",
    }  # fmt: skip


def test_a_day_too_early() -> None:
    """A day before, three years at P7 are not complete."""
    early = load(SCENARIOS / "changzhou-2015.yaml", ["as_of=2015-05-31"])
    assert places(solve(early))["S20"] == "P7"


def test_a_regular_conflict_cites_its_own_clause(case: Scenario) -> None:
    """Without the seats of a grade its people cannot keep their posts, by 六(一)2(3)."""
    plan = case.plan.replace(quota={**case.plan.quota, "M8": 1})
    found = conflict(candidates(case.replace(plan=plan)))
    assert found is not None
    kept = [claim.cite for claim in found.claims if claim.rule == "keep-grade"]
    assert set(kept) == {"六(一)2(3)"}
