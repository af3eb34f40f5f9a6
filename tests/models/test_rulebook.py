"""The rulebook: rows, points, vocabulary, references among conditions."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from models.rulebook import GradeRow, Points, Rulebook, ScoreItem, Scoring
from tests.builders import person, rulebook, scenario, the_2012_scheme

POINTS: TypeAdapter[int] = TypeAdapter(Points)
SEE = {"see": "a"}


@pytest.mark.parametrize(
    ("written", "hundredths"),
    [
        (0, 0),
        (2, 200),
        (10_000, 1_000_000),
        (Decimal("0.5"), 50),
        (Decimal("1.25"), 125),
        (Decimal("1.250"), 125),
    ],
)
def test_points_are_whole_hundredths(written: object, hundredths: int) -> None:
    """Up to two decimals are kept exactly."""
    assert POINTS.validate_python(written) == hundredths


@pytest.mark.parametrize("written", [Decimal("0.505"), "1", 1.5, True, None, -1, Decimal("-0.5")])
def test_other_points_are_refused(written: object) -> None:
    """Thousandths, texts, floating-point and negative numbers are no points."""
    with pytest.raises(ValidationError):
        POINTS.validate_python(written)


@pytest.mark.parametrize("written", [Decimal("Infinity"), Decimal("NaN"), 10_001])
def test_infinite_points_are_refused_in_words(written: object) -> None:
    """A number without end is refused like any other that is too large."""
    with pytest.raises(ValidationError, match=f"points are from 0 to 10000, not {written}"):
        POINTS.validate_python(written)


@pytest.mark.parametrize(
    "written",
    [
        {"item": "service-years", "each": 1, "most": 9},
        {"item": "rank-years", "each": 1, "most": 9},
        {"item": "excellent", "each": 1, "last": 3, "most": 9},
        {"item": "achievements", "table": {"a/b": 1}, "most": 9},
        {"item": "education", "table": {"doctor": 1}, "most": 9},
    ],
)
def test_a_score_item_takes_what_it_needs(written: dict[str, Any]) -> None:
    """Every kind is accepted with its keys, and refused without them or with one too many."""
    ScoreItem.model_validate(written)
    for key in set(written) - {"item"}:
        with pytest.raises(ValidationError):
            ScoreItem.model_validate({k: v for k, v in written.items() if k != key})
    extra = next(key for key in ("table", "each") if key not in written)
    value = {"doctor": 1} if extra == "table" else 1
    with pytest.raises(ValidationError, match="takes"):
        ScoreItem.model_validate({**written, extra: value})


def test_education_is_scored_by_its_levels() -> None:
    """A level that is none is refused."""
    with pytest.raises(ValidationError, match="levels of education are"):
        ScoreItem.model_validate({"item": "education", "table": {"phd": 1}, "most": 9})


def test_first_appointment_has_a_default_reading() -> None:
    """R1 must be there when any reading is."""
    with pytest.raises(ValidationError, match="lacks R1"):
        GradeRow.model_validate({"value": 1, "first-appointment": {"R2": SEE}})
    assert GradeRow.model_validate({"value": 1, "first-appointment": {"R1": SEE}}).regular is None


def book(**changes: Any) -> Rulebook:
    """A small rulebook with some keys changed."""
    return Rulebook.model_validate(rulebook(**changes))


def test_conditions_are_listed_with_their_paths() -> None:
    """General first, then named ones, then grades in the printed order, regular first."""
    grades = {
        "P9": {"value": 1, "regular": SEE, "first-appointment": {"R1": SEE, "R2": SEE}},
        "M9": {"value": 1, "regular": SEE},
    }
    stated = {"a": {"presumed": {"matter": "m"}}}
    assert [
        at for at, _ in book(general=SEE, conditions=stated, grades=grades).all_conditions()
    ] == [
        ("general",),
        ("conditions", "a"),
        ("grades", "M9", "regular"),
        ("grades", "P9", "regular"),
        ("grades", "P9", "first-appointment", "R1"),
        ("grades", "P9", "first-appointment", "R2"),
    ]


def test_references_resolve() -> None:
    """A reference to a stated condition, even through another, is accepted twice over."""
    stated = {"a": {"any": [{"see": "b"}, {"see": "b"}]}, "b": {"presumed": {"matter": "m"}}}
    assert len(book(conditions=stated, general=SEE).conditions) == 2


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({"b": SEE}, "The condition a is not stated."),
        ({"a": SEE}, "The condition a refers to itself."),
        ({"a": {"not": {"see": "b"}}, "b": {"all": [SEE]}}, "refers to itself."),
    ],
)
def test_references_that_lead_nowhere_are_refused(stated: dict[str, Any], said: str) -> None:
    """A name that is not stated, and a circle of any length."""
    with pytest.raises(ValidationError, match=said):
        book(conditions=stated)


def test_a_rulebook_has_grades_and_a_scoring() -> None:
    """No grade, and no item of scoring, is no rulebook."""
    with pytest.raises(ValidationError):
        book(grades={})
    with pytest.raises(ValidationError):
        book(scoring={"note": "x", "items": []})


def test_the_scheme_of_2012_survives_being_written() -> None:
    """The rulebook without its scoring is read again as the same."""
    found = the_2012_scheme()
    again = {**found.model_dump(exclude_none=True), "scoring": found.scoring}
    assert Rulebook.model_validate(again) == found


@pytest.mark.parametrize("written", [Decimal("1." + "0" * 40 + "1"), Decimal("0." + "1" * 5000)])
def test_points_of_many_digits_are_not_rounded(written: Decimal) -> None:
    """A thousandth is one too many at any length."""
    with pytest.raises(ValidationError, match="has more than two decimals"):
        POINTS.validate_python(written)


def scored(*items: dict[str, Any]) -> list[str]:
    """What is said of a scoring of these items, each with a most."""
    stated = {"note": "n", "items": [{"most": 9, **item} for item in items]}
    try:
        Scoring.model_validate(stated)
    except ValidationError as invalid:
        return [problem.what for problem in invalid.errors()[0]["ctx"]["error"].problems]
    return []


def test_an_item_given_twice_is_refused() -> None:
    """Its points would be doubled."""
    years = {"item": "service-years", "each": 1}
    said = "service-years is counted by an earlier item already."
    assert scored(years, {**years, "each": 2}) == [said]


def test_achievements_may_be_parted_by_their_kinds() -> None:
    """Honours up to so much and papers up to so much; one kind in two tables counts twice."""
    honours = {"item": "achievements", "table": {"honour": 1}}
    assert scored(honours, {"item": "achievements", "table": {"paper/county": 1}}) == []
    said = "honour is counted by an earlier item already."
    assert scored(honours, {"item": "achievements", "table": {"honour/county": 1}}) == [said]


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("honour/countty", "There is no level of achievement countty."),
        ("honour/", "There is no level of achievement ."),
        ("honour/county/first", "There is no level of achievement county/first."),
        ("honor/county", "There is no kind of achievement honor/county."),
    ],
)
def test_a_key_of_a_points_table_names_something(key: str, what: str) -> None:
    """At any depth: a misspelt level would give nobody a point."""
    items = [{"item": "achievements", "most": 9, "table": {key: 1}}]
    stated = rulebook(scoring={"note": "n", "items": items})
    with pytest.raises(ValidationError) as caught:
        scenario({"P12": 1}, [person("a")], rulebook=stated)
    (problem,) = caught.value.errors()[0]["ctx"]["error"].problems
    assert problem.what == what
