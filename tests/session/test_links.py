"""What the data says of links is asked once for each state of the data, and decides between refusal, LEFT and INNER."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

import workbench
from workbench.errors import QueryError
from workbench.session import Workbench

CATALOG = """
dataset: orders
source: orders
time: placed_on
dimensions: {placed_on: {type: time, grain: day}}
links:
  customer: {to: customers, on: customer_id = id}
metrics: {orders: count(*), revenue: sum(amount), typical: {expr: median(amount)}}
---
dataset: customers
source: customers
primary_key: [id]
dimensions: {name: }
links: {nation: {to: nations, on: nation_id = id}}
---
dataset: nations
source: nations
primary_key: [id]
dimensions: {name: }
"""

ORDERS = "SELECT i AS id, {customer} AS customer_id, i % 7 AS amount, DATE '2024-01-01' + (i % 50)::INT AS placed_on FROM range(4000) r(i)"


def warehouse(file: Path, *, customer: str = "i % 3000", customers: str = "range(3000)", nation: str = "i % 5") -> Path:
    with duckdb.connect(str(file)) as connection:
        connection.execute(f"CREATE OR REPLACE TABLE orders AS {ORDERS.format(customer=customer)}")
        connection.execute(
            f"CREATE OR REPLACE TABLE customers AS SELECT i AS id, 'c' || i AS name, {nation} AS nation_id FROM {customers} r(i)"
        )
        connection.execute("CREATE OR REPLACE TABLE nations AS SELECT i AS id, 'n' || i AS name FROM range(5) r(i)")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "all.yml").write_text(CATALOG, "utf-8")
    return tmp_path / "catalog"


def opened(folder: Path, file: Path | duckdb.DuckDBPyConnection) -> Workbench:
    return workbench.open(folder, warehouse=file, registry=":memory:")


QUERY = "revenue by customer.nation.name"
BY_HAND = "SELECT n.name, sum(amount) FROM orders o LEFT JOIN customers c ON customer_id = c.id LEFT JOIN nations n ON c.nation_id = n.id GROUP BY 1 ORDER BY 1 NULLS LAST"


def rows(session: Workbench, query: str = QUERY) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in session.run(query).arrow.to_pylist()]


def by_hand(file: Path) -> list[tuple[object, ...]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(BY_HAND).fetchall()


def test_complete_links_are_inner_joins_and_give_the_same(folder: Path, tmp_path: Path) -> None:
    file = warehouse(tmp_path / "whole.duckdb")
    session = opened(folder, file)
    sql, found = session.run(QUERY).sql, rows(session)
    session.close()
    assert "LEFT JOIN" not in sql
    assert sql.count("INNER JOIN") == 2
    assert found == by_hand(file)


@pytest.mark.parametrize(
    "data",
    (
        {"customer": "CASE WHEN i % 10 = 0 THEN NULL ELSE i % 3000 END"},
        {"customer": "i % 3001"},
        {"nation": "CASE WHEN i = 7 THEN NULL ELSE i % 5 END"},
        {"nation": "i % 6"},
    ),
    ids=("null keys", "dangling keys", "null keys further on", "dangling keys further on"),
)
def test_links_with_gaps_lose_nothing(folder: Path, tmp_path: Path, data: dict[str, str]) -> None:
    file = warehouse(tmp_path / "gaps.duckdb", **data)
    session = opened(folder, file)
    found = rows(session)
    session.close()
    assert found == by_hand(file)
    assert sum(int(str(row[1])) for row in found) == sum(i % 7 for i in range(4000))


def test_a_complete_link_behind_one_with_gaps_is_no_inner_join(folder: Path, tmp_path: Path) -> None:
    file = warehouse(tmp_path / "gaps.duckdb", customer="i % 3001")
    session = opened(folder, file)
    assert "INNER JOIN" not in session.run(QUERY).sql
    session.close()


def test_a_key_that_stands_twice_is_refused_with_what_would_go_wrong(folder: Path, tmp_path: Path) -> None:
    file = warehouse(tmp_path / "twice.duckdb", customers="(SELECT * FROM range(3000) UNION ALL SELECT 17)")
    session = opened(folder, file)
    with pytest.raises(QueryError) as caught:
        session.run("revenue by customer.name")
    assert "1 values of (id) are not unique there, so numbers across it would be too large" in str(caught.value)
    assert rows(session, "revenue") == [(sum(i % 7 for i in range(4000)),)]
    session.close()


def test_what_was_found_holds_for_the_data_it_was_found_in(folder: Path, tmp_path: Path) -> None:
    """A folder of files can change under an open session."""
    home = tmp_path / "files"
    home.mkdir()

    def write(customer: str) -> None:
        for name in ("orders", "customers", "nations"):
            source = warehouse(tmp_path / f"{len(list(tmp_path.iterdir()))}.duckdb", customer=customer)
            with duckdb.connect(str(source), read_only=True) as connection:
                part = home / f"{name}.new"
                connection.execute(f"COPY {name} TO '{part}' (FORMAT parquet)")
                part.replace(home / f"{name}.parquet")

    write("i % 3000")
    session = opened(folder, home)
    total = sum(i % 7 for i in range(4000))
    assert "INNER JOIN" in session.run(QUERY).sql
    write("CASE WHEN i % 10 = 0 THEN NULL ELSE i % 3000 END")
    assert "INNER JOIN" not in session.run(QUERY).sql
    assert sum(int(str(row[1])) for row in rows(session)) == total
    session.close()


def test_a_connection_passed_in_is_never_leant_on(folder: Path, tmp_path: Path) -> None:
    warehouse(tmp_path / "own.duckdb")
    with duckdb.connect(str(tmp_path / "own.duckdb")) as connection:
        session = opened(folder, connection)
        assert "INNER JOIN" not in session.run(QUERY).sql
        connection.execute("UPDATE orders SET customer_id = NULL WHERE id < 100")
        assert rows(session)[-1][0] is None
        session.close()


def test_compiling_asks_nothing_of_a_warehouse(folder: Path) -> None:
    session = workbench.open(folder, registry=":memory:")
    assert "INNER JOIN" not in session.compile(QUERY).sql
    session.close()
