"""Years ahead: who leaves, who comes, what everybody has by then, and whether it adds up."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.assumptions import Assumptions
from models.grades import Grade
from models.projection import Projection, Run, unbalanced
from models.result import Result
from models.scenario import Scenario
from solver.analysis.years import project as years
from solver.analysis.years.advance import Advanced, assuming
from solver.analysis.years.advance import advanced as a_year_later
from solver.analysis.years.newcomers import newcomers
from solver.analysis.years.project import project
from solver.solving import solve
from solver.verify import VerificationFailed
from tests.builders import changzhou, person, post, rulebook, scenario
from tests.oracle.generator import random_document

LAW = [{"sex": "male", "staff": "cadre", "age": 60, "cite": "x"}]


def retiring(id_: str, grade: str, year: int, **facts: Any) -> dict[str, Any]:
    """Somebody whom age retires in March of a year."""
    return person(id_, grade, sex="male", born=date(year - 60, 3, 1), **facts)


def small(*people: dict[str, Any], quota: dict[str, int] | None = None, **changes: Any) -> Scenario:
    """A few professionals under a law of retirement."""
    return scenario(
        quota or {"P9": 1, "P10": 1, "P12": 1}, people, rulebook=rulebook(retirement=LAW), **changes
    )


def run(case: Scenario, number: int = 3, **assumed: Any) -> Run:
    """The years of a scenario under some assumptions."""
    named = case.replace(assumptions={"this": Assumptions(**assumed)})
    return project(named, number, ["this"]).runs[0]


def advanced(case: Scenario, result: Result, assumed: Assumptions, *, lacking: int) -> Advanced:
    """The next round, in which somebody is left."""
    found = a_year_later(case, result, assumed, lacking=lacking)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def main() -> Projection:
    """Ten years of the main scenario under each of its assumptions."""
    return project(changzhou(), 10, ["standard", *changzhou().assumptions])


def test_ten_years_of_the_main_scenario(main: Projection) -> None:
    """Every round of every run is solved, proved, verified, and adds up."""
    assert [one.name for one in main.runs] == ["standard", "favourable", "no-hiring"]
    for one in main.runs:
        assert [year.on.year for year in one.years] == list(range(2012, 2023))
        assert {year.status for year in one.years} == {"optimal"}
        assert all(year.verified for year in one.years)
        assert unbalanced(one.years) == []


def test_seats_open_and_the_waiting_get_them(main: Projection) -> None:
    """The head of the office retires in 2015, and S10, who waited since 2012, follows."""
    standard = main.runs[0]
    opened = {(one.person, one.by): year.on for year in standard.years for one in year.opened}
    assert opened["S05", "retired"] == opened["S10", "promoted"] == date(2015, 5, 1)
    [wait] = [one for one in standard.waits if one.person == "S10"]
    assert (wait.since, wait.seated) == (date(2012, 5, 1), date(2015, 5, 1))
    gone = {one.person: one.gone for one in standard.prospects}
    assert gone["S01"] == date(2020, 5, 1)
    assert gone["S02"] == date(2019, 5, 1)


def test_the_assumptions_make_the_difference(main: Projection) -> None:
    """Judgements in everybody's favour promote more; without hiring nobody comes."""
    standard, favourable, frozen = main.runs
    promoted = [sum(o.promoted is not None for o in r.prospects) for r in (standard, favourable)]
    assert promoted[0] < promoted[1]
    assert sum(len(year.hired) for year in frozen.years) == 0
    assert frozen.years[-1].present < standard.years[-1].present


def test_age_retires_on_the_very_day_of_the_round() -> None:
    """Who reaches the age by the day of a round does not take part; a day later is a year later."""
    for day, present in ((1, 0), (2, 1)):
        one = person("A", "P10", sex="male", born=date(1953, 5, day))
        two = run(small(one, person("B", "P12")), 1, hiring="none").years[1]
        assert two.present == 1 + present
        assert two.retired == (() if present else ("A",))


def test_tenure_grows_and_opens_a_grade() -> None:
    """Two years after coming to P10 the years for P9 are complete, and the free seat is got."""
    book = rulebook(retirement=LAW)
    book["grades"]["P9"] = {"value": 730, "regular": {"tenure": {"grade": "P10", "years": 2}}}
    case = scenario({"P9": 1, "P10": 1}, [person("A", "P10")], rulebook=book)
    late = case.replace(people=(case.people[0].replace(current=case.people[0].current.replace(  # type: ignore[union-attr]
        since=date(2012, 5, 1))),))  # fmt: skip
    [prospect] = run(late, 3, hiring="none").prospects
    assert prospect.promoted == prospect.could == date(2014, 5, 1)
    assert prospect.promoted_to == "P9"


def test_a_seat_is_filled_after_so_many_rounds() -> None:
    """Free seats of the entry grade are filled a round later, or as many as are assumed."""
    case = small(retiring("A", "P12", 2013), person("B", "P10"))
    assert [len(y.hired) for y in run(case).years] == [0, 0, 1, 0]
    assert [len(y.hired) for y in run(case, after=2).years] == [0, 0, 0, 1]
    assert [len(y.hired) for y in run(case, hiring="none").years] == [0, 0, 0, 0]
    assert [len(y.hired) for y in run(case, staff=1).years] == [0, 0, 0, 0]
    hired = run(case).years[2].steps
    assert [(s.person, s.outcome, s.before) for s in hired] == [("H2014-1", "appointed", None)]


def test_the_entry_grade_can_be_chosen() -> None:
    """Hired at P10 with an intermediate title, or nobody where the plan has no such grade."""
    case = small(retiring("A", "P10", 2013), person("B", "P12"))
    placed = [s.after for s in run(case, entry="P10").years[2].steps]
    assert [place and place.grade for place in placed] == ["P10"]
    managers = small(retiring("A", "M9", 2013), person("B", "M9"), quota={"M9": 2})
    assert sum(len(year.hired) for year in run(managers).years) == 0
    assert [len(y.hired) for y in run(managers, entry="M9").years] == [0, 0, 1, 0]


def test_a_taken_id_is_passed_over() -> None:
    """Newcomers get ids of their own."""
    case = small(person("H2013-1", "P12"), person("B", "P10"))
    assert [p.id for p in newcomers(case, Grade.P12, 2, date(2013, 5, 1))] == ["H2013-2", "H2013-3"]


def test_marks_by_assumption() -> None:
    """Qualified every year, or the mark of three years before; what is on record stays."""
    case = small(person("A", "P12", assessments={2010: "excellent", 2012: "unqualified"}),
                 as_of=date(2013, 5, 1))  # fmt: skip
    result = solve(case)
    for assumed, marks in (("qualified", ["qualified"]), ("repeat", ["excellent"])):
        later = advanced(
            case, result, Assumptions.model_validate({"assessments": assumed}), lacking=0
        ).scenario
        assert [later.people[0].assessments[2013]] == marks
    early = small(person("A", "P12", assessments={2011: "excellent"}))
    kept = advanced(early, solve(early), Assumptions(assessments="repeat"), lacking=0).scenario
    assert kept.people[0].assessments == {2011: "excellent", 2012: "qualified"}


def test_what_is_gone_with_the_people() -> None:
    """Relations and names of who left are gone, decisions and plans with the round."""
    group: dict[str, Any] = {"leading-group": {"members": [{"id": "A"}, {"id": "C"}], "quorum": 2}}
    case = small(
        retiring("A", "P10", 2013, post="d"), person("B", "P12"), person("C", "P9"),
        posts=[post("d", "P10", **{"by-appointment": "above", "named": "A"})],
        relations=[{"between": ["A", "B"], "kind": "spouse"},
                   {"between": ["B", "C"], "kind": "spouse"}],
        **group,
        decisions=[{"rule": "pin", "person": "B", "grade": "P12", "reason": "x", "by": "y",
                    "on": "2012-04-01"}],
        plans={"other": {"quota": {"P9": 2}}},
    )  # fmt: skip
    later = advanced(case, solve(case), Assumptions(), lacking=0)
    assert later.retired == ("A",)
    assert later.scenario.posts[0].named is None
    assert [r.between for r in later.scenario.relations] == [("B", "C")]
    assert [one.id for one in later.scenario.leading_group.members] == ["C"]
    assert (later.scenario.decisions, later.scenario.plans) == ((), {})
    assert later.scenario.plan.left == {"P10": 1}


def test_a_promotion_appoints_to_the_title_and_leaves_service() -> None:
    """Who comes to a tier by the certificate is appointed to it; the old grade becomes service."""
    titles = [{"tier": t, "series": "economics", "qualified": date(2005, 1, 1)}
              for t in ("assistant", "intermediate")]  # fmt: skip
    case = small(person("A", "P12", titles=titles, applies=["general-intermediate"]))
    [after] = advanced(case, solve(case), Assumptions(), lacking=0).scenario.people
    assert [title.appointed for title in after.titles] == [None, date(2012, 5, 1)]
    [served] = after.service
    assert (served.grade, served.until) == ("P12", date(2012, 5, 1))


def test_lists_by_assumption() -> None:
    """Lists stay as they are, without posts that are no more, or are followed by promotions."""
    people = [person("A", "P10", applies=["d"]), person("N", applies=["general-junior"]),
              person("B", "P10", applies=["general-junior"]), person("C", "P12")]  # fmt: skip
    case = small(*people, quota={"P7": 1, "P10": 2, "P12": 1}, posts=[post("d", "P12")])
    filed = assuming(case, Assumptions(applications="as-filed"))
    assert [p.applies for p in filed.people] == [p.applies for p in case.people]
    wishes = [p.applies for p in assuming(case, Assumptions()).people]
    assert wishes[0] == ("d", "general-intermediate", "general-associate-senior")
    assert wishes[1] == ("general-junior",)
    assert wishes[3] is None


def test_a_round_without_an_answer_ends_the_years() -> None:
    """More holders than seats and nowhere to go: told, with the status, and no further."""
    stuck = run(small(person("A", "P10"), person("B", "P10"), quota={"P10": 1}))
    assert [(y.status, y.verified, y.waiting) for y in stuck.years] == [("infeasible", False, 0)]


def test_when_everybody_has_retired_the_years_end() -> None:
    """Nobody left and nobody hired: no round without people."""
    case = small(retiring("A", "P12", 2014))
    assert len(run(case, hiring="none").years) == 2


def test_who_has_no_birth_date_is_named() -> None:
    """Age retires nobody whose sex or birth is not on record, and the answer says who that is."""
    assert run(small(person("A", "P12"), retiring("B", "P10", 2030)), 1).ageless == ("A",)


def test_totals_that_do_not_balance_are_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody lost on the way is not passed over."""
    honest = years._year

    def losing(*given: Any) -> Any:
        year = honest(*given)
        return year.replace(present=year.present - 1) if year.on.year > 2012 else year

    monkeypatch.setattr(years, "_year", losing)
    with pytest.raises(VerificationFailed, match="2013-05-01"):
        run(small(person("A", "P12"), person("B", "P10")), 1)


@settings(max_examples=30)
@given(st.integers(min_value=1000, max_value=9999), st.sampled_from(["refill", "none"]))
def test_people_in_are_people_out_and_people_present(seed: int, hiring: str) -> None:
    """Of any drawn scenario, whoever retires and however many are hired."""
    document = random_document(seed)
    document["rulebook"]["retirement"] = LAW
    for number, record in enumerate(document["people"]):
        record |= {"sex": "male", "born": date(1950 + (seed + 3 * number) % 9, 4, 1)}
    found = run(Scenario.model_validate(document), 6, hiring=hiring)
    came = found.years[0].present + sum(len(year.hired) for year in found.years)
    gone = sum(len(year.retired) for year in found.years)
    assert came == gone + found.years[-1].present
    assert unbalanced(found.years) == []
    assert all(year.verified for year in found.years if year.status == "optimal")


def test_the_same_file_gives_the_same_years() -> None:
    """Nothing of chance: two projections are equal."""
    assert project(changzhou(), 2) == project(changzhou(), 2)
