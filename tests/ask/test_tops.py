"""Tops and bottoms: which group is asked for, and which number it has the most of. Over the catalog of a boarding kennel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: kennel
today: 2024-06-05
---
dataset: keepers
source: keepers
primary_key: [keeper_id]
label: name
dimensions:
  keeper_id: {type: text}
  name: {type: text}
  town: {type: text}
---
dataset: stays
description: One row per dog and stay.
source: stays
primary_key: [stay_id]
time: came_on
dimensions:
  came_on: {type: time, grain: day}
  breed: {type: text}
  turn: {type: text, title: Shift, description: Whether the dog came by day or by night.}
  leaving_reason: {type: text, description: Why a dog went home early; empty where it stayed.}
links:
  keeper: {to: keepers, on: keeper_id}
  walker: {to: keepers, on: walker_id = keeper_id}
metrics:
  stays: {expr: count(*), description: Stays of dogs.}
  leavings: {expr: count(*), where: leaving_reason is not null, title: Early leavings}
  takings: {expr: sum(price), title: Takings, format: currency, unit: EUR, better: higher}
---
dataset: trials
description: One row per dog and obedience trial.
source: trials
primary_key: [trial_id]
time: held_on
dimensions:
  held_on: {type: time, grain: day}
  course: {type: text}
  hall: {type: text}
  handler_name: {type: text, title: Handler}
metrics:
  trials: {expr: count(*)}
  pass_rate: {expr: sum(passed) / count(*), title: Pass rate, format: percent, better: higher}
  pay: {expr: sum(paid), title: Pay of the handlers, format: currency, unit: EUR}
"""

TABLES = {
    "keepers": "select 'K' || i as keeper_id, ['Ann Bell', 'Cem Dag', 'Eva Fox'][1 + i] as name, 'Wells' as town from (select unnest(range(3))::int as i)",
    "stays": """select i as stay_id, date '2024-01-01' + i as came_on, ['Boxer', 'Collie'][1 + i % 2] as breed,
    ['day', 'night'][1 + i % 2] as turn, case when i % 3 = 0 then ['sick', 'moved'][1 + i % 2] end as leaving_reason,
    'K' || (i % 3) as keeper_id, case when i % 4 = 0 then 'K' || (i % 2) end as walker_id, 20 + i as price
    from (select unnest(range(60))::int as i)""",
    "trials": """select i as trial_id, date '2024-01-01' + i as held_on, ['Recall', 'Heel'][1 + i % 2] as course, i % 5 as passed,
    ['Barn', 'Yard'][1 + i % 3 % 2] as hall, ['Gil Hart', 'Ida Jay'][1 + i % 2] as handler_name, 30 + i as paid
    from (select unnest(range(60))::int as i)""",
}


@pytest.fixture(scope="module")
def session(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("kennel"), CATALOG, TABLES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "which walker had the most stays": "stays by walker.name where walker.name is not null order by stays desc limit 1",
        "stays by leaving reason, highest first": "stays by leaving_reason where leaving_reason is not null order by stays desc",
        "stays by leaving reason": "stays by leaving_reason",
        "which breed had the most stays": "stays by breed order by stays desc limit 1",
        "which keeper had the most stays": "stays by keeper.name order by stays desc limit 1",
    }.items(),
)  # fmt: skip
def test_the_nameless_are_not_who_has_the_most_where_rows_have_nobody(
    session: Workbench, question: str, query: str
) -> None:
    assert read(session, question) == query
