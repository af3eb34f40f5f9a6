"""How quota and ratios are used."""

from solver.analysis.findings import analyse
from solver.analysis.use import lent_seats, quota_use, ratio_use
from solver.eligibility.candidates import candidates
from solver.solving import solve
from tests.analysis.helpers import picture
from tests.builders import person, scenario

RATIO = {"part": "intermediate", "of": "professional", "at-most": "100%", "at-least": "1/4"}


def test_seats_by_grade_before_and_after() -> None:
    """Quota, today and the answer stand side by side; grades nobody has are left out."""
    use = quota_use(picture({"P9": 1, "P10": 1}, [person("A", "P10")]))
    assert [(u.grade, u.quota, u.current, u.filled) for u in use] == [
        ("P9", 1, 0, 1),
        ("P10", 1, 1, 0),
    ]


def test_transitional_people_are_counted_apart() -> None:
    """A seat over the quota is marked, and counts in the ratio."""
    people = [person("A", "P10"), person("B", "P10")]
    seen = picture(
        {"P10": 1, "P12": 1}, people, ratios=[RATIO], policy={"over-quota": "transitional"}
    )
    (use,) = [use for use in quota_use(seen) if use.grade == "P10"]
    assert (use.filled, use.transitional) == (2, 1)
    (ratio,) = ratio_use(seen)
    assert (ratio.appointed, ratio.transitional, ratio.approved, ratio.whole) == (2, 1, 1, 2)
    assert (ratio.at_most, ratio.at_least, ratio.holds) == ("100%", "25%", True)


def test_a_seat_used_from_below_is_lent() -> None:
    """Two at P10 with one seat there use the P9 seat; a third uses P8's."""
    people = [person(name, "P10", applies=[]) for name in "ABC"]
    quota = {"P8": 1, "P9": 1, "P10": 1}
    seen = picture(quota, people, policy={"quota-reading": "cumulative"})
    assert {grade.value: n for grade, n in lent_seats(seen).items()} == {"P8": 1, "P9": 1, "P10": 0}


def test_management_lends_no_seat() -> None:
    """Only tiers share seats; a management grade stands alone."""
    seen = picture(
        {"M8": 1, "M9": 1}, [person("A", "M9", applies=[])], policy={"quota-reading": "cumulative"}
    )
    assert set(lent_seats(seen).values()) == {0}


def test_without_an_answer_only_the_plan_is_shown() -> None:
    """An impossible scenario has no vacancies to report."""
    judged = candidates(scenario({"P10": 1}, [person("A", "P10"), person("B", "P10")]))
    findings = analyse(judged, solve(judged.scenario, judged=judged))
    assert findings.vacancies == ()
    assert findings.quota[0].current == 2
