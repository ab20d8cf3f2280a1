"""A confirmed question is a pattern of others: what they say otherwise is put in, all else stays as it was confirmed."""

from __future__ import annotations

from datetime import date

import pytest
from evaluation import World

from workbench.ask import Answer, Zone
from workbench.planner import plan

Memory = tuple[tuple[str, str], ...]


def answered(world: World, question: str, memory: Memory, rejected: Memory = ()) -> Answer:
    world.session.finding.index.wait(60)
    catalog, today = world.session.catalog, world.session.today or date(2025, 6, 15)
    return world.session.finding.asker.ask(
        question, today=today, plan=lambda q: plan(catalog, q, today=today), memory=memory, rejected=rejected
    )


def said(answer: Answer) -> str:
    return "declined" if answer.zone is Zone.ABSTAIN else " ".join((answer.text or "declined").split())


CANCELLED = (
    ("cancelled orders per country in May", "orders by customer.country where status = 'cancelled' during 2024-05"),
)
RETURNED = (
    ("Which brand do people send back most?", "return_rate by product.brand order by return_rate desc limit 1"),
)


@pytest.mark.parametrize(
    ("memory", "question", "query"),
    [
        (CANCELLED, "purchases that came to naught, country by country, May", CANCELLED[0][1]),
        (RETURNED, "brand that people send back the most", RETURNED[0][1]),
        (
            RETURNED,
            "Which category do people send back most?",
            "return_rate by product.category order by return_rate desc limit 1",
        ),
        (
            RETURNED,
            "Which three brands do people send back least?",
            "return_rate by product.brand order by return_rate limit 3",
        ),
    ],
)
def test_what_was_confirmed_is_meant_in_other_words_and_with_another_group_or_order(
    shop: World, memory: Memory, question: str, query: str
) -> None:
    assert said(answered(shop, question, ())) != query
    assert said(answered(shop, question, memory)) == query


@pytest.mark.parametrize(
    "question", ["customer satisfaction by country", "stock level by product", "orders from Tokyo"]
)
def test_what_the_catalog_lacks_is_declined_whatever_was_confirmed_beside(shop: World, question: str) -> None:
    memory = (("revenue by channel", "revenue by channel"), ("units sold by product", "units_sold by product.name"))
    assert said(answered(shop, question, memory)) == "declined"


def test_a_confirmed_question_that_shares_no_more_than_its_time_is_no_pattern(shop: World) -> None:
    memory = (("How much money came in during May 2024?", "revenue during 2024-05"),)
    assert said(answered(shop, "What did we spend on new shelves in May 2024?", memory)) == "declined"


HEADACHE = (("Which brand is the biggest headache?", "return_rate by product.brand order by return_rate desc limit 1"),)


def test_another_word_for_what_is_measured_is_no_pattern_where_it_means_something_else(shop: World) -> None:
    question = "Which brand has the biggest stock?"
    assert said(answered(shop, question, HEADACHE)) == said(answered(shop, question, ())) == "declined"


def test_a_question_that_names_its_metric_keeps_it_though_all_else_was_confirmed_of_another(ferries: World) -> None:
    memory = (("Which boat carries most?", "passengers by boat.name order by passengers desc limit 1"),)
    query = "crossings by boat.name order by crossings desc limit 1"
    assert said(answered(ferries, "Which boat sails most?", memory)) == query


def test_a_pattern_is_not_followed_to_a_query_that_was_rejected_for_the_question(shop: World) -> None:
    question = "purchases that came to naught, country by country, May"
    rejected = ((question, CANCELLED[0][1]),)
    assert said(answered(shop, question, CANCELLED, rejected)) != CANCELLED[0][1]


def test_parts_of_a_total_are_asked_for_by_each_question_itself(shop: World) -> None:
    memory = (("How are our takings spread over the departments?", "revenue by product.category"),)
    answer = answered(shop, "takings of the departments in percent", memory)
    assert said(answer).startswith("share of revenue by product.category")
