"""How our SQL fares beside a person's, and what compiling costs: ratios and raw numbers of one run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
import yaml

import workbench
from workbench.compiler import compile_plan
from workbench.examples import flights_folder
from workbench.planner import plan
from workbench.query.parse import parse
from workbench.session import Workbench

PAIRS = 21
ANSWERS = Path(__file__).parents[1] / "cases" / "answers" / "flights_queries.yaml"

#: Metric queries and what a person writes for the same rows.
BY_HAND = {
    "flights": "SELECT count(*) FROM flights",
    "cancellation_rate by time.month": "SELECT date_trunc('month', make_date(year, month, day)) m, count(*) FILTER (WHERE dep_time IS NULL) / count(*) FROM flights GROUP BY m ORDER BY m",
    "flights, avg_arrival_delay by carrier.name": "SELECT name, count(*), avg(arr_delay) FROM flights LEFT JOIN airlines USING (carrier) GROUP BY name ORDER BY name",
    "flights by origin.name, destination.name": "SELECT o.name, d.name, count(*) FROM flights LEFT JOIN airports o ON origin = o.faa LEFT JOIN airports d ON dest = d.faa GROUP BY ALL ORDER BY ALL",
    "planes_used by plane.manufacturer": "SELECT manufacturer, count(DISTINCT flights.tailnum) FROM flights LEFT JOIN planes USING (tailnum) GROUP BY 1 ORDER BY 1",
    "avg_departure_delay by weather.visibility": "SELECT visib, avg(dep_delay) FROM flights f LEFT JOIN weather w ON f.origin = w.origin AND f.time_hour = w.time_hour GROUP BY 1 ORDER BY 1",
    "avg_air_time by plane.model where plane.seats > 150": "SELECT model, avg(air_time) FROM flights LEFT JOIN planes USING (tailnum) WHERE seats > 150 GROUP BY 1 ORDER BY 1",
    "flights by destination.code order by flights desc limit 5": "SELECT dest, count(*) n FROM flights GROUP BY 1 ORDER BY n DESC LIMIT 5",
    "cancellations, total_precipitation by origin.code, time.month": "WITH f AS (SELECT origin, date_trunc('month', make_date(year, month, day)) m, count(*) FILTER (WHERE dep_time IS NULL) c FROM flights GROUP BY ALL), w AS (SELECT origin, date_trunc('month', make_date(year, month, day)) m, sum(precip) p FROM weather GROUP BY ALL) SELECT origin, m, c, p FROM f FULL JOIN w USING (origin, m) ORDER BY 1, 2",
    "flights by origin.code, destination.code order by flights desc limit 3 per origin.code": "SELECT origin, dest, count(*) n FROM flights GROUP BY 1, 2 QUALIFY row_number() OVER (PARTITION BY origin ORDER BY n DESC) <= 3 ORDER BY 1, n DESC",
}


@pytest.fixture(scope="module")
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    """The example's tables in memory, so that reading Parquet does not hide the difference."""
    with duckdb.connect() as connection:
        for file in flights_folder().glob("*.parquet"):
            connection.read_parquet(str(file)).create(file.stem)
        yield connection


@pytest.fixture(scope="module")
def flights(tables: duckdb.DuckDBPyConnection) -> Workbench:
    return workbench.open(flights_folder(), warehouse=tables, registry=":memory:")


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def test_execution_keeps_up_with_hand_written_sql(flights: Workbench, tables: duckdb.DuckDBPyConnection) -> None:
    ratios = []
    for query, by_hand in BY_HAND.items():
        ours = flights.compile(query).sql
        pairs = [
            (seconds(lambda: tables.sql(ours).to_arrow_table()), seconds(lambda: tables.sql(by_hand).to_arrow_table()))  # noqa: B023
            for _ in range(PAIRS)
        ]
        left, right = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratios.append(left / right)
        print(f"{left / right:5.2f} x   ours {1000 * left:7.2f} ms   by hand {1000 * right:7.2f} ms   {query}")
    print(f"median {statistics.median(ratios):.2f} x, worst {max(ratios):.2f} x")
    assert statistics.median(ratios) <= 1.10


def test_compiling_takes_a_few_milliseconds(flights: Workbench) -> None:
    catalog = workbench.open(flights_folder()).catalog
    queries = [case["query"] for case in yaml.safe_load(ANSWERS.read_text("utf-8")) if case["query"]]
    known = [
        query for query in queries if "jfk" not in query and "long_flights" not in query and "per_inch" not in query
    ]
    times = []
    for _ in range(5):
        times += [seconds(lambda: compile_plan(plan(catalog, parse(query)))) for query in known]  # noqa: B023
    times.sort()
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"compile, {len(times)} runs: p50 {1000 * p50:.2f} ms, p95 {1000 * p95:.2f} ms")
    assert p95 <= 0.050


def test_a_first_and_a_warm_query(flights: Workbench) -> None:
    cold = seconds(
        lambda: workbench.open(flights_folder(), warehouse=flights_folder(), registry=":memory:").run(
            "flights by carrier.name"
        )
    )
    session = workbench.open(flights_folder(), warehouse=flights_folder(), registry=":memory:")
    session.run("flights by carrier.name")
    warm = statistics.median(seconds(lambda: session.run("flights by carrier.name")) for _ in range(PAIRS))
    print(f"first query {1000 * cold:.0f} ms (libraries loaded), warm {1000 * warm:.1f} ms")
    assert warm <= 0.150
