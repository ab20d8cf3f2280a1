"""Whose a group or a measure is, and lists that name everything: over ferries, and bikes for rent."""

from __future__ import annotations

import pytest
from evaluation import World, asked


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # a thing says whose a group is that stands before it
        "island of the home port: crossings": "crossings by boat.home.island",
        "crossings by base of the mate": "crossings by mate.base",
        "crossings by base and mate": "crossings by mate.base, mate.name",
        # several numbers are one condition; three have a row each
        "crossings with boats of 2 and 3 decks": "crossings where boat.decks in (2, 3)",
        "crossings with 1, 2 or 3 tugs": "crossings by tugs where tugs in (1, 2, 3)",
        "passengers on boats with 3 decks or more": "passengers where boat.decks >= 3",
        # all values there are divide
        "crossings in calm, rough and very rough sea": "crossings by sea where sea in ('calm', 'rough', 'very rough')",
        "crossings from North Isle and South Isle": "crossings by origin.island where origin.island in ('North Isle', 'South Isle')",
        "crossings in calm and rough sea": "crossings where sea in ('calm', 'rough')",
        # behind a comma something is counted, and is no other group
        "per island of arrival, number of crossings with 2 tugs": "crossings by landing.island where tugs = 2",
    }.items(),
)  # fmt: skip
def test_a_question_becomes_a_query(ferries: World, question: str, query: str) -> None:
    assert asked(ferries, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # the part of orders that came back is a rate of the catalog; where all are said, each has its part of them
        "highest percentage of parcels sent back, which brand": "return_rate by product.brand order by return_rate desc limit 1",
        "percentage of all returns by brand": "share of returns by product.brand",
        # each customer is one customer: what they bought is counted
        "which customer bought the most": "orders by customer.name order by orders desc limit 1",
        "each brand's share of returns": "share of returns by product.brand",
    }.items(),
)  # fmt: skip
def test_a_part_is_of_what_the_catalog_says_or_of_all(shop: World, question: str, query: str) -> None:
    assert asked(shop, question) == query
