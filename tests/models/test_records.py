"""People, posts, policy, results and findings: what their records promise."""

from typing import Any

import pytest
from pydantic import ValidationError

from models.findings import Findings
from models.people import Current, Person
from models.policy import AimName, Decision, Policy, Relation, Rule
from models.posts import Post
from models.problems import Inconsistent, Problem, duplicates, unknown
from models.result import Appointment, Result
from tests.builders import somebody

PLACE = {"person": "A", "from_post": None, "from_grade": None, "points": 1, "standing": "certain"}


def problems(**facts: Any) -> list[tuple[object, ...]]:
    """The paths at which somebody's record contradicts itself."""
    with pytest.raises(ValidationError) as caught:
        somebody({"id": "A", **facts})
    (error,) = caught.value.errors()
    cause = error["ctx"]["error"]
    assert isinstance(cause, Inconsistent)
    return [problem.at for problem in cause.problems]


def period(since: str, until: str, grade: str = "M9") -> dict[str, str]:
    """A past period at a grade."""
    return {"grade": grade, "since": since, "until": until}


def test_a_person_needs_nothing_but_an_id() -> None:
    """Everything else may be unknown; no list of applications is another thing than none."""
    person = somebody({"id": "A"})
    assert (person.current, person.applies, person.titles) == (None, None, ())
    assert somebody({"id": "A", "applies": []}).applies == ()


def test_a_person_is_read_again_as_written() -> None:
    """A written record is read as the same person."""
    current = {"grade": "M9", "since": "2005-01"}
    person = somebody({"id": "A", "current": current, "assessments": {2011: "excellent"}})
    assert Person.model_validate(person.model_dump()) == person


def test_present_grade_or_rank() -> None:
    """Exactly one of grade and rank is given."""
    for given in ({}, {"grade": "M9", "rank": "科员"}):
        with pytest.raises(ValidationError, match="either `grade` or `rank`"):
            Current.model_validate({**given, "since": "2005-01"})
    assert Current.model_validate({"rank": "科员", "since": "2005-01"}).grade is None


def test_periods_may_touch() -> None:
    """A period may begin on the day on which the one before it ends, in any order of the list."""
    service = [period("2006-01", "2008-01"), period("2004-01", "2006-01")]
    current = {"grade": "M8", "since": "2008-01"}
    assert len(somebody({"id": "A", "service": service, "current": current}).service) == 2


def test_service_may_not_overlap() -> None:
    """The later period is at fault, wherever it stands in the list."""
    service = [period("2006-01", "2008-01"), period("2004-01", "2006-02")]
    assert problems(service=service) == [("service", 0, "since")]


def test_service_within_a_longer_period_is_found() -> None:
    """Every period that begins within an earlier one is at fault, not only the next."""
    service = [
        period("2000-01", "2010-01"),
        period("2001-01", "2002-01"),
        period("2003-01", "2004-01"),
    ]
    assert problems(service=service) == [("service", 1, "since"), ("service", 2, "since")]


def test_a_long_period_reaching_into_the_present_is_found() -> None:
    """Service that has not ended when the present post begins is found, whatever came after."""
    service = [period("2000-01", "2010-01"), period("2001-01", "2002-01")]
    current = {"grade": "M8", "since": "2009-01"}
    found = problems(service=service, current=current)
    assert ("current", "since") in found


def test_every_mistake_of_a_person_is_found() -> None:
    """Mistakes of different sections are reported together."""
    title = {"tier": "assistant", "series": "x", "qualified": "2009-01", "appointed": "2008-01"}
    finding = {"matter": "m", "finding": "met", "by": "b", "on": "2012-01"}
    lead = {"department": "d", "role": "head", "since": "2009-01", "until": "2009-01"}
    assert problems(titles=[title], findings=[finding, finding], leads=[lead]) == [
        ("leads", 0, "until"),
        ("titles", 0, "appointed"),
        ("findings", 1, "matter"),
    ]


@pytest.mark.parametrize("year", [1949, 2201])
def test_a_year_is_of_our_time(year: int) -> None:
    """Years of assessment are from 1950 to 2200."""
    with pytest.raises(ValidationError):
        somebody({"id": "A", "assessments": {year: "excellent"}})


def test_a_post_has_grades_once() -> None:
    """Grades may not be missing or repeat."""
    for grades in ([], ["M9", "M9"]):
        with pytest.raises(ValidationError):
            Post.model_validate({"id": "a", "title": "b", "grades": grades})


def test_the_default_policy_is_the_regulation_as_it_stands() -> None:
    """Nothing is over quota, quotas are exact, desks go by tier, the first reading holds."""
    policy = Policy()
    assert (policy.over_quota, policy.quota_reading) == ("forbid", "exact")
    assert (policy.professional_posts, policy.merit_reading) == ("by-tier", "R1")
    assert (policy.recent_years, policy.by_points) == ("assessment-years", True)
    assert set(AimName) - set(policy.aims) == {AimName.STABILITY}


@pytest.mark.parametrize(
    "changes",
    [{"aims": []}, {"aims": ["placement", "placement"]}, {"fair": True}, {"merit-reading": "R5"}],
)
def test_a_policy_has_known_values(changes: dict[str, Any]) -> None:
    """No aim, an aim twice and unknown words are refused."""
    with pytest.raises(ValidationError):
        Policy.model_validate(changes)


def test_rules_have_the_ids_of_the_problem() -> None:
    """The ids that reports and tests use."""
    ids = "one-post seats quota ratio keep-grade pin forbid named avoidance limit pool"
    assert [rule.value for rule in Rule] == ids.split()


def test_decisions_and_relations_are_complete() -> None:
    """A decision says why, who and when; a relation names two."""
    with pytest.raises(ValidationError):
        Decision.model_validate({"rule": "pin", "person": "A", "grade": "M9"})
    written = {"rule": "pin", "person": "A", "grade": "M9", "reason": "r", "by": "b"}
    assert Decision.model_validate({**written, "on": "2012-05"}).name == "A/M9"
    with pytest.raises(ValidationError):
        Relation.model_validate({"between": ["A"], "kind": "spouse"})


def test_a_post_goes_with_a_grade() -> None:
    """An appointment has both or, waiting, neither."""
    waiting = {**PLACE, "post": None, "grade": None, "outcome": "waiting"}
    assert Appointment.model_validate(waiting, by_name=True).post is None
    for half in ({"post": "a"}, {"grade": "M9"}):
        with pytest.raises(ValidationError, match="a post goes with a grade"):
            Appointment.model_validate({**waiting, **half}, by_name=True)


def test_a_result_finds_a_person() -> None:
    """The appointment of somebody, and KeyError for nobody."""
    waiting = {**PLACE, "post": None, "grade": None, "outcome": "waiting"}
    written = {"scenario": "s", "plan": "base", "status": "optimal", "appointments": [waiting]}
    result = Result.model_validate(written, by_name=True)
    assert result.of("A").outcome == "waiting"
    with pytest.raises(KeyError):
        result.of("B")


@pytest.mark.parametrize(
    ("status", "solved"),
    [("optimal", True), ("feasible", True), ("infeasible", False), ("unknown", False)],
)
def test_only_an_answer_is_solved(status: str, solved: bool) -> None:  # noqa: FBT001
    """The four states are never merged."""
    written = {"scenario": "s", "plan": "base", "status": status}
    assert Result.model_validate(written).solved is solved


def test_findings_may_be_empty() -> None:
    """Nothing worth saying is nothing said."""
    found = Findings(quota=(), ratios=())
    assert (found.vacancies, found.contests, found.fairness) == ((), (), ())


def test_repeated_keys_are_found_by_index() -> None:
    """Every key after the first of its kind."""
    assert duplicates(["a", "b", "a", "a"]) == {2: "a", 3: "a"}
    assert duplicates([]) == {}


def test_an_unknown_name_is_said_with_the_known() -> None:
    """At most twelve known names are listed, sorted; `none` where there is none."""
    assert unknown(("x",), "post", "a", ["c", "b"]).mend.endswith("Known: b, c.")
    assert unknown((), "post", "a", []).mend.endswith("Known: none.")
    many = unknown((), "post", "a", [f"n{n:02d}" for n in range(13)])
    assert many.mend.endswith("n11, ….")


def test_a_contradiction_says_everything() -> None:
    """The message of an error joins what is wrong and how to mend it."""
    problem = Problem(at=("a", 0), what="W.", mend="M.")
    assert str(Inconsistent([problem, problem])) == "W. M.; W. M."
