"""Whole years, anniversaries, gaps and windows."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.eligibility.calendar import (
    anniversary,
    merged,
    served,
    whole_years,
    window_start,
    years_in,
)

AS_OF = date(2012, 5, 1)
DAYS = st.dates(min_value=date(1960, 1, 1), max_value=date(2030, 12, 31))


@pytest.mark.parametrize(
    ("since", "as_of", "years"),
    [
        (date(2009, 5, 1), AS_OF, 3),
        (date(2009, 5, 2), AS_OF, 2),
        (date(2009, 4, 30), AS_OF, 3),
        (date(2011, 5, 2), AS_OF, 0),
        (AS_OF, AS_OF, 0),
        (date(2013, 1, 1), AS_OF, 0),
        (date(2008, 2, 29), date(2009, 2, 27), 0),
        (date(2008, 2, 29), date(2009, 2, 28), 1),
        (date(2008, 2, 29), date(2012, 2, 28), 3),
        (date(2008, 2, 29), date(2012, 2, 29), 4),
    ],
)
def test_whole_years_count_the_anniversary(since: date, as_of: date, years: int) -> None:
    """满: the day itself counts, the day before does not, nor does the future."""
    assert whole_years(since, as_of) == years


def test_the_29th_of_february_has_its_anniversary_on_the_28th() -> None:
    """In a year without a 29th the last day of the month stands in."""
    assert anniversary(date(2008, 2, 29), 1) == date(2009, 2, 28)
    assert anniversary(date(2008, 2, 29), 4) == date(2012, 2, 29)
    assert anniversary(AS_OF, -3) == date(2009, 5, 1)


@given(DAYS, DAYS)
def test_whole_years_and_anniversaries_agree(since: date, as_of: date) -> None:
    """So many anniversaries have passed as whole years are counted, and the next has not."""
    years = whole_years(since, as_of)
    assert years == 0 or anniversary(since, years) <= as_of
    assert anniversary(since, years + 1) > as_of


def test_spans_are_joined_cut_off_and_sorted() -> None:
    """Overlapping and adjoining spans become one; what is after the day is cut off or dropped."""
    spans = [
        (date(2005, 1, 1), date(2006, 1, 1)),
        (date(2001, 1, 1), date(2003, 1, 1)),
        (date(2002, 1, 1), date(2002, 6, 1)),
        (date(2003, 1, 1), date(2004, 1, 1)),
        (date(2011, 1, 1), date(2013, 1, 1)),
        (date(2012, 6, 1), date(2012, 7, 1)),
    ]
    assert merged(spans, AS_OF) == [
        (date(2001, 1, 1), date(2004, 1, 1)),
        (date(2005, 1, 1), date(2006, 1, 1)),
        (date(2011, 1, 1), AS_OF),
    ]


def test_no_span_is_no_year() -> None:
    """Nothing served comes to no year, and never will by waiting."""
    assert years_in([]) == 0
    assert years_in(merged([(date(2012, 6, 1), date(2012, 7, 1))], AS_OF)) == 0
    assert served([], 1, running=True) is None


@pytest.mark.parametrize(
    ("spans", "years"),
    [
        ([("2009-05-01", "2012-04-30")], 2),
        ([("2009-05-01", "2012-05-01")], 3),
        ([("2008-02-29", "2009-02-28")], 1),
        ([("2008-02-29", "2012-02-28")], 3),
        ([("2009-05-01", "2012-04-30"), ("2013-01-01", "2014-01-01")], 3),
        ([("2009-05-01", "2012-04-30"), ("2013-01-01", "2013-01-02")], 3),
        ([("2010-01-01", "2010-07-02"), ("2011-07-02", "2012-01-01")], 1),
        ([("2010-01-01", "2010-07-02"), ("2011-07-02", "2011-12-31")], 0),
        ([("2009-05-01", "2010-05-01"), ("2012-05-01", "2014-05-01")], 3),
        ([("2008-02-29", "2009-02-28"), ("2010-02-28", "2013-02-28")], 4),
    ],
)
def test_periods_with_gaps_add_up(spans: list[tuple[str, str]], years: int) -> None:
    """Whole years of each, and what is left of them end to end: no day too early, none too late."""
    written = [(date.fromisoformat(since), date.fromisoformat(until)) for since, until in spans]
    for as_of in (date(2014, 5, 1), date(2015, 6, 1), date(2016, 5, 1), date(2017, 2, 28)):
        assert years_in(merged(written, as_of)) == years


def test_the_day_on_which_periods_come_to_so_many_years() -> None:
    """The first such day, a day before it not yet; none where nothing runs any more."""
    day = date(2009, 1, 1)
    for earlier in range(1, 400, 7):
        over = [(date(2005, 3, 1), date(2005, 3, 1) + timedelta(earlier))]
        running = [*over, (day, date(2009, 6, 1))]
        for years in (2, 3, 5):
            met = served(running, years, running=True)
            assert met is not None
            assert years_in([*over, (day, met)]) == years
            assert years_in([*over, (day, met - timedelta(1))]) == years - 1
            assert served(running, years, running=False) is None
    assert served([(day, date(2009, 6, 1))], 3, running=True) == date(2012, 1, 1)


def test_the_window_begins_with_an_assessment_year_or_by_months() -> None:
    """近三年 of 1 May 2012: since 1 January 2009, or since 1 May 2009."""
    assert window_start(AS_OF, 3, by_months=False) == date(2009, 1, 1)
    assert window_start(AS_OF, 3, by_months=True) == date(2009, 5, 1)
    assert window_start(date(2012, 2, 29), 3, by_months=True) == date(2009, 2, 28)
