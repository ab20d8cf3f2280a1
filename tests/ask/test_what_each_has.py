"""What things have that are counted, by which they are kept and nothing is measured: over a catalog of concerts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out

from workbench.session import Workbench

CATALOG = """
catalog: concerts
today: 2024-06-05
---
dataset: concerts
source: concerts
primary_key: [concert_id]
time: played_on
dimensions:
  played_on: {type: time, grain: day}
  hall: {type: text}
  waiting_minutes: {type: number, unit: minute, title: Waiting time, description: From the doors to the first note.}
  duration_minutes: {type: number, unit: minute, title: Duration, description: How long the players were on stage.}
  seats: {type: number, unit: seat, title: Seats}
metrics:
  concerts: {title: Concerts, expr: count(*), unit: concert}
  concert_seats: {title: Concert seats, description: Seats put up, expr: sum(seats), unit: seat}
  free_concerts: {title: Free concerts, expr: count(*), where: fee = 0, unit: concert}
  free_rate: {title: Free entry, description: Share of concerts without a fee, expr: free_concerts / concerts, format: percent}
  fees: {title: Fees, expr: sum(fee), unit: GBP, format: currency}
"""

DATA = {
    "concerts": """
        select i as concert_id, date '2023-01-10' + cast(i * 12 as integer) as played_on, 5 + i % 20 as waiting_minutes,
          case when i % 2 = 0 then 'Mill' else 'Abbey' end as hall, 60 + i * 3 as duration_minutes, 40 + i * 2 as seats,
          i % 4 as fee
        from range(40) r(i)
    """,
}


@pytest.fixture(scope="module")
def concerts(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("concerts"), CATALOG, DATA) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("halls with more than 4 concerts of over two hours", "concerts by hall where duration_minutes > 120 having concerts > 4"),
        ("how many concerts took longer than 15 minutes to begin?", "concerts where waiting_minutes > 15"),
        ("number of concerts with free entry in 2023", "free_concerts during 2023"),
        ("fees of our big concerts, anything above 80 seats, by hall", "fees by hall where seats > 80"),
        ("concerts with more than 80 seats per hall", "concerts by hall where seats > 80"),
        ("how many concerts with more than 80 seats by hall", "concerts by hall where seats > 80"),
        ("number of concerts with seats for over 80, by hall", "concerts by hall where seats > 80"),
        ("fees of concerts with more than 80 seats per hall", "fees by hall where seats > 80"),
        ("halls with more than 900 concert seats", "concert_seats by hall having concert_seats > 900"),
    ],
)  # fmt: skip
def test_what_each_has_keeps_it(concerts: Workbench, question: str, query: str) -> None:
    assert " ".join((concerts.ask(question).text or "").split()) == query
