"""Phrases of time. Expected periods were worked out by hand, on a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.ask.language.meanings import (
    AsOf,
    Compared,
    During,
    Grain,
    HourIs,
    PartGroup,
    PartIs,
    TimeMeaning,
    Vague,
    WholeTime,
)
from workbench.ask.language.words import words_of
from workbench.ask.time.moments import Now
from workbench.ask.time.times import time_spans
from workbench.query.text import comparison_text, period_text
from workbench.search.words import Stemmer

TODAY = date(2024, 7, 10)

PERIODS = {
    "in July": "2024-07",
    "march 23": "2023-03",
    "may 24": "2024-05",
    "Nov 23 - Feb 24": "2023-11 to 2024-02",
    "last July": "2023-07",
    "in July 2022": "2022-07",
    "July 4": "2024-07-04",
    "on the 4th of July": "2024-07-04",
    "July 4th, 2023": "2023-07-04",
    "in November": "2023-11",
    "2023-05-01": "2023-05-01",
    "on 25.12.2023": "2023-12-25",
    "on 12/25/2023": "2023-12-25",
    "in 2023": "2023",
    "in Q3": "2024-Q3",
    "in Q4": "2023-Q4",
    "third quarter of 2023": "2023-Q3",
    "last quarter": "last quarter",
    "past 12 months": "last 12 months",
    "rolling 12 months": "last 12 months",
    "in the last two weeks": "last 2 weeks",
    "the last full month": "last month",
    "yesterday": "2024-07-09",
    "the day before yesterday": "2024-07-08",
    "3 days ago": "2024-07-07",
    "a month ago": "2024-06",
    "two weeks ago": "2024-06-24 to 2024-06-30",
    "last Monday": "2024-07-08",
    "last Wednesday": "2024-07-03",
    "last weekend": "2024-07-06 to 2024-07-07",
    "year to date": "this year",
    "so far this year": "this year",
    "MTD": "this month",
    "the year before last": "2022",
    "since March": "since 2024-03",
    "from June onwards": "since 2024-06",
    "since the beginning of 2024": "since 2024",
    "before 2023": "before 2023",
    "after May 2023": "since 2023-06",
    "until June": "before 2024-07",
    "until the end of June": "before 2024-07",
    "from March to May": "2024-03 to 2024-05",
    "Jan-Mar 2024": "2024-01 to 2024-03",
    "from 2021 to 2023": "2021 to 2023",
    "2021-2023": "2021 to 2023",
    "between March and May 2023": "2023-03 to 2023-05",
    "between 1 March and 15 April": "2024-03-01 to 2024-04-15",
    "May 2023 to April 2024": "2023-05 to 2024-04",
    "June and July": "2024-06 to 2024-07",
    "April 3 to 12": "2024-04-03 to 2024-04-12",
    "between April 3 and 12": "2024-04-03 to 2024-04-12",
    "3.-12. April 2024": "2024-04-03 to 2024-04-12",
    "3 April - 12 April 2024": "2024-04-03 to 2024-04-12",
    "Wed 3 to Fri 12 April": "2024-04-03 to 2024-04-12",
    "April the 3rd": "2024-04-03",
    "Wednesday the 3rd": "2024-07-03",
    "on Monday the 1st": "2024-07-01",
    "second to fourth quarter of 2023": "2023-Q2 to 2023-Q4",
    "quarters 2 to 4 of 2023": "2023-Q2 to 2023-Q4",
    "winter 23/24": "2023-12 to 2024-02",
    "winter of 2022-23": "2022-12 to 2023-02",
    "the six months to May 2024": "2023-12 to 2024-05",
    "12 months ending in May": "2023-06 to 2024-05",
    "the year to 31 March 2024": "2023-04-01 to 2024-03-31",
    "three months from April 2023": "2023-04 to 2023-06",
    "the month before May 2024": "2024-04",
    "the two weeks before Christmas": "2023-12-11 to 2023-12-24",
    "week commencing 3 June": "2024-06-03 to 2024-06-09",
    "w/c 3 June 2024": "2024-06-03 to 2024-06-09",
    "week ending Sunday 9 June": "2024-06-03 to 2024-06-09",
    "wk of 5 June": "2024-06-03 to 2024-06-09",
    "Christmas week": "2023-12-25 to 2023-12-31",
    "all through 2023": "2023",
    "through March": "before 2024-04",
    "first half of 2023": "2023-01 to 2023-06",
    "second half of last year": "2023-07 to 2023-12",
    "in summer": "2024-06 to 2024-08",
    "last winter": "2023-12 to 2024-02",
    "last winter, Dec to Feb": "2023-12 to 2024-02",
    "over Christmas": "2023-12-25",
    "on New Year's Eve": "2023-12-31",
    "in the first week of March": "2024-03-01 to 2024-03-07",
    "in the third week of June": "2024-06-15 to 2024-06-21",
    "last 10 days of December 2023": "2023-12-22 to 2023-12-31",
    "the week of March 6": "2024-03-04 to 2024-03-10",
}


def meanings(phrase: str, today: date = TODAY, latest: date | None = None) -> list[TimeMeaning]:
    return [span.meaning for span in time_spans(words_of(phrase, Stemmer()), Now.of(today, latest))]


@pytest.mark.parametrize(("phrase", "period"), PERIODS.items())
def test_a_phrase_names_a_period(phrase: str, period: str) -> None:
    found = meanings(f"orders {phrase}")
    assert [period_text(m.period) for m in found if isinstance(m, During)] == [period]
    assert len(found) == 1


def test_a_month_without_a_year_is_the_latest_with_data() -> None:
    january = meanings("in January", date(2024, 1, 5), latest=date(2023, 12, 31))
    assert [period_text(m.period) for m in january if isinstance(m, During)] == ["2023-01"]


def test_last_month_counts_from_today_whatever_data_there_is() -> None:
    found = meanings("last month", date(2024, 1, 5), latest=date(2023, 10, 31))
    assert [period_text(m.period) for m in found if isinstance(m, During)] == ["last month"]


def test_the_year_of_a_leap_day_is_a_leap_year_or_its_day_is_the_28th() -> None:
    found = meanings("on 29 February 2023")
    assert [period_text(m.period) for m in found if isinstance(m, During)] == ["2023-02-28"]


@pytest.mark.parametrize(
    ("phrase", "unit"),
    {"by month": "month", "per week": "week", "daily": "day", "each quarter": "quarter", "which day": "day",
     "month by month": "month", "over time": "month", "which month of 2023": "month", "hourly": "hour"}.items(),
)  # fmt: skip
def test_a_phrase_divides_by_a_unit(phrase: str, unit: str) -> None:
    assert [m.unit.value for m in meanings(f"orders {phrase}") if isinstance(m, Grain)] == [unit]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("by day of the week", PartGroup("dow")),
        ("on weekends", PartIs("dow", (6, 7))),
        ("on Mondays and Fridays", PartIs("dow", (1, 5))),
        ("in January and July", PartIs("month", (1, 7))),
        ("in the morning", HourIs(5, 11)),
        ("after 6 pm", HourIs(18, None)),
        ("before 7 in the morning", HourIs(None, 6)),
        ("between 6 and 9 am", HourIs(6, 8)),
        ("between 8 pm and midnight", HourIs(20, 23)),
        ("before noon", HourIs(None, 11)),
        ("at 18:00", HourIs(18, 18)),
        ("18:00 or later", HourIs(18, None)),
        ("at 9 at night or later", HourIs(21, None)),
        ("after 2 at night", HourIs(2, None)),
        ("from 7 pm onwards", HourIs(19, None)),
        ("in the small hours", HourIs(0, 4)),
        ("hours 16 and 17", HourIs(16, 17)),
        ("for 11 and 12 o'clock", HourIs(11, 12)),
        ("between 11 and 13 o'clock", HourIs(11, 12)),
        ("the 21 o'clock hour", HourIs(21, 21)),
        ("all year", WholeTime()),
    ],
)
def test_a_phrase_names_parts_of_time(phrase: str, expected: TimeMeaning) -> None:
    assert meanings(f"orders {phrase}") == [expected]


@pytest.mark.parametrize("phrase", ["early 2024", "mid-2023", "05/04/2023", "over the holidays", "lately"])
def test_a_vague_time_is_not_taken_for_the_whole(phrase: str) -> None:
    assert meanings(phrase) == [Vague()]


@pytest.mark.parametrize("phrase", ["on 31 June", "in Q5", "in week 54", "month 13", "2024-13-01"])
def test_a_time_that_is_none_is_declined_with_the_reason(phrase: str) -> None:
    (found,) = meanings(f"orders {phrase}")
    assert isinstance(found, Vague)
    assert found.why is not None
    assert "calendar" in found.why


def test_the_end_of_a_month_is_its_last_state() -> None:
    (found,) = meanings("at the end of May")
    assert isinstance(found, AsOf)
    assert period_text(found.at) == "2024-05"
    assert found.until is None


@pytest.mark.parametrize(
    ("phrase", "to"),
    {"compared to last year": "previous year", "vs the previous month": "previous month", "year over year": "previous year"}.items(),
)  # fmt: skip
def test_a_comparison_with_an_earlier_time_is_one(phrase: str, to: str) -> None:
    assert [comparison_text(m.to) for m in meanings(f"orders in May {phrase}") if isinstance(m, Compared)] == [to]


BESIDE = {
    "sales in May vs April": ("2024-05", "previous month"),
    "nights sold, January versus December": ("2024-01", "previous month"),
    "did attendance go up in Q2 2024 from Q1": ("2024-Q2", "previous quarter"),
    "harvest Q2 2023 vs Q1": ("2023-Q2", "previous quarter"),
    "May visits versus May a year ago": ("2024-05", "previous year"),
    "visits in May vs the May before": ("2024-05", "previous year"),
    "tonnage in Q1 against the Q1 before": ("2024-Q1", "previous year"),
    "tonnage in May against May two years earlier": ("2024-05", "2 years"),
    "rentals in 2023 beside those a year earlier": ("2023", "previous year"),
    "rentals this year vs. a year earlier": ("this year", "previous year"),
    "calls in q4 last year, change on q3": ("2023-Q4", "previous quarter"),
    "deliveries in May, up on April": ("2024-05", "previous month"),
}


@pytest.mark.parametrize(("question", "meant"), BESIDE.items())
def test_of_two_times_set_beside_each_other_the_later_is_compared_with_the_earlier(
    question: str, meant: tuple[str, str]
) -> None:
    found = meanings(question)
    periods = [period_text(m.period) for m in found if isinstance(m, During)]
    earlier = [comparison_text(m.to) for m in found if isinstance(m, Compared)]
    assert (periods, earlier) == ([meant[0]], [meant[1]])


def test_a_drop_from_one_month_to_another_is_one_period() -> None:
    (found,) = meanings("how far did stock drop from May to June")
    assert isinstance(found, During)
    assert period_text(found.period) == "2024-05 to 2024-06"


@pytest.mark.parametrize(
    "question",
    [
        "how many loans were declined from March to May",
        "applications declined between March and May",
        "how many price increases were there from March to May",
        "how many bottles of rosé did they pour from March to May",
    ],
)
def test_what_was_done_is_no_change_over_a_stretch(question: str) -> None:
    (found,) = meanings(question)
    assert isinstance(found, During)
    assert period_text(found.period) == "2024-03 to 2024-05"


@pytest.mark.parametrize(
    "question", ["how have fees risen from March to May", "which farms grew most from March to May"]
)
def test_what_changed_over_a_stretch_is_compared_with_its_begin(question: str) -> None:
    period, earlier = meanings(question)
    assert isinstance(period, During)
    assert period_text(period.period) == "2024-05"
    assert isinstance(earlier, Compared)


def test_all_of_a_year_that_is_divided_is_meant() -> None:
    grain, period = meanings("tickets month by month through 2023")
    assert isinstance(grain, Grain)
    assert isinstance(period, During)
    assert period_text(period.period) == "2023"


def test_two_years_in_one_say_no_months() -> None:
    assert isinstance(meanings("in 2023/24")[0], Vague)


@pytest.mark.parametrize("question", ["orders per week from May to June", "sales by the month from May to June"])
def test_units_that_divide_a_stretch_are_not_reckoned_from_its_begin(question: str) -> None:
    grain, period = meanings(question)
    assert isinstance(grain, Grain)
    assert isinstance(period, During)
    assert period_text(period.period) == "2024-05 to 2024-06"


def test_two_years_in_a_row_are_one_period_divided_by_year() -> None:
    period, grain = sorted(meanings("2022 vs 2023"), key=lambda m: type(m).__name__)
    assert isinstance(period, During)
    assert period_text(period.period) == "2022 to 2023"
    assert isinstance(grain, Grain)
    assert grain.unit.value == "year"


@pytest.mark.parametrize("question", ["may I see the orders", "we march on", "what fell apart", "a second look"])
def test_ordinary_words_are_no_times(question: str) -> None:
    assert meanings(question) == []
