"""Words that were taken for something else: a label in its own table, another number of a name, what a flag is described by."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

import workbench

CATALOG = """
dataset: hall
source: hall
primary_key: hall_id
label: nm
dimensions:
  nm:
  seats: {type: number}
metrics:
  seating: {title: Seating capacity, expr: sum(seats)}
  halls: {expr: count(*)}
---
dataset: ticket
source: ticket
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  pay:
  model: {title: Scanner}
  bonus: {type: boolean, description: bonus card shown}
links:
  hall: {to: hall, on: hall_id}
metrics:
  tickets: {expr: count(*)}
  takings: {expr: sum(price), format: currency}
"""


@pytest.fixture(scope="module")
def halls(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[workbench.Workbench]:
    folder = tmp_path_factory.mktemp("halls")
    rooms = "select * from (values (1, 'Red Hall', 80), (2, 'Blue Hall', 300)) t(hall_id, nm, seats)"
    tickets = """select i as id, date '2024-05-01' as day, ['Card', 'Cash', 'Voucher'][1 + i % 3] as pay,
        ['Zebra 400', 'Optic 90'][1 + i % 2] as model, i % 4 = 0 as bonus, 1 + i % 2 as hall_id, 9.5 as price from range(20) t(i)"""
    with laid_out(folder, CATALOG, {"hall": rooms, "ticket": tickets}) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # what is ranked may be what is measured
        "largest hall by seating capacity": "seating by nm order by seating desc limit 1",
        "hall with the most tickets": "tickets by hall.nm order by tickets desc limit 1",
        # a card that is shown is no way to pay
        "takings with bonus card": "takings where bonus = true",
        "cash takings": "takings where pay = 'Cash'",
        "tickets of the Zebra 400": "tickets where model = 'Zebra 400'",
    }.items(),
)
def test_a_question_becomes_a_query(halls: workbench.Workbench, question: str, query: str) -> None:
    assert read(halls, question) == query


@pytest.mark.parametrize("question", ["tickets of the Zebra 2000", "takings of the Zebra 300 scanner"])
def test_another_number_is_another_thing(halls: workbench.Workbench, question: str) -> None:
    answer = halls.ask(question)
    assert answer.query is None


def test_complaints_are_no_tickets_of_a_hall(halls: workbench.Workbench) -> None:
    assert halls.ask("number of complaints per hall").text is None
