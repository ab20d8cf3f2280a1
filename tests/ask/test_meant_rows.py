"""A clause before a comma that only says which rows are meant asks for no count of them."""

from __future__ import annotations

import pytest
from evaluation import World, asked


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "for crossings in rough sea, passengers by month": "passengers by time.month where sea = 'rough'",
        "For crossings in rough sea, how many passengers were there?": "passengers where sea = 'rough'",
        "in 2024, for the crossings in rough sea: passengers": "passengers where sea = 'rough' during 2024",
        # counted they are where that is asked for, or where they stand in a list
        "for crossings in rough sea, how many per month": "crossings by time.month where sea = 'rough'",
        "for crossings with 2 tugs: passengers and crossings": "passengers, crossings where tugs = 2",
        "for crossings and passengers, by sea": "crossings, passengers by sea",
        "for crossings, passengers, by sea": "crossings, passengers by sea",
    }.items(),
)
def test_crossings_are_meant(ferries: World, question: str, query: str) -> None:
    assert asked(ferries, question) == query


def test_orders_are_meant(shop: World) -> None:
    assert asked(shop, "of all orders over 100 euros, average order value") == "avg_order_value where amount > 100"
    assert asked(shop, "for orders and revenue, by month") == "orders, revenue by time.month"
