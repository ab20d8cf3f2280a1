"""Small words and endings that turn what is meant: `in roofed halls`, `the weekend crew`, `done by attendants`, `(2023)`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: baths
today: 2024-06-30
---
dataset: halls
source: halls
primary_key: [hall_id]
label: name
dimensions:
  name: {title: Hall}
  roofed: {type: boolean, title: Roofed, description: Whether there is a roof.}
  sort: {title: Sort of hall, description: "steam, salt or plunge"}
  part: {title: Part of town, synonyms: [quarter of the town]}
---
dataset: guests
source: guests
primary_key: [guest_id]
label: name
dimensions:
  name: {title: Guest}
  tier: {title: Tier, description: "plain or gold"}
---
dataset: crew
source: crew
primary_key: [crew_id]
label: name
dimensions:
  name: {title: Attendant}
  squad: {title: Squad, description: "Weekday or Weekend", synonyms: [shift]}
---
dataset: soaks
title: Soaks
description: One row each time somebody bathed.
source: soaks
primary_key: [soak_id]
time: bathed_on
dimensions:
  bathed_on: {type: time, grain: day, title: Day}
  front_door: {title: Front door, description: "Garden or Street"}
  rear_door: {title: Rear door, description: "Garden or Street"}
  tool: {title: Tool, description: "brush, sponge or towel"}
links:
  hall: {to: halls, on: hall_id, title: Hall}
  guest: {to: guests, on: guest_id, title: Guest, description: Who bathed; empty for those who are not on the books.}
  attendant: {to: crew, on: crew_id, title: Attendant, description: Who let them in.}
metrics:
  soaks: {expr: count(*), title: Soaks, format: integer}
  entry_income: {expr: sum(fee), title: Entry income, unit: euro, format: currency}
---
dataset: cards
title: Cards
description: One row for each season card.
source: cards
primary_key: [card_id]
time: begins_on
dimensions:
  begins_on: {type: time, grain: day, title: Begins}
  revoked_on: {type: time, grain: day, title: Revoked on, description: Usually empty.}
metrics:
  cards: {expr: count(*), title: Cards sold, format: integer}
  card_income: {expr: sum(price), title: Card income, unit: euro, format: currency}
"""

TABLES = {
    "halls": """select i as hall_id, 'Hall ' || chr(65 + i::int) as name, i % 2 = 0 as roofed,
        ['steam', 'salt', 'plunge'][1 + i % 3] as sort, ['Upper town', 'Lower town'][1 + i % 2] as part from range(6) r(i)""",
    "guests": "select i as guest_id, 'Guest ' || i as name, ['plain', 'gold'][1 + i % 2] as tier from range(9) r(i)",
    "crew": """select i as crew_id, 'Hand ' || chr(70 + i::int) as name, ['Weekday', 'Weekend'][1 + i % 2] as squad
        from range(4) r(i)""",
    "soaks": """select i as soak_id, date '2023-01-01' + (3 * i)::int as bathed_on, ['Garden', 'Street'][1 + i % 2] as front_door,
        ['Garden', 'Street'][1 + (i // 2) % 2] as rear_door, ['brush', 'sponge', 'towel'][1 + i % 3] as tool, i % 6 as hall_id,
        case when i % 4 > 0 then i % 9 end as guest_id, i % 4 as crew_id, 4.5 + i % 7 as fee from range(180) r(i)""",
    "cards": """select i as card_id, date '2023-01-05' + (6 * i)::int as begins_on,
        case when i % 5 = 0 then date '2023-02-05' + (6 * i)::int end as revoked_on, 30.0 + i % 4 as price from range(80) r(i)""",
}


@pytest.fixture(scope="module")
def baths(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    folder = tmp_path_factory.mktemp("baths")
    with laid_out(folder, CATALOG, TABLES) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "soaks in roofed halls": "soaks where hall.roofed = true",
        "soaks that took place in roofed halls": "soaks where hall.roofed = true",
        "soaks by front door and quarter": "soaks by front_door, time.quarter",
        "soaks let in by the weekend squad": "soaks where attendant.squad = 'Weekend'",
        "soaks of the weekend shift in 2023": "soaks where attendant.squad = 'Weekend' during 2023",
        "soaks on weekends": "soaks where time.extract_dow in (6, 7)",
        "number of soaks recorded by attendants in 2023": "soaks during 2023",
        "soaks per kind of tool": "soaks by tool",
        "soaks with brushes vs towels vs a sponge": "soaks by tool where tool in ('brush', 'towel', 'sponge')",
        "soaks with front door Garden and rear door Street": "soaks where front_door = 'Garden' and rear_door = 'Street'",
        "distribution of soaks over tools": "soaks by tool",
        "what percentage of soaks goes to each tool?": "share of soaks by tool",
        "soaks + entry income per hall": "soaks, entry_income by hall.name",
        "entry income by tier, guests only": "entry_income by guest.tier where guest.name is not null",
        "how much did the cards bring in last year?": "card_income during last year",
        "cards that were revoked": "cards where revoked_on is not null",
        "soaks last march (2024)": "soaks during 2024-03",
    }.items(),
)
def test_a_small_word_says_what_is_meant(baths: Workbench, question: str, query: str) -> None:
    assert read(baths, question) == query
