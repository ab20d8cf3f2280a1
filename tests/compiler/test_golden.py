"""The SQL of each dialect as a person would read it, and what it means on DuckDB.

Each query has one golden file with its outline and its SQL in every dialect. The text alone proves nothing: every SQL is
parsed again in its dialect, and the DuckDB one is run against SQL written by hand.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import duckdb
import pytest
import sqlglot

import workbench
from workbench.compiler.dialects import DIALECTS
from workbench.examples import flights_folder
from workbench.session import Workbench

#: Each query with SQL of a person for the same rows, in the same order.
CASES = {
    "one-metric": ("flights", "SELECT count(*) FROM flights"),
    "filtered-metric": ("cancellations", "SELECT count(*) FROM flights WHERE dep_time IS NULL"),
    "ratio-over-time": (
        "cancellation_rate by time.month",
        "SELECT date_trunc('month', make_date(year, month, day))::DATE m, avg((dep_time IS NULL)::INT) FROM flights GROUP BY m ORDER BY m",
    ),
    "label-of-a-link": (
        "flights, avg_arrival_delay by carrier.name order by flights desc limit 3",
        "SELECT a.name, count(*) n, avg(arr_delay) FROM flights f LEFT JOIN airlines a USING (carrier) GROUP BY a.name ORDER BY n DESC LIMIT 3",
    ),
    "key-and-label": (
        "flights by destination where distance > 2400",
        "SELECT dest, any_value(p.name), count(*) FROM flights LEFT JOIN airports p ON dest = faa WHERE distance > 2400 GROUP BY dest ORDER BY dest",
    ),
    "two-roles": (
        "flights by origin.name, destination.name where destination.name like 'San%' and origin.name <> 'La Guardia'",
        (
            "SELECT o.name, d.name, count(*) FROM flights LEFT JOIN airports o ON origin = o.faa LEFT JOIN airports d ON dest = d.faa "
            "WHERE d.name LIKE 'San%' AND o.name <> 'La Guardia' GROUP BY ALL ORDER BY 1, 2"
        ),
    ),
    "composite-key": (
        "avg_departure_delay by weather.rainy",
        (
            "SELECT w.precip > 0 AS r, avg(dep_delay) FROM flights f LEFT JOIN weather w ON f.origin = w.origin AND f.time_hour = w.time_hour "
            "GROUP BY r ORDER BY r NULLS LAST"
        ),
    ),
    "two-datasets": (
        "cancellations, total_precipitation by origin.code during 2013-02",
        (
            "SELECT origin, c, p FROM (SELECT origin, count(*) FILTER (dep_time IS NULL) c FROM flights WHERE month = 2 GROUP BY 1) "
            "JOIN (SELECT origin, sum(precip) p FROM weather WHERE month = 2 GROUP BY 1) USING (origin) ORDER BY origin"
        ),
    ),
    "distinct": (
        "planes_used, flights_per_plane by plane.manufacturer having planes_used > 300",
        (
            "SELECT p.manufacturer, count(DISTINCT tailnum) n, count(*) / n FROM flights LEFT JOIN planes p USING (tailnum) "
            "GROUP BY 1 HAVING n > 300 ORDER BY 1 NULLS LAST"
        ),
    ),
    "top-of-each-group": (
        "flights by origin.code, destination.code order by flights desc limit 2 per origin.code",
        (
            "SELECT origin, dest, count(*) n FROM flights GROUP BY 1, 2 QUALIFY row_number() OVER (PARTITION BY origin ORDER BY n DESC, dest) <= 2 "
            "ORDER BY origin, n DESC"
        ),
    ),
    "ordered-by-what-is-not-shown": (
        "flights by carrier.code order by avg_arrival_delay limit 3",
        "SELECT carrier, count(*) FROM flights GROUP BY 1 ORDER BY avg(arr_delay) LIMIT 3",
    ),
    "weekdays": (
        "flights by time.extract_dow where scheduled_hour between 6 and 8",
        "SELECT isodow(make_date(year, month, day)) d, count(*) FROM flights WHERE hour BETWEEN 6 AND 8 GROUP BY d ORDER BY d",
    ),
    "last-months": (
        "total_distance by time.month during last 3 months",
        "SELECT date_trunc('month', make_date(year, month, day))::DATE m, sum(distance) FROM flights WHERE month >= 10 GROUP BY m ORDER BY m",
    ),
    "values": ("values of carrier.name", "SELECT DISTINCT name FROM airlines ORDER BY 1"),
    "range": ("range of flights.departed_on", "SELECT DATE '2013-01-01', DATE '2013-12-31'"),
    "saved-query": (
        "use punctuality where carrier.code in ('UA', 'DL')",
        (
            "SELECT a.name, count(*), avg((dep_time IS NULL)::INT), avg((arr_delay < 15)::INT), avg(arr_delay) FROM flights LEFT JOIN airlines a "
            "USING (carrier) WHERE carrier IN ('UA', 'DL') GROUP BY a.name ORDER BY 2 DESC"
        ),
    ),
}


@pytest.fixture(scope="module")
def flights() -> Iterator[Workbench]:
    session = workbench.open(flights_folder(), warehouse=flights_folder(), registry=":memory:")
    yield session
    session.close()


@pytest.fixture(scope="module")
def data() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for file in flights_folder().glob("*.parquet"):
            connection.read_parquet(str(file)).create_view(file.stem)
        yield connection


@pytest.fixture(scope="module")
def on_postgres(flights_postgres: str) -> Iterator[Workbench]:
    session = workbench.open(flights_folder(), warehouse=flights_postgres, registry=":memory:")
    yield session
    session.close()


@pytest.fixture(scope="module")
def on_spark(flights_spark: str) -> Iterator[Workbench]:
    session = workbench.open(flights_folder(), warehouse=flights_spark, registry=":memory:")
    yield session
    session.close()


@pytest.mark.parametrize("name", CASES)
def test_the_sql_is_as_recorded_and_parses_in_its_dialect(flights: Workbench, golden, name: str) -> None:
    query, _ = CASES[name]
    statements = {dialect: flights.compile(query, dialect=dialect) for dialect in DIALECTS}
    for dialect, statement in statements.items():
        assert len(sqlglot.parse(statement.sql, dialect=dialect)) == 1
    outline = "\n".join(f"-- {sentence}" for sentence in statements["duckdb"].outline)
    shown = "\n\n".join(f"-- {dialect}\n{statement.sql};" for dialect, statement in statements.items())
    golden(f"sql/{name}.sql", f"-- query: {' '.join(query.split())}\n{outline}\n\n{shown}\n")


@pytest.mark.parametrize("name", CASES)
def test_the_rows_are_those_of_a_person(flights: Workbench, data: duckdb.DuckDBPyConnection, name: str) -> None:
    query, sql = CASES[name]
    table = flights.run(query).arrow
    ours = list(zip(*(column.to_pylist() for column in table.columns), strict=True))
    theirs = data.execute(sql).fetchall()
    assert len(ours) == len(theirs)
    for left, right in zip(ours, theirs, strict=True):
        for a, b in zip(left, right, strict=True):
            assert math.isclose(a, b, rel_tol=1e-9) if isinstance(a, float) or isinstance(b, float) else a == b


@pytest.mark.parametrize("name", CASES)
def test_postgres_gives_the_rows_of_duckdb(flights: Workbench, on_postgres: Workbench, same_rows, name: str) -> None:
    query, _ = CASES[name]
    same_rows(on_postgres.run(query).arrow, flights.run(query).arrow)


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_spark_gives_the_rows_of_duckdb(flights: Workbench, on_spark: Workbench, same_rows, name: str) -> None:
    query, _ = CASES[name]
    same_rows(on_spark.run(query).arrow, flights.run(query).arrow)


def test_no_recorded_sql_is_left_over(request) -> None:
    folder = request.path.parents[1] / "golden" / "sql"
    assert {file.stem for file in folder.glob("*.sql")} == set(CASES)


HOSTILE = ["'; DROP TABLE flights; --", "*/ SELECT 1 /*", 'x" OR 1 = 1', "a\nb", "\\'; --", "ü\u202e漢"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_ever_a_value(flights: Workbench, text: str) -> None:
    for dialect in DIALECTS:
        statement = flights.compile("flights where carrier.name = {{x}}", dialect=dialect, variables={"x": text})
        (tree,) = sqlglot.parse(statement.sql, dialect=dialect)
        assert text in {literal.this for literal in tree.find_all(sqlglot.exp.Literal) if literal.is_string}
    assert flights.run("flights where carrier.name = {{x}}", variables={"x": text}).arrow.to_pylist() == [
        {"flights": 0}
    ]


@pytest.mark.parametrize("name", ["order", "from", "a b", 'x"y', "flights; --", "select", "é", "rank_in_group"])
def test_any_name_may_be_given_to_a_column(flights: Workbench, name: str) -> None:
    quoted = '"' + name.replace('"', '""') + '"'
    table = flights.run(f"flights as {quoted} by carrier.code as code order by {quoted} desc limit 1 per code").arrow
    assert table.column_names == ["code", name]
    assert sum(table.column(name).to_pylist()) == 336_776
