"""TPC-H beside SQL of a person: twelve queries from one table to two facts, the same rows, interleaved.

    tpchgen-cli parquet -s 1 --output-dir DIR        (PyPI: tpchgen-cli)
    WORKBENCH_TPCH=DIR make bench

A person knows that the keys are complete and joins INNER; ours may do so only after it has looked.
"""

from __future__ import annotations

import math
import os
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow
import pytest

import workbench
from workbench.session import Workbench

#: Interleaved runs of each query.
PAIRS = int(os.environ.get("WORKBENCH_PAIRS", "15"))

BY_HAND = {
    "revenue, lines by return_flag, line_status": "SELECT l_returnflag, l_linestatus, sum(l_extendedprice * (1 - l_discount)), count(*) FROM lineitem GROUP BY 1, 2 ORDER BY 1, 2",
    "charge, avg_discount by ship_mode where quantity < 24 during 1994": "SELECT l_shipmode, sum(l_extendedprice * (1 - l_discount) * (1 + l_tax)), avg(l_discount) FROM lineitem WHERE l_quantity < 24 AND l_shipdate >= DATE '1994-01-01' AND l_shipdate < DATE '1995-01-01' GROUP BY 1 ORDER BY 1",
    "revenue by time.month": "SELECT date_trunc('month', l_shipdate) AS m, sum(l_extendedprice * (1 - l_discount)) FROM lineitem GROUP BY m ORDER BY m",
    "returned_share by time.year": "SELECT date_trunc('year', l_shipdate) AS y, sum(l_extendedprice * (1 - l_discount)) FILTER (WHERE l_returnflag = 'R')::DOUBLE / sum(l_extendedprice * (1 - l_discount)) FROM lineitem GROUP BY y ORDER BY y",
    "parts_sold by return_flag": "SELECT l_returnflag, count(DISTINCT l_partkey) FROM lineitem GROUP BY 1 ORDER BY 1",
    "revenue by part.brand": "SELECT p_brand, sum(l_extendedprice * (1 - l_discount)) FROM lineitem JOIN part ON l_partkey = p_partkey GROUP BY 1 ORDER BY 1",
    "revenue by order.priority where order.ordered_on >= date '1995-01-01'": "SELECT o_orderpriority, sum(l_extendedprice * (1 - l_discount)) FROM lineitem JOIN orders ON l_orderkey = o_orderkey WHERE o_orderdate >= DATE '1995-01-01' GROUP BY 1 ORDER BY 1",
    "order_value by customer.segment": "SELECT c_mktsegment, sum(o_totalprice) FROM orders JOIN customer ON o_custkey = c_custkey GROUP BY 1 ORDER BY 1",
    "revenue by order.customer.nation.region.name": "SELECT r_name, sum(l_extendedprice * (1 - l_discount)) FROM lineitem JOIN orders ON l_orderkey = o_orderkey JOIN customer ON o_custkey = c_custkey JOIN nation ON c_nationkey = n_nationkey JOIN region ON n_regionkey = r_regionkey GROUP BY 1 ORDER BY 1",
    "revenue by supplier.nation.name, order.customer.nation.name where supplier.nation.region.name = 'ASIA'": "SELECT sn.n_name, cn.n_name, sum(l_extendedprice * (1 - l_discount)) FROM lineitem JOIN supplier ON l_suppkey = s_suppkey JOIN nation sn ON s_nationkey = sn.n_nationkey JOIN region ON sn.n_regionkey = r_regionkey JOIN orders ON l_orderkey = o_orderkey JOIN customer ON o_custkey = c_custkey JOIN nation cn ON c_nationkey = cn.n_nationkey WHERE r_name = 'ASIA' GROUP BY 1, 2 ORDER BY 1, 2",
    "revenue, supplier_balance by supplier.nation.name": "WITH l AS (SELECT s_nationkey AS k, sum(l_extendedprice * (1 - l_discount)) AS r FROM lineitem JOIN supplier ON l_suppkey = s_suppkey GROUP BY 1), s AS (SELECT s_nationkey AS k, sum(s_acctbal) AS b FROM supplier GROUP BY 1) SELECT n_name, r, b FROM l FULL JOIN s USING (k) JOIN nation ON k = n_nationkey ORDER BY 1",
    "revenue_per_order, revenue, orders by time.month": "WITH l AS (SELECT date_trunc('month', l_shipdate) AS m, sum(l_extendedprice * (1 - l_discount)) AS r FROM lineitem GROUP BY m), o AS (SELECT date_trunc('month', o_orderdate) AS m, count(*) AS n FROM orders GROUP BY m) SELECT m, r::DOUBLE / n, r, n FROM l FULL JOIN o USING (m) ORDER BY m",
}

_R = "sum(l_extendedprice * (1 - l_discount))"

#: Metrics at other instants than their rows', and what a person writes.
OVER_TIME = {
    "revenue by time.month compare to previous year": f"WITH m AS (SELECT date_trunc('month', l_shipdate) AS m, {_R} AS r FROM lineitem GROUP BY 1) SELECT a.m, a.r, b.r, a.r - b.r, (a.r - b.r)::DOUBLE / b.r FROM m a LEFT JOIN m b ON b.m = a.m - INTERVAL 1 YEAR ORDER BY 1",
    "revenue by time.month, ship_mode during 1996 compare to previous year": f"WITH m AS (SELECT date_trunc('month', l_shipdate) AS m, l_shipmode AS s, {_R} AS r FROM lineitem WHERE l_shipdate >= DATE '1995-01-01' AND l_shipdate < DATE '1997-01-01' GROUP BY 1, 2) SELECT a.m, a.s, a.r, b.r, a.r - b.r, (a.r - b.r)::DOUBLE / b.r FROM m a LEFT JOIN m b ON b.m = a.m - INTERVAL 1 YEAR AND a.s = b.s WHERE a.m >= DATE '1996-01-01' ORDER BY 1, 2",
    "revenue, revenue_last_year by time.month where return_flag = 'R'": f"WITH m AS (SELECT date_trunc('month', l_shipdate) AS m, {_R} AS r FROM lineitem WHERE l_returnflag = 'R' GROUP BY 1), e AS (SELECT max(l_shipdate) AS e FROM lineitem) SELECT coalesce(a.m, b.m + INTERVAL 1 YEAR) AS m, a.r, b.r FROM m a FULL JOIN m b ON b.m = a.m - INTERVAL 1 YEAR WHERE coalesce(a.m, b.m + INTERVAL 1 YEAR) <= (SELECT e FROM e) ORDER BY 1",
    "revenue_7_days by time.day": f"WITH d AS (SELECT l_shipdate AS d, {_R} AS r FROM lineitem GROUP BY 1) SELECT d, sum(r) OVER (ORDER BY d RANGE BETWEEN INTERVAL 6 DAYS PRECEDING AND CURRENT ROW) FROM d ORDER BY 1",
    "revenue_to_date by time.day": f"WITH d AS (SELECT l_shipdate AS d, {_R} AS r FROM lineitem GROUP BY 1) SELECT d, sum(r) OVER (PARTITION BY date_trunc('month', d) ORDER BY d) FROM d ORDER BY 1",
    "parts_7_days by time.day": "WITH e AS (SELECT min(l_shipdate) AS a, max(l_shipdate) AS z FROM lineitem), c AS (SELECT unnest(generate_series(a, z, INTERVAL 1 DAY))::DATE AS c FROM e) SELECT c, count(DISTINCT l_partkey) FROM c JOIN lineitem ON l_shipdate > c - INTERVAL 7 DAY AND l_shipdate <= c GROUP BY 1 ORDER BY 1",
}


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The tables in a database file, as a person would keep them."""
    folder = os.environ.get("WORKBENCH_TPCH")
    if not folder:
        pytest.skip("WORKBENCH_TPCH names no folder with TPC-H tables as Parquet: the module says how to make one")
    file = tmp_path_factory.mktemp("tpch") / "tpch.duckdb"
    with duckdb.connect(str(file)) as connection:
        for table in ("lineitem", "orders", "customer", "supplier", "part", "nation", "region"):
            connection.read_parquet(str(Path(folder) / f"{table}.parquet")).create(table)
    yield file
    file.unlink()


@pytest.fixture(scope="module")
def tpch(warehouse: Path) -> Iterator[Workbench]:
    session = workbench.open(Path(__file__).parent / "tpch", warehouse=warehouse, registry=":memory:")
    yield session
    session.close()


def rows(table: pyarrow.Table) -> Counter[tuple[object, ...]]:
    columns = (column.to_pylist() for column in table.columns)
    return Counter(tuple(map(plain, row)) for row in zip(*columns, strict=True))


def plain(value: object) -> object:
    if isinstance(value, int | float | Decimal):
        return "nan" if math.isnan(value) else f"{float(value):.6g}"
    return str(value)[:10]


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


@pytest.mark.parametrize("family", [BY_HAND, OVER_TIME], ids=["tables", "time"])
def test_execution_keeps_up_with_hand_written_sql(tpch: Workbench, family: dict[str, str]) -> None:
    engine = tpch.engine
    ratios = []
    for query, by_hand in family.items():
        ours = tpch.run(query).sql
        assert rows(engine.run(ours)) == rows(engine.run(by_hand)), query
        pairs = [(seconds(lambda: engine.run(ours)), seconds(lambda: engine.run(by_hand))) for _ in range(PAIRS)]  # noqa: B023
        left, right = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratios.append(statistics.median(a / b for a, b in pairs))
        print(f"{ratios[-1]:5.2f} x   ours {1000 * left:7.1f} ms   by hand {1000 * right:7.1f} ms   {query}")
    print(f"median {statistics.median(ratios):.2f} x, worst {max(ratios):.2f} x")
    assert statistics.median(ratios) <= 1.10
