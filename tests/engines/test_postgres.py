"""Postgres as a warehouse, on a real server: exact types, reading only, cancelling, and plain words for what went wrong."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa
import pytest

import workbench
from workbench.cli import main
from workbench.engines import open_engine
from workbench.engines.secrets import scrubbed, without_secrets
from workbench.engines.sqlalchemy import Database
from workbench.errors import EngineError, MissingExtra
from workbench.examples import flights_folder

SLOW = "SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 1000000) b"


def by_sqlalchemy(url: str) -> Database:
    return Database(url.replace("postgresql://", "postgresql+psycopg://"), dialect="postgres", extra="postgres")


@pytest.fixture(params=[open_engine, by_sqlalchemy], ids=["psycopg", "sqlalchemy"])
def either(request, flights_postgres: str) -> Iterator[object]:
    opened = request.param(flights_postgres)
    yield opened
    opened.close()


@pytest.fixture
def engine(flights_postgres: str) -> Iterator[object]:
    opened = open_engine(flights_postgres)
    yield opened
    opened.close()


def test_values_come_with_their_types(either) -> None:
    sql = (
        "SELECT 1::INT AS i, 2::BIGINT AS b, 1.50::NUMERIC(12, 2) AS n, 0.5::FLOAT8 AS f, DATE '2013-02-03' AS d, "
        "TIMESTAMP '2013-02-03 04:05:06.7' AS t, TRUE AS yes, 'a % b' AS s, NULL::INT AS nothing"
    )
    assert either.run(sql).to_pylist() == [
        {
            "i": 1,
            "b": 2,
            "n": Decimal("1.50"),
            "f": 0.5,
            "d": date(2013, 2, 3),
            "t": datetime(2013, 2, 3, 4, 5, 6, 700000),
            "yes": True,
            "s": "a % b",
            "nothing": None,
        }
    ]


def test_columns_without_a_row_have_their_types_too(engine) -> None:
    sql = "SELECT 1::INT AS i, 1.5::NUMERIC(12, 2) AS n, DATE '2013-02-03' AS d, TRUE AS yes, 'x' AS s WHERE FALSE"
    types = [pa.int32(), pa.decimal128(12, 2), pa.date32(), pa.bool_(), pa.string()]
    assert engine.run(sql).schema.types == types


def test_sums_of_whole_numbers_are_integers_and_of_decimals_exact(either) -> None:
    row = either.run(
        "SELECT sum(n) AS whole, sum(n * 9000000000000000000::NUMERIC) AS wide, sum(n * 0.1) AS tenths FROM (VALUES (1::BIGINT), (2)) t(n)"
    ).to_pylist()[0]
    assert row == {"whole": 3, "wide": 27000000000000000000, "tenths": Decimal("0.3")}
    assert isinstance(row["whole"], int)


def test_a_number_that_no_exact_decimal_holds_is_refused_with_the_remedy(engine) -> None:
    with pytest.raises(EngineError, match="cast it to double"):
        engine.run("SELECT repeat('9', 90)::NUMERIC AS n")


def test_decimals_that_are_no_numbers_stay_visible(either) -> None:
    assert str(either.run("SELECT 'NaN'::NUMERIC AS n").to_pylist()) == "[{'n': nan}]"


def test_only_as_many_rows_are_fetched_as_are_wanted(either) -> None:
    assert either.run("SELECT n FROM generate_series(1, 1000000) n", most=3).column("n").to_pylist() == [1, 2, 3]
    assert either.run("SELECT 1 AS n").to_pylist() == [{"n": 1}]


def test_the_running_query_can_be_cancelled_from_another_thread_and_the_next_one_runs(either) -> None:
    stopper = threading.Timer(0.5, either.interrupt)
    stopper.start()
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        either.run(SLOW)
    stopper.join()
    assert time.monotonic() - started < 10
    assert either.run("SELECT count(*) AS n FROM airlines").to_pylist() == [{"n": 16}]


@pytest.mark.parametrize("sql", ["CREATE TABLE t (a INT)", "DELETE FROM airlines", "SELECT 1; DELETE FROM airlines"])
def test_nothing_can_be_written(engine, sql: str) -> None:
    with pytest.raises(EngineError):
        engine.run(sql)
    assert engine.run("SELECT count(*) AS n FROM airlines").to_pylist() == [{"n": 16}]


def test_days_do_not_depend_on_the_server_s_time_zone(postgres, flights_postgres: str) -> None:
    postgres.psql("ALTER DATABASE flights SET timezone = 'Asia/Tokyo'")
    try:
        engine = open_engine(flights_postgres)
        shown = engine.run("SELECT (TIMESTAMPTZ '2013-01-01 20:00:00+00')::DATE AS d").to_pylist()
        engine.close()
    finally:
        postgres.psql("ALTER DATABASE flights RESET timezone")
    assert shown == [{"d": date(2013, 1, 1)}]


def test_a_lost_connection_is_made_anew(postgres, engine) -> None:
    assert engine.run("SELECT 1 AS a").num_rows == 1
    postgres.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'flights'")
    with pytest.raises(EngineError, match="Run it again"):
        engine.run("SELECT 1 AS a")
    assert engine.run("SELECT 1 AS a").num_rows == 1


def test_tables_and_columns_are_those_of_the_search_path_and_of_named_schemas(postgres, flights_postgres: str) -> None:
    import psycopg

    with psycopg.connect(flights_postgres, autocommit=True) as connection:
        connection.execute('CREATE SCHEMA other; CREATE TABLE other."Odd name" (a INT)')
        try:
            engine = open_engine(flights_postgres)
            assert engine.tables() == ("airlines", "airports", "flights", "other.Odd name", "planes", "weather")
            assert engine.columns("airlines") == {"carrier": "text", "name": "text"}
            assert engine.columns("other.Odd name") == {"a": "integer"}
            assert engine.columns("nothing") == {}
            engine.close()
        finally:
            connection.execute("DROP SCHEMA other CASCADE")


# --- what went wrong --------------------------------------------------------------------------------------------------
@pytest.fixture
def with_password(postgres, flights_postgres: str) -> Iterator[str]:
    """The address of a user who must give a password: `right-one`."""
    rules = postgres.pgdata / "pg_hba.conf"
    before = rules.read_text("utf-8")
    postgres.psql("CREATE USER ann PASSWORD 'right-one'")
    rules.write_text(f"local all ann scram-sha-256\n{before}", "utf-8")
    postgres.psql("SELECT pg_reload_conf()")
    yield flights_postgres.replace("postgres:@", "ann:right-one@")
    rules.write_text(before, "utf-8")
    postgres.psql("SELECT pg_reload_conf()")
    postgres.psql("DROP USER ann")


def refusal(url: str) -> str:
    with pytest.raises(EngineError) as caught:
        open_engine(url)
    assert len(caught.value.issues) == 1
    assert caught.value.__cause__ is None
    return str(caught.value)


def test_a_host_that_is_not_there_is_named() -> None:
    said = refusal("postgresql://ann:open-sesame@nowhere.invalid/shop")
    assert "no host of the address postgresql://nowhere.invalid/shop" in said
    assert "Check the spelling of the host" in said
    assert "open-sesame" not in said


def test_a_server_that_does_not_answer_is_named() -> None:
    said = refusal("postgresql://ann:open-sesame@127.0.0.1:1/shop")
    assert "No Postgres server answers at postgresql://127.0.0.1:1/shop" in said
    assert "whether the server runs" in said


def test_a_wrong_password_is_said_without_showing_it(with_password: str) -> None:
    engine = open_engine(with_password)
    assert "right-one" not in repr(engine) + engine.name
    engine.close()
    said = refusal(with_password.replace("right-one", "wrong-one"))
    assert "does not accept the user with this password" in said
    assert "${NAME}" in said
    assert "wrong-one" not in said


def test_a_table_that_may_not_be_read_is_named(with_password: str) -> None:
    engine = open_engine(with_password)
    with pytest.raises(EngineError, match="does not let this user read the table flights") as caught:
        engine.run("SELECT count(*) FROM flights")
    engine.close()
    assert "Ask its owner" in str(caught.value)


def test_a_missing_database_is_named(flights_postgres: str) -> None:
    said = refusal(flights_postgres.replace("/flights?", "/nothing?"))
    assert "has no database 'nothing'" in said
    assert "Correct the last part of the address" in said


def test_a_missing_table_or_column_points_to_the_check(engine) -> None:
    with pytest.raises(EngineError, match="no table 'nothing'.*workbench check --warehouse"):
        engine.run("SELECT * FROM nothing")
    with pytest.raises(EngineError, match='no column "nothing".*workbench check --warehouse'):
        engine.run("SELECT nothing FROM flights")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ann:p%zz-secret@host/shop",
        "postgresql://ann:pa/secret@host/shop",
        "postgresql://ann:pa#secret@host:no/shop",
        "postgresql://host/shop?pasword=secret",
    ],
)
def test_an_address_that_cannot_be_read_is_not_repeated(url: str) -> None:
    assert "secret" not in refusal(url)


def test_a_missing_driver_is_named_with_the_command() -> None:
    with pytest.raises(MissingExtra, match=r"pip install 'metric-workbench\[trino\]'") as caught:
        Database("nodriver://ann:secret@host/shop", dialect="trino", extra="trino")
    assert "secret" not in str(caught.value)


def test_addresses_are_shown_without_their_secrets() -> None:
    url = "sc://spark.example:15002/;token=abcdef;use_ssl=true"
    assert without_secrets(url) == "sc://spark.example:15002/"
    assert scrubbed("refused abcdef", url) == "refused …"
    assert without_secrets("trino://ann:se/cret@host/x") == "trino://…"
    assert scrubbed("no s3cr/t", "postgresql://ann:s3cr%2Ft@host/x") == "no …"


# --- through every door -----------------------------------------------------------------------------------------------
def test_a_project_s_warehouse_may_be_postgres(flights_postgres: str, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("WORKBENCH_WAREHOUSE", flights_postgres)
    session = workbench.open(flights_folder(), registry=":memory:")
    result = session.run("flights by carrier.name order by flights desc limit 1")
    assert result.arrow.to_pylist() == [{"carrier.name": "United Air Lines Inc.", "flights": 58665}]
    assert result.freshness.as_of == "2013-12-31"
    session.close()


def test_the_example_s_catalog_fits_the_example_s_tables_there(flights_postgres: str, capsys) -> None:
    assert main(["check", str(flights_folder()), "--warehouse", flights_postgres]) == 0
    assert main(["query", "flights", "--warehouse", flights_postgres, "--format", "csv"]) == 0
    assert "336776" in capsys.readouterr().out


def test_names_that_are_too_long_for_postgres_come_back_whole(flights_postgres: str) -> None:
    session = workbench.open(flights_folder(), warehouse=flights_postgres, registry=":memory:")
    one, two = "n" * 70 + "1", "n" * 70 + "2"
    table = session.run(f"flights as {one}, cancellations as {two} by carrier.code order by {one} limit 1").arrow
    session.close()
    assert table.column_names == ["carrier.code", one, two]
    assert table.to_pylist() == [{"carrier.code": "OO", one: 32, two: 3}]
