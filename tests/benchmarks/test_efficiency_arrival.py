"""What it costs to take bills in: a large FOCUS file into the lake beside a plain DuckDB copy of it, and a day made anew.

    WORKBENCH_BILLING_ROWS=10000000 make bench      # the size that the targets are about; 1,000,000 where nothing is said

The rows are those of the FOCUS sample, over and over, with random costs and quantities and hashed resource ids. Each
measurement is a process of its own with two threads, so that its memory is its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlglot

from workbench.efficiency.focus import read_focus
from workbench.efficiency.relations import connected

SAMPLE = Path(__file__).parents[3] / "shared" / "suites" / "focus" / "focus_sample.csv"
ROWS = int(os.environ.get("WORKBENCH_BILLING_ROWS", "1000000"))

#: Sample rows times copies; a cost is that of its row times something between 0 and 2, a resource is one of its own.
MANY = """
SELECT s.* EXCLUDE (ResourceId, BilledCost, EffectiveCost, ListCost, ContractedCost, ConsumedQuantity, PricingQuantity),
  'res-' || md5(concat(s.ResourceId, '/', hash(c.range * 1000 + s.x_row) % 2600000)) AS ResourceId,
  CAST(random() * 3 * (1 + s.BilledCost) AS DECIMAL(38, 12)) AS BilledCost,
  CAST(random() * 3 * (1 + s.EffectiveCost) AS DECIMAL(38, 12)) AS EffectiveCost,
  CAST(random() * 4 * (1 + s.ListCost) AS DECIMAL(38, 12)) AS ListCost,
  CAST(random() * 3 * (1 + s.EffectiveCost) AS DECIMAL(38, 12)) AS ContractedCost,
  CAST(random() * 100 AS DECIMAL(38, 12)) AS ConsumedQuantity,
  CAST(random() * 100 AS DECIMAL(38, 12)) AS PricingQuantity
FROM range({copies}) AS c, sample AS s
"""

MEASURED = """
import json, re, resource, sys, time
from datetime import datetime
from pathlib import Path
import duckdb
from sqlglot import parse_one
from workbench.efficiency.arrival import Arrival
from workbench.efficiency.feeds.declared import Feed
from workbench.efficiency.lake import Lake
from workbench.efficiency import relations

what, root = sys.argv[1], Path(sys.argv[2])
config = {"threads": 2, "memory_limit": "2GB", "temp_directory": str(root / "spill")}
seconds = []

def timed(work):
    started = time.perf_counter()
    work()
    seconds.append(time.perf_counter() - started)

if what == "copy":
    with duckdb.connect(config=config) as connection:
        connection.execute("SET enable_progress_bar = false")
        source, target = str(root / "bills" / "bill.parquet"), str(root / "copy.parquet")
        timed(lambda: connection.read_parquet(source).write_parquet(target, compression="zstd"))
elif what == "ingest":
    feed = Feed("bill", "focus", "billing", "bills/*.parquet", restates="period")
    arrival = Arrival(Lake(root / "lake"), (feed,), root, threads=2)
    timed(lambda: arrival.ingest(datetime(2024, 10, 2)))
    (run,) = arrival.runs()
    assert run.rows == run.files[0].delivered > 0
else:
    lake = Lake(root / "lake")
    day = parse_one(
        "SELECT ProviderName, ServiceName, SubAccountId, ResourceId, BillingCurrency, sum(EffectiveCost) AS cost,"
        " sum(ConsumedQuantity) AS quantity FROM billing WHERE ChargePeriodStart >= CAST(day AS TIMESTAMP)"
        " AND ChargePeriodStart < CAST(day AS TIMESTAMP) + INTERVAL 1 DAY GROUP BY ALL ORDER BY ALL", dialect="duckdb")
    for number in range(1, 31):
        text = f"2024-09-{number:02}"
        query = day.transform(lambda n: relations.text(text) if n.name == "day" and n.key == "column" else n)
        with lake.connect(memory="2GB", threads=2) as connection:
            timed(lambda: lake.replace("direct", {text: relations.execute(connection, query)}))
most = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
print(json.dumps({"seconds": seconds, "cpu": time.process_time(), "gigabytes": most / 1024 / 1024}))
"""


def measured(what: str, root: Path) -> dict[str, object]:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", MEASURED, what, str(root)]
    return json.loads(subprocess.check_output(command, env=environment))  # noqa: S603  our own


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    if not SAMPLE.is_file():
        pytest.skip("the FOCUS sample is not beside the repository (../shared/suites/focus)")
    folder = tmp_path_factory.mktemp("arrival")
    (folder / "bills").mkdir()
    limits = {"threads": 2, "memory_limit": "2GB", "preserve_insertion_order": "false"}
    with connected(**limits, temp_directory=str(folder / "spill")) as connection:
        sample = read_focus(SAMPLE)
        connection.from_arrow(sample).create("sample")
        connection.execute("SELECT setseed(0.5)").fetchall()
        many = sqlglot.parse_one(MANY.format(copies=ROWS // 1000), dialect="duckdb").sql("duckdb")
        connection.sql(many).write_parquet(str(folder / "bills" / "bill.parquet"), compression="zstd")
    yield folder
    subprocess.run(["rm", "-rf", str(folder)], check=True)  # noqa: S603, S607  large


@pytest.mark.timeout(3600)
def test_bills_come_in_in_at_most_two_and_a_half_times_a_plain_copy(root: Path) -> None:
    size = (root / "bills" / "bill.parquet").stat().st_size / 1e6
    before, ingest, after = measured("copy", root), measured("ingest", root), measured("copy", root)
    days = measured("days", root)
    copied = (before["seconds"][0] + after["seconds"][0]) / 2
    ratio = ingest["seconds"][0] / copied
    print(
        f"{ROWS:,} billing rows ({size:.0f} MB): plain copy {before['seconds'][0]:.1f} s before and"
        f" {after['seconds'][0]:.1f} s after ({before['cpu']:.1f} and {after['cpu']:.1f} s of CPU, {before['gigabytes']:.2f} GB),"
        f" ingest {ingest['seconds'][0]:.1f} s ({ingest['cpu']:.1f} s of CPU, {ingest['gigabytes']:.2f} GB): {ratio:.2f} x;"
        f" a day made anew: median {sorted(days['seconds'])[15]:.2f} s, most {max(days['seconds']):.2f} s"
        f" ({days['cpu'] / 30:.2f} s of CPU each, {days['gigabytes']:.2f} GB)"
    )
    assert ratio <= 2.5
    assert max(days["seconds"]) <= 10
    assert max(ingest["gigabytes"], days["gigabytes"]) <= 3
