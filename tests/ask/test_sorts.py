"""What only looks like a time, a number or a part of a name: annual contracts, engineers over 50, jobs by depot, floors of things."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

import workbench

CATALOG = """
catalog: lifts
title: Lift upkeep
today: 2025-05-20
---
dataset: buildings
source: buildings
primary_key: building_id
time: opened_on
label: name
dimensions:
  name: {title: Building}
  opened_on: {type: time, grain: day}
  district:
    title: District
    description: Side of the river where the building stands.
  floor_count: {title: Height, type: number, description: How many floors it has.}
  listed: {title: Listed, type: boolean, description: Whether it is protected as a monument.}
metrics:
  buildings: {title: Buildings, expr: count(*)}
  floors: {title: Floors, expr: sum(floor_count), unit: floor}
---
dataset: engineers
source: engineers
primary_key: engineer_id
time: hired_on
label: name
dimensions:
  name: {title: Engineer}
  hired_on: {type: time, grain: day, title: Hiring date}
  age_band: {title: Age}
metrics:
  hirings: {title: Hirings, expr: count(*)}
---
dataset: contracts
title: Contracts
description: One row per contract of care.
source: contracts
primary_key: contract_id
time: signed_on
dimensions:
  signed_on: {type: time, grain: day}
  tier: {title: Type of contract}
links:
  building: {to: buildings, on: building_id}
metrics:
  contracts_signed: {title: Contracts signed, expr: count(*)}
  contract_fees: {title: Contract fees, expr: sum(fee), unit: EUR, format: currency}
---
dataset: callouts
title: Callouts
description: One row per callout of a depot.
synonyms: [depot jobs]
source: callouts
primary_key: callout_id
time: called_on
dimensions:
  called_on: {type: time, grain: day}
  depot: {title: Depot}
  minutes: {type: number, unit: minute, title: Length}
  surcharge: {type: number, unit: EUR, title: Surcharge}
  at_night: {type: boolean, title: At night, synonyms: [night callout]}
links:
  engineer: {to: engineers, on: engineer_id}
  building: {to: buildings, on: building_id}
metrics:
  callouts: {title: Callouts, expr: count(*), synonyms: [jobs]}
  surcharges: {title: Surcharges, expr: sum(surcharge), unit: EUR, format: currency}
"""

TABLES = {
    "buildings": """select * from (values (1, 'Mill House', date '2001-01-01', 'North', 4, true),
        (2, 'Pier Court', date '2015-01-01', 'South', 12, false)) t(building_id, name, opened_on, district, floor_count, listed)""",
    "engineers": """select i as engineer_id, ['Ada Orr', 'Ben Poe', 'Cat Lum'][1 + i % 3] as name, date '2023-01-01' + 90 * i as hired_on,
        ['Under 30', '30-49', '50 and over'][1 + i % 3] as age_band from (select unnest(range(9))::int as i)""",
    "contracts": """select i as contract_id, date '2024-01-01' + 5 * i as signed_on, ['Annual', 'Quarterly', 'Day'][1 + i % 3] as tier,
        100 + i as fee, 1 + i % 2 as building_id from (select unnest(range(60))::int as i)""",
    "callouts": """select i as callout_id, date '2024-01-01' + i as called_on, ['East', 'West'][1 + i % 2] as depot, 10 + i % 80 as minutes,
        (i % 4) * 20 as surcharge, i % 5 = 0 as at_night, i % 9 as engineer_id, 1 + i % 2 as building_id
        from (select unnest(range(300))::int as i)""",
}


@pytest.fixture(scope="module")
def lifts(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[workbench.Workbench]:
    folder = tmp_path_factory.mktemp("lifts")
    with laid_out(folder, CATALOG, TABLES) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # words of time that are sorts of things
        "how many annual contracts did we sign in 2024": "contracts_signed where tier = 'Annual' during 2024",
        "yearly contracts signed last year": "contracts_signed where tier = 'Annual' during last year",
        "fees from quarterly and day contracts": "contract_fees where tier in ('Quarterly', 'Day')",
        "annual contract fees": "contract_fees by time.year",
        "quarterly callouts": "callouts by time.quarter",
        "contracts billed annually, signed in 2024": "contracts_signed where tier = 'Annual' during 2024",
        # numbers that are bands
        "callouts by engineers under 30": "callouts where engineer.age_band = 'Under 30'",
        "hirings of people aged 50 or over": "hirings where age_band = '50 and over'",
        "callouts by engineers younger than 50": "callouts where engineer.age_band in ('30-49', 'Under 30')",
        "depots with over 50 callouts": "callouts by depot having callouts > 50",
        # a group is one, though rows are called by it
        "jobs by depot": "callouts by depot",
        "callouts per depot, excl. those at night": "callouts by depot where at_night = false",
        # numbers of what is counted, and of what a verb brought
        "buildings with more than 5 floors in each district": "buildings by district where floor_count > 5",
        "in which months did surcharges bring in more than 90 euros": "surcharges by time.month having surcharges > 90",
        "callouts over 60 min": "callouts where minutes > 60",
        "callouts with a surcharge of zero": "callouts where surcharge = 0",
        # what descriptions begin with, and others that are set beside
        "callouts per side of the river": "callouts by building.district",
        "surcharges for listed buildings against the others": "surcharges by building.listed",
        "value of contracts signed in 2024": "contract_fees during 2024",
        "what did contracts bring in last year": "contract_fees during last year",
        "callouts last March (2025)": "callouts during 2025-03",
        "callouts this calendar year 2025": "callouts during this year",
        "callouts by engineers hired before 2024": "callouts where engineer.hired_on < date '2024-01-01'",
    }.items(),
)
def test_what_looks_like_something_else_is_told_apart(lifts: workbench.Workbench, question: str, query: str) -> None:
    assert read(lifts, question) == query


def test_a_new_rider_is_no_state_of_anything(lifts: workbench.Workbench) -> None:
    assert read(lifts, "new engineers since 2024") == "hirings during since 2024"


def test_what_nothing_stands_for_is_not_passed_over(lifts: workbench.Workbench) -> None:
    assert lifts.ask("how many callouts escalated in 2024").text is None
