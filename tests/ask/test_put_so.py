"""Orders, groups, changes and causes as people put them: `top 2 by fewest`, `change in orders`, `by channel then status`."""

from __future__ import annotations

import pytest
from evaluation import World, asked


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # the order goes by what is said last, and from one end to the other
        "top 2 brands by fewest orders": "orders by product.brand order by orders limit 2",
        "orders, channel by channel, highest to lowest": "orders by channel order by orders desc",
        "channel ranking by orders": "orders by channel order by orders desc",
        # what changes is measured, and no unit
        "year on year change in orders": "orders by time.year compare to previous year",
        "change in returns by month": "returns by time.month",
        # a group behind another
        "orders by channel then status": "orders by channel, status",
        "orders by channel, then by category": "orders by channel, product.category",
        # a cause in a clause of its own, and what a time ends with
        "returns because it was the wrong size": "returns where reason = 'wrong size'",
        "how long do customers wait before their parcel arrives": "avg_delivery_time",
    }.items(),
)
def test_a_question_becomes_a_query(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query


@pytest.mark.parametrize("question", ["top 2 brands by fewest complaints", "returns because it rained"])
def test_what_nothing_tells_is_not_made_up(shop: World, question: str) -> None:
    assert asked(shop, question) == "declined"
