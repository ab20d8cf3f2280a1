"""The page on cloud efficiency: its metrics exist, its queries and code run, its SQL is what the compiler writes."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

import workbench
from workbench.catalog.load import load
from workbench.catalog.packaged import PACKAGED
from workbench.efficiency.allocation import allocate, read_rules
from workbench.efficiency.tables import TABLES
from workbench.session import Workbench

#: The sections on the metrics and what is made of them; others have tests of their own.
SECTIONS = ("The metrics", "Anomalies and forecasts", "Billions of rows")
WHOLE = (Path(__file__).parents[2] / "docs" / "efficiency.md").read_text("utf-8")
PAGE = "".join(part for part in re.split(r"^## ", WHOLE, flags=re.MULTILINE) if part.startswith(SECTIONS))
CATALOG = load(PACKAGED["efficiency"])
QUERIES = [
    line for block in re.findall(r"^```query\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL) for line in block.splitlines()
]
NAMED = dict(re.findall(r"^```query (\w+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))
WRITTEN = re.findall(r"^```query (\w+)\n.*?^```|^```sql (\w+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
RULES = """
rules:
  - {id: cluster, platform: cluster, method: usage, measure: cpu, idle: share}
"""


@pytest.fixture(scope="module")
def unbound() -> Workbench:
    return workbench.open(CATALOG, registry=":memory:")


def warehouse() -> duckdb.DuckDBPyConnection:
    """Sixty days of two providers; a cluster that two teams use three to one."""
    day, rows, usage = datetime(2026, 1, 29), [], []
    for count in range(60):
        start = day + timedelta(days=count)
        for name, cost, team in (("vm", 10, "a"), ("cluster", 40, None)):
            rows.append(
                {
                    "ChargePeriodStart": start,
                    "BillingCurrency": "USD",
                    "ProviderName": "AWS",
                    "ServiceName": name,
                    "ResourceId": name,
                    "EffectiveCost": Decimal(cost + count % 3),
                    "Tags": f'{{"team": "{team}"}}' if team else None,
                }
            )
        for team, quantity in (("a", 3), ("b", 1)):
            usage.append(
                {
                    "platform": "cluster",
                    "consumer_platform": "teams",
                    "consumer_asset_id": team,
                    "measure": "cpu",
                    "unit": "hour",
                    "quantity": Decimal(quantity),
                    "period_start": start,
                }
            )
    connection = duckdb.connect()
    connection.from_arrow(pa.Table.from_pylist(rows, schema=TABLES["billing"].schema)).create("billing")
    connection.from_arrow(pa.Table.from_pylist(usage, schema=TABLES["usage"].schema)).create("usage")
    return connection


def test_every_metric_and_dataset_of_the_table_exists() -> None:
    rows = re.findall(r"^\| [^|?]+\? \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)
    assert len(rows) == 11
    for metrics, datasets in rows:
        assert set(re.findall(r"`(\w+)`", metrics)) <= CATALOG.metrics.keys()
        assert set(re.findall(r"`(\w+)`", datasets)) <= CATALOG.datasets.keys()


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_is_one(unbound: Workbench, query: str) -> None:
    assert unbound.compile(query).sql


def test_the_sql_is_what_the_compiler_writes(unbound: Workbench) -> None:
    last, checked = "", 0
    for name, dialect, sql in WRITTEN:
        last = name or last
        if dialect:
            assert unbound.compile(NAMED[last], dialect=dialect).sql + "\n" == sql
            checked += 1
    assert checked == 3


def test_the_code_runs_and_the_large_path_gives_what_everyone_pays() -> None:
    pytest.importorskip("statsmodels", reason="an extra: pip install 'metric-workbench[efficiency]'")
    session = workbench.open(CATALOG, warehouse=warehouse(), registry=":memory:")
    usage = NAMED["usage"].strip().replace("measure, unit", "measure, unit, consumer_asset_id as owner_id")
    names = {
        "wb": session,
        "allocate": allocate,
        "read_rules": read_rules,
        "RULES": RULES,
        "CHARGES": NAMED["charges"],
        "USAGE": usage,
    }
    for block in re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL):
        exec(compile(block, "efficiency.md", "exec"), names)  # noqa: S102  our own documentation
    paid = names["allocation"].owners()
    total: dict[str, Decimal] = {}
    for row in paid.to_pylist():
        total[row["owner_id"]] = total.get(row["owner_id"], Decimal()) + row["amount"]
    assert sum(total.values()) == session.run("effective_cost during 2026-03").arrow[0][0].as_py()
    assert total.keys() == {"a", "b"}
    assert names["ahead"].totals["expected"][0].as_py() == pytest.approx(30 * 52, rel=0.05)
    session.close()
