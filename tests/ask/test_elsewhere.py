"""Rows in which two of a kind differ, or are the same, by whatever roles they have them."""

from __future__ import annotations

import pytest
from evaluation import World, asked

DIFFER, AGREE = "farm.name != account.name", "farm.name = account.name"


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "deliveries paid to another farm than the one that brought them": f"deliveries where {DIFFER}",
        "how many deliveries were paid to a different farm?": f"deliveries where {DIFFER}",
        "litres paid to a different farm than brought it, during 2022": f"litres where {DIFFER} during 2022",
        "deliveries paid to the same farm that brought them per grade": f"deliveries by grade where {AGREE}",
        "deliveries with identical entry and exit gate": "deliveries where entry_gate = exit_gate",
        "deliveries with different entry and exit gates by valley": "deliveries by farm.valley where entry_gate != exit_gate",
        "deliveries that left by another gate than they came in by": "deliveries where entry_gate != exit_gate",
        "deliveries paid somewhere else than brought": f"deliveries where {DIFFER}",
        "deliveries tested on the same day as they were brought": "deliveries where brought_on = tested_on",
    }.items(),
)  # fmt: skip
def test_two_of_a_kind_are_set_against_each_other(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query


@pytest.mark.parametrize("question", ["deliveries in another tank than steel", "how many different farms bring milk"])
def test_one_of_a_kind_is_not(dairy: World, question: str) -> None:
    assert "!= account" not in asked(dairy, question)


def test_the_same_time_before_is_a_comparison(dairy: World) -> None:
    assert asked(dairy, "deliveries in May 2023 vs the same month last year") == (
        "deliveries during 2023-05 compare to previous year"
    )


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "for each valley the farm with the most litres": "litres by farm.valley, farm.name order by litres desc limit 1 per farm.valley",
        "for each farm the grade it brings most deliveries of": "deliveries by farm.name, grade order by deliveries desc limit 1 per farm.name",
    }.items(),
)  # fmt: skip
def test_in_each_one_is_asked_for(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query


@pytest.mark.parametrize("question", ["litres, sour or not", "litres: sour ones versus the others"])
def test_both_sides_of_what_holds_have_a_row(dairy: World, question: str) -> None:
    assert asked(dairy, question) == "litres by is_sour"


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "litres brought by farms with a shop": "litres where farm.shop = true",
        "litres of farms founded in 1990 or later": "litres where farm.founded_year >= 1990",
        "deliveries, founding year 1990+": "deliveries where farm.founded_year >= 1990",
    }.items(),
)
def test_those_who_did_it_may_be_told_by_more(dairy: World, question: str, query: str) -> None:
    assert asked(dairy, question) == query
