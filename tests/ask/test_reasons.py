"""What is called by one word of its name, and causes that the catalog has: over write-offs of bikes, and a shop."""

from __future__ import annotations

import pytest
from evaluation import World, asked


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "write-offs in kg by site": "wo_kg by disposal_site",
        "which site has the most write-offs in kg?": "wo_kg by disposal_site order by wo_kg desc limit 1",
        # what is called so itself goes before it
        "write-offs in kg per reason": "wo_kg by rsn",
        "write-offs in kg because of frost": "wo_kg where fault = 'Frost'",
        "write-offs in kg due to rust by site": "wo_kg by disposal_site where rsn = 'Rust'",
        "why do we throw bikes away? write-offs in kg by reason": "wo_kg by rsn",
        # no cause in the catalog
        "turnover because of Oslo": "declined",
    }.items(),
)
def test_one_word_names_a_dimension_and_causes_are_known(rentals: World, question: str, query: str) -> None:
    assert asked(rentals, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "refunds because of wrong size": "refunds where reason = 'wrong size'",
        "returns owing to wrong size": "returns where reason = 'wrong size'",
        "why were orders cancelled?": "declined",
        "orders because of Germany": "declined",
    }.items(),
)
def test_a_value_may_be_the_cause_of_what_is_measured(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query
