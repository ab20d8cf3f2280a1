from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.result.gaps import with_gaps


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, 400), min_size=2), st.sampled_from(["day", "week", "hour"]))
def test_a_gap_is_where_the_next_period_is_not_there(numbers, grain):
    step = {"day": timedelta(days=1), "week": timedelta(weeks=1), "hour": timedelta(hours=1)}[grain]
    present = [datetime.fromisoformat("2013-01-07") + n * step for n in sorted(numbers)]
    expected = {day + step for day in present[:-1]} - set(present)
    assert set(with_gaps(present, grain)) == expected


def test_months_and_quarters_are_not_all_of_one_length():
    assert with_gaps([date(2012, 12, 1), date(2013, 1, 1), date(2013, 2, 1), date(2013, 3, 1)], "month") == ()
    assert with_gaps([date(2012, 10, 1), date(2013, 1, 1), date(2013, 7, 1)], "quarter") == (date(2013, 4, 1),)


def test_a_grain_of_a_custom_calendar_has_no_known_gaps():
    assert with_gaps([date(2012, 10, 1), date(2013, 1, 1)], "fiscal_period") == ()
