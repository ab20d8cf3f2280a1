"""Which number is meant where a question says it in other words than the catalog does."""

from __future__ import annotations

import pytest
from evaluation import World, asked


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # one number less another
        "sales after rebates": "final_sales",
        "what did design bring in after rebates": "final_sales where kind = 'design'",
        "sales less rebates by tier": "final_sales by account.tier",
        "list sales, rebates and what is left": "list_sales, rebates, final_sales",
        # what is taken off by itself
        "rebates by kind of work": "rebates by kind",
        "which tier got most rebates": "rebates by account.tier order by rebates desc limit 1",
    }.items(),
)
def test_what_is_left_when_something_is_taken_off(printers: World, question: str, query: str) -> None:
    assert asked(printers, question) == query
