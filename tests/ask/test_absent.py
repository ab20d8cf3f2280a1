"""What a catalog has not is declined where a stranger stands for what is measured, and what nobody did or knows is found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: boats
today: 2025-06-15
---
dataset: skippers
title: Skippers
source: skippers
primary_key: skipper_id
label: name
dimensions:
  name: {title: Skipper}
  grade: {title: Grade}
metrics:
  skippers: {title: Skippers, expr: count(*)}
---
dataset: boats
title: Boats
source: boats
primary_key: boat_id
label: name
dimensions:
  name: {title: Boat}
  rig: {title: Rig}
  hull: {title: Hull}
metrics:
  boats: {title: Boats, expr: count(*)}
---
dataset: trips
title: Boat trips
description: One row per trip.
source: trips
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  pier: {title: Pier}
  return_trip: {type: boolean, title: Return trip, description: Whether the boat came back to where it started.}
  new_guest: {type: boolean, title: New guest}
  own_boat: {type: boolean, title: Our own boat, description: Otherwise it was chartered.}
  in_dock: {type: boolean, title: Still in dock}
  group_trip: {type: boolean, title: Group trip}
  outing: {title: Outing, description: The name of a private party.}
  guest_age: {type: number, unit: year, title: Age of the guest}
  minutes_out: {type: number, unit: minute, title: Minutes out}
  state: {title: State, description: "paid, open or cancelled"}
links:
  boat: {to: boats, on: boat_id, title: Boat}
  skipper: {to: skippers, on: skipper_id, title: Skipper, description: Who was sent out.}
metrics:
  trips: {title: Trips, expr: count(*), unit: trip}
  dropouts: {title: Drop-outs, description: Guests who called it off., expr: count(*), where: state = 'cancelled'}
  takings: {title: Takings, expr: sum(price), unit: EUR, format: currency, synonyms: [revenue, income]}
  avg_ticket: {title: Average ticket, expr: avg(price), unit: EUR, format: currency}
  avg_age: {title: Average age of guests, expr: avg(guest_age), unit: year}
  avg_minutes: {title: Average time out, expr: avg(minutes_out), unit: minute}
"""

TABLES = {
    "skippers": "select i as skipper_id, ['Ada Roe', 'Ben Fry', 'Cleo Moss'][i] as name, ['mate', 'captain'][1 + i % 2] as grade from range(1, 4) t(i)",
    "boats": "select i as boat_id, ['Sailing Queen', 'Hill Grey Oak', 'Tern', 'Swift'][i] as name, ['sailing', 'motor'][1 + i % 2] as rig, ['grey oak', 'steel'][1 + i % 2] as hull from range(1, 5) t(i)",
    "trips": """select i as id, date '2025-01-01' + (i % 150)::int as day, ['North', 'South'][i % 2 + 1] as pier, i % 3 = 0 as return_trip,
  i % 4 = 0 as new_guest, i % 5 > 1 as own_boat, i % 8 = 1 as in_dock, i % 6 = 2 as group_trip, case when i % 5 = 0 then 'Party ' || (i % 3)::text end as outing, case when i % 7 > 0 then 20 + i % 50 end as guest_age,
  20 + i % 100 as minutes_out, 1 + i % 4 as boat_id, ['paid', 'open', 'cancelled'][i % 3 + 1] as state, 30 + i % 9 as price, case when i % 6 > 0 then 1 + i % 3 end as skipper_id
from range(300) as t(i)""",
}


@pytest.fixture(scope="module")
def boats(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("boats"), CATALOG, TABLES) as session:
        yield session


@pytest.mark.parametrize(
    "question",
    [
        "average salary by grade",
        "average pay by grade",
        "average diesel use per pier",
        "fuel spend per pier",
        "training hours of the captains",
        "salary by pier",
        "vat paid on takings",
        "how many trips do our rivals do?",
        "how many guests have cancelled their membership?",
        "how many trips are out of service?",
        "unpaid trips over 60 days",
    ],
)
def test_what_is_not_there_is_declined(boats: Workbench, question: str) -> None:
    assert boats.ask(question).query is None


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "average age of new guests": "avg_age where new_guest = true",
        "average age of guests": "avg_age",
        "how old are new guests on average, by pier": "avg_age by pier where new_guest = true",
        "trips nobody was sent out on": "trips where skipper.name is null",
        "trips for which nobody was sent, by pier": "trips by pier where skipper.name is null",
        "how many trips never had anybody sent": "trips where skipper.name is null",
        "number of trips whose guest age we don't know": "trips where guest_age is null",
        "trips that did not have any outing": "trips where outing is null",
        "trips with no guest age written down": "trips where guest_age is null",
        "new guests per pier": "trips by pier where new_guest = true",
        "drop-outs of new guests": "dropouts where new_guest = true",
        "how many trips are still in dock": "trips where in_dock = true",
        "takings of chartered trips": "takings where own_boat = false",
        "average ticket of solo trips": "avg_ticket where group_trip = false",
        "takings of sailing boats": "takings where boat.rig = 'sailing'",
        "takings of grey oak boats": "takings where boat.hull = 'grey oak'",
        "trips by pier with grey oak boats, i.e. no sailing": "trips by pier where boat.hull = 'grey oak' and (boat.rig <> 'sailing' or boat.rig is null)",
        "trips with the Sailing Queen": "trips where boat.name = 'Sailing Queen'",
        "trips over 90 minutes": "trips where minutes_out > 90",
        "takings by pier": "takings by pier",
        "income per skipper": "takings by skipper.name",
    }.items(),
)
def test_what_is_there_is_found(boats: Workbench, question: str, query: str) -> None:
    assert read(boats, question) == query
