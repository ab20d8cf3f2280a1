"""What is ranked is told by whatever stands before it, a kind or an end of an order, and no value is taken for either."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: apiary
title: Honey
today: 2025-06-15
---
dataset: sales
title: Sales
source: sales
primary_key: id
time: sold_on
dimensions:
  sold_on: {type: time, grain: day, title: Sold on, synonyms: [day of sale, month of sale]}
  stand: {title: Way of selling, description: "market, post or wholesale"}
  buyer: {title: Buyer, description: Name of who bought., synonyms: [account]}
  apiary: {title: Apiary}
  payment: {title: Payment, description: "cash or card"}
metrics:
  takings: {title: Takings, expr: sum(amount), unit: GBP, format: currency, synonyms: [turnover]}
  costs: {title: Apiary costs, expr: sum(cost), unit: GBP, format: currency}
  jars: {title: Jars sold, expr: sum(jars), unit: jar, format: integer}
"""

SALES = """
select i as id, date '2025-01-01' + (i % 150)::int as sold_on, ['market', 'post', 'wholesale'][i % 3 + 1] as stand,
    'Buyer ' || (i * i % 23) as buyer, ['Top Meadow', 'Best Barn', 'Heath', 'Lowest Lock'][i % 4 + 1] as apiary,
    ['cash', 'card'][i % 2 + 1] as payment, 3 + i % 17 as amount, i % 9 as cost, 1 + i % 5 as jars
from range(400) as t(i)
"""


@pytest.fixture(scope="module")
def apiary(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("apiary"), CATALOG, {"sales": SALES}) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "top three buyers by jars sold": "jars by buyer order by jars desc limit 3",
        "lowest payment by takings": "takings by payment order by takings limit 1",
        # as it is written, it is one
        "takings of Top Meadow": "takings where apiary = 'Top Meadow'",
        "takings at best barn": "takings where apiary = 'Best Barn'",
    }.items(),
)
def test_an_end_of_an_order_is_no_part_of_a_value(apiary: Workbench, question: str, query: str) -> None:
    assert read(apiary, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "which wholesale buyer brought in the most takings": (
            "takings by buyer where stand = 'wholesale' order by takings desc limit 1"
        ),
        "biggest market account by takings": "takings by buyer where stand = 'market' order by takings desc limit 1",
        "top 4 post buyers by turnover": "takings by buyer where stand = 'post' order by takings desc limit 4",
        # its own value says which of it is meant
        "takings of the cash payment": "takings where payment = 'cash'",
    }.items(),
)
def test_those_of_a_kind_are_ranked(apiary: Workbench, question: str, query: str) -> None:
    assert read(apiary, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "on which day did we sell the most jars": "jars by time.day order by jars desc limit 1",
        "Which 2 months had our highest turnover?": "takings by time.month order by takings desc limit 2",
        "when did takings reach their lowest": "takings by time.day order by takings limit 1",
    }.items(),
)
def test_a_day_that_something_was_done_on(apiary: Workbench, question: str, query: str) -> None:
    assert read(apiary, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "which two apiaries have cost us most": "costs by apiary order by costs desc limit 2",
        "apiary costs": "costs",
    }.items(),
)
def test_so_many_of_those_that_have_done_something(apiary: Workbench, question: str, query: str) -> None:
    assert read(apiary, question) == query
