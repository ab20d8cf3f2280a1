"""DataJunction nodes of our own making: what they become, how requests read, and what is refused or lost."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import duckdb
import pytest

from workbench.catalog.model import Better, DimensionType, Ratio, Simple, Status
from workbench.compiler import compile_plan
from workbench.errors import DefinitionError, QueryError
from workbench.formats import Import, datajunction
from workbench.planner import plan
from workbench.query.parse import parse
from workbench.query.text import text

NODES = {
    "dj.yaml": "namespace: shop",
    "sales.yaml": """
name: ${prefix}sales
node_type: source
catalog: lake
schema_: raw
table: sales
columns:
  - {name: id, type: int}
  - {name: buyer, type: int}
  - {name: sold, type: int}
  - {name: cents, type: bigint}
  - {name: sold_at, type: timestamp}
  - {name: tags, type: 'map<string, string>'}
dimension_links:
  - {type: join, dimension_node: '${prefix}person', role: buyer, join_type: inner, join_cardinality: many_to_one,
     join_on: '${prefix}sales.buyer = ${prefix}person.id'}
  - {type: join, dimension_node: '${prefix}person', role: seller, join_type: left, join_cardinality: many_to_one,
     join_on: '${prefix}person.id = ${prefix}sales.id'}
  - {type: reference, node_column: sold, dimension: '${prefix}day.id'}
  - {type: join, dimension_node: '${prefix}offer', join_type: left, join_cardinality: one_to_many,
     join_on: '${prefix}sales.id = ${prefix}offer.sale'}
  - {type: join, dimension_node: '${prefix}day', role: near, join_type: left, join_cardinality: many_to_one,
     join_on: '${prefix}sales.sold < ${prefix}day.id'}
""",
    "visits.yaml": """
name: ${prefix}visits
node_type: source
schema_: raw
table: visits
columns: [{name: buyer, type: int}]
dimension_links:
  - {type: join, dimension_node: '${prefix}person', role: buyer, join_type: left, join_cardinality: many_to_one,
     join_on: '${prefix}visits.buyer = ${prefix}person.id'}
""",
    "offer.yaml": "{name: '${prefix}offer', node_type: source, schema_: raw, table: offers, columns: [{name: sale, type: int}]}",
    "people.yaml": """
name: ${prefix}people
node_type: source
schema_: raw
table: people
columns: [{name: id, type: int}, {name: given, type: string}, {name: family, type: string}, {name: home, type: int}]
""",
    "person.yaml": """
name: ${prefix}person
node_type: dimension
primary_key: [id]
query: SELECT id, concat(given, ' ', family) AS name, upper(given) AS shout, home, now() AS read_at FROM ${prefix}people p
dimension_links:
  - {type: join, dimension_node: '${prefix}town', role: home, join_type: left, join_cardinality: many_to_one,
     join_on: '${prefix}person.home = ${prefix}town.id'}
""",
    "town.yaml": """
name: ${prefix}town
node_type: dimension
primary_key: [id]
query: SELECT DISTINCT home AS id, home * 10 AS postcode FROM ${prefix}people WHERE home IS NOT NULL
""",
    "day.yaml": """
name: ${prefix}day
node_type: dimension
primary_key: [id]
query: SELECT DISTINCT sold AS id, sold / 100 AS month FROM ${prefix}sales
""",
    "big.yaml": """
name: ${prefix}big
node_type: transform
query: |-
  WITH b AS (SELECT * FROM ${prefix}sales WHERE cents > 100)
  SELECT b.*, p.name AS who FROM b LEFT JOIN ${prefix}person p ON b.buyer = p.id
""",
    "revenue.yaml": """
name: ${prefix}revenue
node_type: metric
display_name: Revenue
description: What was paid.
owners: [ann, bob]
tags: [money]
mode: published
direction: higher_is_better
unit: dollar
custom_metadata: {team: sales}
significant_digits: 3
query: SELECT SUM(s.cents) / 100 FROM ${prefix}sales s WHERE s.cents > 0
""",
    "count.yaml": "{name: '${prefix}count', node_type: metric, query: 'SELECT COUNT(*) FROM ${prefix}sales'}",
    "visit_count.yaml": "{name: '${prefix}visit_count', node_type: metric, query: 'SELECT COUNT(1) FROM ${prefix}visits'}",
    "average.yaml": "{name: '${prefix}average', node_type: metric, query: 'SELECT ${prefix}revenue / NULLIF(${prefix}count, 0)'}",
    "per_visit.yaml": "{name: '${prefix}per_visit', node_type: metric, query: 'SELECT 1.0 * ${prefix}count / ${prefix}visit_count'}",
    "who.yaml": "{name: '${prefix}who', node_type: metric, query: 'SELECT COUNT(DISTINCT who) FROM ${prefix}big'}",
    "shouts.yaml": "{name: '${prefix}shouts', node_type: metric, query: 'SELECT COUNT(DISTINCT shout) FROM ${prefix}person'}",
    "age.yaml": "{name: '${prefix}age', node_type: metric, query: 'SELECT AVG(now() - sold) FROM ${prefix}sales'}",
    "older.yaml": "{name: '${prefix}older', node_type: metric, query: 'SELECT ${prefix}age + 1'}",
    "wide.yaml": "{name: '${prefix}wide', node_type: metric, query: 'SELECT SUM(cents) FROM ${prefix}sales, ${prefix}visits'}",
    "two_days.yaml": """
name: ${prefix}two_days
node_type: metric
query: SELECT SUM(${prefix}count) OVER (ORDER BY ${prefix}day.id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
""",
    "change.yaml": """
name: ${prefix}change
node_type: metric
query: SELECT ${prefix}revenue - LAG(${prefix}revenue, 1) OVER (ORDER BY ${prefix}day.month)
required_dimensions: ['${prefix}day.month']
""",
    "board.yaml": """
name: ${prefix}board
node_type: cube
display_name: The board
metrics: ['${prefix}revenue', '${prefix}count']
dimensions: ['${prefix}person.name[buyer]']
filters: ["${prefix}person.name[buyer] <> 'x'"]
""",
}

DATA = """
CREATE SCHEMA raw;
CREATE TABLE raw.people (id INT, given VARCHAR, family VARCHAR, home INT);
INSERT INTO raw.people VALUES (1, 'Ann', 'Lee', 7), (2, 'Bob', 'Ray', 7), (3, 'Cy', 'Fox', NULL);
CREATE TABLE raw.sales (id INT, buyer INT, sold INT, cents BIGINT, sold_at TIMESTAMP, tags MAP(VARCHAR, VARCHAR));
INSERT INTO raw.sales VALUES (1, 1, 101, 100, '2024-01-01 08:00', NULL), (2, 1, 102, 250, '2024-01-01 13:00', NULL),
    (3, 3, 201, 400, '2024-02-01 00:00', NULL), (4, 9, 201, 50, '2024-01-01 00:00', NULL);
CREATE TABLE raw.visits (buyer INT);
INSERT INTO raw.visits VALUES (1), (1), (2), (NULL);
CREATE TABLE raw.offers (sale INT);
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Import:
    folder = tmp_path_factory.mktemp("nodes") / "shop"
    folder.mkdir()
    for name, content in NODES.items():
        (folder / name).write_text(content, "utf-8")
    return datajunction.load(folder)


@pytest.fixture(scope="module")
def warehouse() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute(DATA)
    return con


def answer(shop: Import, warehouse: duckdb.DuckDBPyConnection, *metrics: str, **request: object) -> list[tuple]:  # type: ignore[type-arg]  # rows of any kind
    query = datajunction.query(shop.catalog, metrics=metrics, **request)  # type: ignore[arg-type]  # DataJunction's own
    assert parse(text(query)) == query
    return warehouse.execute(compile_plan(plan(shop.catalog, query)).sql).fetchall()


def refusal(shop: Import, *metrics: str, **request: object) -> str:
    with pytest.raises(QueryError) as refused:
        plan(shop.catalog, datajunction.query(shop.catalog, metrics=metrics, **request))  # type: ignore[arg-type]  # as above
    return str(refused.value)


def test_a_node_that_only_computes_columns_reads_the_table_itself(shop: Import) -> None:
    person = shop.catalog.datasets["shop.person"]
    assert person.source == ("raw", "people")
    assert person.sql is None
    assert person.dimensions["shout"].expr.text == "UPPER(given)"
    metric = shop.catalog.metrics["shop.shouts"].definition
    assert isinstance(metric, Simple)
    assert metric.expr.text == "COUNT(DISTINCT UPPER(given))"


def test_types_follow_the_columns(shop: Import) -> None:
    big = shop.catalog.datasets["shop.big"]
    assert {name: d.type for name, d in big.dimensions.items()} == {
        "id": DimensionType.NUMBER,
        "buyer": DimensionType.NUMBER,
        "sold": DimensionType.NUMBER,
        "cents": DimensionType.NUMBER,
        "sold_at": DimensionType.TIME,
        "who": DimensionType.TEXT,
    }


def test_what_a_node_says_of_itself_is_kept(shop: Import) -> None:
    revenue = shop.catalog.metrics["shop.revenue"]
    assert (revenue.doc.title, revenue.doc.owner, revenue.doc.tags) == ("Revenue", "ann, bob", ("money",))
    assert (revenue.unit, revenue.better, revenue.doc.status) == ("dollar", Better.HIGHER, Status.CERTIFIED)
    assert revenue.doc.meta == (("team", "sales"),)
    assert isinstance(shop.catalog.metrics["shop.average"].definition, Ratio)


def test_each_loss_is_named_with_its_reason(shop: Import) -> None:
    losses = {loss.name: loss.reason for loss in shop.losses}
    assert losses["shop.sales -> shop.offer"] == "it is one to many: rows would be counted several times."
    assert "only equal values join" in losses["shop.sales -> shop.day"]
    assert "inner join drops" in losses["shop.sales -> shop.person"]
    assert "'now'" in losses["shop.age"]
    assert losses["shop.older"].startswith("it is made of 'shop.age', which is left out")
    assert losses["shop.wide"] == "it aggregates over several nodes."
    assert losses["shop.revenue"] == "its key 'significant_digits' is not read."
    assert "map" in losses["shop.sales.tags"]
    assert "'now'" in losses["shop.person.read_at"]


def test_rows_are_read_along_roles(shop: Import, warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = answer(shop, warehouse, "shop.revenue", dimensions=["shop.person.name[buyer]"])
    assert rows == [("Ann Lee", 3.5), ("Cy Fox", 4.0), (None, 0.5)]
    rows = answer(shop, warehouse, "shop.count", dimensions=["shop.town.postcode[buyer->home]"])
    assert rows == [(70, 2), (None, 2)]


def test_a_column_beside_a_link_of_its_name_is_the_links_key(
    shop: Import, warehouse: duckdb.DuckDBPyConnection
) -> None:
    assert answer(shop, warehouse, "shop.count", dimensions=["shop.sales.buyer"]) == [(1, 2), (3, 1), (9, 1)]


def test_a_reference_is_a_link_whose_key_needs_no_join(shop: Import, warehouse: duckdb.DuckDBPyConnection) -> None:
    query = datajunction.query(shop.catalog, metrics=["shop.count"], dimensions=["shop.day.id"])
    assert "JOIN" not in compile_plan(plan(shop.catalog, query)).sql
    assert answer(shop, warehouse, "shop.count", dimensions=["shop.day.id"]) == [(101, 1), (102, 1), (201, 2)]


def test_a_transform_with_a_join_is_a_select(shop: Import, warehouse: duckdb.DuckDBPyConnection) -> None:
    assert shop.catalog.datasets["shop.big"].sql is not None
    assert answer(shop, warehouse, "shop.who") == [(2,)]


def test_where_facts_meet_a_key_of_no_row_is_no_group(shop: Import, warehouse: duckdb.DuckDBPyConnection) -> None:
    alone = answer(shop, warehouse, "shop.count", dimensions=["shop.person.id[buyer]"])
    assert alone == [(1, 2), (3, 1), (9, 1)]
    both = answer(shop, warehouse, "shop.count", "shop.visit_count", dimensions=["shop.person.id[buyer]"])
    assert both == [(1, 2, 2), (2, None, 1), (3, 1, None), (None, 1, 1)]


def test_metrics_are_filtered_after_and_dimensions_before(shop: Import, warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = answer(
        shop,
        warehouse,
        "shop.revenue",
        dimensions=["shop.person.name[buyer]"],
        filters=["shop.count >= 1 AND shop.person.name[buyer] LIKE '%n Lee' AND shop.sales.cents IN (100, :more)"],
        query_params='{"more": 250}',
    )
    assert rows == [("Ann Lee", 3.5)]


@pytest.mark.parametrize(
    ("condition", "count"),
    [
        ("shop.sales.sold_at >= TIMESTAMP '2024-01-01 12:00:00'", 2),
        ("CAST(shop.sales.sold_at AS DATE) = DATE '2024-01-01'", 3),
        ("year(shop.sales.sold_at) = 2024 AND month(shop.sales.sold_at) < 2", 3),
        ("extract(hour from shop.sales.sold_at) = 13", 1),
        ("date_trunc('month', shop.sales.sold_at) = '2024-02-01'", 1),
        ("shop.person.home[buyer] <=> NULL", 2),
        ("shop.person.home[buyer] <=> 7", 2),
        ("NOT (shop.sales.cents = 100 OR shop.sales.cents = 250)", 2),
        ('shop.person.name[buyer] = "Ann Lee"', 2),
    ],
)
def test_filters_are_read_as_spark_writes_them(
    shop: Import, warehouse: duckdb.DuckDBPyConnection, condition: str, count: int
) -> None:
    assert answer(shop, warehouse, "shop.count", filters=[condition]) == [(count,)]


def test_the_order_names_what_is_asked_for(shop: Import, warehouse: duckdb.DuckDBPyConnection) -> None:
    asked = {"dimensions": ["shop.person.name[buyer]"], "limit": "1"}
    assert answer(shop, warehouse, "shop.count", orderby=["shop.count DESC NULLS LAST"], **asked) == [("Ann Lee", 2)]
    assert "'shop.revenue', which is not asked for" in refusal(shop, "shop.count", orderby=["shop.revenue"], **asked)


def test_windows_run_along_what_they_name_which_is_added(shop: Import, warehouse: duckdb.DuckDBPyConnection) -> None:
    assert answer(shop, warehouse, "shop.two_days") == [(101, 1), (102, 2), (201, 3)]
    rows = answer(shop, warehouse, "shop.two_days", dimensions=["shop.day.id", "shop.person.name[buyer]"])
    assert rows == [(101, "Ann Lee", 1), (102, "Ann Lee", 2), (201, "Cy Fox", 1), (201, None, 1)]
    assert answer(shop, warehouse, "shop.change")[0][1] is None
    assert "would divide its run" in refusal(shop, "shop.change", dimensions=["shop.day.id"])


def test_a_cube_is_a_saved_query(shop: Import, warehouse: duckdb.DuckDBPyConnection) -> None:
    cube = shop.catalog.cubes["shop.board"]
    assert cube.doc.title == "The board"
    assert parse(cube.text) == cube.query
    assert len(warehouse.execute(compile_plan(plan(shop.catalog, cube.query)).sql).fetchall()) == 2


@pytest.mark.parametrize(
    ("request_", "reason"),
    [
        ({"dimensions": ["shop.person.name"]}, "links of several roles lead there"),
        ({"dimensions": ["shop.person.name[friend]"]}, "no link has the role 'friend'"),
        ({"dimensions": ["shop.person.nam[buyer]"]}, "Did you mean 'shop.person.name'?"),
        ({"dimensions": ["shop.offer.sale"]}, "No link leads from 'shop.sales' to 'shop.offer'"),
        ({"dimensions": ["name"]}, "'name' is no name of DataJunction"),
        ({"filters": ["cents > 1"]}, "'cents' in a filter names no node"),
        ({"filters": ["shop.sales.cents >"]}, "cannot be read"),
        ({"filters": ["shop.sales.cents > (SELECT 1)"]}, "no word for"),
        ({"filters": ["year(shop.sales.cents + 1) = 1"]}, "no word for year"),
        ({"filters": ["shop.sales.cents > :most"]}, "':most', which query_params does not give"),
        ({"filters": ["shop.count > 1 OR shop.sales.cents > 1"]}, "is no dimension of the request"),
        ({"limit": "ten"}, "'ten' is no number of rows"),
    ],
)
def test_what_cannot_be_meant_is_refused(shop: Import, request_: dict[str, object], reason: str) -> None:
    assert reason in refusal(shop, "shop.count", **request_)


def test_an_unknown_metric_is_refused_with_the_nearest(shop: Import) -> None:
    assert "Did you mean 'shop.count'" in refusal(shop, "shop.counts")


def test_a_folder_without_nodes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: 1", "utf-8")
    with pytest.raises(DefinitionError, match="no DataJunction nodes"):
        datajunction.load(tmp_path)


# --- a live server ----------------------------------------------------------------------------------------------------
class Server(BaseHTTPRequestHandler):
    """Answers as DataJunction's REST API does, for one namespace and a token."""

    def do_GET(self) -> None:
        if self.headers.get("Authorization") != "Bearer open sesame":
            self.send_error(401)
        elif self.path == "/api/namespaces/":
            self.answer(json.dumps([{"namespace": "shop", "num_nodes": len(NODES)}]).encode())
        elif self.path == "/api/namespaces/shop/export/yaml":
            archive = io.BytesIO()
            with zipfile.ZipFile(archive, "w") as files:
                for name, content in NODES.items():
                    files.writestr(name, content)
            self.answer(archive.getvalue())
        elif self.path.startswith("/api/namespaces/odd/"):
            self.answer(b"no archive")
        else:
            self.send_error(404)

    def answer(self, body: bytes) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing on the test's output."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("WORKBENCH_DATAJUNCTION_TOKEN", "open sesame")
    listening = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}/api"
    listening.shutdown()
    thread.join()
    listening.server_close()


def test_a_server_gives_the_same_catalog_as_its_files(shop: Import, server: str) -> None:
    for address in (server, f"{server}/namespaces/shop"):
        live = datajunction.load(address)
        assert set(live.catalog.metrics) == set(shop.catalog.metrics)
        assert live.catalog.version == shop.catalog.version
        assert [loss.reason for loss in live.losses] == [loss.reason for loss in shop.losses]


@pytest.mark.parametrize(
    ("tail", "reason"),
    [
        ("/namespaces/none", "answers 404"),
        ("/namespaces/odd", "The export of 'odd' is no archive of YAML files."),
        ("?a=1", "is no address of a server"),
    ],
)
def test_what_a_server_does_not_give_is_said(server: str, tail: str, reason: str) -> None:
    with pytest.raises(DefinitionError, match=reason):
        datajunction.load(server + tail)


def test_a_token_is_asked_for_and_never_shown(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_DATAJUNCTION_TOKEN", "wrong one")
    with pytest.raises(DefinitionError) as refused:
        datajunction.load(server)
    assert "Set WORKBENCH_DATAJUNCTION_TOKEN to a token." in str(refused.value)
    assert "wrong one" not in str(refused.value)


def test_a_server_that_is_not_there_is_named() -> None:
    with pytest.raises(DefinitionError, match="does not answer"):
        datajunction.load("http://127.0.0.1:9/api")
