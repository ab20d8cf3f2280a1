"""Ossie models of our own making, and our own catalogs as Ossie: what is kept, what is lost, what is refused."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

import workbench.examples
from workbench.catalog.load import load as load_native
from workbench.catalog.model import Catalog, DimensionType, Ratio, Simple
from workbench.compiler import compile_plan
from workbench.errors import DefinitionError
from workbench.formats import Import, ossie
from workbench.planner import plan
from workbench.query.parse import parse

CASES = Path(__file__).parents[1] / "cases"
EXAMPLES = Path(workbench.examples.__file__).parent

SHOP = """
version: 0.2.0.dev0
name: The shop
description: Orders and customers
ai_context: {instructions: Say revenue, not sales, synonyms: [store], examples: [How much did we sell?]}
datasets:
  - name: orders
    source: raw.orders
    primary_key: [id]
    unique_keys: [[id]]
    fields:
      - {name: id, datatype: Integer, expression: {dialects: [{dialect: ANSI_SQL, expression: id}]}}
      - {name: net, datatype: Decimal, expression: {dialects: [{dialect: ANSI_SQL, expression: gross - tax}]}}
      - {name: Order Date, datatype: Date, dimension: {is_time: true}, label: Day,
         expression: {dialects: [{dialect: ANSI_SQL, expression: ordered_on}]}}
      - {name: odd, expression: {dialects: [{dialect: MAQL, expression: '{label/x}'}]}}
      - {name: loud, expression: {dialects: [{dialect: ANSI_SQL, expression: getenv('X')}, {dialect: SNOWFLAKE, expression: upper(state)}]}}
  - name: customers
    source: SELECT DISTINCT id, region FROM raw.customers WHERE NOT region IS NULL
    primary_key: [id]
    fields:
      - {name: id, datatype: Integer, expression: {dialects: [{dialect: ANSI_SQL, expression: id}]}}
      - {name: region, datatype: String, expression: {dialects: [{dialect: ANSI_SQL, expression: region}]}}
  - {name: files, source: 's3://bucket/x.parquet'}
relationships:
  - {name: bought_by, from: orders, to: customers, from_columns: [customer], to_columns: [id]}
  - {name: nowhere, from: orders, to: files, from_columns: [a], to_columns: [b]}
metrics:
  - {name: revenue, expression: {dialects: [{dialect: ANSI_SQL, expression: SUM(net)}]}, datatype: Decimal}
  - {name: orders, expression: {dialects: [{dialect: ANSI_SQL, expression: COUNT(*)}]}}
  - {name: big orders, expression: {dialects: [{dialect: ANSI_SQL, expression: COUNT(*) FILTER (WHERE orders.net > 100)}]}}
  - {name: per customer, expression: {dialects: [{dialect: ANSI_SQL, expression: SUM(orders.net) / COUNT(customers.id)}]}}
  - {name: average, expression: {dialects: [{dialect: ANSI_SQL, expression: revenue / orders}]}}
  - {name: mixed, expression: {dialects: [{dialect: ANSI_SQL, expression: SUM(orders.net * customers.id)}]}}
  - {name: now, expression: {dialects: [{dialect: ANSI_SQL, expression: COUNT(*) + net}]}}
custom_extensions: [{vendor_name: DBT, data: '{}'}]
"""

DATA = """
CREATE SCHEMA raw;
CREATE TABLE raw.orders (id INT, customer INT, gross INT, tax INT, ordered_on DATE, state VARCHAR);
INSERT INTO raw.orders VALUES (1, 1, 110, 10, '2024-01-01', 'new'), (2, 1, 330, 30, '2024-01-02', 'old'), (3, 2, 11, 1, '2024-01-02', NULL);
CREATE TABLE raw.customers (id INT, region VARCHAR);
INSERT INTO raw.customers VALUES (1, 'north'), (2, 'south'), (3, 'south');
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Import:
    path = tmp_path_factory.mktemp("ossie") / "shop.yaml"
    path.write_text(SHOP, "utf-8")
    return ossie.load(path)


def answer(catalog: Catalog, query: str) -> list[tuple]:  # type: ignore[type-arg]  # rows of any kind
    with duckdb.connect() as con:
        con.execute(DATA)
        return con.execute(compile_plan(plan(catalog, parse(query))).sql).fetchall()


def test_fields_are_dimensions_of_their_type(shop: Import) -> None:
    orders = shop.catalog.datasets["orders"]
    assert {name: d.type for name, d in orders.dimensions.items()} == {
        "id": DimensionType.NUMBER,
        "net": DimensionType.NUMBER,
        "Order_Date": DimensionType.TIME,
        "loud": DimensionType.TEXT,
    }
    assert orders.time == "Order_Date"
    assert orders.dimensions["Order_Date"].doc.title == "Day"
    assert shop.catalog.doc.meta[0] == ("instructions", "Say revenue")


def test_metrics_count_where_their_columns_are(shop: Import) -> None:
    assert answer(shop.catalog, "revenue, average by time") != []
    assert answer(shop.catalog, "revenue, orders, big_orders by customers.region") == [
        ("north", 400, 2, 1),
        ("south", 10, 1, 0),
    ]
    assert isinstance(shop.catalog.metrics["average"].definition, Ratio)
    assert isinstance(shop.catalog.metrics["big_orders"].definition, Simple)


def test_a_metric_of_two_datasets_multiplies_no_rows(shop: Import) -> None:
    """Customers without an order count too, and an order counts once."""
    assert answer(shop.catalog, "per_customer by customers.region") == [("north", 400.0), ("south", 5.0)]
    assert answer(shop.catalog, "per_customer") == [(pytest.approx(410 / 3),)]


def test_each_loss_is_named_with_its_reason(shop: Import) -> None:
    losses = {(loss.kind, loss.name, loss.reason) for loss in shop.losses}
    assert ("dataset", "files", "'s3://bucket/x.parquet' is not the name of a table.") in losses
    assert ("relationship", "nowhere", "'files' is no dataset of the model.") in losses
    assert ("field", "odd", "it is written only in MAQL.") in losses
    assert ("metric", "now", "a column stands outside its aggregates.") in losses
    assert any(name == "mixed" and "reads columns of orders and customers" in reason for _, name, reason in losses)
    assert ("model", "The shop", "the extension of DBT is kept for export and not obeyed.") in losses
    assert ("dataset", "orders", "unique_keys are kept for export and not checked.") in losses


def test_a_changed_definition_is_not_overwritten_by_what_was_kept(shop: Import, tmp_path: Path) -> None:
    """`loud` is kept with both of its dialects; once its expression changes, only the new one is written."""
    path = tmp_path / "again.yaml"
    exported = ossie.export(shop.catalog)
    path.write_text(exported.text.replace("upper(state)", "lower(state)"), "utf-8")
    again = ossie.load(path).catalog.datasets["orders"].dimensions["loud"]
    assert again.expr.text == "LOWER(state)"


@pytest.mark.parametrize("folder", [EXAMPLES / "flights", CASES / "shop", CASES / "club"], ids=lambda path: path.name)
def test_what_our_catalogs_export_is_stable(folder: Path, tmp_path: Path) -> None:
    """Exported, read and exported again it is the same document; what is lost on the way is named at once."""
    first = ossie.export(load_native(folder))
    path = tmp_path / "first.yaml"
    path.write_text(first.text, "utf-8")
    read = ossie.load(path)
    assert [loss for loss in read.losses if loss.whole] == []
    assert ossie.export(read.catalog).document == first.document
    assert all(loss.reason.endswith(".") for loss in first.losses)


def test_an_exported_metric_counts_the_same(tmp_path: Path) -> None:
    flights = load_native(EXAMPLES / "flights")
    path = tmp_path / "flights.yaml"
    path.write_text(ossie.export(flights).text, "utf-8")
    again = ossie.load(path).catalog
    with duckdb.connect() as con:
        for table in ("flights", "airlines"):
            con.execute(f"CREATE VIEW {table} AS SELECT * FROM '{EXAMPLES / 'flights' / f'{table}.parquet'}'")
        rows = [
            con.execute(
                compile_plan(plan(catalog, parse(f"cancellation_rate, avg_arrival_delay by {path}.name"))).sql
            ).fetchall()
            for catalog, path in ((flights, "carrier"), (again, "airlines"))
        ]
    assert rows[0] == rows[1]
    assert len(rows[0]) > 10


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("a: 1", "no semantic model"),
        ("- 1", "no semantic model"),
        ("a: [", "not readable as YAML"),
        ("", "no semantic model"),
    ],
)
def test_what_is_no_model_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(content, "utf-8")
    with pytest.raises(DefinitionError, match=reason):
        ossie.load(path)


def test_several_models_are_namespaces(tmp_path: Path) -> None:
    one = "{name: NAME, datasets: [{name: t, source: t, fields: []}], metrics: [{name: n, expression: {dialects: [{dialect: ANSI_SQL, expression: COUNT(*)}]}}]}"
    path = tmp_path / "two.yaml"
    path.write_text(
        f"version: 0.2.0.dev0\nsemantic_model: [{one.replace('NAME', 'a')}, {one.replace('NAME', 'b')}]", "utf-8"
    )
    read = ossie.load(path)
    assert set(read.catalog.metrics) == {"a.n", "b.n"}
    exported = ossie.export(read.catalog).document["semantic_model"]
    assert [model["name"] for model in exported] == ["a", "b"]  # type: ignore[union-attr, index, call-overload]  # JSON
