"""Rows that are counted by a number of their own, and what else only looked like a measure, a year or a group; over a catalog of a seed mill."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, likeliest

from workbench.session import Workbench

CATALOG = """
catalog: mill
today: 2025-05-20
---
dataset: farms
source: farms
primary_key: [farm_id]
label: farm_name
dimensions:
  farm_name: {title: Farm}
  valley: {title: Valley}
---
dataset: sacks
title: Sacks
description: Sacks of seed that were sent out.
source: sacks
primary_key: [sack_id]
time: sent_at
dimensions:
  sent_at: {type: time, grain: minute, title: Sent at}
  packed_by: {title: Packed by}
  seed: {title: Seed}
  weight: {type: number, unit: kilogram, title: Sack weight, indexed: false}
  price: {type: number, unit: GBP, title: Sack price, indexed: false}
  days_stored: {type: number, unit: day, title: Days stored}
  late: {type: boolean, title: Sent late, synonyms: [missed the cut-off]}
  pledged: {type: boolean, title: Pledged}
  packer: {title: Packer}
  country: {title: Country of the buyer}
links:
  farm: {to: farms, on: farm_id, title: Farm}
metrics:
  sacks: {expr: count(*), title: Sacks, unit: sack}
  sacks_late: {expr: count(*), where: late, title: Late sacks, unit: sack}
  on_time_rate: {expr: 1 - sacks_late / sacks, title: On-time rate, description: Share of the sacks that left by the promised cut-off., format: percent}
  weight_sent: {expr: sum(weight), title: Weight sent, description: Kilograms of all sacks., unit: kilogram}
  takings: {expr: sum(price), title: Takings, unit: GBP, format: currency}
  stored_days: {expr: sum(days_stored), title: Stored days, description: Working days that sacks lay in store., unit: day}
  pack_rate: {expr: sum(weight) / sum(hours), title: Kilos packed per hour, unit: kilogram per hour}
"""

DATA = {
    "farms": """select * from (values (1, 'St Olaf''s Hill Farm', 'Nidd'), (2, 'Mill Farm Ripley', 'Wharfe'))
        t(farm_id, farm_name, valley)""",
    "sacks": """
        select i as sack_id, timestamp '2024-01-03 06:00:00' + interval (i * 1203) minute as sent_at, 1 + i % 2 as farm_id,
          ['Ann Bell', 'Jo Cole'][1 + i % 2] as packed_by, ['red clover', 'ready-mix rye', 'vetch'][1 + i % 3] as seed,
          5 + i % 40 as weight, 100.0 + 50 * i as price, i % 9 as days_stored, i % 5 = 0 as late, i % 7 = 0 as pledged,
          ['Ann', 'Jo'][1 + i % 2] as packer, ['Germany', 'France', 'Poland'][1 + i % 3] as country, 1 + i % 3 as hours
        from range(60) r(i)
    """,
}


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("mill"), CATALOG, DATA) as opened:
        yield opened


CASES = {
    # a number that the rows have themselves is no measure of them all
    "how many sacks weighed more than 20 kilos by seed": "sacks by seed where weight > 20",
    "per farm, how many sacks weighed 10 to 20 kilos": "sacks by farm.farm_name where weight between 10 and 20",
    "sacks with more than 5 stored days by seed": "sacks by seed where days_stored > 5",
    "how many sacks cost us between 500 and 2000 pounds": "sacks where price between 500 and 2000",
    # the end of a stretch of numbers is no year
    "sacks costing between 1000 and 2000 pounds": "sacks where price between 1000 and 2000",
    "takings between 2024 and 2025": "takings during 2024 to 2025",
    # what divides by weeks is of more than the day it begins on
    "weekly takings from 3 February 2025": "takings by time.week during since 2025-02-03",
    "takings per week from February 2025": "takings by time.week during 2025-02",
    "takings from 3 February 2025": "takings during 2025-02-03",
    # times of the day are compared as well
    "how many sacks left earlier than 8am": "sacks where time.extract_hour <= 7",
    "sacks sent later than 6 pm": "sacks where time.extract_hour >= 18",
    # things with what was done with them ask for nobody who did it
    "sacks packed per month": "sacks by time.month",
    "sacks packed by Jo Cole": "sacks where packed_by = 'Jo Cole'",
    # days that a metric counts are no days of the week
    "did we have more working days in store in 2025 than the year before": "stored_days during 2025 compare to previous year",
    "sacks on working days": "sacks where time.extract_dow in (1, 2, 3, 4, 5)",
    # joints of groups, of numbers and of what is left out
    "takings by seed as well as valley": "takings by seed, farm.valley",
    "how many sacks in 2025 and how many of them were late": "sacks, sacks_late during 2025",
    "takings by seed, no vetch no clover": "takings by seed where seed not in ('vetch', 'red clover') or seed is null",
    # a rate is named although its words stand apart, and what it is per is no group
    "how many kilos per hour does each packer pack": "pack_rate by packer",
    "what share of sacks left by the cut-off": "on_time_rate",
    # what only stands for something in other words does not divide what has that very name
    "top 1 farm per valley by sacks": "sacks by farm.valley, farm.farm_name order by sacks desc limit 1 per farm.valley",
    # names in another form, of what is behind a link; parts of names, and countries, which are no slips
    "sacks for St Olafs hill farm": "sacks where farm.farm_name = 'St Olaf''s Hill Farm'",
    "sacks from the mill farm at Ripley": "sacks where farm.farm_name = 'Mill Farm Ripley'",
    "sacks of ready-mix rye to Poland": "sacks where seed = 'ready-mix rye' and country = 'Poland'",
    "sacks that went to French or German buyers": "sacks where country in ('France', 'Germany')",
}


@pytest.mark.parametrize(("question", "query"), CASES.items())
def test_what_is_counted_and_what_only_narrows_it(mill: Workbench, question: str, query: str) -> None:
    assert likeliest(mill, question) == query
