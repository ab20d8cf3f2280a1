"""A sawmill's catalog with few titles: lengths in millimetres, boards per hour, claims that were upheld or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

import workbench
from workbench.session import Workbench

CATALOG = """
catalog: sawmill
today: 2024-06-05
---
dataset: loads
description: One row per load of logs, those sent back included.
source: loads
primary_key: [load_id]
time: came_on
dimensions:
  came_on: {type: time, grain: day}
  species: {type: text}
  girth_mm: {type: number}
  declined: {type: boolean, description: Sent back from the yard.}
metrics:
  loads: {expr: count(*)}
---
dataset: cuts
description: One row per log that was cut.
source: cuts
primary_key: [cut_id]
time: cut_on
dimensions:
  cut_on: {type: time, grain: day}
  saw: {type: text}
links:
  load: {to: loads, on: load_id}
metrics:
  boards_per_hour: {expr: sum(boards) / sum(hours), better: higher}
  repair_hours: {expr: sum(repair), unit: hour, better: lower}
---
dataset: claims
description: One row per claim of a builder.
source: claims
primary_key: [claim_id]
time: filed_on
dimensions:
  filed_on: {type: time, grain: day}
  yard: {type: text}
  upheld: {type: boolean, description: We accepted it.}
metrics:
  claims: {expr: count(*)}
"""

TABLES = (
    """create table loads as select i as load_id, date '2024-01-01' + i as came_on, ['oak', 'ash'][1 + i % 2] as species,
    200 + 10 * (i % 9) as girth_mm, i % 7 = 0 as declined from (select unnest(range(60))::int as i)""",
    """create table cuts as select i as cut_id, i as load_id, date '2024-01-02' + i as cut_on,
    ['Saw 1', 'Saw 2', 'Band saw'][1 + i % 3] as saw, 20 + i % 5 as boards, 1 + i % 2 as hours, i % 4 as repair
    from (select unnest(range(60))::int as i)""",
    """create table claims as select i as claim_id, date '2024-01-03' + i as filed_on, ['North', 'South'][1 + i % 2] as yard,
    i % 3 = 0 as upheld from (select unnest(range(60))::int as i)""",
)


@pytest.fixture(scope="module")
def session(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    folder: Path = tmp_path_factory.mktemp("sawmill")
    (folder / "catalog.yml").write_text(CATALOG, "utf-8")
    with duckdb.connect() as data:
        for statement in TABLES:
            data.execute(statement)
        opened = workbench.open(folder, warehouse=data, registry=":memory:")
        opened.finding.index.wait(60)
        yield opened
        opened.close()


@pytest.mark.parametrize(
    ("question", "query"),
    [
        # a bound behind a number, with a unit written apart or on it
        ("loads of logs 250 mm and larger", "loads where girth_mm >= 250"),
        ("loads with a girth of 250mm and larger", "loads where girth_mm >= 250"),
        ("loads with a girth of 25 cm and smaller", "loads where girth_mm <= 250"),
        ("loads with a girth over 250mm", "loads where girth_mm > 250"),
        # who is fast makes much in an hour, and takes few hours
        ("slowest saw by boards per hour", "boards_per_hour by saw order by boards_per_hour limit 1"),
        ("which saw has the fastest repairs", "repair_hours by saw order by repair_hours limit 1"),
        # a rate by the hour is no group by the hour
        ("boards an hour for each saw", "boards_per_hour by saw"),
        ("boards per hour by month", "boards_per_hour by time.month"),
        # what caused most of something is ranked, and no cause is asked for
        ("Which yard caused the most claims?", "claims by yard order by claims desc limit 1"),
        ("What caused the most claims?", None),
        ("Which yard caused the rise in claims?", None),
        # what was accepted is what was upheld, and what was not declined
        ("accepted claims by yard", "claims by yard where upheld = true"),
        ("claims that we did not accept", "claims where upheld = false"),
        ("claims turned down in March", "claims where upheld = false during 2024-03"),
        ("loads turned down in March", "loads where declined = true during 2024-03"),
        ("accepted loads", "loads where declined = false"),
    ],
)
def test_a_sawmill_is_asked_in_plain_words(session: Workbench, question: str, query: str | None) -> None:
    text = session.ask(question).text
    assert text == query if text is None else " ".join(text.split()) == query
