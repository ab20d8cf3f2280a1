"""The shape of what is asked for: lists of values, how far data reaches, shares, tops, orders and conditions on results."""

from __future__ import annotations

import pytest
from evaluation import World


def asked(world: World, question: str) -> str:
    return " ".join((world.session.ask(question).text or "declined").split())


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "list all brands": "values of product.brand",
        "Kindly list who our customers are": "values of customer.name",
        "which categories do we sell": "values of product.category",
        "What brands are the products?": "values of product.brand",
        "who are our customers": "values of customer.name",
        # a place in no role: all places; in one: those that have it
        "list the cities": "values of places.city",
        "names of our warehouses": "values of warehouse.city from orders",
        # what is also measured is listed only where a list is asked for
        "show buyers": "buyers",
    }.items(),
)
def test_values_are_listed_where_nothing_is_measured(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "When was the last order?": "range of orders.ordered_on",
        "when was the most recent order from Berlin": "range of orders.ordered_on where warehouse.city = 'Berlin'",
        "when was the first return in Germany": "range of returns.returned_on where customer.country = 'Germany'",
        "what period do the orders cover": "range of orders.ordered_on",
        "how far back do the returns go": "range of returns.returned_on",
        # the most of something is another question
        "when were the most orders": "orders by time.day order by orders desc limit 1",
        # rows of which the catalog does not tell the day: no number is an answer
        "when was the last cancelled order": "declined",
    }.items(),
)
def test_the_first_and_last_day_of_rows_are_a_range(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query
