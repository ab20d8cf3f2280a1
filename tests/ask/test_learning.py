"""A correction is used at once: for the same question, for its paraphrases, and for the same words asked otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from evaluation import World

from workbench.ask import Answer, Asker
from workbench.planner import plan

CONFIRMED = (("tardiness by brand", "avg_delivery_time by product.brand"),)


@pytest.fixture
def asker(shop: World) -> Iterator[Asker]:
    return shop.session.finding.asker


def asked(shop: World, question: str, memory: tuple[tuple[str, str], ...]) -> Answer:
    catalog, today = shop.session.catalog, date(2024, 7, 10)
    return shop.session.finding.asker.ask(
        question, today=today, plan=lambda query: plan(catalog, query, today=today), memory=memory
    )


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "Tardiness by brand?": "avg_delivery_time by product.brand",
        "tardiness per maker": "avg_delivery_time by product.brand",
        "what is the tardiness of each brand": "avg_delivery_time by product.brand",
        "tardiness by channel in May": "avg_delivery_time by channel during 2024-05",
    }.items(),
)
def test_a_correction_is_used_for_paraphrases_and_for_the_same_words(shop: World, question: str, query: str) -> None:
    assert asked(shop, question, ()).query is None
    answer = asked(shop, question, CONFIRMED)
    assert " ".join((answer.text or "").split()) == query
    assert answer.confidence >= 0.8


def test_a_correction_is_not_used_for_other_words(shop: World) -> None:
    assert asked(shop, "revenue by brand", CONFIRMED).text == asked(shop, "revenue by brand", ()).text


def test_another_value_is_another_question(shop: World) -> None:
    confirmed = (("orders of web", "orders where channel = 'web'"),)
    answer = asked(shop, "orders of app", confirmed)
    assert answer.text == asked(shop, "orders of app", ()).text


def test_the_newest_correction_goes_first(shop: World) -> None:
    memory = (("tardiness by brand", "orders by product.brand"), *CONFIRMED)
    assert " ".join((asked(shop, "tardiness by brand", memory).text or "").split()) == "orders by product.brand"


def test_a_correction_that_no_longer_plans_is_forgotten(shop: World) -> None:
    memory = (("tardiness by brand", "lateness_of_old by product.brand"), *CONFIRMED)
    answer = asked(shop, "tardiness by brand", memory)
    assert " ".join((answer.text or "").split()) == "avg_delivery_time by product.brand"
