"""Which rows are meant: a clause before a comma asks for no count of them, and what they have so many of is a number of theirs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import World, asked, laid_out, read

from workbench.session import Workbench


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


CATALOG = """
catalog: walks
today: 2025-06-15
---
dataset: tours
title: Guided tours
source: tours
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  guide: {title: Guide}
  places: {type: number, description: Most people the tour may take.}
metrics:
  tours: {title: Tours, expr: count(*)}
"""

TOURS = """
select i as id, date '2025-01-01' + (i % 150)::int as day, ['Ann', 'Bo', 'Cy'][i % 3 + 1] as guide, 10 + i % 25 as places
from range(300) as t(i)
"""


@pytest.fixture(scope="module")
def walks(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("walks"), CATALOG, {"tours": TOURS}) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "how many tours had more than 20 people": "tours where places > 20",
        "for each guide how many tours had more than 20 people": "tours by guide where places > 20",
        "tours with more than 20 people by guide": "tours by guide where places > 20",
        "tours that have over 20 people, per guide": "tours by guide where places > 20",
        # of those who stand before it, it is how many tours each has
        "guides with more than 20 tours": "tours by guide having tours > 20",
        "guides who had over 20 tours": "tours by guide having tours > 20",
    }.items(),
)
def test_what_rows_have_so_many_of_is_a_number_of_theirs(walks: Workbench, question: str, query: str) -> None:
    assert read(walks, question) == query
