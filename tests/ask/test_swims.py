"""Ages, hours and prices of a swimming bath: numbers of the rows, told by what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, likeliest, read

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
  age: {type: number, unit: year, title: Swimmer's age}
  stay: {type: number, unit: minute, title: Stay, description: Minutes in the water.}
  points: {type: number, title: Grade, description: "Points from 1 to 10 that the swimmer gave us."}
  reduction: {type: number, title: Reduction, description: Per cent that was taken off.}
  fullness: {type: number, unit: percent, title: Filling, description: How full the bath was.}
  gap: {type: number, unit: day, title: Days after last swim}
links:
  coach: {to: coaches, on: coach_id}
metrics:
  swims: {title: Swims, expr: count(*), unit: swim}
  avg_stay: {title: Average stay, expr: avg(stay), unit: minute}
  takings: {title: Takings, expr: sum(paid), unit: GBP}
---
dataset: coaches
title: Coaches
source: coaches
primary_key: coach_id
label: name
dimensions:
  name: {title: Coach}
  weekly_hours: {type: number, unit: hour, title: Weekly hours}
  unit_cost: {type: number, unit: GBP, title: Hourly cost, description: What an hour costs us.}
  list_price: {type: number, unit: GBP, title: List price, description: What an hour costs on the list.}
metrics:
  coaches: {title: Coaches, expr: count(*), unit: coach}
"""

SWIMS = """
select i as id, date '2025-01-01' + (i % 150)::int as day, 6 + i % 16 as hour, ['fast', 'slow'][i % 2 + 1] as lane,
       5 + i % 80 as age, 10 + i % 100 as stay, 1 + i % 10 as points, (i % 3) * 10 as reduction, i % 101 as fullness,
       1 + i % 40 as gap, i % 5 as coach_id, 4.5 as paid
from range(300) as t(i)
"""

COACHES = """
select i as coach_id, 'Coach ' || i as name, 20 + 4 * i as weekly_hours, 15 + i as unit_cost, 30 + i as list_price
from range(5) as t(i)
"""


@pytest.fixture(scope="module")
def baths(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("baths"), CATALOG, {"swims": SWIMS, "coaches": COACHES}) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "swims in the morning rush (hours 7 and 8)": "swims where hour between 7 and 8",
        "morning swims between 7 and 9 am": "swims where hour between 7 and 8",
        "swims at 9 at night or later": "swims where hour >= 21",
        "swims by lane from 6 pm onwards": "swims by lane where hour >= 18",
        "swims before 8am or after 7pm": "swims where hour >= 19 or hour <= 7",
        "swims after 7pm or before 8am": "swims where hour >= 19 or hour <= 7",
    }.items(),
)
def test_an_hour_is_told_once(baths: Workbench, question: str, query: str) -> None:
    assert read(baths, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "swims of swimmers over 60 by lane": "swims by lane where age > 60",
        "swims by lane of people older then fifty": "swims by lane where age > 50",
        "swims of swimmers who are more than half a century old": "swims where age > 50",
        # so many of them are no age
        "lanes with over 60 swims": "swims by lane having swims > 60",
        "lanes with more than 100 swims": "swims by lane having swims > 100",
    }.items(),
)
def test_a_number_behind_people_is_their_age(baths: Workbench, question: str, query: str) -> None:
    assert read(baths, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "swims that got just 1 point": "swims where points = 1",
        "swims rated a single point": "swims where points = 1",
        "swims with nine or ten points": "swims where points in (9, 10)",
        "swims with 20% off": "swims where reduction = 20",
        "swims with 20 percent off or more": "swims where reduction >= 20",
        "swims where the bath was 90% full": "swims where fullness = 90",
        "swims within a week of the last swim": "swims where gap <= 7",
        "how many swims had a coach costing 32 pounds or more on the list": "swims where coach.list_price >= 32",
        "swims lasting between 30 and 45 minutes": "swims where stay between 30 and 45",
        "swims of over two hours": "swims where stay > 120",
        "swims of 20 minutes at most": "swims where stay <= 20",
        "swims of max. 20 minutes": "swims where stay <= 20",
        "swims not exceeding 20 minutes": "swims where stay <= 20",
        "swims a fortnight or more after the last": "swims where gap >= 14",
        "swims of over 1 hour 30 minutes": "swims where stay > 90",
        "swims of an hour and 15 minutes or more": "swims where stay >= 75",
        "swims with a grade other than 5": "swims where points <> 5",
        "swims of swimmers in their thirties": "swims where age between 30 and 39",
        "swims of swimmers in their 20s or younger": "swims where age <= 29",
        "number of swims (list price from £32 up)": "swims where coach.list_price >= 32",
        "swims with coaches of at least 28 weekly hours": "swims where coach.weekly_hours >= 28",
    }.items(),
)
def test_a_number_is_told_by_its_unit_and_what_stands_beside_it(baths: Workbench, question: str, query: str) -> None:
    assert read(baths, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "stays of more than an hour in May": "swims where stay > 60 during 2025-05",
        "stays of over an hour by lane": "swims by lane where stay > 60",
        # it is asked for
        "average stay of stays over an hour": "avg_stay where stay > 60",
        "how long do swimmers stay who stay over an hour": "avg_stay where stay > 60",
        "takings from stays over an hour": "takings where stay > 60",
    }.items(),
)
def test_rows_are_counted_that_are_kept_by_their_own_number(baths: Workbench, question: str, query: str) -> None:
    assert likeliest(baths, question) == query
