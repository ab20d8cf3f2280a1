"""Who does something is looked for near the rows, whatever the role is called; and a role may be called by words with others between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.session import Workbench

CATALOG = """
catalog: masonry
today: 2025-06-15
---
dataset: stints
title: Stints
description: One row per stretch of work on a site.
source: stints
primary_key: id
time: day
dimensions:
  day: {type: time, grain: day}
  hours: {type: number, unit: hour, title: Length of the stint, indexed: false}
  stone: {title: Stone}
links:
  site: {to: sites, on: site_id, title: Site, description: Site the time went to.}
  mason: {to: masons, on: mason_id, title: Mason, description: Who cut the stone.}
metrics:
  hours_cut: {title: Hours of cutting, expr: sum(hours), unit: hour, format: decimal, synonyms: [hours]}
  avg_dust: {title: Average dust, expr: avg(dust), unit: gram, format: decimal, better: lower}
---
dataset: sites
title: Sites
source: sites
primary_key: site_id
label: site_no
time: begun
dimensions:
  site_no: {title: Site number}
  begun: {type: time, grain: day, title: Begun on}
links:
  client: {to: clients, on: client_id, title: Client, description: Who pays for it.}
  foreman: {to: masons, on: foreman_id = mason_id, title: Head mason, description: Mason who answers for the site., synonyms: [master in charge]}
metrics:
  sites_begun: {title: Sites begun, expr: count(*), unit: site, format: integer}
---
dataset: masons
title: Masons
source: masons
primary_key: mason_id
label: full_name
synonyms: [people]
dimensions:
  full_name: {title: Name}
  rank: {title: Rank, description: "Mason, Apprentice or Master."}
metrics:
  masons: {title: Masons, expr: count(*), unit: mason, format: integer}
---
dataset: clients
title: Clients
source: clients
primary_key: client_id
label: client_name
dimensions:
  client_name: {title: Client}
metrics:
  clients: {title: Clients, expr: count(*), unit: client, format: integer}
"""

TABLES = {
    "stints": """select i as id, date '2025-01-01' + (i % 150)::int as day, 1 + i % 9 as hours,
        ['granite', 'slate'][i % 2 + 1] as stone, i % 12 as site_id, (i * 3) % 7 as mason_id, i % 5 + i % 7 as dust
        from range(300) as t(i)""",
    "sites": """select i as site_id, 'ST-' || i as site_no, date '2025-01-01' + (i * 9)::int as begun, i % 4 as client_id,
        i % 3 as foreman_id from range(12) as t(i)""",
    "masons": """select i as mason_id, ['Ada Flint', 'Bo Reed', 'Cy Marsh', 'Di Quarry', 'Ed Holm', 'Fay Pike', 'Gus Vale'][i + 1]
        as full_name, ['Mason', 'Apprentice', 'Master'][i % 3 + 1] as rank from range(7) as t(i)""",
    "clients": "select i as client_id, ['Abbey', 'Borough', 'Castle', 'Diocese'][i + 1] as client_name from range(4) as t(i)",
}


@pytest.fixture(scope="module")
def masonry(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("masonry"), CATALOG, TABLES) as session:
        yield session


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "Who put in over 60 hours in the last 3 months?": (
            "hours_cut by mason.full_name during last 3 months having hours_cut > 60"
        ),
        "who has the most dust on average": "avg_dust by mason.full_name order by avg_dust desc limit 1",
        # whom it is done for is told by a verb of theirs
        "who paid for the most sites": "sites_begun by client.client_name order by sites_begun desc limit 1",
    }.items(),
)
def test_the_nearest_do_it(masonry: Workbench, question: str, query: str) -> None:
    assert read(masonry, question) == query


@pytest.mark.parametrize(
    ("question", "query"),
    {
        "sites begun by master in charge": "sites_begun by foreman.full_name",
        "which master in charge had the most sites?": "sites_begun by foreman.full_name order by sites_begun desc limit 1",
    }.items(),
)
def test_a_role_in_several_words(masonry: Workbench, question: str, query: str) -> None:
    assert read(masonry, question) == query
