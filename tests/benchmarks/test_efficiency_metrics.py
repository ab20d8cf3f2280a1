"""Interactive metrics on allocated cost: 500 platforms, 5,000 owners, 30 days, six million rows in a folder of Parquet."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

import duckdb
import pytest

import workbench
from workbench.catalog.packaged import PACKAGED
from workbench.session import Workbench

OWNERS, PLATFORMS, DAYS, A_DAY = 5_000, 500, 30, 200_000

QUERIES = (
    "allocated_cost where currency = 'USD'",
    "allocated_cost by currency",
    "allocated_cost by platform, currency order by allocated_cost desc limit 20",
    "allocated_cost by owner_id where currency = 'USD' order by allocated_cost desc limit 20",
    "allocated_cost by owner_id, currency",
    "allocated_cost by owner_now.name where currency = 'USD' order by allocated_cost desc limit 20",
    "allocated_cost by owner.name where currency = 'USD' order by allocated_cost desc limit 20",
    "allocated_cost by owner_now.parent.name, currency",
    "allocated_cost by time.day, currency",
    "allocated_cost, idle_cost, unowned_cost, ownership_coverage, usage_coverage by platform, currency",
    "idle_share by platform where currency = 'USD' order by idle_share desc limit 10",
    "allocated_cost, allocated_cost_weekly_growth by time.day where currency = 'USD'",
    "share of allocated_cost as part by platform where currency = 'USD' order by part desc limit 10",
    "allocated_cost by platform, time.day where owner_id = 'team_0042' and currency = 'USD'",
    "allocated_cost by owner_id",  # the data is asked whether it has one currency
)

#: Each owner uses some platforms; amounts are seeded by the row's own numbers.
ROWS = f"""
  SELECT
    TIMESTAMP '2026-03-01' + to_days((i // {A_DAY})::INTEGER) AS period_start,
    period_start + INTERVAL 1 DAY AS period_end,
    'USD' AS currency,
    printf('platform_%03d', (hash(i % {A_DAY}) % {PLATFORMS})::INTEGER) AS platform,
    platform AS pool,
    CASE
      WHEN i % 211 = 0 THEN 'unowned'
      WHEN i % 97 = 0 THEN 'idle:' || platform
      ELSE printf('team_%04d', (i % {OWNERS})::INTEGER)
    END AS owner_id,
    'rule_' || (hash(platform) % 40) AS rule_id,
    ['direct', 'usage', 'usage', 'even', 'bottleneck'][1 + (hash(platform) % 5)::INTEGER] AS method,
    (hash(i) % 1000000000 / 10000000)::DECIMAL(38, 12) AS amount,
    (hash(i) % 1000000000 / 100000)::BIGINT AS cents
  FROM range({A_DAY * DAYS}) t(i) ORDER BY 1
"""

TEAMS = f"""
  SELECT printf('team_%04d', i) AS owner_id, 'Team ' || i AS name, 'team' AS kind, 'org_' || (i % 50) AS parent_owner_id,
    TIMESTAMP '2020-01-01' AS valid_from, NULL::TIMESTAMP AS valid_to
  FROM range({OWNERS}) t(i)
  UNION ALL SELECT 'org_' || i, 'Org ' || i, 'org', NULL, TIMESTAMP '2020-01-01', NULL FROM range(50) t(i)
"""


@pytest.fixture(scope="module")
def wb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    folder = tmp_path_factory.mktemp("published")
    with duckdb.connect() as connection:
        for name, rows in (("owner_cost", ROWS), ("owner", TEAMS)):
            connection.sql(rows).write_parquet(str(folder / f"{name}.parquet"), compression="zstd")
    size = (folder / "owner_cost.parquet").stat().st_size
    print(f"\n{A_DAY * DAYS:,} rows, {size / 1e6:.0f} MB of Parquet")
    session = workbench.open(PACKAGED["efficiency"], warehouse=folder, registry=":memory:")
    yield session
    session.close()


def seconds(wb: Workbench, query: str) -> float:
    started = time.perf_counter()
    wb.run(query)
    return time.perf_counter() - started


def test_metrics_on_allocated_cost_are_interactive(wb: Workbench) -> None:
    """Each query five times after a first one, which also looks at links and currencies.

    Held is the CPU time over all threads: alone on the machine, a query takes no longer than that.
    """
    slow = []
    for query in QUERIES:
        first, before = seconds(wb, query), time.process_time()
        median = statistics.median(seconds(wb, query) for _ in range(5))
        cpu = (time.process_time() - before) / 5
        print(f"{1000 * median:6.0f} ms   CPU {1000 * cpu:6.0f} ms   first {1000 * first:6.0f} ms   {query}")
        slow += [query] if cpu > 1.0 else []
    assert slow == []
