"""A terse catalog of a hire company: days that are due, places called after the trade, names of people, amounts without a unit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from evaluation import laid_out

from workbench.session import Workbench

CATALOG = """
catalog: depot
today: 2024-06-05
---
dataset: sites
source: sites
primary_key: [site_id]
label: name
dimensions:
  name: {type: text}
  rating: {type: text}
---
dataset: hires
source: hires
primary_key: [hire_id]
time: hired_on
dimensions:
  hired_on: {type: time, grain: day}
  due_on: {type: time, grain: day}
  returned_on: {type: time, grain: day}
  clerk_name: {type: text}
  channel: {type: text}
  fee: {type: number}
links:
  giver: {to: sites, on: from_id = site_id}
  receiver: {to: sites, on: to_id = site_id}
metrics:
  hires: {expr: count(*)}
  takings: {expr: sum(fee), unit: GBP, format: currency}
  damaged: {expr: count(*), where: broken}
  damage_rate: {expr: damaged / hires, format: percent}
"""

TABLES = {
    "sites": "select * from (values (1, 'Ashby', 'good'), (2, 'Corby', 'poor')) t(site_id, name, rating)",
    "hires": """select i as hire_id, date '2024-01-01' + i as hired_on, date '2024-01-08' + i as due_on,
    case when i % 3 > 0 then date '2024-01-05' + (2 * (i % 4)) + i end as returned_on, 1 + i % 2 as from_id, 2 - i % 2 as to_id,
    ['Ann Lee', 'Bob Orr', 'Cy Poe'][1 + i % 3] as clerk_name, case when i % 5 > 0 then ['web', 'desk'][1 + i % 2] end as channel,
    100 * (i % 9) as fee, i % 7 = 0 as broken from (select unnest(range(60))::int as i)""",
}


@pytest.fixture(scope="module")
def session(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("depot"), CATALOG, TABLES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("hires brought back late", "hires where returned_on > due_on"),
        ("hires returned on time", "hires where returned_on <= due_on"),
        ("overdue hires", "hires where returned_on is null and due_on < date '2024-06-05'"),
        ("hires still out", "hires where returned_on is null"),
        ("how many hires are not back yet today", "hires where returned_on is null"),
        ("hires where we do not know the channel", "hires where channel is null"),
        ("number of hires with channel missing", "hires where channel is null"),
        ("hires with no channel on record", "hires where channel is null"),
        ("hires over 300 pounds", "hires where fee > 300"),
        ("takings by clerk", "takings by clerk_name"),
        ("which clerk has the worst damage rate", "damage_rate by clerk_name order by damage_rate desc limit 1"),
        ("hires by receiving depot", "hires by receiver.name"),
        ("who gives most hires", "hires by giver.name order by hires desc limit 1"),
        ("hires since we started", "hires"),
        ("takings from Ashby", "takings where giver.name = 'Ashby'"),
    ],
)
def test_what_people_say_of_hires_is_understood(session: Workbench, question: str, query: str) -> None:
    assert " ".join((session.ask(question).text or "").split()) == query


def test_a_rate_is_no_rating(session: Workbench) -> None:
    answer = session.ask("sending depot with the highest damage rate")
    assert " ".join((answer.text or "").split()) == "damage_rate by giver.name order by damage_rate desc limit 1"


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("what proportion of hires come back late", "lateness"),
        ("damage rate of hires brought back late", "damage_rate where returned_on > due_on"),
    ],
)
def test_a_rate_of_what_is_late_keeps_no_late_ones(tmp_path: Path, own_cache: None, question: str, query: str) -> None:
    late = "expr: avg(case when returned_on > due_on then 1.0 else 0 end), format: percent"
    catalog = f"{CATALOG.rstrip()}\n  lateness: {{title: Late returns rate, {late}}}\n"
    with laid_out(tmp_path, catalog, TABLES) as opened:
        assert " ".join((opened.ask(question).text or "").split()) == query
