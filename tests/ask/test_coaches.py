"""A coach company: punctuality as a metric beside trips that are late, trips that ran, things with numbers, members' own buses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: coaches
today: 2025-03-10
---
dataset: clients
source: clients
primary_key: [client_id]
label: name
dimensions:
  name: {title: Client}
  country: {title: Country}
---
dataset: towns
source: towns
primary_key: [town_id]
label: name
dimensions:
  name: {title: Town}
  country: {title: Country}
---
dataset: bays
title: Bays
source: bays
primary_key: [bay_id]
dimensions:
  number: {title: Bay number}
  surface: {title: Surface}
metrics:
  bays: {expr: count(*), title: Bays, unit: bay}
---
dataset: parcels
title: Parcels
source: parcels
primary_key: [parcel_id]
time: sent_on
dimensions:
  sent_on: {type: time, grain: day}
  late: {type: boolean, title: Delivered late, description: Whether it came after the promised day.}
links:
  client: {to: clients, on: client_id}
metrics:
  parcels: {expr: count(*), title: Parcels, unit: parcel}
---
dataset: trips
title: Trips
description: One row per trip of the timetable.
source: trips
primary_key: [trip_id]
time: day
dimensions:
  day: {type: time, grain: day}
  line: {title: Line}
  weight: {type: number, unit: tonne, title: Weight of the freight}
  status: {title: Status}
  ownership: {title: Ownership of the coach, description: Whose coach was used.}
  payment: {title: Payment, synonyms: [paid by]}
links:
  client: {to: clients, on: client_id}
  origin: {to: towns, on: from_id = town_id, synonyms: [from]}
  destination: {to: towns, on: to_id = town_id, synonyms: [to]}
metrics:
  trips: {expr: count(*), title: Trips, description: "All trips of the timetable, cancelled ones included.", unit: trip}
  trips_run: {expr: count(*), where: status <> 'cancelled', title: Trips run, description: Trips that actually left., unit: trip}
  on_time_trips: {expr: count(*), where: delay <= 5, title: On-time trips, unit: trip, better: higher}
  punctuality: {expr: on_time_trips / trips_run, title: Punctuality, format: percent, better: higher, synonyms: [on-time rate]}
  takings: {expr: sum(fare), title: Takings, unit: EUR, format: currency}
"""

TABLES = {
    "clients": "select * from (values (1, 'Abel', 'Austria'), (2, 'Bern', 'Italy'), (3, 'Corr', 'Spain')) t(client_id, name, country)",
    "towns": "select * from (values (1, 'Graz', 'Austria'), (2, 'Udine', 'Italy'), (3, 'Vigo', 'Spain')) t(town_id, name, country)",
    "bays": "select i as bay_id, 'B' || i as number, ['gravel', 'asphalt'][1 + i % 2] as surface from (select unnest(range(9))::int as i)",
    "parcels": "select i as parcel_id, date '2024-01-01' + i as sent_on, i % 4 = 0 as late, 1 + i % 3 as client_id from (select unnest(range(90))::int as i)",
    "trips": """select i as trip_id, date '2022-01-03' + 3 * i as day, ['North', 'South', 'Ring'][1 + i % 3] as line,
    ['done', 'done', 'cancelled'][1 + i % 7 % 3] as status, ['own', 'client'][1 + i % 2] as ownership, ['Card', 'Cheque'][1 + i % 2] as payment, 1 + i % 3 as client_id, 1 + i % 2 as from_id, 2 + i % 2 as to_id,
    i % 11 as delay, 1200 + 10 * (i % 99) as weight, 100 + i % 37 as fare from (select unnest(range(380))::int as i)""",
}


@pytest.fixture(scope="module")
def session(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("coaches"), CATALOG, TABLES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("on-time trips last month", "on_time_trips during last month"),
        ("on-time rate by line", "punctuality by line"),
        (
            "our most punctual month last year",
            "punctuality by time.month during last year order by punctuality desc limit 1",
        ),
        ("how punctual was the Ring in 2024", "punctuality where line = 'Ring' during 2024"),
        ("which line was the least punctual?", "punctuality by line order by punctuality limit 1"),
    ],
)
def test_what_a_metric_measures_is_no_opposite_of_what_other_rows_are(
    session: Workbench, question: str, query: str
) -> None:
    assert read(session, question) == query


def test_the_opposite_of_what_rows_are_is_still_read_of_them(session: Workbench) -> None:
    assert read(session, "parcels on time in February 2024") == "parcels where late = false during 2024-02"


@pytest.mark.parametrize("question", ["How many trips did we run in 2024?", "How many trips ran in 2024?"])
def test_a_verb_of_some_rows_names_the_count_of_those(session: Workbench, question: str) -> None:
    assert read(session, question) == "trips_run during 2024"


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("for each surface, the number of bays", "bays by surface"),
        ("gravel: number of bays", "bays where surface = 'gravel'"),
        ("bays by number", "bays by number"),
    ],
)
def test_how_many_there_are_is_no_number_that_they_have(session: Workbench, question: str, query: str) -> None:
    assert read(session, question) == query


def test_things_in_the_plural_are_no_value_of_rows_that_have_such_things(session: Workbench) -> None:
    wanted = "takings where client.country in ('Austria', 'Italy') during 2024"
    assert read(session, "takings from Austrian and Italian clients together in 2024") == wanted


def test_what_does_not_add_up_is_told_apart_where_values_are_only_listed(session: Workbench) -> None:
    assert read(session, "punctuality: Ring, North") == "punctuality by line where line in ('Ring', 'North')"
    assert read(session, "trips: Ring, North") == "trips where line in ('Ring', 'North')"


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("yearly takings from 2023", "takings by time.year during since 2023"),
        ("takings by year from 2023 to 2024", "takings by time.year during 2023 to 2024"),
        ("takings from 2023", "takings during 2023"),
    ],
)
def test_years_told_apart_from_one_on_are_all_since_then(session: Workbench, question: str, query: str) -> None:
    assert read(session, question) == query


def test_last_february_set_against_this_one_is_that_of_the_year_before(session: Workbench) -> None:
    assert read(session, "trips this February against last February") == "trips during 2025-02 compare to previous year"


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("trips by line for my Monday meeting", "trips by line"),
        ("for the 9am call: takings by line in 2024", "takings by line during 2024"),
        ("takings in 2024, ahead of Friday's finance review", "takings during 2024"),
        ("trips in 2024 for the annual report", "trips during 2024"),
        ("trips on Mondays for the board", "trips where time.extract_dow = 1"),
        ("trips before March 2024", "trips during before 2024-03"),
    ],
)
def test_what_a_number_is_wanted_for_is_no_part_of_what_is_asked(session: Workbench, question: str, query: str) -> None:
    assert read(session, question) == query


def test_what_was_paid_so_lists_no_ways_to_pay(session: Workbench) -> None:
    assert read(session, "show me trips paid by cheque") == "trips where payment = 'Cheque'"


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("takings of clients from Spain", "takings where client.country = 'Spain'"),
        ("takings by line from clients based in Italy", "takings by line where client.country = 'Italy'"),
        ("trips from Austria", "trips where origin.country = 'Austria'"),
        ("trips from Austria to Italy", "trips where origin.country = 'Austria' and destination.country = 'Italy'"),
    ],
)
def test_clients_from_a_country_are_no_trips_from_there(session: Workbench, question: str, query: str) -> None:
    assert read(session, question) == query


def test_all_in_order_are_no_first(session: Workbench) -> None:
    assert read(session, "takings per line sorted from the highest") == "takings by line order by takings desc"


@pytest.mark.parametrize(
    "question", ["trips with a weight of 1500-2000 t", "trips with a weight between 1500 and 2000 t"]
)
def test_numbers_with_a_unit_are_no_years(session: Workbench, question: str) -> None:
    assert read(session, question) == "trips where weight between 1500 and 2000"
