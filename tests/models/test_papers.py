"""Papers for the outside: how long a notice stands, and which terms a contract can have."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.papers import Contract, Notice, notice_period
from models.scenario import Scenario
from tests.builders import person, scenario


def contract(**facts: Any) -> Contract:
    """A contract as a file would state it."""
    return Contract.model_validate(facts)


def test_the_day_of_posting_does_not_count() -> None:
    """Posted on 21 May for seven days: the 22nd to the 28th."""
    period = notice_period(date(2012, 5, 21), 7)
    assert (period.first, period.last) == (date(2012, 5, 22), date(2012, 5, 28))


def test_one_day_is_the_next_one() -> None:
    """Over the end of a February that has 29 days."""
    period = notice_period(date(2012, 2, 28), 1)
    assert period.first == period.last == date(2012, 2, 29)


@given(posted=st.dates(date(1900, 1, 1), date(2200, 1, 1)), days=st.integers(1, 366))
def test_a_period_has_as_many_days_as_it_says(posted: date, days: int) -> None:
    """None more, none fewer, and none before the day after."""
    period = notice_period(posted, days)
    assert (period.last - period.first).days + 1 == days
    assert period.first == posted + timedelta(days=1)


@pytest.mark.parametrize(
    ("type_", "until", "can_be"),
    [("short", "2015-05-31", True), ("short", "2015-06-01", False),
     ("medium", "2015-05-31", False), ("medium", "2015-06-01", True),
     ("long", "2030-01-01", True), ("project", "2012-12-31", True), (None, "2013-05-31", True),
     (None, "2012-06-01", False), ("project", "2012-05-31", False)],
)  # fmt: skip
def test_three_years_part_short_from_medium(type_: str | None, until: str, can_be: bool) -> None:  # noqa: FBT001
    """Three years to the day are short, a day more is medium; and an end follows a beginning."""
    if can_be:
        assert contract(start="2012-06-01", type=type_, until=until).until
    else:
        with pytest.raises(ValidationError):
            contract(start="2012-06-01", type=type_, until=until)


@pytest.mark.parametrize("facts", [{}, {"type": "short", "until": "2050-01-01"}, {"start": "2012"}])
def test_what_is_open_is_not_judged(facts: dict[str, str]) -> None:
    """Without both days there is no term to judge; a year alone is no day."""
    if facts.get("start"):
        with pytest.raises(ValidationError):
            contract(**facts)
    else:
        assert contract(**facts).problem is None


def case(own: dict[str, Any], **general: Any) -> Scenario:
    """One person with an own contract, and what is said of everybody's."""
    return scenario({"M9": 1}, [person("A", "M9", contract=own)], contract=general)


def test_a_person_s_contract_goes_over_that_of_all() -> None:
    """What it leaves open is as for everybody."""
    made = case({"type": "long"}, start="2012-06-01", type="short", until="2015-05-31")
    told = made.contract_of(made.people[0])
    assert (told.type, told.start, told.until) == ("long", date(2012, 6, 1), None)
    plain = made.replace(people=(made.people[0].replace(contract=None),))
    assert plain.contract_of(plain.people[0]) == plain.contract


def test_an_own_end_goes_with_the_general_type() -> None:
    """And an own beginning with the general end."""
    made = case({"until": "2014-05-31"}, start="2012-06-01", type="short", until="2015-05-31")
    told = made.contract_of(made.people[0])
    assert (told.type, told.until) == ("short", date(2014, 5, 31))
    made = case({"start": "2012-07-01"}, start="2012-06-01", type="short", until="2015-05-31")
    assert made.contract_of(made.people[0]).until == date(2015, 5, 31)


def test_the_two_together_must_be_a_term() -> None:
    """Told at the person, whose own words do not go with those for all."""
    with pytest.raises(ValidationError) as caught:
        case({"until": "2020-05-31"}, start="2012-06-01", type="short")
    (problem,) = caught.value.errors()[0]["ctx"]["error"].problems
    assert problem.at == ("people", 0, "contract", "type")
    assert problem.what == "From 2012-06-01 to 2020-05-31 is no term of a short contract."


def test_a_telephone_number_is_text() -> None:
    """Also where it looks like a number; yes and no are none."""
    assert Notice.model_validate({"telephone": 85681234}).telephone == "85681234"
    with pytest.raises(ValidationError):
        Notice.model_validate({"telephone": True})
