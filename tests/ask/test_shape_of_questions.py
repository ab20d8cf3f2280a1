"""What shape a question gives its answer: bounds, their units, changes, units of time that are ranked."""

from __future__ import annotations

import pytest
from evaluation import World, asked


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "operations that took more than an hour and a half": "operations where minutes > 90",
        "operations under half an hour by surgeon": "operations by surgeon.name where minutes < 30",
        "stays of at least two weeks": "admissions where nights >= 14",
        "wards with an average stay over a week": "avg_stay by ward.name having avg_stay > 7",
        "admissions between 18h and 22h": "admissions where arrival_hour between 18 and 21",
    }.items(),
)
def test_a_bound_is_brought_into_the_unit_of_what_it_bounds(hospital: World, question: str, query: str) -> None:
    assert asked(hospital, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "products that weigh more than 500 grams: units sold": "units_sold by product.name where product.weight > 0.5",
        "orders worth over half a thousand euros": "orders where amount > 500",
        "orders of at least two dozen pieces": "orders where quantity >= 24",
    }.items(),
)
def test_halves_dozens_and_smaller_units_are_numbers(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


def test_a_number_in_words_counts_what_has_numbers(hospital: World) -> None:
    assert asked(hospital, "admissions on the third floor") == "admissions where ward.floor = 3"


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "patients over 65 admitted last month": "admissions where patient.age > 65 during last month",
        "complications among patients under 18 by surgeon": "complications by surgeon.name where patient.age < 18",
        "deaths among patients under 18": "deaths where patient.age < 18",
    }.items(),
)
def test_people_over_a_number_are_so_old(hospital: World, question: str, query: str) -> None:
    assert asked(hospital, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "how did mortality change from Q1 to Q2": "mortality during 2023-Q2 compare to previous quarter",
        "change in admissions between 2021 and 2022 by ward": "admissions by ward.name during 2022 compare to previous year",
        "increase in admissions from April to May by ward": "admissions by ward.name during 2023-05 compare to previous month",
        "admissions from April to May by ward": "admissions by ward.name during 2023-04 to 2023-05",
    }.items(),
)  # fmt: skip
def test_a_change_over_a_stretch_compares_its_ends(hospital: World, question: str, query: str) -> None:
    assert asked(hospital, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "weekday with the most admissions": "admissions by time.extract_dow order by admissions desc limit 1",
        "best weekday for operations": "operations by time.extract_dow order by operations desc limit 1",
        "the 3 busiest admission days of May": "admissions by time.day during 2023-05 order by admissions desc limit 3",
        "when did we admit the most patients? month please": "admissions by time.month order by admissions desc limit 1",
        "months since January 2023 with fewer than 25 operations": "operations by time.month during since 2023-01 having operations < 25",
    }.items(),
)  # fmt: skip
def test_units_of_time_are_ranked_and_kept(hospital: World, question: str, query: str) -> None:
    assert asked(hospital, question) == query
