"""When somebody retires: by age, sex and kind of staff, and by the raise of the ages since 2025."""

from datetime import date

import pytest

from models.scenario import Scenario
from solver.eligibility.retirement import retires_on
from tests.builders import person, rulebook, scenario, the_2012_scheme

LAW = [one.model_dump(mode="json") for one in the_2012_scheme().retirement]


def case(
    sex: str | None, born: date | None, grade: str | None = "M9", law: object = LAW
) -> Scenario:
    """One person under a law."""
    book = rulebook(retirement=law)
    book["grades"] = {**book["grades"], "W3": {"value": 600}}
    return scenario({"M9": 1}, [person("A", grade, sex=sex, born=born)], rulebook=book)


@pytest.mark.parametrize(
    ("sex", "grade", "born", "day"),
    [
        # the ages of 1978
        ("male", "M9", date(1960, 2, 29), date(2020, 2, 29)),
        ("female", "M9", date(1964, 2, 29), date(2019, 2, 28)),
        ("female", "W3", date(1970, 1, 5), date(2020, 1, 5)),
        ("male", "W3", date(1960, 3, 1), date(2020, 3, 1)),
        ("male", None, date(1964, 12, 31), date(2024, 12, 31)),
        # a month for every four, the first at once
        ("male", "M9", date(1965, 1, 1), date(2025, 2, 1)),
        ("male", "M9", date(1965, 4, 30), date(2025, 5, 30)),
        ("male", "M9", date(1965, 5, 1), date(2025, 7, 1)),
        ("female", "M9", date(1970, 1, 31), date(2025, 2, 28)),
        # a month for every two
        ("female", "W3", date(1975, 2, 1), date(2025, 3, 1)),
        ("female", "W3", date(1975, 3, 1), date(2025, 5, 1)),
        # the highest ages
        ("male", "M9", date(1976, 8, 1), date(2039, 7, 1)),
        ("male", "M9", date(1976, 9, 1), date(2039, 9, 1)),
        ("male", "M9", date(1990, 9, 1), date(2053, 9, 1)),
        ("female", "M9", date(1990, 9, 1), date(2048, 9, 1)),
        ("female", "W3", date(1990, 9, 1), date(2045, 9, 1)),
    ],
)
def test_the_day(sex: str, grade: str | None, born: date, day: date) -> None:
    """By the law of 1978, and by the gradual raise for who would retire from 2025 on."""
    one = case(sex, born, grade)
    assert retires_on(one, one.people[0]) == day


@pytest.mark.parametrize("born", [date(1960, 1, 1), None])
def test_what_is_not_on_record_is_not_guessed(born: date | None) -> None:
    """Without sex or day of birth, or without a rule, no day is given."""
    one = case("male" if born is None else None, born)
    assert retires_on(one, one.people[0]) is None
    lawless = case("male", date(1960, 1, 1), law=[])
    assert retires_on(lawless, lawless.people[0]) is None


def test_an_age_without_a_raise_stays() -> None:
    """A rule that names no raise holds in every year."""
    rule = {"sex": "male", "staff": "cadre", "age": 60, "cite": "x"}
    one = case("male", date(1980, 1, 1), law=[rule])
    assert retires_on(one, one.people[0]) == date(2040, 1, 1)
