"""Ages, hours and prices of a swimming bath: numbers of the rows, told by what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: baths
today: 2025-06-15
---
dataset: swims
title: Swims
description: One row per visit to the bath.
source: swims
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  hour: {type: number, description: "Hour of the day at which the swimmer came, 6 to 21."}
  lane: {title: Lane}
metrics:
  swims: {title: Swims, expr: count(*)}
"""

SWIMS = """
select i as id, date '2025-01-01' + (i % 150)::int as day, 6 + i % 16 as hour, ['fast', 'slow'][i % 2 + 1] as lane
from range(300) as t(i)
"""


@pytest.fixture(scope="module")
def baths(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("baths"), CATALOG, {"swims": SWIMS}) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "swims in the morning rush (hours 7 and 8)": "swims where hour between 7 and 8",
        "morning swims between 7 and 9 am": "swims where hour between 7 and 8",
        "swims at 9 at night or later": "swims where hour >= 21",
        "swims by lane from 6 pm onwards": "swims by lane where hour >= 18",
    }.items(),
)
def test_an_hour_is_told_once(baths: Workbench, question: str, query: str) -> None:
    assert read(baths, question) == query
