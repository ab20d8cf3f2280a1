"""What there is none of is 0 where no row is without a number, and unknown where some are: `stays without a deposit`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: campsite
today: 2025-06-15
---
dataset: stays
title: Stays
source: stays
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  area: {title: Area}
  deposit: {type: number, unit: EUR, title: Deposit}
  rebate_pct: {type: number, title: Rebate percentage}
  dogs: {type: number, title: Number of dogs, indexed: false}
  stars: {type: number, title: Rating, description: Stars from 0 to 5.}
metrics:
  stays: {title: Stays, expr: count(*)}
  takings: {title: Takings, expr: sum(price), unit: EUR}
  rebates: {title: Rebates, expr: sum(rebate), unit: EUR, synonyms: [money off]}
"""

STAYS = """
select i as id, date '2025-01-01' + (i % 150)::int as day, ['Lake', 'Wood'][i % 2 + 1] as area, 20 * (i % 3) as deposit,
  10 * (i % 2) as rebate_pct, i % 4 as dogs, case when i % 5 > 0 then i % 6 end as stars, 30 as price, 3 * (i % 2) as rebate
from range(300) as t(i)
"""


@pytest.fixture(scope="module")
def campsite(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("campsite"), CATALOG, {"stays": STAYS}) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "stays without a deposit": "stays where deposit = 0",
        "how many stays had no deposit, by area": "stays by area where deposit = 0",
        "stays with a deposit per month": "stays by time.month where deposit > 0",
        "takings from stays without any rebate": "takings where rebate_pct = 0",
        "takings at full price, no rebate": "takings where rebate_pct = 0",
        "stays with no rebate given": "stays where rebate_pct = 0",
        "how many stays did not get a rebate": "stays where rebate_pct = 0",
        # nobody knows it where that is said, and where rows are without
        "stays without a rating": "stays where stars is null",
        "stays whose rating is not recorded": "stays where stars is null",
        # of how much there is more is said
        "stays with a deposit over 20": "stays where deposit > 20",
        "rebates by area": "rebates by area",
    }.items(),
)
def test_there_is_none_or_some_of_a_number(campsite: Workbench, question: str, query: str) -> None:
    assert read(campsite, question) == query


def test_that_one_is_zero_is_known_of_those_that_no_row_is_without(campsite: Workbench) -> None:
    assert campsite.data.index().dataset("stays").naught == ("deposit", "rebate_pct")
