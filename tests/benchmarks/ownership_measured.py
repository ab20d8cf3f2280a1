"""Run by its benchmark in a process of its own: makes a bill and its owners, measures, and prints what it measured."""

from __future__ import annotations

import json
import re
import sys
import time
from datetime import datetime
from pathlib import Path

from workbench.efficiency.audits import audited, packaged
from workbench.efficiency.ownership import attribute, charges, rules_of_text
from workbench.efficiency.relations import connected, duckdb_type
from workbench.efficiency.tables import BILLING, OWNERSHIP

rows, root = int(sys.argv[1]), Path(sys.argv[2])
connection = connected(memory_limit="3GB", threads=2, temp_directory=str(root / "spill"))
connection.execute("SET enable_progress_bar = false")


def nulls(table, given):
    return ", ".join(f'NULL::{duckdb_type(f.type)} AS "{f.name}"' for f in table.schema if f.name not in given)


given = {
    "x_row": "i",
    "x_source_sha": "'a'",
    "ResourceId": f"'res-' || md5((hash(i) % {rows // 2})::VARCHAR)",
    "ProviderName": "'aws'",
    "BillingCurrency": "'USD'",
    "BillingAccountId": "(i % 7)::VARCHAR",
    "ChargeCategory": "'Usage'",
    "ServiceName": "'s' || (i % 40)",
    "SubAccountId": "(i % 70)::VARCHAR",
    "Tags": "CASE WHEN i % 3 > 0 THEN '{\"team\": \"t' || (i % 500) || '\"}' END",
    **dict.fromkeys(("EffectiveCost", "BilledCost", "ListCost"), "(hash(i + 1) % 100000 / 1e4)::DECIMAL(38, 12)"),
    "ChargePeriodStart": "TIMESTAMP '2026-06-01' + to_hours((i % 720)::INT)",
    "ChargePeriodEnd": "TIMESTAMP '2026-06-01' + to_hours((i % 720 + 1)::INT)",
    "BillingPeriodStart": "TIMESTAMP '2026-06-01'",
    "BillingPeriodEnd": "TIMESTAMP '2026-07-01'",
}
columns = ", ".join(f'{value} AS "{name}"' for name, value in given.items())
connection.execute(f"COPY (SELECT {columns}, {nulls(BILLING, given)} FROM range({rows}) r(i)) TO '{root}/bill.parquet'")
record = {
    "platform": "'aws'",
    "asset_id": "'res-' || md5(a::VARCHAR)",
    "owner_id": "'own' || ((a + k) % 5000)",
    "source": "'cmdb'",
    "share": "1::DECIMAL(38, 12)",
    "valid_from": "TIMESTAMP '2026-01-01' + to_days((k * 160)::INT)",
    "valid_to": "CASE WHEN k = 0 THEN TIMESTAMP '2026-06-10' END",
    "observed_at": "TIMESTAMP '2026-01-01'",
}
columns = ", ".join(f'{value} AS "{name}"' for name, value in record.items())
connection.execute(
    f"COPY (SELECT {columns}, {nulls(OWNERSHIP, record)} FROM range({rows // 8}) r(a), range(2) s(k)) TO '{root}/own.parquet'"
)
connection.read_parquet(f"{root}/bill.parquet").create_view("billing")
connection.read_parquet(f"{root}/own.parquet").create_view("ownership")
connection.execute(
    "CREATE VIEW day AS FROM billing WHERE ChargePeriodStart BETWEEN '2026-06-15' AND '2026-06-15 23:59'"
)
text = "owners:\n" + "".join(f"  - {{id: p{n}, match: {{prefix: res-{n:02}}}, owner: own{n}}}\n" for n in range(40))
text += "  - {id: pattern, match: {regex: 'dead'}, shares: {a: 1/3, b: 2/3}}\n"
text += "  - {id: tag, match: {tag: team, service: [s1, s2, s3]}, owner: {tag: team}}\n"
rules, faults = rules_of_text(text)
assert not faults
seconds, cpu = {}, {}


def timed(name, work):
    started, worked = time.perf_counter(), time.process_time()
    found = work()
    seconds[name], cpu[name] = time.perf_counter() - started, time.process_time() - worked
    return found


by = ("period_start", "currency", "platform", "owner_id", "rule_id")
whole = timed("whole", lambda: attribute(connection, rules).totals(*by))
((bill,),) = connection.sql("SELECT sum(EffectiveCost) FROM billing").fetchall()
assert sum(whole["amount"].to_pylist()) == bill
one = timed("day", lambda: attribute(connection, rules, feed=charges(table_name="day"), name="day").totals(*by))
assert one.num_rows
outcomes = timed("audits", lambda: audited(connection, packaged(), now=datetime(2026, 7, 1)))
most = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])
print(json.dumps({"seconds": seconds, "cpu": cpu, "gigabytes": most / 1024 / 1024}))
