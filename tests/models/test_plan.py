"""The plan: seats, ratios, alternatives."""

from typing import Any

import pytest
from pydantic import ValidationError

from models.grades import Grade, grades_of
from models.plan import Plan, PlanChange, Ratio
from models.problems import Inconsistent
from tests.builders import changzhou


def plan(ratio: dict[str, Any] | None = None, **changes: Any) -> Plan:
    """13 professional seats in 31, as 5:4:4."""
    quota = {"P5": 1, "P6": 2, "P7": 2, "P8": 1, "P9": 2, "P10": 1, "P11": 2, "P12": 2, "M9": 18}
    written: dict[str, Any] = {"total": 31, "quota": quota, "ratios": [ratio] if ratio else []}
    return Plan.model_validate({**written, **changes})


def keeps(part: object, of: str, **limits: str) -> bool:
    """Whether the plan keeps one ratio."""
    written = {key.replace("_", "-"): value for key, value in limits.items()}
    found = plan({"part": part, "of": of, **written})
    return found.keeps(found.ratios[0])


@pytest.mark.parametrize(
    ("limit", "kept"),
    [("5/13", True), ("38.461539%", True), ("38.461538%", False), ("4/13", False)],
)
def test_a_share_is_kept_at_the_exact_boundary(limit: str, kept: bool) -> None:  # noqa: FBT001
    """Five of thirteen are no more than 5/13, and more than the nearest smaller share."""
    assert keeps("senior", "professional", at_most=limit) is kept


@pytest.mark.parametrize(
    ("limit", "kept"), [("18/31", True), ("58%", True), ("58.064516%", True), ("58.064517%", False)]
)
def test_a_least_share_is_kept_at_the_exact_boundary(limit: str, kept: bool) -> None:  # noqa: FBT001
    """Eighteen of thirty-one are 58.0645161… %, no less."""
    assert keeps("management", "total", at_least=limit) is kept


def test_both_limits_must_be_kept() -> None:
    """A ratio with two limits is kept where both are."""
    assert keeps(["senior", "intermediate"], "professional", at_least="9/13", at_most="9/13")
    assert not keeps("senior", "professional", at_least="6/13", at_most="7/13")
    assert not keeps("senior", "professional", at_least="1/13", at_most="4/13")


def test_the_plan_of_2012_keeps_its_ratios() -> None:
    """58 % and 42 % hold for 18 and 13 of 31."""
    found = changzhou().plan
    assert all(found.keeps(ratio) for ratio in found.ratios)


def test_seats_are_counted() -> None:
    """The quota of a grade, of several, and the whole of a ratio."""
    found = plan({"part": "senior", "of": "professional", "at-most": "1/2"})
    assert (found.seats(Grade.P6), found.seats(Grade.M1)) == (2, 0)
    assert found.approved(grades_of("senior")) == 5
    assert found.whole(found.ratios[0]) == 13
    assert found.whole(found.ratios[0].replace(of="total")) == 31


def test_a_ratio_has_a_name_and_grades() -> None:
    """The name joins the parts and the whole."""
    ratio = Ratio.model_validate(
        {"part": ["senior", "intermediate"], "of": "total", "at-most": "1%"}
    )
    assert ratio.name == "senior+intermediate/total"
    assert ratio.grades == grades_of("senior") | grades_of("intermediate")


@pytest.mark.parametrize(
    "written",
    [
        {"part": "senior", "of": "total"},
        {"part": [], "of": "total", "at-most": "1%"},
        {"part": ["senior", "senior"], "of": "total", "at-most": "1%"},
        {"part": "total", "of": "total", "at-most": "1%"},
    ],
)
def test_a_ratio_limits_a_part(written: dict[str, Any]) -> None:
    """A ratio has a part of the plan, each named once, and a limit."""
    with pytest.raises(ValidationError):
        Ratio.model_validate(written)


def test_a_ratio_is_given_once() -> None:
    """Two ratios of the same part and whole are a contradiction."""
    ratio = {"part": "senior", "of": "total", "at-most": "1%"}
    with pytest.raises(ValidationError) as caught:
        plan(ratios=[ratio, ratio])
    (error,) = caught.value.errors()
    cause = error["ctx"]["error"]
    assert isinstance(cause, Inconsistent)
    assert cause.problems[0].at == ("ratios", 1)


@pytest.mark.parametrize("changes", [{"total": 0}, {"quota": {}}, {"quota": {"P9": -1}}])
def test_a_plan_has_seats(changes: dict[str, Any]) -> None:
    """A total of 0, no grade, and a negative quota are refused."""
    with pytest.raises(ValidationError):
        plan(**changes)


def test_a_change_keeps_what_it_does_not_name() -> None:
    """Grades, total and ratios that are not named stay."""
    base = plan({"part": "senior", "of": "total", "at-most": "1/2"})
    assert PlanChange().apply(base) == base
    changed = PlanChange.model_validate({"quota": {"P5": 0, "M8": 1}}).apply(base)
    assert (changed.seats(Grade.P5), changed.seats(Grade.M8), changed.seats(Grade.P6)) == (0, 1, 2)
    assert (changed.total, changed.ratios) == (base.total, base.ratios)


def test_a_change_can_take_the_ratios_away() -> None:
    """An empty list of ratios is another thing than none given."""
    base = plan({"part": "senior", "of": "total", "at-most": "1/2"})
    changed = PlanChange.model_validate({"ratios": [], "total": 40}).apply(base)
    assert (changed.ratios, changed.total) == ((), 40)


def test_a_change_to_no_plan_is_refused() -> None:
    """A change whose result is no plan cannot be applied."""
    ratio = {"part": "senior", "of": "total", "at-most": "1%"}
    with pytest.raises(ValidationError, match="given twice"):
        PlanChange.model_validate({"ratios": [ratio, ratio]}).apply(plan())
