"""Whole years, anniversaries, gaps and windows."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.eligibility.calendar import anniversary, begun, merged, whole_years, window_start

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


def test_no_span_has_no_beginning() -> None:
    """Nothing served is told apart from served for no time."""
    assert begun([], AS_OF) is None
    assert begun([(date(2012, 6, 1), date(2012, 7, 1))], AS_OF) is None
    assert begun([(AS_OF, AS_OF)], AS_OF) == AS_OF


def test_a_running_span_begins_where_it_begins() -> None:
    """Without gaps the first day is kept exactly, even a 29 February."""
    assert begun([(date(2008, 2, 29), AS_OF)], AS_OF) == date(2008, 2, 29)
    adjoining = [(date(2006, 1, 1), date(2008, 1, 1)), (date(2008, 1, 1), AS_OF)]
    assert begun(adjoining, AS_OF) == date(2006, 1, 1)


def test_gaps_add_up() -> None:
    """Two periods of a hundred days count as two hundred days without a gap."""
    first, second = date(2009, 1, 1), date(2010, 1, 1)
    spans = [(first, first + timedelta(100)), (second, second + timedelta(100))]
    assert begun(spans, AS_OF) == AS_OF - timedelta(200)


@pytest.mark.parametrize("since", [date(2000, 1, 1), date(2001, 1, 1), date(2003, 3, 1)])
def test_three_years_that_are_over_are_three_years(since: date) -> None:
    """A past period of exactly three calendar years counts three, leap days or not."""
    start = begun([(since, anniversary(since, 3))], AS_OF)
    assert start is not None
    assert whole_years(start, AS_OF) == 3
    short = begun([(since, anniversary(since, 3) - timedelta(1))], AS_OF)
    assert short is not None
    assert whole_years(short, AS_OF) == 2


def test_the_window_begins_with_an_assessment_year_or_by_months() -> None:
    """近三年 of 1 May 2012: since 1 January 2009, or since 1 May 2009."""
    assert window_start(AS_OF, 3, by_months=False) == date(2009, 1, 1)
    assert window_start(AS_OF, 3, by_months=True) == date(2009, 5, 1)
    assert window_start(date(2012, 2, 29), 3, by_months=True) == date(2009, 2, 28)
