"""Times set beside others, and what looks so: quarters told by their number, `and the year before`, `last month on average`."""

from __future__ import annotations

import pytest
from evaluation import World, asked


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "litres in the second quarter of 2022 compared with the first": "litres during 2022-Q2 compare to previous quarter",
        "litres, fourth quarter 2022 against the second": "litres during 2022-Q4 compare to 2 quarters",
        "litres by farm in May 2023 and the year before": "litres by farm.name during 2023-05 compare to previous year",
        "May 2023 deliveries versus the month before": "deliveries during 2023-05 compare to previous month",
        "Q1 2023 deliveries against Q1 2022": "deliveries during 2023-Q1 compare to previous year",
        # what is set beside stands at the very end
        "how did each farm's litres change from 2021 to 2022": "litres by farm.name during 2022 compare to previous year",
    }.items(),
)
def test_a_time_is_compared_with_one_before(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "sour rate last month on average": "sour_rate during last month",
        "deliveries from May 2023 on": "deliveries during since 2023-05",
        "litres by farm from May 2023 on - total": "litres by farm.name during since 2023-05",
        "deliveries from May 2023 on by valley": "deliveries by farm.valley during since 2023-05",
    }.items(),
)
def test_only_a_bare_on_opens_a_time(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query


@pytest.mark.parametrize("question", ["visits by hour of the reservation", "visits by hour"])
def test_hours_are_those_of_a_date_that_has_them(dairy: World, question: str) -> None:
    assert asked(dairy, question) == "visits by time.extract_hour"


def test_what_is_undone_has_no_day_on_which_it_was(dairy: World) -> None:
    assert asked(dairy, "untested deliveries by tank") == "deliveries by tank where tested_on is null"


@pytest.mark.parametrize("question", ["weekday pattern of deliveries", "deliveries, weekday profile"])
def test_a_pattern_over_the_week_divides_by_its_days(dairy: World, question: str) -> None:
    assert asked(dairy, question) == "deliveries by time.extract_dow"


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "the 2 farms with the highest share of sour deliveries": "sour_rate by farm.name order by sour_rate desc limit 2",
        "sour rate of deliveries in steel tanks": "sour_rate where tank = 'steel'",
    }.items(),
)
def test_a_share_keeps_not_only_what_it_counts(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query
