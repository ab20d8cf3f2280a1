"""The facts about the packaged flights that its catalog and its documentation rest on."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import duckdb
import pytest

from workbench.examples import flights_folder, names

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Each fact as a sentence, the query that measures it, and what it measures.
FACTS = {
    "airlines": ("SELECT count(*) FROM airlines", 16),
    "airports": ("SELECT count(*) FROM airports", 1_458),
    "planes": ("SELECT count(*) FROM planes", 3_322),
    "readings": ("SELECT count(*) FROM weather", 26_115),
    "a flight's key is unique": (
        "SELECT count(*) FROM (SELECT DISTINCT year, month, day, carrier, flight, origin, sched_dep_time FROM flights)",
        336_776,
    ),
    "it is so without the scheduled time": (
        "SELECT count(*) FROM (SELECT DISTINCT year, month, day, carrier, flight, origin FROM flights)",
        336_776,
    ),
    "an airline's code is unique": ("SELECT count(DISTINCT carrier) FROM airlines", 16),
    "an airport's code is unique": ("SELECT count(DISTINCT faa) FROM airports", 1_458),
    "a plane's tail number is unique": ("SELECT count(DISTINCT tailnum) FROM planes", 3_322),
    "every flight's airline is known": ("SELECT count(*) FROM flights ANTI JOIN airlines USING (carrier)", 0),
    "United flies the most": (
        "SELECT count(*) FROM flights JOIN airlines USING (carrier) WHERE name = 'United Air Lines Inc.'",
        58_665,
    ),
    "the flights begin": ("SELECT min(make_date(year, month, day))::VARCHAR FROM flights", "2013-01-01"),
    "the flights end": ("SELECT max(make_date(year, month, day))::VARCHAR FROM flights", "2013-12-31"),
    "the weather begins": (
        "SELECT min(make_timestamp(year, month, day, hour, 0, 0))::VARCHAR FROM weather",
        "2013-01-01 01:00:00",
    ),
    "the weather ends": (
        "SELECT max(make_timestamp(year, month, day, hour, 0, 0))::VARCHAR FROM weather",
        "2013-12-30 18:00:00",
    ),
    "flights whose UTC date is another": (
        "SELECT count(*) FROM flights WHERE time_hour::DATE <> make_date(year, month, day)",
        38_444,
    ),
    "that is 11 percent": (
        "SELECT round(100 * avg((time_hour::DATE <> make_date(year, month, day))::INT)) FROM flights",
        11,
    ),
    "readings that share origin and time_hour": (
        "SELECT count(*) FROM (SELECT 1 FROM weather GROUP BY origin, time_hour HAVING count(*) > 1)",
        0,
    ),
    "local hours that readings share": (
        (
            "SELECT string_agg(origin || ' ' || make_timestamp(year, month, day, hour, 0, 0), ', ' ORDER BY origin) FROM "
            "(FROM weather SELECT origin, year, month, day, hour GROUP BY ALL HAVING count(*) > 1)"
        ),
        "EWR 2013-11-03 01:00:00, JFK 2013-11-03 01:00:00, LGA 2013-11-03 01:00:00",
    ),
    "flights without weather": ("SELECT count(*) FROM flights ANTI JOIN weather USING (origin, time_hour)", 1_556),
    "those on 31 December": (
        "SELECT count(*) FROM flights ANTI JOIN weather USING (origin, time_hour) WHERE month = 12 AND day = 31",
        776,
    ),
    "tail numbers": ("SELECT count(DISTINCT tailnum) FROM flights", 4_043),
    "tail numbers missing in planes": (
        "SELECT count(DISTINCT tailnum) FROM flights ANTI JOIN planes USING (tailnum)",
        721,
    ),
    "flights without a plane": ("SELECT count(*) FROM flights ANTI JOIN planes USING (tailnum)", 52_606),
    "flown flights without a tail number": (
        "SELECT count(*) FROM flights WHERE tailnum IS NULL AND dep_time IS NOT NULL",
        0,
    ),
    "destinations missing in airports": (
        "SELECT string_agg(DISTINCT dest, ' ' ORDER BY dest) FROM flights ANTI JOIN airports ON dest = faa",
        "BQN PSE SJU STT",
    ),
    "flights to them": ("SELECT count(*) FROM flights ANTI JOIN airports ON dest = faa", 7_602),
    "names that airports share": (
        "SELECT count(*) FROM (SELECT name FROM airports GROUP BY name HAVING count(*) > 1)",
        14,
    ),
    "flights to or from such an airport": (
        (
            "SELECT count(*) FROM flights JOIN airports ON faa IN (origin, dest) WHERE name IN "
            "(SELECT name FROM airports GROUP BY name HAVING count(*) > 1)"
        ),
        0,
    ),
    "cancelled flights": ("SELECT count(*) FROM flights WHERE dep_time IS NULL", 8_255),
    "cancelled flights that arrived": (
        "SELECT count(*) FROM flights WHERE dep_time IS NULL AND arr_delay IS NOT NULL",
        0,
    ),
    "flown flights without an arrival delay": (
        "SELECT count(*) FROM flights WHERE dep_time IS NOT NULL AND arr_delay IS NULL",
        1_175,
    ),
    "flights with only one of arrival delay and air time": (
        "SELECT count(*) FROM flights WHERE (arr_delay IS NULL) <> (air_time IS NULL)",
        0,
    ),
    "impossible winds": (
        (
            "SELECT string_agg(concat_ws(' ', origin, make_date(year, month, day), round(wind_speed)::INT), ', ') "
            "FROM weather WHERE wind_speed > 100"
        ),
        "EWR 2013-02-12 1048",
    ),
}

WHOLE, FRACTIONAL, TEXT, INSTANT = "INTEGER", "DOUBLE", "VARCHAR", "TIMESTAMP"

#: Each table's columns in their order, with type and number of nulls, as counted in the source's CSV files.
COLUMNS = {
    "flights": (
        ("year", WHOLE, 0),
        ("month", WHOLE, 0),
        ("day", WHOLE, 0),
        ("dep_time", WHOLE, 8_255),
        ("sched_dep_time", WHOLE, 0),
        ("dep_delay", WHOLE, 8_255),
        ("arr_time", WHOLE, 8_713),
        ("sched_arr_time", WHOLE, 0),
        ("arr_delay", WHOLE, 9_430),
        ("carrier", TEXT, 0),
        ("flight", WHOLE, 0),
        ("tailnum", TEXT, 2_512),
        ("origin", TEXT, 0),
        ("dest", TEXT, 0),
        ("air_time", WHOLE, 9_430),
        ("distance", WHOLE, 0),
        ("hour", WHOLE, 0),
        ("minute", WHOLE, 0),
        ("time_hour", INSTANT, 0),
    ),
    "airlines": (("carrier", TEXT, 0), ("name", TEXT, 0)),
    "airports": (
        ("faa", TEXT, 0),
        ("name", TEXT, 0),
        ("lat", FRACTIONAL, 0),
        ("lon", FRACTIONAL, 0),
        ("alt", WHOLE, 0),
        ("tz", WHOLE, 0),
        ("dst", TEXT, 0),
        ("tzone", TEXT, 3),
    ),
    "planes": (
        ("tailnum", TEXT, 0),
        ("year", WHOLE, 70),
        ("type", TEXT, 0),
        ("manufacturer", TEXT, 0),
        ("model", TEXT, 0),
        ("engines", WHOLE, 0),
        ("seats", WHOLE, 0),
        ("speed", WHOLE, 3_299),
        ("engine", TEXT, 0),
    ),
    "weather": (
        ("origin", TEXT, 0),
        ("year", WHOLE, 0),
        ("month", WHOLE, 0),
        ("day", WHOLE, 0),
        ("hour", WHOLE, 0),
        ("temp", FRACTIONAL, 1),
        ("dewp", FRACTIONAL, 1),
        ("humid", FRACTIONAL, 1),
        ("wind_dir", WHOLE, 460),
        ("wind_speed", FRACTIONAL, 4),
        ("wind_gust", FRACTIONAL, 20_778),
        ("precip", FRACTIONAL, 0),
        ("pressure", FRACTIONAL, 2_729),
        ("visib", FRACTIONAL, 0),
        ("time_hour", INSTANT, 0),
    ),
}


@pytest.fixture(scope="module")
def data() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for file in flights_folder().glob("*.parquet"):
            connection.read_parquet(str(file)).create_view(file.stem)
        yield connection


@pytest.mark.parametrize(("sql", "expected"), FACTS.values(), ids=FACTS)
def test_the_data_is_as_documented(data: duckdb.DuckDBPyConnection, sql: str, expected: object) -> None:
    assert data.execute(sql).fetchall() == [(expected,)]


def test_no_table_is_missing_and_none_is_there_besides() -> None:
    assert {file.stem for file in flights_folder().glob("*.parquet")} == set(COLUMNS)


@pytest.mark.parametrize("table", COLUMNS)
def test_columns_have_the_order_type_and_nulls_of_the_source(data: duckdb.DuckDBPyConnection, table: str) -> None:
    rows = data.table(table)
    nulls = rows.aggregate([duckdb.FunctionExpression("count_if", column(name).isnull()) for name in rows.columns])
    found = zip(rows.columns, map(str, rows.types), nulls.fetchall()[0], strict=True)
    assert tuple(found) == COLUMNS[table]


@pytest.mark.parametrize("table", COLUMNS)
def test_what_is_missing_is_null_and_never_a_text_or_nan(data: duckdb.DuckDBPyConnection, table: str) -> None:
    rows = data.table(table)
    for name in rows.columns:
        as_text = column(name).cast("VARCHAR")
        markers = [duckdb.ConstantExpression(marker) for marker in ("NA", "NaN", "nan", "None", "NULL", "\\N", "")]
        assert rows.filter(as_text.isin(*markers)).fetchall() == [], f"{table}.{name}"


def column(name: str) -> duckdb.Expression:
    return duckdb.ColumnExpression(name)


def test_the_hour_in_utc_is_the_local_hour_of_new_york(data: duckdb.DuckDBPyConnection) -> None:
    # Summer time by hand, so that no time zone database is needed: 10 March, 7:00 to 3 November, 6:00 UTC.
    sql = """
        SELECT count(*), count(*) FILTER (
            time_hour - to_hours(
                CASE WHEN time_hour >= '2013-03-10 07:00:00' AND time_hour < '2013-11-03 06:00:00' THEN 4 ELSE 5 END
            ) <> make_timestamp(year, month, day, hour, 0, 0)
        )
        FROM (
            SELECT year, month, day, hour, time_hour FROM flights
            UNION ALL
            SELECT year, month, day, hour, time_hour FROM weather
        )
    """
    assert data.execute(sql).fetchall() == [(336_776 + 26_115, 0)]


def test_everyday_formulas_do_not_overflow(data: duckdb.DuckDBPyConnection) -> None:
    # DuckDB multiplies in the type of the column: `hour * 60` of a TINYINT ends at 127.
    sql = (
        "SELECT max(hour * 60 + minute), max(air_time * 60), max(distance * 1000), max(year * 100 + month) FROM flights"
    )
    assert data.execute(sql).fetchall() == [(23 * 60 + 59, 695 * 60, 4_983 * 1_000, 201_312)]


def test_the_files_stay_small() -> None:
    assert sum(file.stat().st_size for file in flights_folder().glob("*.parquet")) <= 6 * 10**6


def test_every_number_of_the_readme_is_tested() -> None:
    readme = (flights_folder() / "README.md").read_text(encoding="utf-8")
    counted = {count for table in COLUMNS.values() for _, _, count in table}
    measured = {expected for _, expected in FACTS.values()} | counted | {52_606 - 2_512, 1_048}
    assert {int(number.replace(",", "")) for number in re.findall(r"\d{1,3}(?:,\d{3})+", readme)} <= measured


def test_the_examples_are_named_and_lie_where_they_are_said_to() -> None:
    assert names() == ("flights", "cloud")
    assert (flights_folder() / "flights.parquet").is_file()


def test_finding_the_example_loads_no_heavy_library() -> None:
    code = "import sys, workbench.examples as e; e.flights_folder(); print({'duckdb', 'pandas', 'pyarrow'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert run.stdout.strip() == "set()"
