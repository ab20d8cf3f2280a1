"""DuckDB as a warehouse: locked down, read-only, cancellable, and plain about what went wrong."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from workbench.engines import open_engine
from workbench.errors import EngineError, UnsupportedError
from workbench.examples import flights_folder

SLOW = "SELECT count(*) FROM range(100000) a, range(100000) b, range(10) c WHERE a.range + b.range + c.range = -1"


@pytest.fixture
def engine() -> Iterator[object]:
    opened = open_engine(flights_folder())
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT content FROM read_text('/etc/hostname')",
        "COPY (SELECT 1) TO 'out.csv'",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "SELECT * FROM outside",
    ],
)
def test_nothing_beyond_its_own_folder_can_be_reached(engine, sql: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    outside = duckdb.sql("SELECT 1 AS a").to_arrow_table()
    assert outside.num_rows == 1
    with pytest.raises(EngineError):
        engine.run(sql)
    assert list(tmp_path.iterdir()) == []


def test_a_database_file_is_opened_for_reading_only(tmp_path: Path) -> None:
    file = tmp_path / "shop.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute("CREATE TABLE t AS SELECT 1 AS a")
    first, second = open_engine(file), open_engine(f"duckdb:///{file}")
    assert first.run("SELECT a FROM t").to_pylist() == second.run("SELECT a FROM t").to_pylist() == [{"a": 1}]
    with pytest.raises(EngineError):
        first.run("CREATE TABLE u AS SELECT 2 AS b")
    first.close()
    second.close()


def test_a_file_that_another_process_writes_to_is_named_with_the_remedy(tmp_path: Path) -> None:
    file = tmp_path / "busy.duckdb"
    code = f"import duckdb, sys; c = duckdb.connect({str(file)!r}); c.execute('CREATE TABLE t(a INT)'); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(  # noqa: S603  our own interpreter
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(EngineError, match=r"held for writing") as caught:
            open_engine(file)
        assert "workbench.open(warehouse=connection)" in str(caught.value)
        holder.communicate()


def test_the_running_query_can_be_cancelled_from_another_thread_and_the_next_one_runs(engine) -> None:
    def cancel() -> None:
        time.sleep(0.3)
        engine.interrupt()

    stopper = threading.Thread(target=cancel)
    stopper.start()
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        engine.run(SLOW)
    stopper.join()
    assert time.monotonic() - started < 10
    assert engine.run("SELECT count(*) AS n FROM airlines").to_pylist() == [{"n": 16}]


def test_whole_sums_are_integers_and_wider_ones_stay_exact(engine) -> None:
    row = engine.run(
        "SELECT sum(distance) AS small, sum(9223372036854775807::HUGEINT * faa_.n) AS large FROM flights, (SELECT 3 AS n) faa_"
    ).to_pylist()[0]
    assert isinstance(row["small"], int)
    assert row["large"] == 9223372036854775807 * 3 * 336_776


def test_a_connection_passed_in_is_used_and_left_open() -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TEMP TABLE t AS SELECT 7 AS a")
        engine = open_engine(connection)
        assert engine.run("SELECT a FROM t").to_pylist() == [{"a": 7}]
        engine.close()
        assert connection.execute("SELECT a FROM t").fetchall() == [(7,)]


def test_warehouses_that_statements_are_only_written_for_are_refused_by_name() -> None:
    with pytest.raises(UnsupportedError, match="snowflake"):
        open_engine("snowflake://db/metrics")


def test_a_failure_says_what_the_engine_said_and_what_to_check(engine) -> None:
    with pytest.raises(EngineError, match="workbench check --warehouse") as caught:
        engine.run("SELECT nothing FROM flights")
    assert "nothing" in str(caught.value)
