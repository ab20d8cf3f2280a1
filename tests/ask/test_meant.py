"""Words that no name of the catalog has, and that mean a value; values beside what they are of; rows by other words."""

from __future__ import annotations

import pytest
from evaluation import World


def asked(world: World, question: str) -> str:
    answer = world.session.ask(question)
    return f"{answer.zone}: {' '.join((answer.text or '').split())}".rstrip(": ")


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "sessions on tvs": "answer: sessions where device = 'Television'",
        "sessions on a mobile phone": "answer: sessions where device = 'Phone'",
    }.items(),
)
def test_values_are_known_by_what_they_mean(streaming: World, question: str, query: str) -> None:
    assert asked(streaming, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "revenue from Berliners": "answer: revenue where warehouse.city = 'Berlin'",
        "orders from Hamburgers": "answer: orders where warehouse.city = 'Hamburg'",
        "open status orders": "answer: orders where status = 'open'",
    }.items(),
)
def test_values_are_known_by_who_lives_there_and_before_what_they_are_of(
    shop: World, question: str, query: str
) -> None:
    assert asked(shop, question) == query


def test_what_is_only_of_the_kind_of_a_value_is_none(hospital: World) -> None:
    assert asked(hospital, "admissions for diabetes") == "abstain"


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "sessions by genre of the title": "sessions by title.genre",
        "sessions by country of the member": "sessions by member.country",
    }.items(),
)
def test_what_is_said_of_a_role_is_its_dimension(streaming: World, question: str, query: str) -> None:
    assert asked(streaming, question) == f"answer: {query}"


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # what only joins things to a value is no stranger
        "customers residing in Germany": "buyers where customer.country = 'Germany'",
        "orders costing over 100": "orders where amount > 100",
        # a month in small letters that has a day
        "orders on march 3rd": "orders during 2024-03-03",
        # each day by itself
        "more than 5 orders in a single day": "orders by time.day having orders > 5",
        # one before, of the unit that was said
        "orders this month against the previous one": "orders during this month compare to previous month",
        "revenue in Q2 2024 and how it changed from Q1 2024": "revenue during 2024-Q2 compare to previous quarter",
        # a stroke between values sets them beside each other
        "orders app / web": "orders by channel where channel in ('app', 'web')",
        "countries where we cancel more than 10% of orders":
            "cancellation_rate by customer.country having cancellation_rate > 0.1",
    }.items(),
)  # fmt: skip
def test_words_that_only_join_or_set_beside(shop: World, question: str, query: str) -> None:
    assert asked(shop, question).partition(": ")[2] == query


def test_what_values_are_like_says_of_which_kind_they_are(hospital: World) -> None:
    assert asked(hospital, "admissions per sickness") == "answer: admissions by diagnosis"


@pytest.mark.parametrize("question", ["orders on hold", "orders in transit"])
def test_a_state_that_nothing_stands_for_is_not_left_out(shop: World, question: str) -> None:
    answer = shop.session.ask(question)
    assert answer.query is None
    assert question.removeprefix("orders ") in (answer.clarification or "")


@pytest.mark.parametrize(
    ("world_", "question", "query"),
    [
        ("streaming", "sessions by date in march", "answer: sessions by time.day during 2025-03"),
        ("streaming", "sessions by phone model", "abstain"),
        ("hospital", "what did we spend on pneumonia", "answer: treatment_cost where diagnosis = 'pneumonia'"),
    ],
)
def test_dates_models_and_money(request: pytest.FixtureRequest, world_: str, question: str, query: str) -> None:
    assert asked(request.getfixturevalue(world_), question) == query
