"""Our catalogs as dbt's semantic YAML: read again, the metrics that are kept count the same; the others are named."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
import yaml

import workbench.examples
from workbench.catalog.load import load
from workbench.catalog.model import Catalog
from workbench.compiler import compile_plan
from workbench.errors import QueryError
from workbench.formats import metricflow
from workbench.planner import plan
from workbench.query.parse import parse

CASES = Path(__file__).parents[1] / "cases"
FLIGHTS = Path(workbench.examples.__file__).parent / "flights"
SUITES = Path(__file__).parents[3] / "shared" / "suites"


def again(catalog: Catalog, folder: Path) -> Catalog:
    """The catalog that another's export is read as; nothing of it may be lost on the way."""
    (folder / "semantic.yml").write_text(metricflow.export(catalog).text, "utf-8")
    read = metricflow.load(folder)
    assert [loss for loss in read.losses if loss.whole] == []
    return read.catalog


def answer(con: duckdb.DuckDBPyConnection, catalog: Catalog, query: str) -> list[tuple]:  # type: ignore[type-arg]  # rows
    return con.execute(compile_plan(plan(catalog, parse(query))).sql).fetchall()


def test_the_flights_count_the_same(tmp_path: Path) -> None:
    ours = load(FLIGHTS)
    theirs = again(ours, tmp_path)
    assert set(theirs.metrics) >= set(ours.metrics)
    with duckdb.connect() as con:
        for table in FLIGHTS.glob("*.parquet"):
            con.execute(f"CREATE VIEW {table.stem} AS SELECT * FROM '{table}'")
        for query in (
            "flights, cancellation_rate, avg_arrival_delay by carrier.name",
            "flights by time.month",
            "planes_used by plane.manufacturer, origin.name order by planes_used desc limit 5",
            "total_precipitation by time.month, origin.name",
        ):
            assert answer(con, ours, query) == answer(con, theirs, query)


@pytest.mark.parametrize("name", ["shop", "club"])
def test_each_kept_metric_has_the_same_total(name: str, tmp_path: Path) -> None:
    ours = load(next((CASES / name).glob("*.yml")).parent)
    theirs = again(ours, tmp_path)
    compared = 0
    with duckdb.connect() as con:
        con.execute((CASES / name / "data.sql").read_text("utf-8"))
        for key, metric in ours.metrics.items():
            if key in theirs.metrics and not metric.private:
                text = f"{key} by time.month" if _needs_time(ours, key) else key
                left, right = answer(con, theirs, text), answer(con, ours, text)
                assert [list(row) for row in left] == [pytest.approx(list(row)) for row in right], key
                compared += 1
    assert compared > 15


def _needs_time(catalog: Catalog, key: str) -> bool:
    try:
        plan(catalog, parse(key))
    except QueryError:
        return True
    return False


def test_what_is_lost_is_named_once() -> None:
    losses = metricflow.export(load(CASES / "shop")).losses
    whole = [loss.name for loss in losses if loss.whole]
    assert len(whole) == len(set(whole))
    reasons = {loss.name: loss.reason for loss in losses if loss.whole}
    assert reasons["spread_amount"] == "MetricFlow has no aggregation for 'STDDEV(amount)'."
    assert "has no aggregation" in reasons["about_gift_buyers"]
    assert reasons["orders.member"] == "histories are not written."
    assert all(loss.reason.endswith(".") for loss in losses)


def test_it_is_yaml_of_dbts_shape() -> None:
    document = yaml.safe_load(metricflow.export(load(FLIGHTS)).text)
    flights = next(model for model in document["semantic_models"] if model["name"] == "flights")
    assert flights["model"] == "ref('flights')"
    assert {"name": "origin", "type": "foreign"} in flights["entities"]
    assert {entity["name"] for entity in flights["entities"] if entity["type"] == "primary"} <= {"flights"}


@pytest.mark.parametrize("folder", sorted(SUITES.glob("metricflow/manifests/*")), ids=lambda path: path.name)
def test_what_metricflow_has_it_gets_back(folder: Path, tmp_path: Path) -> None:
    """Every public metric of its own manifests is written again, or named."""
    ours = metricflow.load(folder).catalog
    exported = metricflow.export(ours)
    written = {metric["name"] for metric in yaml.safe_load(exported.text)["metrics"]}
    lost = {loss.name for loss in exported.losses if loss.whole}
    public = {key for key, metric in ours.metrics.items() if not metric.private}
    assert public <= written | lost
    histories = any(loss.reason == "histories are not written." for loss in exported.losses)
    assert histories or len(lost & public) <= len(public) / 4
