"""The command line, as its user meets it: what it prints, and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from workbench.cli import main


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the user's is read or written, and the folder holds no project."""
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def test_a_query_gives_json_that_says_what_the_rows_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "flights by carrier.name order by flights desc limit 1", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["rows"] == [["United Air Lines Inc.", 58665]]
    assert [column["name"] for column in found["columns"]] == ["carrier.name", "flights"]
    assert found["freshness"]["as_of"] == "2013-12-31"
    assert set(found["versions"]) == {"flights"}


def test_what_cannot_be_answered_correctly_is_refused_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "avg_temperature by carrier.name"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "avg_temperature cannot be asked by 'carrier.name': weather has no link 'carrier'." in said.err
    assert "^^^^^^^^^^^^" in said.err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["query", "fligts"], 1, "No metric 'fligts'. Did you mean 'flights'"),
        (["query", "flights by carier.name"], 1, "Did you mean 'carrier.name'"),
        (["query", "flights", "--catalog", "nowhere"], 1, "There is no folder nowhere"),
        (["query", "flights", "--warehouse", "nowhere.duckdb"], 1, "There is no file nowhere.duckdb"),
        (["query", "flights", "--warehouse", "oracle://x"], 1, "No kind of warehouse 'oracle'"),
        (["query", "flights", "--warehouse", "snowflake://host/db"], 1, "writes SQL for snowflake but does not run it"),
        (["query", "flights", "--format", "xlsx"], 2, "invalid choice: 'xlsx'"),
        (["query", "flights", "--today", "yesterday"], 2, "'yesterday' is no date; write it as 2014-01-05"),
        (["query", ""], 1, "The query is empty"),
        (["query"], 2, "the following arguments are required: text"),
        (["compile", "flights", "--dialect", "postgress"], 1, "No dialect 'postgress'. Did you mean 'postgres'"),
        (["compile", "flights compare to previous year"], 1, "compare to needs a stretch of time with both ends"),
        (["qury", "flights"], 2, "Did you mean 'query'"),
        (["check", "nowhere"], 1, "nowhere"),
        (["new", "metric", "x"], 1, "packaged example is not to be changed"),
        (["trust", "nowhere"], 1, "nowhere"),
        (["init", "nowhere.duckdb", "out"], 1, "There is no file"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_wrong_input_gets_one_message(
    capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, said: str
) -> None:
    try:
        found = main(arguments)
    except SystemExit as stopped:
        found = int(stopped.code or 0)
    err = capsys.readouterr().err
    assert found == status
    assert said in err
    assert "Traceback" not in err


def test_compile_writes_sql_for_a_dialect_and_touches_no_warehouse(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compile", "flights by time.month", "--dialect", "trino", "--warehouse", "nowhere.duckdb"]) == 0
    assert "GROUP BY" in capsys.readouterr().out


def test_the_outline_says_what_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compile", "flights by carrier.name", "--outline"]) == 0
    assert "Look up carrier in airlines" in capsys.readouterr().out


def test_a_result_can_be_written_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "rows.parquet"
    assert main(["query", "flights by origin.code", "--format", "parquet", "--output", str(target)]) == 0
    rows = duckdb.sql(f"SELECT sum(flights) FROM '{target}'").fetchall()
    assert rows == [(336_776,)]


def test_the_packaged_example_has_nothing_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--warehouse"]) == 0
    assert "nothing wrong" in capsys.readouterr().out


def test_a_project_made_from_a_database_answers_a_query(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source = tmp_path / "shop.duckdb"
    with duckdb.connect(str(source)) as connection:
        connection.execute("CREATE TABLE customers AS SELECT i AS customer_id, 'c' || i AS name FROM range(5) t(i)")
        connection.execute(
            "CREATE TABLE orders AS SELECT i AS order_id, i % 5 AS customer_id, DATE '2024-01-01' + i::INT AS ordered_on, "
            "10.5 * i AS amount FROM range(40) t(i)"
        )
    assert main(["init", str(source), "project"]) == 0
    assert main(["check", "project/catalog", "--warehouse", str(source)]) == 0
    capsys.readouterr()
    assert main(["query", "orders", "--catalog", "project", "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["orders", "40"]


def test_a_metric_is_added_to_a_catalog_and_checked_first(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "catalog"
    folder.mkdir()
    (folder / "orders.yml").write_text(
        "dataset: orders\nsource: orders\nmetrics:\n  orders: {expr: count(*)}\n", "utf-8"
    )
    assert (
        main(["new", "metric", "revenue", "--expr", "sum(amount)", "--dataset", "orders", "--catalog", str(folder)])
        == 0
    )
    assert main(["new", "metric", "worse", "--expr", "revenue / nothing", "--catalog", str(folder)]) == 1
    assert "nothing" in capsys.readouterr().err
    assert main(["check", str(folder)]) == 0
    assert "2 metrics" in capsys.readouterr().out


def test_info_says_what_is_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info"]) == 0
    out = capsys.readouterr().out
    assert "flights (" in out
    assert "2014-01-05 (fixed)" in out
