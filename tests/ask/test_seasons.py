"""Swimming baths counted by pool and day, over seasons that reach into the next year, with names that ask what was done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evaluation import laid_out, read

from workbench.ask.terms.vocabulary import Vocabulary
from workbench.session import Workbench

CATALOG = """
catalog: baths
today: 2026-02-10
---
dataset: pool_log
description: One row per pool and day.
synonyms: [pools]
source: pool_log
primary_key: [day, pool]
time: day
dimensions:
  day: {type: time, grain: day}
  pool: {title: Pool}
  season: {title: Season, description: "The season, written 2024/25.", synonyms: [winter]}
  sky: {title: Weather, description: "Sunny or Rainy."}
metrics:
  swimmers: {expr: sum(swimmers), title: Swimmers, unit: swimmer, synonyms: [bathers]}
  stopped_hours: {expr: sum(stopped), title: Hours closed, unit: hour, better: lower}
---
dataset: tickets
description: One row per ticket.
source: tickets
primary_key: [ticket_no]
time: sold_on
dimensions:
  sold_on: {type: time, grain: day, title: Day of sale}
  season: {title: Season}
  kind: {title: Kind, description: "Day ticket or Season ticket."}
  desk: {title: Sales desk, synonyms: [where it was sold, how it was ordered]}
metrics:
  tickets: {expr: count(*), title: Tickets sold, unit: ticket}
  takings: {expr: sum(price), title: Ticket takings, unit: GBP, format: currency}
---
dataset: order_lines
description: One row per line of an order.
source: order_lines
primary_key: [order_no, line]
dimensions:
  order_no: {title: Order}
  line: {title: Line}
metrics:
  lines: {expr: count(*)}
"""

TABLES = {
    "pool_log": """select date '2023-10-01' + i as day, ['Lido', 'Cove', 'Mere', 'Tarn'][1 + p] as pool,
    case when i < 274 then '2023/24' when i < 639 then '2024/25' else '2025/26' end as season,
    ['Sunny', 'Rainy'][1 + i % 2] as sky, i % 50 + p as swimmers, (i % 7) / 2.0 as stopped
    from (select unnest(range(860))::int as i), (select unnest(range(4))::int as p)""",
    "tickets": """select i as ticket_no, date '2023-10-01' + i as sold_on,
    case when i < 274 then '2023/24' when i < 639 then '2024/25' else '2025/26' end as season,
    ['Day ticket', 'Season ticket'][1 + i % 2] as kind, ['North', 'South'][1 + i % 2] as desk, 5 + i % 3 as price
    from (select unnest(range(860))::int as i)""",
    "order_lines": "select i // 2 as order_no, 'L' || i % 2 as line from (select unnest(range(10))::int as i)",
}


@pytest.fixture(scope="module")
def session(own_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with laid_out(tmp_path_factory.mktemp("baths"), CATALOG, TABLES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "query"),
    {
        # what has a row for each day is no row
        "which pool had the most swimmers": "swimmers by pool order by swimmers desc limit 1",
        "the three pools with the fewest swimmers": "swimmers by pool order by swimmers limit 3",
        "pools with more than 900 swimmers": "swimmers by pool having swimmers > 900",
        # years that reach into the next, as they are written and as they are counted from today
        "swimmers in 2024/25": "swimmers where season = '2024/25'",
        "swimmers by pool, 24/25": "swimmers by pool where season = '2024/25'",
        "swimmers in the 2024-25 season": "swimmers where season = '2024/25'",
        "swimmers at each pool this season": "swimmers by pool where season = '2025/26'",
        "swimmers by weather, last season": "swimmers by sky where season = '2024/25'",
        "this season's ticket takings by desk": "takings by desk where season = '2025/26'",
        "tickets in season 2024/25 vs 2025/26": "tickets by season where season in ('2024/25', '2025/26')",
        "takings per season, season tickets excluded": "takings by season where kind <> 'Season ticket' or kind is null",
        # and other times stay such
        "swimmers in 2024": "swimmers during 2024",
        "swimmers last year": "swimmers during last year",
        "swimmers in winter": "swimmers where time.extract_month in (1, 2, 12)",
        "swimmers last winter": "swimmers during 2024-12 to 2025-02",
        "swimmers this winter": "swimmers during 2025-12 to 2026-02",
        # all of them are no group
        "swimmers in May 2025, all pools": "swimmers during 2025-05",
        "hours closed last month, all pools together": "stopped_hours during last month",
        # a season of the year that the catalog has a name for divides
        "swimmers per winter": "swimmers by season",
        "swimmers by winter and pool": "swimmers by season, pool",
        # days on which something was ask for no length of time
        "bathers per pool on rainy days": "swimmers by pool where sky = 'Rainy'",
        # a name that asks where something was done is no name for what was done
        "how many did we sell in 2025": "tickets during 2025",
        "tickets sold by month of sale": "tickets by time.month",
        "tickets by where it was sold": "tickets by desk",
        "tickets by how it was ordered": "tickets by desk",
    }.items(),
)
def test_questions_over_seasons_are_read(session: Workbench, question: str, query: str):
    assert read(session, question) == query


def test_the_second_part_of_a_key_without_a_day_is_still_what_rows_are(session: Workbench):
    entities = Vocabulary(session.catalog).entities
    assert ("line",) in entities["order_lines"]
    assert ("pool",) not in entities["pool_log"]
