"""Spark as a warehouse, on a real local one: exact types, cancelling, a session passed in, and plain words for faults."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import pytest

import workbench
from workbench.cli import main
from workbench.engines import open_engine
from workbench.errors import EngineError
from workbench.examples import flights_folder

pytestmark = pytest.mark.slow

SLOW = "SELECT count(*) FROM range(0, 400000, 1, 8) a JOIN range(40000) b ON a.id * b.id % 1000003 = -1"


@pytest.fixture(scope="module")
def engine(flights_spark: str) -> Iterator[object]:
    opened = open_engine(flights_spark)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def session(engine) -> object:
    """A session of the user's own beside ours, with settings of its own."""
    from pyspark.sql import SparkSession

    active = SparkSession.getActiveSession()
    assert active is not None
    own = active.newSession()
    own.conf.set("spark.sql.session.timeZone", "Asia/Tokyo")
    return own


def test_values_come_with_their_types(engine) -> None:
    sql = (
        "SELECT 1 AS i, 2L AS b, CAST(1.5 AS DECIMAL(12, 2)) AS n, CAST(0.5 AS DOUBLE) AS f, DATE '2013-02-03' AS d, "
        "TIMESTAMP '2013-02-03 04:05:06.7' AS t, TRUE AS yes, 'a % b' AS s, CAST(NULL AS INT) AS nothing"
    )
    assert engine.run(sql).to_pylist() == [
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


def test_only_as_many_rows_are_fetched_as_are_wanted(engine) -> None:
    assert engine.run("SELECT id FROM range(1000000) ORDER BY id", most=3).column("id").to_pylist() == [0, 1, 2]


def test_the_running_query_can_be_cancelled_from_another_thread_and_the_next_one_runs(engine) -> None:
    stopper = threading.Timer(4, engine.interrupt)
    stopper.start()
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        engine.run(SLOW)
    stopper.join()
    assert time.monotonic() - started < 30
    assert engine.run("SELECT count(*) AS n FROM airlines").to_pylist() == [{"n": 16}]


def test_an_overflow_is_an_error_and_no_other_number(engine) -> None:
    with pytest.raises(EngineError, match="overflow"):
        engine.run("SELECT CAST(2147483647 AS INT) + CAST(1 AS INT)")


def test_a_missing_table_or_column_points_to_the_check(engine) -> None:
    with pytest.raises(EngineError, match="no table 'nothing'.*workbench check --warehouse"):
        engine.run("SELECT * FROM nothing")
    with pytest.raises(EngineError, match="no column `nothing`.*workbench check --warehouse"):
        engine.run("SELECT nothing FROM flights")


def test_tables_and_columns_are_those_of_the_folder(engine) -> None:
    assert engine.tables() == ("airlines", "airports", "flights", "planes", "weather")
    assert engine.columns("airlines") == {"carrier": "string", "name": "string"}
    assert engine.columns("nothing") == {}


def test_a_session_passed_in_keeps_its_settings_and_stays_open(session) -> None:
    session.read.parquet(str(flights_folder() / "airlines.parquet")).createOrReplaceTempView("airlines")
    opened = workbench.open(flights_folder(), warehouse=session, registry=":memory:")
    assert opened.run("values of carrier.name").arrow.num_rows == 16
    opened.close()
    assert session.conf.get("spark.sql.session.timeZone") == "Asia/Tokyo"
    assert session.sparkContext.getLocalProperty("spark.jobGroup.id") is None
    assert session.sql("SELECT 1 AS a").collect()[0].a == 1


def test_another_cluster_is_refused_while_one_runs(engine) -> None:
    with pytest.raises(EngineError, match="Pass that session in"):
        open_engine("spark://elsewhere:7077")


def test_the_example_s_catalog_fits_the_example_s_tables_there(flights_spark: str, engine, capsys) -> None:
    assert main(["check", str(flights_folder()), "--warehouse", flights_spark]) == 0
    assert main(["query", "flights", "--warehouse", flights_spark, "--format", "csv"]) == 0
    assert "336776" in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_named(engine) -> None:
    with pytest.raises(EngineError, match="no folder /nowhere/at/all"):
        open_engine("spark://local/nowhere/at/all")
