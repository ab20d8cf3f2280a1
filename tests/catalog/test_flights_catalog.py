"""The packaged catalog says what the data holds, and is complete in what it says about itself."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from workbench.catalog.load import load
from workbench.catalog.model import Catalog, Formula, Ratio, Simple, Status
from workbench.examples import flights_folder
from workbench.planner import plan
from workbench.query.parse import parse
from workbench.query.text import text

NAMED = (
    "flights", "cancellations", "cancellation_rate", "diversions", "avg_departure_delay", "avg_arrival_delay",
    "on_time_rate", "avg_air_time", "total_distance", "avg_distance", "planes_used", "avg_temperature",
    "avg_wind_speed", "total_precipitation", "flights_per_plane",
)  # fmt: skip


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(flights_folder())


@pytest.fixture(scope="module")
def tables() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for file in flights_folder().glob("*.parquet"):
        connection.read_parquet(str(file)).create_view(file.stem)
    return connection


def _one(tables: duckdb.DuckDBPyConnection, sql: str) -> object:
    return tables.sql(sql).fetchall()[0][0]


def test_the_metrics_that_were_asked_for_are_there(catalog: Catalog) -> None:
    assert set(NAMED) <= set(catalog.metrics)
    assert len(catalog.cubes) == 2
    assert catalog.today == date(2014, 1, 5)


def test_every_metric_says_everything_about_itself(catalog: Catalog) -> None:
    for metric in catalog.metrics.values():
        doc = metric.doc
        assert doc.title, metric.name
        assert doc.description.endswith("."), metric.name
        assert doc.owner, metric.name
        assert len(doc.synonyms) >= 2, metric.name
        assert doc.tier, metric.name
        assert doc.status is Status.CERTIFIED, metric.name
        assert doc.examples, metric.name
        assert doc.sla, metric.name
        assert metric.format, metric.name
        assert metric.unit or metric.format == "percent", metric.name
    assert any("1,048" in limit for limit in catalog.metrics["avg_wind_speed"].doc.known_limits)


def test_every_dimension_and_link_has_a_title_and_a_description(catalog: Catalog) -> None:
    for dataset in catalog.datasets.values():
        for part in (*dataset.dimensions.values(), *dataset.links.values()):
            assert part.doc.title, f"{dataset.name}.{part.name}"
            assert part.doc.description.endswith("."), f"{dataset.name}.{part.name}"


def test_every_example_and_cube_can_be_planned(catalog: Catalog) -> None:
    queries = [example.query for metric in catalog.metrics.values() for example in metric.doc.examples]
    for query in (*queries, *(cube.text for cube in catalog.cubes.values())):
        parsed = parse(query)
        assert parse(text(parsed)) == parsed
        assert plan(catalog, parsed, today=catalog.today).outline


def test_every_column_that_is_named_exists(catalog: Catalog, tables: duckdb.DuckDBPyConnection) -> None:
    columns = {name: set(tables.table(name).columns) for name in catalog.datasets}
    formulas: list[tuple[str, Formula]] = []
    for dataset in catalog.datasets.values():
        assert set(dataset.primary_key) <= columns[dataset.name]
        formulas += [(dataset.name, dimension.expr) for dimension in dataset.dimensions.values()]
        for link in dataset.links.values():
            formulas += [(dataset.name, pair.local) for pair in link.on] + [(link.to, pair.target) for pair in link.on]
    for metric in catalog.metrics.values():
        if isinstance(metric.definition, Simple):
            where = metric.definition.where
            formulas += [(metric.definition.dataset, f) for f in (metric.definition.expr, where) if f is not None]
    assert all(set(formula.columns) <= columns[dataset] for dataset, formula in formulas)


def test_every_primary_key_is_one(catalog: Catalog, tables: duckdb.DuckDBPyConnection) -> None:
    for dataset in catalog.datasets.values():
        key = ", ".join(dataset.primary_key)
        assert _one(tables, f"select count(*) = count(distinct ({key})) from {dataset.name}"), dataset.name


@pytest.mark.parametrize(
    ("said", "sql", "holds"),
    (
        (
            "1,556 flights meet no weather",
            "select count(*) from flights anti join weather using (origin, time_hour)",
            1556,
        ),
        ("the weather ends on 30 December", "select max(make_date(year, month, day)) from weather", date(2013, 12, 30)),
        ("Four destinations", "select count(distinct dest) from flights anti join airports on dest = faa", 4),
        ("14 names", "select count(*) from (select name from airports group by name having count(*) > 1)", 14),
        (
            "None of them is flown to",
            "select count(*) from flights join (select faa from airports qualify count(*) over (partition by name) > 1) on dest = faa",
            0,
        ),
        ("721 tail numbers", "select count(distinct tailnum) from flights anti join planes using (tailnum)", 721),
        ("52,606 flights meet no row", "select count(*) from flights anti join planes using (tailnum)", 52606),
        ("1,175 flights", "select count(*) from flights where dep_time is not null and arr_delay is null", 1175),
        (
            "2,512 flights without a tail number, all cancelled",
            "select count(*) from flights where tailnum is null",
            2512,
        ),
        ("1,048 miles an hour", "select floor(max(wind_speed)) from weather", 1048),
        (
            "Newark on 12 February 2013",
            "select arg_max(origin || ' ' || make_date(year, month, day), wind_speed) from weather",
            "EWR 2013-02-12",
        ),
        ("The 16 airlines", "select count(*) from airlines", 16),
    ),
)
def test_what_the_files_say_of_the_data_holds(
    tables: duckdb.DuckDBPyConnection, said: str, sql: str, holds: object
) -> None:
    files = " ".join(" ".join(file.read_text(encoding="utf-8").split()) for file in flights_folder().glob("*.yml"))
    assert said in files
    assert _one(tables, sql) == holds


def test_rates_are_ratios_of_counts(catalog: Catalog) -> None:
    assert catalog.metrics["cancellation_rate"].definition == Ratio("cancellations", "flights")
    assert catalog.metrics["on_time_rate"].definition == Ratio("on_time_arrivals", "arrivals")
    assert catalog.metrics["flights_per_plane"].definition == Ratio("flights", "planes_used")
