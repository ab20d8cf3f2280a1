"""Rows that are one thing and add up another: orders of passes to a zoo, and keepers' talks, which are called off or not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out

import workbench
from workbench.query.parse import parse

CATALOG = """
catalog: zoo
today: 2025-06-15
---
dataset: parks
source: parks
primary_key: id
label: name
dimensions:
  name: {title: Park, synonyms: [grounds]}
  town: {title: Town}
  benches: {type: number, unit: pass, title: Size, description: How many passes are let in at once}
  indoor: {type: boolean, title: Indoors, synonyms: [outside the rain]}
---
dataset: keepers
source: keepers
primary_key: id
label: name
dimensions:
  name: {title: Keeper}
  home: {title: Home country}
---
dataset: talks
source: talks
primary_key: id
label: title
time: day
dimensions:
  title: {title: Talk}
  day: {type: time, grain: day}
  dropped: {type: boolean, title: Dropped, synonyms: [called off]}
links:
  park: {to: parks, on: park_id = id, title: Park, synonyms: [place]}
  speaker: {to: keepers, on: speaker_id = id, title: Speaker}
  helper: {to: keepers, on: helper_id = id, title: Helper}
metrics:
  talks: {title: Talks, expr: count(*), unit: talk}
  dropped_talks: {title: Dropped talks, expr: count(*), where: dropped, unit: talk}
  drop_rate: {title: Talk drop rate, expr: dropped_talks / talks, format: percent}
  avg_length: {title: Average talk length, expr: avg(minutes), unit: minute}
---
dataset: passes
title: Pass sales
source: passes
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  passes: {type: number, title: Passes in the order}
  desk: {title: Sales desk}
  payer_town: {title: Payer's town, synonyms: [home village]}
  returned: {type: boolean, title: Returned}
  ahead: {type: number, unit: day, title: Days ahead}
links:
  talk: {to: talks, on: talk_id = id, title: Talk}
metrics:
  passes_sold: {title: Passes sold, description: Tickets sold at the gate, expr: sum(passes), unit: pass, format: integer, synonyms: [tickets]}
  returned_passes: {title: Returned passes, expr: sum(passes), where: returned, unit: pass, format: integer}
  takings: {title: Pass takings, expr: sum(paid), unit: EUR, format: currency}
  pass_orders: {title: Pass orders, expr: count(*), unit: order, synonyms: [orders]}
  avg_pass_price: {title: Average pass price, expr: takings / passes_sold, unit: EUR, format: currency}
---
dataset: lettings
title: Lettings
description: One row per letting of a tent.
synonyms: [rentals]
source: lettings
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  client: {title: Client}
  tent: {title: Tent}
  kind: {title: Kind of event}
  state: {title: State}
metrics:
  lettings: {title: Lettings, expr: count(*), unit: letting}
  letting_income: {title: Letting income, expr: sum(fee), unit: EUR, format: currency}
  letting_hours: {title: Hours let, expr: sum(hours), unit: hour}
"""

TABLES = {
    "parks": """select * from (values (1, 'Upper Park', 'Zwolle', 900, true), (2, 'Lower Park', 'Breda', 300, false))
        t(id, name, town, benches, indoor)""",
    "keepers": "select * from (values (1, 'Ada Kok', 'Norway'), (2, 'Bas Mol', 'Chile')) t(id, name, home)",
    "talks": """select i as id, ['Owls', 'Otters'][1 + i % 2] as title, date '2023-01-01' + cast(i * 4 as integer) as day,
        i % 9 = 0 as dropped, 1 + i % 2 as park_id, 1 + i % 2 as speaker_id, 1 + (i // 2) % 2 as helper_id, 20 + i % 30 as minutes from range(200) t(i)""",
    "passes": """select i as id, date '2023-01-01' + cast(i * 2 as integer) as day, 1 + i % 9 as passes, ['Gate', 'Web'][1 + i % 2] as desk,
        ['Zwolle', 'Breda', 'Ede'][1 + i % 3] as payer_town, i % 11 = 0 as returned, i % 30 as ahead, i % 200 as talk_id, 5.0 + i % 40 as paid from range(400) t(i)""",
    "lettings": """select i as id, date '2023-01-01' + cast(i * 5 as integer) as day, ['Rotary', 'Band Club'][1 + i % 2] as client,
        ['Big top', 'Dinner tent'][1 + i % 2] as tent, ['Dinner', 'Fair'][1 + (i // 2) % 2] as kind, ['Kept', 'Dropped'][1 + (i // 3) % 2] as state,
        100.0 + i as fee, 3.0 as hours from range(150) t(i)""",
}


@pytest.fixture(scope="module")
def zoo(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[workbench.Workbench]:
    folder = tmp_path_factory.mktemp("zoo")
    with laid_out(folder, CATALOG, TABLES) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # passes are what is sold, though the table of their orders is called so
        "passes by desk": "passes_sold by desk",
        "share of tickets by desk": "share of passes_sold by desk",
        "number of orders by desk": "pass_orders by desk",
        "which desks sold more than 20 passes in 2024?": "passes_sold by desk during 2024 having passes_sold > 20",
        "2024 pass takings": "takings during 2024",
        # a number of the rows by its name, before what else has such a unit
        "pass orders bigger than six passes": "pass_orders where passes > 6",
        "how many orders were made zero days ahead?": "pass_orders where ahead = 0",
        # the metric's own name, whatever else is one by how many
        "average pass price": "avg_pass_price",
        # whose place it is
        "where do our payers live? orders": "pass_orders by payer_town",
        "orders by home village of the payer": "pass_orders by payer_town",
        "takings from talks in Breda": "takings where talk.park.town = 'Breda'",
        "takings from payers in Breda": "takings where payer_town = 'Breda'",
        # what people do is no place, and what negates a value is no truth
        "on which weekdays do people place their orders? all of them": "pass_orders by time.extract_dow",
        "talks led by a speaker from outside Chile": "talks where speaker.home <> 'Chile' or speaker.home is null",
        # one of several sales desks
        "which sales desk brings in most takings?": "takings by desk order by takings desc limit 1",
        # a value here, though true or false elsewhere
        "how many lettings were dropped in 2024?": "lettings where state = 'Dropped' during 2024",
        "lettings other than dinners in the Dinner tent": "lettings where (kind <> 'Dinner' or kind is null) and tent = 'Dinner tent'",
        # how often, and how much came in
        "which clients took a tent more than 40 times?": "lettings by client having lettings > 40",
        "what did the Rotary pay us for lettings in 2024?": "letting_income where client = 'Rotary' during 2024",
        "how many hours was each tent rented out in 2024?": "letting_hours by tent during 2024",
        # times
        "talk drop rate for 2023, 2024 and 2025": "drop_rate by time.year during 2023 to 2025",
        "compare last month's takings with the month before": "takings during last month compare to previous month",
        "takings in the month just gone": "takings during last month",
        "how did the average pass price develop from year to year?": "avg_pass_price by time.year",
        # two of one role
        "average talk length under Ada Kok and under Bas Mol": "avg_length by speaker.name where speaker.name in ('Ada Kok', 'Bas Mol')",
    }.items(),
)  # fmt: skip
def test_a_question_becomes_a_query(zoo: workbench.Workbench, question: str, query: str) -> None:
    answer = zoo.ask(question)
    assert answer.query == parse(query), answer.text or answer.clarification


@pytest.mark.parametrize("question", ["number of complaints last quarter", "complaints by desk"])
def test_passes_are_no_complaints(zoo: workbench.Workbench, question: str) -> None:
    assert zoo.ask(question).query is None
